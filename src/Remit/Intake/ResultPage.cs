using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>
/// Where people see what an import did to records of a kind: a capability registers one for each kind of its own that papers bring.
/// </summary>
/// <param name="Kind">The kind of the records.</param>
/// <param name="Words">What is seen there, before the name of what they belong to: "Members of".</param>
/// <param name="Path">The path of the page, for the keys of a record, those of its holders first; for none where the words say all.</param>
public sealed record ResultPage(string Kind, string Words, Func<IReadOnlyList<string>, string> Path)
{
    /// <summary>The kind of the record whose name stands after the words: the one that holds them, or their own; null where the words say all.</summary>
    public string? Of { get; init; }
}

/// <summary>A link to what an import did.</summary>
internal sealed record SeenAt(string Words, string Path);

/// <summary>The links to what a change did: each page once, and not more than people choose from.</summary>
internal static class Results
{
    private const int MostLinks = 8;

    /// <summary>More records than have different pages among the first.</summary>
    private const int MostAsked = 2000;

    /// <summary>Three queries at most.</summary>
    /// <param name="db">The database of now.</param>
    /// <param name="pages">The pages that the capabilities registered, in order.</param>
    /// <param name="change">The number of the change.</param>
    /// <param name="kinds">The kinds of record that it touched.</param>
    public static async Task<IReadOnlyList<SeenAt>> Of(
        Db db,
        IReadOnlyList<ResultPage> pages,
        long change,
        IReadOnlyCollection<string> kinds
    )
    {
        var met = pages.Where(p => kinds.Contains(p.Kind)).ToList();
        var named = met.Where(p => p.Of is not null).Select(p => p.Kind).ToList();
        var entries = await db
            .ChangeEntries.Where(e => e.ChangeNumber == change && named.Contains(e.Kind) && e.After != null)
            .OrderBy(e => e.Kind)
            .ThenBy(e => e.RecordId)
            .Take(MostAsked)
            .WithStates(db)
            .ToListAsync();
        var standing = entries.ToLookup(e => e.Kind, e => (Above: AboveOf(db, e), Key: KeyOf(e)));
        var names = await db.Names(standing.SelectMany(e => e).Select(e => e.Above));
        var links = new Dictionary<string, SeenAt>(StringComparer.Ordinal);
        foreach (var page in met)
        {
            if (page.Of is null)
                Add(page, [], null);
            foreach (var (above, key) in standing[page.Kind])
                if (names.GetValueOrDefault(above) is { } name)
                    Add(page, [.. name.Path.Split('/'), key], name.Title);
        }
        return [.. links.Values.Take(MostLinks)];

        void Add(ResultPage page, IReadOnlyList<string> keys, string? title)
        {
            var path = page.Path(keys);
            links.TryAdd(path, new SeenAt($"{page.Words} {title}".Trim(), path));
        }
    }

    /// <summary>The record whose name is shown: the one that holds it, else itself.</summary>
    private static RecordRef AboveOf(Db db, LoggedEntry entry)
    {
        if (db.Shapes.Find(entry.Kind) is not { Holder: { } holder, HolderKinds: [var above] } shape)
            return new RecordRef(entry.Kind, entry.RecordId);
        var column = db.Model.FindEntityType(shape.Type)!.FindProperty(holder.Name)!.GetColumnName();
        return new RecordRef(above, After(entry, column).GetGuid());
    }

    private static string KeyOf(LoggedEntry entry) => After(entry, "key").GetString()!;

    private static JsonElement After(LoggedEntry entry, string column)
    {
        using var row = entry.After!.Read();
        return row[column]!.Value.Clone();
    }
}
