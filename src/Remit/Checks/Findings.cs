using Microsoft.EntityFrameworkCore;
using Remit.Checks.Accepting;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks;

/// <summary>
/// Runs all checks over everything that is recorded, and gives each viewer the findings of which they may see every record. What was found
/// at a day is remembered until the next change, so that a page asks for the number of the last change and for nothing else.
/// </summary>
internal sealed class Findings(Store store, IEnumerable<Check> checks, LondonClock clock)
{
    /// <summary>More days and pasts than anybody asks for between two changes; then it forgets all.</summary>
    private const int Most = 16;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<(long? KnownAt, DateOnly Day), IReadOnlyList<Judged>> remembered = [];
    private long asOf = -1;

    /// <summary>All checks, by code.</summary>
    public IReadOnlyList<Check> Checks { get; } = [.. checks.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>What the viewer of a page may see, at its day and as recorded by its change; the heaviest first.</summary>
    /// <param name="looking">How the page looks.</param>
    /// <param name="about">Only what names this record; null for all.</param>
    public async Task<IReadOnlyList<Judged>> SeenBy(Looking looking, RecordRef? about = null)
    {
        var last = looking.Viewer.AsOf ?? await LastChange();
        var all = await Everything(looking.KnownAt, looking.AsAt, last);
        if (about is { } named)
            all = [.. all.Where(j => j.Finding.Records.Any(r => r.Ref == named))];
        var sight = looking.Viewer.Sight;
        if (sight.IsWhole)
            return all;
        if (looking.KnownAt is null)
            return [.. all.Where(j => j.Finding.Records.All(r => sight.Sees(r.Sensitivity, r.RestrictedTo))).Select(Unseen)];
        if (all.Count == 0)
            return all;
        // The past is at least as closed as today, which the database of then knows.
        var ids = all.SelectMany(j => j.Finding.Records.Select(r => r.Ref.Id)).Distinct().ToList();
        var seen = (await looking.Db.IdsSeen().Where(id => ids.Contains(id)).ToListAsync()).ToHashSet();
        return [.. all.Where(j => j.Finding.Records.All(r => seen.Contains(r.Ref.Id))).Select(WithoutReason)];

        Judged Unseen(Judged judged) =>
            judged.Acceptance is { } acceptance && !sight.Sees(acceptance) ? WithoutReason(judged) : judged;
    }

    /// <summary>Everything that is found, as recorded now.</summary>
    public async Task<IReadOnlyList<Judged>> On(DateOnly day) => await Everything(null, day, await LastChange());

    /// <summary>Today, by the London clock.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>That somebody accepted it may be known; why, only to those who may see it.</summary>
    private static Judged WithoutReason(Judged judged) =>
        judged.Acceptance is not { } acceptance
            ? judged
            : judged with
            {
                Acceptance = new Acceptance
                {
                    Id = acceptance.Id,
                    Key = acceptance.Key,
                    Code = acceptance.Code,
                    Reason = "",
                    ReviewOn = acceptance.ReviewOn,
                },
            };

    private async Task<long> LastChange()
    {
        await using var db = store.Read(Sight.Everything);
        return await db.LastChange();
    }

    private async Task<IReadOnlyList<Judged>> Everything(long? knownAt, DateOnly day, long last)
    {
        await gate.WaitAsync();
        try
        {
            // An erasure is a change, too: what was found before it may name who was erased.
            if (asOf != last)
                remembered.Clear();
            // Today stays, whatever other days are asked for.
            else if (remembered.Count >= Most)
                foreach (var other in remembered.Keys.Where(k => k != (null, clock.Today)).ToList())
                    remembered.Remove(other);
            asOf = last;
            if (remembered.TryGetValue((knownAt, day), out var known))
                return known;
            await using var db = knownAt is { } change
                ? await store.ReadKnownAt(change, Sight.Everything, day)
                : store.Read(Sight.Everything, day);
            return remembered[(knownAt, day)] = await Run(db, day);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>All checks, and two queries for what is accepted.</summary>
    internal async Task<IReadOnlyList<Judged>> Run(Db db, DateOnly day)
    {
        var run = new CheckRun(db, day);
        var found = new List<Finding>();
        foreach (var check in Checks)
            found.AddRange(await check.Run(run));
        var acceptances = await db.All<Acceptance>().On(day).ToListAsync();
        var records = (await db.All<AcceptedRecord>().ToListAsync()).ToLookup(r => r.Acceptance, r => r.Record);
        return
        [
            .. Judged
                .Of(found, acceptances.Select(a => (a, (IReadOnlyCollection<RecordRef>)[.. records[a.Id]])), day)
                .OrderBy(j => j.Finding.Severity)
                .ThenBy(j => j.Finding.Check.Code, StringComparer.Ordinal)
                .ThenBy(j => j.Finding.Records[0].Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(j => j.Finding.Key, StringComparer.Ordinal),
        ];
    }
}
