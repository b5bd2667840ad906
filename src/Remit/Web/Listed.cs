using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Remit.Web;

/// <summary>
/// A page of a long list: a hundred rows, by number from 1. A page that there is not is answered with the nearest, and the page's frame
/// says so. Where a file is asked for, all of the list is on one page.
/// </summary>
public sealed record Listed<T>(IReadOnlyList<T> Rows, int Total, int Page, int Pages)
{
    private const int Rowful = 100;

    /// <summary>A list of nothing.</summary>
    public static Listed<T> Empty { get; } = new([], 0, 1, 1);

    /// <summary>Two queries; the list must have an order.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="page">The number in the address; null for the first.</param>
    /// <param name="frame">Is told of a number that names no page.</param>
    public static async Task<Listed<T>> Of(IQueryable<T> all, string? page, PageFrame frame) =>
        await Of(all, await all.CountAsync(), page, frame);

    /// <summary>One query, of a list whose length is known.</summary>
    public static async Task<Listed<T>> Of(IQueryable<T> all, int total, string? page, PageFrame frame)
    {
        if (frame.IsWhole)
            return new(await all.ToListAsync(), total, 1, 1);
        var (at, pages) = Found(page, total, frame);
        return new(await all.Skip((at - 1) * Rowful).Take(Rowful).ToListAsync(), total, at, pages);
    }

    /// <summary>Of what is in memory already.</summary>
    public static Listed<T> Of(IReadOnlyList<T> all, string? page, PageFrame frame)
    {
        if (frame.IsWhole)
            return new(all, all.Count, 1, 1);
        var (at, pages) = Found(page, all.Count, frame);
        return new([.. all.Skip((at - 1) * Rowful).Take(Rowful)], all.Count, at, pages);
    }

    /// <summary>The same page, each row as something else.</summary>
    public Listed<TOther> As<TOther>(Func<T, TOther> other) => new([.. Rows.Select(other)], Total, Page, Pages);

    private static (int Page, int Pages) Found(string? page, int total, PageFrame frame)
    {
        var pages = Math.Max(1, (total + Rowful - 1) / Rowful);
        if (string.IsNullOrEmpty(page))
            return (1, pages);
        var isNumber = long.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked);
        var at = (int)Math.Clamp(isNumber ? asked : 1, 1, pages);
        if (!isNumber || asked != at)
            frame.Notices.Add(
                pages == 1 ? $"There is no page {page.Shortened(40)}: this is the only one."
                : at == 1 ? $"There is no page {page.Shortened(40)}. Showing the first of {pages:N0}."
                : $"There is no page {page.Shortened(40)}. Showing the last, page {pages:N0}."
            );
        return (at, pages);
    }
}

/// <summary>Pages of lists whose rows have no type with a name.</summary>
public static class Listed
{
    /// <inheritdoc cref="Listed{T}.Of(IQueryable{T}, string?, PageFrame)"/>
    public static Task<Listed<T>> Of<T>(IQueryable<T> all, string? page, PageFrame frame) => Listed<T>.Of(all, page, frame);
}
