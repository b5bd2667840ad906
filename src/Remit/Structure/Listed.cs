using Microsoft.EntityFrameworkCore;

namespace Remit.Structure;

/// <summary>A page of a long list: a hundred rows, by number from 1. A number past the end is the last page. Whole, it is all on one.</summary>
internal sealed record Listed<T>(IReadOnlyList<T> Rows, int Total, int Page, int Pages)
{
    private const int Rowful = 100;

    /// <summary>Two queries; the list must have an order.</summary>
    public static async Task<Listed<T>> Of(IQueryable<T> all, int? page, bool whole = false)
    {
        if (whole)
            return Whole(await all.ToListAsync());
        var total = await all.CountAsync();
        var (at, pages) = Clamped(page, total);
        return new(await all.Skip((at - 1) * Rowful).Take(Rowful).ToListAsync(), total, at, pages);
    }

    /// <summary>Of what is in memory already.</summary>
    public static Listed<T> Of(IReadOnlyList<T> all, int? page, bool whole = false)
    {
        if (whole)
            return Whole(all);
        var (at, pages) = Clamped(page, all.Count);
        return new([.. all.Skip((at - 1) * Rowful).Take(Rowful)], all.Count, at, pages);
    }

    private static Listed<T> Whole(IReadOnlyList<T> all) => new(all, all.Count, 1, 1);

    private static (int Page, int Pages) Clamped(int? page, int total)
    {
        var pages = Math.Max(1, (total + Rowful - 1) / Rowful);
        return (Math.Clamp(page ?? 1, 1, pages), pages);
    }
}
