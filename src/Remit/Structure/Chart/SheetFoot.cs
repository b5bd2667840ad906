using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>What stands at the foot of a sheet: the legend, the numbered lines in columns, and what is not drawn. In millimetres.</summary>
internal sealed class SheetFoot
{
    private const double LineSize = 2.2;
    private const double LineHeight = 2.9;
    private const double LegendHeight = 6;
    private const double LegendScale = 0.18;
    private const double LegendSize = 2.5;
    private const double ColumnWidth = 92;
    private const double Between = 6;

    private readonly List<(double X, double Y, Markup Drawn)> pieces = [];

    private SheetFoot() { }

    /// <summary>How high it is.</summary>
    public double Height { get; private set; }

    public static SheetFoot Of(ChartDrawing drawing, SheetSize size)
    {
        var foot = new SheetFoot { Height = 3 };
        // The legend asks what is drawn, not where: any layout says it.
        var shows = StructureChart.ShownIn(ChartLayout.Of(drawing.Zones, []), drawing.Nodes, drawing.Beside);
        foot.AddLegend(ChartLegend.Of(shows), size.InnerWidth);
        foot.AddLines([.. drawing.Beside.Select((l, i) => $"{i + 1}  {string.Join("; ", l.Sentences)}")], size.InnerWidth);
        if (drawing.Folding.Hidden > 0)
            foot.AddWords(
                $"Not drawn: {string.Join("; ", drawing.Folding.Folded.Select(f => $"{f.Below} below {f.Node.Name}"))}. Each branch can be printed on a page of its own.",
                size.InnerWidth
            );
        return foot;
    }

    /// <summary>The foot at a height of the page.</summary>
    public Markup Drawn(double top) =>
        Markup.Join(
            pieces.Select(p =>
                Markup.Of(
                    $"""<g transform="translate({ChartPicture.N(SheetSize.Margin + p.X)} {ChartPicture.N(top + p.Y)})">{p.Drawn}</g>"""
                )
            )
        );

    private void AddLegend(IReadOnlyList<ChartLegend> legend, double width)
    {
        var x = 0.0;
        foreach (var entry in legend)
        {
            var words = ChartText.Width(entry.Words, LegendSize, bold: false);
            var wide = (ChartLegend.Width * LegendScale) + 1.5 + words;
            if (x > 0 && x + wide > width)
                (x, Height) = (0, Height + LegendHeight);
            pieces.Add(
                (
                    x,
                    Height,
                    Markup.Of(
                        $"""<g transform="scale({ChartPicture.N(LegendScale)})">{entry.Shape}</g><text class="remit-sheet__words" x="{ChartPicture.N((ChartLegend.Width * LegendScale) + 1.5)}" y="3.2">{entry.Words}</text>"""
                    )
                )
            );
            x += wide + 5;
        }
        Height += LegendHeight;
    }

    private void AddLines(IReadOnlyList<string> sentences, double width)
    {
        if (sentences.Count == 0)
            return;
        var columns = Math.Max(1, (int)((width + Between) / (ColumnWidth + Between)));
        var wide = ((width + Between) / columns) - Between;
        var broken = sentences.Select(s => ChartText.Wrap(s, wide, LineSize, bold: false)).ToList();
        var each = (int)Math.Ceiling(broken.Sum(b => b.Count) / (double)columns);
        var (column, row, most) = (0, 0, 0);
        foreach (var lines in broken)
        {
            if (row > 0 && row + lines.Count > each + 1 && column < columns - 1)
                (column, row) = (column + 1, 0);
            foreach (var line in lines)
                Say(line, column * (wide + Between), Height + (row++ * LineHeight));
            most = Math.Max(most, row);
        }
        Height += most * LineHeight;
    }

    private void AddWords(string words, double width)
    {
        Height += 1;
        foreach (var line in ChartText.Wrap(words, width, LineSize, bold: false))
        {
            Say(line, 0, Height);
            Height += LineHeight;
        }
    }

    private void Say(string line, double x, double y) =>
        pieces.Add((x, y, Markup.Of($"""<text class="remit-sheet__line" y="2.2">{line}</text>""")));
}
