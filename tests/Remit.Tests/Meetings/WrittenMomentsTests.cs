using Remit.Kernel;
using Remit.Meetings.Planners;

namespace Remit.Tests.Meetings;

public class WrittenMomentsTests
{
    private static readonly PlannerYears NoYear = new(null, false, null);

    [Theory]
    [InlineData("Wednesday 12 September 2007, 2.00 pm, County Hall", "2007-09-12 14:00 @County Hall")]
    [InlineData("Wed 12th Sept. 2007 at 2pm–4pm", "2007-09-12 14:00-16:00")]
    [InlineData("12/09/2007 14:00", "2007-09-12 14:00")]
    [InlineData("12.9.07, 10.00 - 12.00, Room 1", "2007-09-12 10:00-12:00 @Room 1")]
    [InlineData("2007-09-12", "2007-09-12")]
    [InlineData("Thursday 5 December 2024 (virtual, 10 till 12)", "2024-12-05 10:00-12:00 @virtual")]
    [InlineData("10.00 am on Wednesday 12 September 2007 in the Council Chamber", "2007-09-12 10:00 @Council Chamber")]
    [InlineData("12-Sep-2007 1400-1600hrs", "2007-09-12 14:00-16:00")]
    [InlineData("September 12th, 2007, 9.30am to 12 noon", "2007-09-12 09:30-12:00")]
    [InlineData("12 Sept ’07 11-1pm", "2007-09-12 11:00-13:00")]
    [InlineData("12 September 2007 2-4pm", "2007-09-12 14:00-16:00")]
    [InlineData("12 September 2007 from 2.00 until 4.30", "2007-09-12 14:00-16:30 ?")]
    [InlineData("5, 12 and 19 March 2008, 2pm", "2008-03-05 14:00|2008-03-12 14:00|2008-03-19 14:00")]
    [InlineData("12 September, 10 October 2007 and 9 January 2008", "2007-09-12|2007-10-10|2008-01-09")]
    [InlineData("3 October 2024 9.30am; 14 November 2024 9.30am", "2024-10-03 09:30|2024-11-14 09:30")]
    [InlineData("12 September 2007 (Annual meeting), CANCELLED", "2007-09-12 annual cancelled")]
    [InlineData("12 September 2007 – Microsoft Teams", "2007-09-12 @Microsoft Teams")]
    [InlineData("Item 4, 12 September 2007", "2007-09-12")]
    [InlineData("12 September 2007 (tbc)", "2007-09-12 ?")]
    [InlineData("Friday 12 September 2007", "2007-09-12 ?")]
    [InlineData("12–13 September 2007", "2007-09-12 ?")]
    [InlineData("12 September 2007 at 2.00", "2007-09-12 14:00 ?")]
    [InlineData("March 2025 (date to be confirmed)", "")]
    [InlineData("every second Wednesday", "")]
    [InlineData("31 September 2007", "")]
    [InlineData("12 September", "")]
    [InlineData("We may march on", "")]
    [InlineData("24/7 services", "")]
    [InlineData("Budget 2025/26", "")]
    public void Days_and_times_are_read_as_papers_write_them(string text, string expected) =>
        Said(MeetingPhrase.Read(text, NoYear)).ShouldBe(expected);

    [Theory]
    [InlineData("Forward plan 2024/25", "12 September", "2024-09-12")]
    [InlineData("Forward plan 2024/25", "12 February", "2025-02-12")]
    [InlineData("Forward plan 2024/25", "Thursday 12 June", "2025-06-12")]
    [InlineData("Forward plan 2024/25", "12 June", "2024-06-12 ?")]
    [InlineData("Meetings in 2008", "30/8", "2008-08-30")]
    public void A_heading_gives_the_year(string heading, string text, string expected) =>
        Said(MeetingPhrase.Read(text, NoYear.Under(heading))).ShouldBe(expected);

    [Theory]
    [InlineData("12 September", "2007-09-12")]
    [InlineData("1 September", "2008-09-01")]
    [InlineData("29 February", "2008-02-29")]
    public void The_day_on_which_the_paper_begins_gives_the_year(string text, string expected) =>
        Said(MeetingPhrase.Read(text, new PlannerYears(null, false, new DateOnly(2007, 9, 3)))).ShouldBe(expected);

    private static string Said(MeetingPhrase phrase) =>
        string.Join(
            '|',
            phrase.Occasions.Select(o =>
                LondonDate.Iso(o.Day)
                + (o.Start is { } start ? $" {LondonTime.Iso(start)}" : "")
                + (o.End is { } end ? $"-{LondonTime.Iso(end)}" : "")
                + (o.Venue is { } venue ? $" @{venue}" : "")
                + (o.Kind is { } kind ? $" {kind}" : "")
                + (o.IsCancelled ? " cancelled" : "")
                + (o.Doubts.Count > 0 ? " ?" : "")
            )
        );
}
