using Remit.Meetings.Calendar;
using Remit.Tests.Harness;

namespace Remit.Tests.Search;

/// <summary>Search finds meetings by where and of what sort they are, and by their day.</summary>
public class MeetingSearchTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_is_found_by_its_words_and_known_by_its_day(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        await data.HeldMeeting(board, "2007-03-07", m => m.Venue = "County Hall, Glenfield");
        await data.HeldMeeting(board, "2007-06-06", m => (m.Venue, m.Kind) = ("Beaumanor Hall", "extraordinary"));

        (await data.Search("glenfield")).Titles.ShouldBe(["Board: meeting of 7 March 2007"]);
        (await data.Search("extraordinary meeting")).Titles.ShouldContain("Board: meeting of 6 June 2007");
    }
}
