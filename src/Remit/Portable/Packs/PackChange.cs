using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Portable.Packs;

/// <summary>The changes by which a pack was added.</summary>
internal static class PackChange
{
    private const string Took = "Took change ";

    /// <summary>All of them, the newest first. One query.</summary>
    public static async Task<IReadOnlyList<PackAdded>> All(Db db, Pack pack)
    {
        var added = $"{AddingAPack.WhatOf(pack)},";
        var changes = await db
            .Changes.Where(c => c.What.StartsWith(added) || c.What.StartsWith(Took))
            .OrderByDescending(c => c.Number)
            .Select(c => new { c.Number, c.What })
            .ToListAsync();
        return
        [
            .. changes
                .Where(c => c.What.StartsWith(added, StringComparison.Ordinal))
                .Select(c => new PackAdded(c.Number, IsTakenBack(c.Number))),
        ];

        // Taking the taking back back brings it in again.
        bool IsTakenBack(long number) => changes.Any(b => TakesBack(b.What, number) && !IsTakenBack(b.Number));
    }

    /// <summary>The number of the newest; null where it was never added, or what was done was taken back. One query.</summary>
    public static async Task<long?> Newest(Db db, Pack pack) => NewestOf(await All(db, pack));

    /// <summary>The number of the newest that was not taken back.</summary>
    public static long? NewestOf(IEnumerable<PackAdded> added) => added.FirstOrDefault(a => !a.IsTakenBack)?.Number;

    /// <summary>Takes it back, as a change of its own.</summary>
    public static Task<Result<LoggedChange>> TakeBack(
        this Store store,
        long number,
        Pack pack,
        Func<string, Change> change,
        bool rehearse
    ) => store.TakeBack(number, change($"{WhatOfTakingBack(number)}: {pack.Title}"), rehearse: rehearse);

    /// <summary>The page of a pack says its title after the number; <c>import undo</c> knows of no title.</summary>
    private static bool TakesBack(string what, long number) =>
        what == WhatOfTakingBack(number) || what.StartsWith($"{WhatOfTakingBack(number)}: ", StringComparison.Ordinal);

    private static string WhatOfTakingBack(long number) => $"{Took}{number.ToString(CultureInfo.InvariantCulture)} back";
}

/// <summary>A change by which a pack was added.</summary>
/// <param name="Number">The change.</param>
/// <param name="IsTakenBack">Whether what it did was taken back since, on the pack's page or by the command line.</param>
internal sealed record PackAdded(long Number, bool IsTakenBack);
