using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Search;

/// <summary>
/// Gives the index by which somebody searches. It is read from the tables when it is first asked for after a change, and kept in memory by
/// who sees what, for which day, until the next: writing costs nothing, what was erased or closed is gone with the change that did it, and
/// both databases search alike because neither does.
/// </summary>
public sealed partial class Searching(Store store, DatabaseChoice choice, ILogger<Searching>? log = null)
{
    /// <summary>An index of 20,000 records takes some 40 MB.</summary>
    private const int Kept = 6;

    /// <summary>An index of many records takes a processor's second and tens of megabytes: others wait for it.</summary>
    private readonly SemaphoreSlim making = new(2, 2);

    private readonly Lock gate = new();
    private readonly LinkedList<(Asked For, Lazy<Task<SearchIndex>> Index)> made = new();
    private (DateTime Written, SearchWords Words) own = (default, SearchWords.Shipped);

    /// <summary>The file in which a partnership adds words of its own.</summary>
    public string OwnWords { get; } =
        Path.Combine(choice.Folder ?? Path.GetDirectoryName(choice.Keys) ?? ".", SearchWords.FileName);

    /// <summary>The index of what a database's viewer may see on a day. At most two queries.</summary>
    /// <param name="db">The database, as recorded now or as it was known once.</param>
    /// <param name="day">The day: what has not begun by then is not found.</param>
    /// <param name="isNow">Whether it is the database as recorded now. A look into the past is searched afresh each time.</param>
    public async Task<SearchIndex> Index(Db db, DateOnly day, bool isNow)
    {
        var words = Words();
        if (!isNow)
            return await Make(db, day, words);
        // Asked before the records are read: what comes between is read twice, and never missed.
        var last = await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
        return await Index(new Asked(last, db.Sight, day, db.AsAt, words)).Value;
    }

    private Lazy<Task<SearchIndex>> Index(Asked asked)
    {
        lock (gate)
        {
            // Nothing that was erased or closed since stays in memory.
            for (var at = made.First; at is not null; )
            {
                var next = at.Next;
                if (at.Value.For.Change != asked.Change || at.Value.Index is { IsValueCreated: true, Value.IsFaulted: true })
                    made.Remove(at);
                at = next;
            }
            var found = made.FirstOrDefault(m => m.For == asked);
            if (found.Index is null)
                found = (asked, new Lazy<Task<SearchIndex>>(() => Make(asked)));
            else
                made.Remove(found);
            made.AddFirst(found);
            if (made.Count > Kept)
                made.RemoveLast();
            return found.Index;
        }
    }

    private async Task<SearchIndex> Make(Asked asked)
    {
        await using var db = store.Read(asked.Sight, asked.AsAt);
        return await Make(db, asked.Day, asked.Words);
    }

    private async Task<SearchIndex> Make(Db db, DateOnly day, SearchWords words)
    {
        await making.WaitAsync();
        try
        {
            return new SearchIndex(SearchedRecords.Of(db.Shapes, await db.Searched(day), new TextWords()), words);
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>Refuses words of the partnership's own that can't be read; a page is searched without them.</summary>
    /// <exception cref="DatabaseRefusedException">Which file, which line, and what was expected.</exception>
    public void CheckOwnWords()
    {
        if (File.Exists(OwnWords))
            SearchWords.With(OwnWords);
    }

    private SearchWords Words()
    {
        var written = File.Exists(OwnWords) ? File.GetLastWriteTimeUtc(OwnWords) : default;
        lock (gate)
        {
            if (own.Written != written)
                own = (written, written == default ? SearchWords.Shipped : OwnOrShipped());
            return own.Words;
        }
    }

    private SearchWords OwnOrShipped()
    {
        try
        {
            return SearchWords.With(OwnWords);
        }
        catch (DatabaseRefusedException refused)
        {
            if (log is not null)
                SayLeftOut(log, refused.Message);
            return SearchWords.Shipped;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Why} Searching goes on without them.")]
    private static partial void SayLeftOut(ILogger log, string why);

    private sealed record Asked(long Change, Sight Sight, DateOnly Day, DateOnly? AsAt, SearchWords Words);
}
