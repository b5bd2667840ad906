using Remit.Data;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>A record that a page mentions: what a link to it needs.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Path">Its key, after those of its holders: <c>lead-member/5-6-leadership</c>.</param>
/// <param name="Title">What people know it by.</param>
public sealed record Mention(string Kind, string Path, string Title)
{
    /// <summary>How an address names it: <c>post:lead-member</c>.</summary>
    public string Reference => $"{Kind}:{Path}";

    /// <summary>The record that an address names; null where there is none that the viewer may see. One query at most.</summary>
    public static async Task<Mention?> Find(Db db, string? reference) =>
        await db.Find(reference) is { } name ? new Mention(name.Kind, name.Path, name.Title) : null;
}

/// <summary>The names of all records that a page mentions, from one query.</summary>
public sealed class Mentions
{
    private readonly IReadOnlyDictionary<RecordRef, RecordName> names;

    private Mentions(IReadOnlyDictionary<RecordRef, RecordName> names) => this.names = names;

    /// <summary>Those that the viewer may see; no query where nothing is mentioned.</summary>
    public static async Task<Mentions> Load(Db db, IEnumerable<RecordRef?> records) =>
        new(await db.Names(records.OfType<RecordRef>()));

    /// <summary>A record by name; null where there is none, or none that the viewer may see.</summary>
    public Mention? this[RecordRef? record] =>
        record is { } known && names.TryGetValue(known, out var name) ? new Mention(name.Kind, name.Path, name.Title) : null;

    /// <summary>Those of a list that the viewer may see, in its order.</summary>
    public IReadOnlyList<Mention> Of(IEnumerable<RecordRef> records) => [.. records.Select(r => this[r]).OfType<Mention>()];
}
