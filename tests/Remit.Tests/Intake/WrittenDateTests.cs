using Remit.Intake;
using Remit.Kernel;

namespace Remit.Tests.Intake;

public class WrittenDateTests
{
    [Theory]
    [InlineData("12/09/2007", "2007-09-12")]
    [InlineData("12.9.07", "2007-09-12")]
    [InlineData("2007-09-12", "2007-09-12")]
    [InlineData("12 Sept 2007", "2007-09-12")]
    [InlineData("Wednesday 12th September 2007", "2007-09-12")]
    [InlineData("the 12th of September, 2007.", "2007-09-12")]
    [InlineData("12-Sep-07", "2007-09-12")]
    [InlineData("September 12, 2007", "2007-09-12")]
    [InlineData("September 2008", "2008-09-30")]
    [InlineData("Feb-08", "2008-02-29")]
    [InlineData("09/2008", "2008-09-30")]
    [InlineData("31/02/2007", null)]
    [InlineData("31/13/2007", null)]
    [InlineData("annually", null)]
    [InlineData("2008", null)]
    [InlineData("", null)]
    public void Dates_are_read_in_every_usual_form(string written, string? day) =>
        (WrittenDate.Read(written)?.LastDay is { } date ? LondonDate.Iso(date) : null).ShouldBe(day);

    [Theory]
    [InlineData("31/10/2007", "2007-10-31")]
    [InlineData("31.10.07", "2007-10-31")]
    [InlineData("31 October 2007", "2007-10-31")]
    [InlineData("31st Oct ’07", "2007-10-31")]
    [InlineData("Wed. 31 October 2007", "2007-10-31")]
    [InlineData("2007-10-31 00:00:00", "2007-10-31")]
    [InlineData("1/1/79", "2079-01-01")]
    [InlineData("1/1/80", "1980-01-01")]
    [InlineData("31 October", null)]
    [InlineData("31/10", null)]
    [InlineData("October 2007", null)]
    [InlineData("10/31/2007", null)]
    [InlineData("31 Oktober 2007", null)]
    [InlineData("Someday 31 October 2007", null)]
    [InlineData("31/10/1207", null)]
    [InlineData("٣١/١٠/٢٠٠٧", null)]
    [InlineData("31/10/2007 or later", null)]
    public void A_day_is_whole_where_nothing_of_it_was_left_out(string written, string? day) =>
        (WrittenDate.Read(written)?.Day is { } found ? LondonDate.Iso(found) : null).ShouldBe(day);

    [Theory]
    [InlineData("31 October", 31, 10)]
    [InlineData("31/10", 31, 10)]
    [InlineData("29 Feb", 29, 2)]
    [InlineData("October", null, 10)]
    public void What_was_left_out_stays_open(string written, int? day, int month) =>
        WrittenDate.Read(written).ShouldBe(new WrittenDate(day, month, null));

    [Fact]
    public void A_day_without_its_year_is_looked_for_in_a_year_that_has_it()
    {
        var leap = WrittenDate.Read("29 February")!;
        (leap.In(2007), leap.In(2008)).ShouldBe((null, new DateOnly(2008, 2, 29)));
    }

    [Theory]
    [InlineData("Wednesday 31 October 2007", false)]
    [InlineData("Weds 31/10/2007", false)]
    [InlineData("Thurs 31/10/2007", true)]
    [InlineData("Friday 31 October", false)]
    public void A_weekday_that_the_day_does_not_fall_on_is_told(string written, bool isOther) =>
        WrittenDate.Read(written)!.IsOnAnotherWeekday.ShouldBe(isOther);

    [Theory]
    [InlineData("Agreed at the meeting of 12 September 2007, to be reviewed by 1 May 2008", "2007-09-12")]
    [InlineData("done (12.9.07)", "2007-09-12")]
    [InlineData("Meeting held on Wednesday 12th of Sept ’07 at 2pm", "2007-09-12")]
    [InlineData("paragraph 31/13/2007, then 2007-09-12", "2007-09-12")]
    [InlineData("12 September", null)]
    [InlineData("", null)]
    public void The_first_whole_day_in_a_text_is_found(string text, string? day) =>
        (WrittenDate.FirstIn(text) is { } found ? LondonDate.Iso(found) : null).ShouldBe(day);
}
