using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// Makes the addresses of pages. Each keeps the date at which this page looks, so that a walk through the past stays there.
/// Modules give typed links over it; nobody else writes an address.
/// </summary>
public sealed class Addresses(Looking looking)
{
    /// <summary>The address of a path, with filters, and with the dates of this page where they are not today's.</summary>
    public string To(string path, params (string Key, string? Value)[] filters)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in filters)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(key, value);
        }
        if (looking.AsAt != looking.Today)
            query.Add(DateView.AsAtKey, LondonDate.Iso(looking.AsAt));
        if (looking.KnownAtText is { } known)
            query.Add(DateView.KnownAtKey, known);
        return path + query.ToQueryString();
    }

    /// <summary>The address of a path as it was known after a change.</summary>
    public string KnownAfter(string path, long change)
    {
        var query = new QueryBuilder();
        if (looking.AsAt != looking.Today)
            query.Add(DateView.AsAtKey, LondonDate.Iso(looking.AsAt));
        query.Add(DateView.KnownAtKey, change.ToString(CultureInfo.InvariantCulture));
        return path + query.ToQueryString();
    }

    /// <summary>The same for the JSON twin of a path.</summary>
    public string JsonOf(string path, params (string Key, string? Value)[] filters) => To(JsonTwin.PathOf(path), filters);
}

/// <summary>
/// The pages of a module's kinds of record, by kind: how a page links to a record of which it knows only the kind and the key.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The path of the page for a record's keys, those of its holders first; null where it has none of its own.</param>
public sealed record RecordPage(string Kind, Func<IReadOnlyList<string>, string?> Path);

/// <summary>Links to any record.</summary>
public sealed class RecordLinks(Addresses addresses, IEnumerable<RecordPage> pages)
{
    private readonly Dictionary<string, RecordPage> byKind = pages.ToDictionary(p => p.Kind, StringComparer.Ordinal);

    /// <summary>The address of a record's page, or null where it has none.</summary>
    public string? To(string kind, string path) =>
        byKind.GetValueOrDefault(kind)?.Path(path.Split('/')) is { } page ? addresses.To(page) : null;
}
