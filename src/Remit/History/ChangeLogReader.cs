using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.History;

/// <summary>
/// The log of changes as far as the viewer may see it. What a record was before is hidden by what it is now: a record that was
/// closed to the viewer later doesn't show in its past either. Rows of lists (a record's owners, its citations) have no
/// sensitivity of their own and show only to those who see everything.
/// </summary>
internal sealed class ChangeLogReader(Store store, Looking looking, PageFrame frame) : IAsyncDisposable
{
    // Not the request's database: one that was loaded for a look into the past has no log.
    private readonly Db log = store.Read(looking.Viewer.Sight);

    /// <summary>The changes that count, of which the viewer may see a record.</summary>
    private IQueryable<LoggedChange> Changes
    {
        get
        {
            var (last, entries) = (looking.KnownAt ?? long.MaxValue, Entries);
            var changes = log.Changes.Where(c => c.Number <= last);
            return SeesAll ? changes : changes.Where(c => entries.Any(e => e.ChangeNumber == c.Number));
        }
    }

    private bool SeesAll => log.Sight.IsWhole;

    private IQueryable<ChangeEntry> Entries
    {
        get
        {
            if (SeesAll)
                return log.ChangeEntries;
            var seen = log.IdsSeen();
            return log.ChangeEntries.Where(e => seen.Contains(e.RecordId));
        }
    }

    /// <summary>A page of the changes, newest first, and how many there are. Two queries.</summary>
    public async Task<Listed<ChangeLine>> List(string? page)
    {
        var (changes, entries) = (Changes, Entries);
        return await Listed<ChangeLine>.Of(
            changes
                .OrderByDescending(c => c.Number)
                .Select(c => new ChangeLine(
                    c.Number,
                    c.At,
                    c.Who,
                    c.Capacity,
                    c.What,
                    c.Why,
                    entries.Count(e => e.ChangeNumber == c.Number)
                )),
            page,
            frame
        );
    }

    /// <summary>The newest changes since an instant that others made, and how many there are. Two queries.</summary>
    public async Task<(IReadOnlyList<ChangeLine> Newest, int Total)> Since(DateTimeOffset since, string but, int most)
    {
        var changes = Changes.Where(c => c.At > since && c.Who != but);
        var newest = await changes
            .OrderByDescending(c => c.Number)
            .Take(most)
            .Select(c => new ChangeLine(c.Number, c.At, c.Who, c.Capacity, c.What, c.Why, 0))
            .ToListAsync();
        return (newest, newest.Count < most ? newest.Count : await changes.CountAsync());
    }

    /// <summary>A change with a page of the records that it touched; null where there is none that the viewer may see. Three queries.</summary>
    public async Task<(ChangeLine Change, Listed<LoggedEntry> Entries)?> Find(long number, string? page)
    {
        var entries = Entries;
        var change = await Changes
            .Where(c => c.Number == number)
            .Select(c => new ChangeLine(
                c.Number,
                c.At,
                c.Who,
                c.Capacity,
                c.What,
                c.Why,
                entries.Count(e => e.ChangeNumber == c.Number)
            ))
            .FirstOrDefaultAsync();
        if (change is null)
            return null;
        var rows = entries.Where(e => e.ChangeNumber == number).OrderBy(e => e.Kind).ThenBy(e => e.RecordId).WithStates(log);
        return (change, await Listed<LoggedEntry>.Of(rows, change.Records, page, frame));
    }

    /// <summary>
    /// A page of what happened to a record, to what it holds and to its lists, the newest first, and how many entries there are.
    /// Three queries.
    /// </summary>
    public async Task<Listed<(ChangeLine Change, LoggedEntry Entry)>> Of(RecordRef record, string? page)
    {
        var ids = await HeldRecords.Of(log, record);
        var lists = log.Shapes.Find(record.Kind)!.Fields.Select(f => f.Links?.Kind).OfType<string>().ToList();
        var named = $"\"{record.Id:D}\"";
        var (last, entries, all) = (looking.KnownAt ?? long.MaxValue, Entries, log.ChangeEntries);
        var shown = entries
            .Where(e => e.ChangeNumber <= last)
            .Where(e =>
                ids.Contains(e.RecordId)
                || (lists.Contains(e.Kind) && all.Any(row => row.RecordId == e.RecordId && row.After!.Contains(named)))
            )
            .WithStates(log)
            .OrderByDescending(e => e.Leaf)
            .Join(
                log.Changes,
                e => e.ChangeNumber,
                c => c.Number,
                (e, c) => new { Change = new ChangeLine(c.Number, c.At, c.Who, c.Capacity, c.What, c.Why, 0), Entry = e }
            );
        return (await Listed.Of(shown, page, frame)).As(row => (row.Change, row.Entry));
    }

    public ValueTask DisposeAsync() => log.DisposeAsync();
}

/// <summary>A change in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Who">Who made it.</param>
/// <param name="Capacity">In what capacity.</param>
/// <param name="What">What was done.</param>
/// <param name="Why">Why.</param>
/// <param name="Records">How many records it touched.</param>
internal sealed record ChangeLine(
    long Number,
    DateTimeOffset At,
    string Who,
    string Capacity,
    string What,
    string? Why,
    int Records
);
