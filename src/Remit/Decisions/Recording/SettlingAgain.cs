using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>
/// Settles decisions once more when what they rest on was recorded: who was there, or the last of several sign-offs that came at the same moment. Whoever
/// is to sign off now is asked, and what now stands is carried out. Where nothing follows nothing is written.
/// </summary>
internal sealed class SettlingAgain(LondonClock clock) : IAfterAttendance
{
    public async Task Settle(Store store, Id<Meeting> meeting, (string Name, string Capacity) who)
    {
        List<Id<Decision>> agreed;
        await using (var db = store.Read(Sight.Everything))
            agreed = await db.All<Decision>()
                .Where(d => d.Meeting == meeting)
                .Where(d => d.Outcome == DecisionOutcome.Agreed || d.Outcome == DecisionOutcome.AgreedAsAmended)
                .OrderBy(d => d.Order)
                .Select(d => d.Id)
                .ToListAsync();
        foreach (var decision in agreed)
            await Settle(store, decision, who);
    }

    /// <summary>Settles one decision.</summary>
    public async Task Settle(Store store, Id<Decision> decision, (string Name, string Capacity) who)
    {
        await using var db = store.Write();
        var refused = await new Settling(db, store.Ids, clock.Today).Settle(decision);
        if (refused.Count > 0 || !db.ChangeTracker.HasChanges())
            return;
        var title = await db.All<Decision>().Where(d => d.Id == decision).Select(d => d.Title).SingleAsync();
        await db.Commit(
            new Change(who.Name, who.Capacity, $"What follows from a decision as it stands now: {title.Shortened(120)}")
        );
    }
}
