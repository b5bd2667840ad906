using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Arrangements;

/// <summary>
/// The arrangements as anybody may read them, whoever looks: made of what is public, and of nothing else. What was made is remembered until the
/// next change, for it is the same for everybody.
/// </summary>
internal sealed class Arranging(Store store, LondonClock clock, IEnumerable<ReportsOwed> reports)
{
    /// <summary>More days and pasts than anybody asks for between two changes; then it forgets all but today.</summary>
    private const int Most = 12;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<(long? KnownAt, DateOnly Day), Arranged?> remembered = [];
    private long asOf = -1;

    /// <summary>The arrangements on a day; null where the partnership itself is not public.</summary>
    /// <param name="day">The day.</param>
    /// <param name="knownAt">The last change that counts; null for all.</param>
    public async Task<Arranged?> On(DateOnly day, long? knownAt = null)
    {
        await gate.WaitAsync();
        try
        {
            var last = await LastChange();
            // An erasure is a change, too: what was made before it may name who was erased.
            if (asOf != last)
                remembered.Clear();
            else if (remembered.Count >= Most)
                foreach (var other in remembered.Keys.Where(k => k != (null, clock.Today)).ToList())
                    remembered.Remove(other);
            asOf = last;
            if (!remembered.TryGetValue((knownAt, day), out var known))
                remembered[(knownAt, day)] = known = await Make(day, knownAt, last);
            return known;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>An edition by its key, as the public sees it; null where there is none.</summary>
    public async Task<EditionView?> Find(string key)
    {
        await using var db = store.Read(Sight.Published);
        return await Editions(db).FirstOrDefaultAsync(e => e.Key == key);
    }

    private async Task<Arranged?> Make(DateOnly day, long? knownAt, long last)
    {
        await using var db = knownAt is { } change
            ? await store.ReadKnownAt(change, Sight.Published, day)
            : store.Read(Sight.Published, day);
        if (await PartnershipArrangements.Load(db, day, reports) is not { } now)
            return null;
        var editions = await Editions(db)
            .Where(e => e.On <= day)
            .OrderByDescending(e => e.On)
            .ThenByDescending(e => e.Order)
            .ToListAsync();
        var parts = ArrangementsText.Parts(now);
        var changes = editions is [var newest, ..] ? await Since(newest, now, last) : null;
        return new Arranged(
            now,
            [.. parts, .. changes is null ? [] : new[] { ArrangementsText.Changed(editions[0].On, changes) }],
            changes,
            editions
        )
        {
            KnownAt = knownAt ?? last,
        };
    }

    /// <summary>
    /// What has changed since an edition, by what was known then. Where the log does not reach back to it, as after its files were brought
    /// into another database, by what is known now of that day.
    /// </summary>
    private async Task<IReadOnlyList<string>> Since(EditionView edition, PartnershipArrangements now, long last)
    {
        await using var then = await Then(edition, last);
        return await PartnershipArrangements.Load(then, edition.AsAt, reports) is { } earlier
            ? ArrangementsSince.Between(earlier, now)
            : [];
    }

    private async Task<Db> Then(EditionView edition, long last)
    {
        if (edition.KnownAt <= last)
        {
            var then = await store.ReadKnownAt(edition.KnownAt, Sight.Published, edition.AsAt);
            var lastOfThen = await then
                .Changes.OrderByDescending(c => c.Number)
                .Select(c => (DateTimeOffset?)c.At)
                .FirstOrDefaultAsync();
            var isOfThisLog =
                lastOfThen is { } at
                && LondonDate.Of(at) <= edition.On
                && !await then.Set<Edition>().IgnoreQueryFilters().AnyAsync(e => e.Id == edition.Id);
            if (isOfThisLog)
                return then;
            await then.DisposeAsync();
        }
        return store.Read(Sight.Published, edition.AsAt);
    }

    private async Task<long> LastChange()
    {
        await using var db = store.Read(Sight.Everything);
        return await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
    }

    private static IQueryable<EditionView> Editions(Db db) =>
        from e in db.All<Edition>()
        join p in db.All<Person>() on e.By equals p.Id into people
        from person in people.DefaultIfEmpty()
        select new EditionView
        {
            Id = e.Id,
            Key = e.Key,
            On = e.On,
            AsAt = e.AsAt,
            KnownAt = e.KnownAt,
            By = person == null ? null : person.Name,
            Note = e.Note,
            Text = e.Text,
            Order = e.Order,
        };
}

/// <summary>The arrangements on a day, with what has changed since they were last published.</summary>
/// <param name="Now">What the records say.</param>
/// <param name="Parts">The text, what has changed last.</param>
/// <param name="Changes">What has changed since the last edition, in sentences; null where there was none.</param>
/// <param name="Editions">The editions up to that day, the newest first.</param>
internal sealed record Arranged(
    PartnershipArrangements Now,
    IReadOnlyList<ArrangementsPart> Parts,
    IReadOnlyList<string>? Changes,
    IReadOnlyList<EditionView> Editions
)
{
    /// <summary>After a year without an edition those who run the partnership are told.</summary>
    private const int DaysBeforeItIsOld = 365;

    /// <summary>The last change that counts.</summary>
    public required long KnownAt { get; init; }

    /// <summary>The whole text: what is kept when it is published.</summary>
    public string Text => ArrangementsText.Whole(Parts);

    /// <summary>The last time that they were published; null for never.</summary>
    public EditionView? Last => Editions.Count == 0 ? null : Editions[0];

    /// <summary>What those who run the partnership have to know of publishing; null for nothing.</summary>
    public string? Due =>
        Last is not { } last ? "These arrangements have not been published yet."
        : IsOld(last.On, Now.Day)
            ? $"These arrangements were last published on {LondonDate.Words(last.On)}, more than a year ago."
        : null;

    /// <summary>Whether something that was published on a day is more than a year old.</summary>
    public static bool IsOld(DateOnly published, DateOnly day) => published.DayNumber + DaysBeforeItIsOld < day.DayNumber;
}

/// <summary>An edition as pages show it.</summary>
internal sealed record EditionView
{
    internal Id<Edition> Id { get; init; }
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required DateOnly AsAt { get; init; }
    public required int KnownAt { get; init; }

    /// <summary>Who published it, where they are public.</summary>
    public string? By { get; init; }
    public string? Note { get; init; }
    internal string Text { get; init; } = "";
    internal int Order { get; init; }
}
