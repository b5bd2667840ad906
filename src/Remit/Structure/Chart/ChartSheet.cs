using System.Globalization;
using System.Text;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>A size of paper, across.</summary>
/// <param name="Key">How an address names it.</param>
/// <param name="Name">How people do.</param>
/// <param name="Width">In millimetres.</param>
/// <param name="Height">In millimetres.</param>
internal sealed record SheetSize(string Key, string Name, double Width, double Height)
{
    public const double Margin = 10;

    public static SheetSize A4 { get; } = new("a4", "A4", 297, 210);
    public static SheetSize A3 { get; } = new("a3", "A3", 420, 297);
    public static IReadOnlyList<SheetSize> All { get; } = [A4, A3];

    public double InnerWidth => Width - (2 * Margin);
    public double InnerHeight => Height - (2 * Margin);
}

/// <summary>What stands on a sheet beside the chart.</summary>
/// <param name="Title">What it is.</param>
/// <param name="About">Whose it is, and as at which day.</param>
internal sealed record SheetWords(string Title, string About);

/// <summary>
/// The chart on one page of paper, with title, date, legend and numbered lines. What does not fit in letters that can be read is folded, level
/// by level from below, and before that the names of people are left out; the page says so.
/// </summary>
internal sealed class ChartSheet
{
    /// <summary>The smallest letters that may stand in a box, in points; print that is meant to be read is rarely smaller.</summary>
    public const double LeastPoints = 6;

    private const double PointsInAMillimetre = 72 / 25.4;
    private const double LeastScale = LeastPoints / PointsInAMillimetre / ChartLayout.SmallSize;
    private const double MostScale = 0.3;
    private const double TitleHeight = 14;

