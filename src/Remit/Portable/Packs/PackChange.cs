using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Portable.Packs;

/// <summary>The change by which a pack was added last.</summary>
internal static class PackChange
{
    /// <summary>Its number; null where it was never added, or what was done was taken back. One query.</summary>
    public static async Task<long?> Newest(Db db, Pack pack)
    {
        var (added, back) = ($"{AddingAPack.WhatOf(pack)},", $": {pack.Title}");
        var changes = await db
            .Changes.Where(c => c.What.StartsWith(added) || (c.What.StartsWith("Took change ") && c.What.EndsWith(back)))
            .OrderByDescending(c => c.Number)
            .Select(c => new { c.Number, c.What })
            .ToListAsync();
        return changes
            .Where(c => c.What.StartsWith(added, StringComparison.Ordinal))
            .Where(c => changes.All(b => b.What != WhatOfTakingBack(c.Number, pack)))
            .Select(c => (long?)c.Number)
            .FirstOrDefault();
    }

    /// <summary>Takes it back, as a change of its own.</summary>
    public static Task<Result<LoggedChange>> TakeBack(
        this Store store,
        long number,
        Pack pack,
        Func<string, Change> change,
        bool rehearse
    ) => store.TakeBack(number, change(WhatOfTakingBack(number, pack)), rehearse: rehearse);

    private static string WhatOfTakingBack(long number, Pack pack) =>
        $"Took change {number.ToString(CultureInfo.InvariantCulture)} back: {pack.Title}";
}
