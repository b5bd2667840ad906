using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>Finds the record that somebody names as what shows that an action was done.</summary>
internal static class ProofRecords
{
    /// <summary>The record with a reference (<c>terms:executive/2</c>) or a title, among those that the viewer may see.</summary>
    /// <returns>The record, or what is wrong, in a sentence without a full stop.</returns>
    public static async Task<(RecordOption? Found, string? Wrong)> Find(Db db, string typed)
    {
        var kinds = db.Shapes.All.Where(s => s.Title is not null).Select(s => s.Kind).ToHashSet(StringComparer.Ordinal);
        var all = await db.OptionsOf(kinds);
        var meant = all.Where(o => $"{o.Kind}:{o.Path}" == typed).ToList();
        if (meant.Count == 0)
            meant = [.. all.Where(o => string.Equals(o.Title, typed, StringComparison.OrdinalIgnoreCase))];
        return meant switch
        {
            [var one] => (one, null),
            [] => (null, $"Nothing recorded is called “{typed.Shortened(60)}”. Check the spelling, or say in words what shows it"),
            _ => (
                null,
                $"Several are called “{typed.Shortened(60)}”. Write the one that you mean as {string.Join(" or ", meant.Take(3).Select(o => $"{o.Kind}:{o.Path}"))}"
            ),
        };
    }
}
