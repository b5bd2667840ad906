using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

/// <summary>Closes bodies as the page and the verb do.</summary>
internal static class ClosingCase
{
    /// <summary>The seams that the program registers.</summary>
    public static Closing Closing(Store store) =>
        new(
            store,
            [
                new PlacesLegacy(),
                new TopicsLegacy(),
                new LinesLegacy(),
                new ChairPlacesLegacy(),
                new PostsLegacy(),
                new ActionsLegacy(),
                new ProgrammesLegacy(),
                new DutiesLegacy(),
                new RegistersLegacy(),
                new MeetingsLegacy(),
                new ReportsLegacy(),
            ]
        );

    /// <summary>Closes a body, and says what is refused.</summary>
    /// <param name="store">The database.</param>
    /// <param name="key">Its key.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="successors">The keys of its successors.</param>
    /// <param name="answers">Where things go by their titles: the key of a body, or end.</param>
    public static async Task<IReadOnlyList<Refusal>> Close(
        this Store store,
        string key,
        string last,
        string[] successors,
        params (string Title, string To)[] answers
    )
    {
        await using var db = store.Write();
        var ids = await db.All<Body>().Where(b => successors.Contains(b.Key)).ToListAsync();
        var body = await db.All<Body>().SingleAsync(b => b.Key == key);
        var plan = (
            await Closing(store).Plan(db, body.Id, When.Day(last), [.. successors.Select(s => ids.Single(i => i.Key == s).Id)])
        )!;
        var said = new Answers();
        foreach (var (title, to) in answers)
            said[plan.Items.Single(i => i.Title == title).Control] = to;
        var done = plan.Do(db, store.Ids, said);
        return done.IsRefused ? done.Refusals : (await db.Commit(TestData.Because("Closed"))).Refusals;
    }
}
