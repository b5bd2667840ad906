using Remit.Meetings.Calendar;
using Remit.Minutes;
using Remit.Tests.Harness;

namespace Remit.Tests.Minutes;

/// <summary>MTG-06.</summary>
public class MinutesChecksTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Minutes_that_are_not_approved_by_the_second_meeting_after_are_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        var elsewhere = await data.Established("Board whose minutes are kept elsewhere");
        foreach (var day in new[] { "2007-02-07", "2007-03-07", "2007-04-04" })
            await data.HeldMeeting(elsewhere, day);
        var first = await data.HeldMeeting(board, "2007-02-07");
        var second = await data.HeldMeeting(board, "2007-03-07");
        await data.Meeting(board, "2007-04-04", with: m => m.State = MeetingState.Cancelled);
        await data.Add(data.NewMinutes(first, MinutesState.Circulated), data.NewMinutes(second, MinutesState.Draft));

        // One meeting since, and a cancelled one, which does not count.
        (await data.Found("MTG-06")).ShouldBeEmpty();

        var third = await data.HeldMeeting(board, "2007-05-02");
        var found = (await data.Found("MTG-06")).ShouldHaveSingleItem();
        found.Message.ShouldBe(
            "The minutes of Board of 7 February 2007 are not approved, and it has met twice since: on 7 March 2007 and 2 May 2007."
        );
        found.Records.Select(r => r.Ref.Kind).ShouldBe(["meeting", "body", "meeting", "meeting", "minutes"]);
        (await data.Found("MTG-06", "2007-05-01")).ShouldBeEmpty();

        await data.Add(data.NewMinutes(third, MinutesState.Draft));
        var another = await data.Established("Board in order");
        var held = new List<Meeting>();
        foreach (var day in new[] { "2007-02-07", "2007-03-07", "2007-04-04" })
            held.Add(await data.HeldMeeting(another, day));
        await data.Add(
            data.NewMinutes(held[0], MinutesState.Approved, held[1]),
            data.NewMinutes(held[1], MinutesState.Approved, held[2]),
            data.NewMinutes(held[2], MinutesState.Circulated)
        );
        (await data.Found("MTG-06")).ShouldHaveSingleItem();
    }
}
