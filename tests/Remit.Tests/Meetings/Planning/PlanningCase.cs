using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>What the tests of plans begin with.</summary>
internal static class PlanningCase
{
    /// <summary>Today.</summary>
    public static DateOnly Day { get; } = When.Day("2007-09-03");

    /// <summary>The plan of all that waits, as it stands.</summary>
    public static async Task<PlanView> Plan(TestData data, string? toNote = null)
    {
        await using var db = data.Store.Read(Sight.Everything, Day);
        return PlanView.Of(await PlanOn.Load(db, Day, PlanAsked.Of([], null, toNote, _ => { })), Day);
    }

    /// <summary>Two meetings of the board, and three reports that it is to hear.</summary>
    public static void Year(Db db, IdSource ids)
    {
        var board = db.Set<Body>().Single(b => b.Key == "board");
        foreach (var day in (string[])["2007-09-12", "2007-12-05"])
            db.Add(
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = day,
                    Body = board.Id,
                    Date = When.Day(day),
                }
            );
        foreach (var (key, law) in ((string, bool)[])[("first", true), ("second", false), ("third", false)])
            db.Add(
                new Report
                {
                    Id = ids.Next<Report>(),
                    Key = key,
                    Body = board.Id,
                    Title = $"The {key} report",
                    Minutes = 30,
                    Statutory = law,
                }
            );
    }
}
