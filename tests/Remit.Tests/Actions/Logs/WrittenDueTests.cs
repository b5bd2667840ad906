using Remit.Actions;
using Remit.Actions.Logs;
using Remit.Kernel;

namespace Remit.Tests.Actions.Logs;

public class WrittenDueTests
{
    [Theory]
    [InlineData("31/10", "2007-10-31", null)]
    [InlineData("31.10.07", "2007-10-31", null)]
    [InlineData("31/10/2008", "2008-10-31", null)]
    [InlineData("31st October", "2007-10-31", null)]
    [InlineData("by 31 Oct", "2007-10-31", null)]
    [InlineData("Wednesday 31 October 2007", "2007-10-31", null)]
    [InlineData("2007-10-31", "2007-10-31", null)]
    [InlineData("1/2", "2008-02-01", null)]
    [InlineData("29/2", "2008-02-29", null)]
    [InlineData("end of October", "2007-10-31", "end of October")]
    [InlineData("End Feb 2008", "2008-02-29", "End Feb 2008")]
    [InlineData("Oct 07", null, "Oct 07")]
    [InlineData("October", null, "October")]
    [InlineData("Q3", null, "Q3")]
    [InlineData("next meeting", null, "next meeting")]
    [InlineData("ongoing", null, "ongoing")]
    [InlineData("asap", null, "asap")]
    [InlineData("to be confirmed", null, "to be confirmed")]
    [InlineData("31/13", null, "31/13")]
    [InlineData("99/99/9999", null, "99/99/9999")]
    [InlineData("٣١/١٠", null, "٣١/١٠")]
    [InlineData("-", null, null)]
    public void A_deadline_is_a_day_only_where_that_is_certain(string written, string? day, string? words)
    {
        var due = WrittenDue.Read(written, new DateOnly(2007, 9, 3), null);
        (due.Day is { } found ? LondonDate.Iso(found) : null, due.Words).ShouldBe((day, words));
    }

    [Fact]
    public void Without_the_day_of_the_meeting_a_day_needs_its_year()
    {
        WrittenDue.Read("31/10", null, null).ShouldBe(new WrittenDue(null, "31/10"));
        var before = WrittenDue.Read("31/8", null, new DateOnly(2007, 9, 3));
        (before.Day, before.Doubt is null).ShouldBe((new DateOnly(2007, 8, 31), false));
    }

    [Theory]
    [InlineData("Complete", ActionStatus.Done)]
    [InlineData("Completed – see minutes", ActionStatus.Done)]
    [InlineData("not complete", ActionStatus.Open)]
    [InlineData("Partially completed", ActionStatus.Open)]
    [InlineData("On track", ActionStatus.Open)]
    [InlineData("No longer required", ActionStatus.Withdrawn)]
    [InlineData("No", ActionStatus.Open)]
    [InlineData("Y", ActionStatus.Done)]
    [InlineData("Yellow", null)]
    [InlineData("Amber", null)]
    [InlineData("Closedown of the site", null)]
    public void A_status_is_known_by_how_it_begins(string written, ActionStatus? status) =>
        LogWords.Shipped.StatusOf(written).ShouldBe(status);
}