    /// <summary>What the chart keeps of the page, in millimetres, however long its foot is.</summary>
    private const double LeastHeight = 60;
    private static readonly int[] Columns = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14];
    private static readonly double[] Spreads = [0.08, 0.25, 0.6, 1.5];

    private readonly ChartDrawing drawing;
    private readonly ChartLayout layout;
    private readonly SheetFoot foot;
    private readonly ChartWish wish;
    private readonly double scale;

    private ChartSheet(SheetSize size, ChartWish wish, ChartDrawing drawing)
    {
        (Size, this.wish, this.drawing) = (size, wish, drawing);
        foot = SheetFoot.Of(drawing, size);
        var height = Math.Max(LeastHeight, size.InnerHeight - TitleHeight - foot.Height);
        (layout, scale) = ChartLayout
            .Each(drawing.Zones, drawing.Lines, Rooms(drawing.Nodes.Count, size))
            .Select(l => (Layout: l, Scale: Math.Min(MostScale, Math.Min(size.InnerWidth / l.Width, height / l.Height))))
            .MaxBy(l => l.Scale);
    }

    public SheetSize Size { get; }

    /// <summary>The smallest letters in a box, in points.</summary>
    public double Points => ChartLayout.SmallSize * scale * PointsInAMillimetre;

    /// <summary>Whether all letters are large enough to read.</summary>
    public bool IsReadable => Points >= LeastPoints;

    /// <summary>Whether the names of people were wanted, and are left out so that more boxes fit.</summary>
    public bool LeavesNamesOut { get; private init; }

    /// <summary>What is folded away.</summary>
    public Folding Folding => drawing.Folding;

    /// <summary>The chart on the size that is asked for; where none is, on the smallest on which all of it can be read.</summary>
    public static ChartSheet Of(StructureMap map, ChartWish wish, SheetSize? size) =>
        size is not null
            ? Fitted(map, wish, size)
            : SheetSize.All.Select(s => Fitted(map, wish, s)).FirstOrDefault(s => s.IsReadable && s.Folding.Hidden == 0)
                ?? Fitted(map, wish, SheetSize.All[^1]);

    /// <summary>The page as SVG, one unit a millimetre.</summary>
    /// <param name="words">What stands over it.</param>
    /// <param name="isFile">Whether it is a file of its own, which brings its looks along.</param>
    public Markup Svg(SheetWords words, bool isFile)
    {
        var left = SheetSize.Margin + Math.Max(0, (Size.InnerWidth - (layout.Width * scale)) / 2);
        var picture = new ChartPicture(drawing.Nodes, wish.Around).Content(layout, drawing.Beside, numbered: true);
        return Markup.Of(
            $"""
            <svg class="remit-sheet" xmlns="http://www.w3.org/2000/svg" width="{N(Size.Width)}mm" height="{N(
                Size.Height
            )}mm" viewBox="0 0 {N(Size.Width)} {N(Size.Height)}" role="img" aria-labelledby="sheet-title">
            <title id="sheet-title">{words.Title}. {words.About}. The same is on the page of the structure as a list.</title>
            {(isFile ? Markup.Raw($"<style>{ChartLook.Style}</style>") : null)}
            <rect class="remit-sheet__paper" width="{N(Size.Width)}" height="{N(Size.Height)}"/>
            <text class="remit-sheet__title" x="{N(SheetSize.Margin)}" y="{N(SheetSize.Margin + 5)}">{words.Title}</text>
            <text class="remit-sheet__about" x="{N(SheetSize.Margin)}" y="{N(SheetSize.Margin + 10)}">{words.About}{(LeavesNamesOut ? ". Names of people are left out to make room" : "")}</text>
            <g transform="translate({N(left)} {N(SheetSize.Margin + TitleHeight)}) scale({scale.ToString("0.####", CultureInfo.InvariantCulture)})">
            {picture}
            </g>
            {foot.Drawn(Size.Height - SheetSize.Margin - foot.Height)}
            </svg>
            """
        );
    }

    /// <summary>The page for a PDF.</summary>
    public PageDrawing Page(SheetWords words) =>
        new(Encoding.UTF8.GetBytes(Svg(words, isFile: true).ToString()), Size.Width, Size.Height, words.Title, words.About);

    private static ChartSheet Fitted(StructureMap map, ChartWish wish, SheetSize size)
    {
        ChartSheet? sheet = null;
        foreach (var narrower in WishesToTry(map, wish))
        {
            var drawing = ChartDrawing.Of(map, narrower, (_, below) => below > 0 ? $"{below} below it, not drawn" : null);
            // The last try is taken as it is; another that can't fit needs no layout to know it.
            if (narrower.Unfolding.Levels > 1 && !MayFit(drawing, size))
                continue;
            sheet = new ChartSheet(size, narrower, drawing) { LeavesNamesOut = wish.Names && !narrower.Names };
            if (sheet.IsReadable)
                break;
        }
        return sheet!;
    }

    /// <summary>All of it; without the names of people; then level by level less of it.</summary>
    private static IEnumerable<ChartWish> WishesToTry(StructureMap map, ChartWish wish)
    {
        var depth = map.Roots.Select(r => DepthOf(map, r)).DefaultIfEmpty(1).Max();
        var most = Math.Min(wish.Unfolding.Levels ?? depth, depth);
        return from levels in Enumerable.Range(1, most).Reverse()
            from names in wish.Names ? new[] { true, false } : [false]
            select wish with
            {
                Names = names,
                Unfolding = wish.Unfolding with { Levels = levels },
            };
    }

    private static int DepthOf(StructureMap map, MapNode node) =>
        1 + map.ChildrenOf(node).Select(c => DepthOf(map, c)).DefaultIfEmpty(0).Max();

    private static bool MayFit(ChartDrawing drawing, SheetSize size)
    {
        var box = ChartLayout.BoxWidth * ChartLayout.LeastHeight * LeastScale * LeastScale;
        return drawing.Nodes.Count * box < size.InnerWidth * size.InnerHeight;
    }

    /// <summary>More columns than there are boxes make no other picture, and more than fit in letters that can be read no good one.</summary>
    private static IEnumerable<ChartRoom> Rooms(int boxes, SheetSize size) =>
        from columns in Columns.Where(
            (c, i) => i == 0 || (Columns[i - 1] < boxes && c * ChartLayout.BoxWidth * LeastScale < size.InnerWidth)
        )
        from spread in Spreads
        select new ChartRoom(columns, spread);

    private static string N(double number) => ChartPicture.N(number);
}
