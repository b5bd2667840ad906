using System.Globalization;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>Draws a chart as SVG. Its looks are classes: those of the page, and on a file of its own those of <see cref="ChartLook"/>.</summary>
/// <param name="nodes">The body or post of each box; a box without one stands for several.</param>
/// <param name="around">Those that are there only to hold the others.</param>
internal sealed class ChartPicture(IReadOnlyDictionary<string, MapNode> nodes, Func<MapNode, bool> around)
{
    /// <summary>Where a box leads; null where it leads nowhere, as on paper.</summary>
    public Func<ChartBox, string?> Href { get; init; } = _ => null;

    /// <summary>Where a box's last line leads.</summary>
    public Func<ChartBox, string?> FootHref { get; init; } = _ => null;

    /// <summary>The picture on a page.</summary>
    public Markup Of(ChartLayout layout, IReadOnlyList<BesideLine> beside, string title, bool numbered) =>
        Markup.Of(
            $"""
            <svg class="remit-chart" xmlns="http://www.w3.org/2000/svg" width="{N(layout.Width)}" height="{N(
                layout.Height
            )}" viewBox="0 0 {N(layout.Width)} {N(
                layout.Height
            )}" role="group" aria-labelledby="chart-title" aria-describedby="chart-about">
            <title id="chart-title">{title}</title>
            <desc id="chart-about">A tree from the top down: each box answers to the box above it. The list says the same in words.</desc>
            {Content(layout, beside, numbered)}
            </svg>
            """
        );

    /// <summary>What is in the picture, in the layout's measures.</summary>
    public Markup Content(ChartLayout layout, IReadOnlyList<BesideLine> beside, bool numbered) =>
        Markup.Of(
            $"""
            {layout.Zones.Select(Zone)}
            {layout.Branches.Select(Branch)}
            {layout.Lines.Select((line, i) => Beside(line, beside[i]))}
            {layout.Boxes.Select(Box)}
            {(numbered ? layout.Lines.Select((line, i) => Mark(line, i + 1)) : [])}
            """
        );

    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static Markup Zone(PlacedZone zone) =>
        zone.Heading is null
            ? Markup.Empty
            : Markup.Of(
                $"""<rect class="remit-chart__zone" x="{N(zone.X)}" y="{N(zone.Y)}" width="{N(zone.Width)}" height="{N(zone.Height)}" rx="4"/><text class="remit-chart__heading" x="{N(zone.X + 16)}" y="{N(zone.Y + 24)}">{zone.Heading}</text>"""
            );

    private static Markup Branch(PlacedBranch branch) =>
        Markup.Of(
            $"""<path class="remit-chart__line{(branch.Child.Scoped ? " remit-chart__line--scoped" : "")}" d="{Path(branch.Points)}"/>"""
        );

    private static Markup Beside(PlacedLine placed, BesideLine line)
    {
        var kind = Kebab.Of(line.Kind);
        return Markup.Of(
            $"""<g><title>{string.Join(". ", line.Sentences)}</title><path class="remit-chart__line remit-chart__line--{kind}" d="{Path(placed.Points)}"/>{(line.Kind == LineKind.WorksWith ? null : Arrow(placed.Points, kind))}</g>"""
        );
    }

    private static Markup Arrow(IReadOnlyList<ChartPoint> points, string kind)
    {
        var (end, before) = (points[^1], points[^2]);
        var back = end.X > before.X ? -8 : 8;
        return Markup.Of(
            $"""<path class="remit-chart__arrow remit-chart__arrow--{kind}" d="M{N(end.X)} {N(end.Y)}l{N(back)} -4v8z"/>"""
        );
    }

    private static Markup Mark(PlacedLine line, int number) =>
        Markup.Of(
            $"""<g class="remit-chart__mark remit-chart__mark--{Kebab.Of(line.Line.Kind)}"><circle cx="{N(line.Mark.X)}" cy="{N(line.Mark.Y)}" r="{N(ChartLayout.MarkRadius)}"/><text x="{N(line.Mark.X)}" y="{N(line.Mark.Y + 3.6)}" text-anchor="middle">{number}</text></g>"""
        );

    private Markup Box(PlacedBox box)
    {
        var node = nodes.GetValueOrDefault(box.Box.Id);
        var y = box.Y + ChartLayout.Padding;
        var kind = Text("kind", box.Kind, ChartLayout.SmallLine);
        var name = Text("name", box.Name, ChartLayout.NameLine);
        y += box.Details.Count > 0 ? 3 : 0;
        var details = Text("detail", box.Details, ChartLayout.SmallLine);
        var round = node?.IsPost == true ? 14 : 3;
        var drawn = Markup.Of(
            $"""{Behind(box, node)}<rect class="remit-chart__box{LookOf(node)}" x="{N(box.X)}" y="{N(box.Y)}" width="{N(box.Width)}" height="{N(box.Height)}" rx="{round}"/>{kind}{name}{details}"""
        );
        return Markup.Of($"{Linked(Href(box.Box), "link", drawn)}{Foot(box)}");

        Markup Text(string part, IReadOnlyList<string> lines, double height)
        {
            if (lines.Count == 0)
                return Markup.Empty;
            var spans = lines.Select(line =>
            {
                y += height;
                return Markup.Of($"""<tspan x="{N(box.X + ChartLayout.Padding)}" y="{N(y - 4)}">{line}</tspan> """);
            });
            return Markup.Of($"""<text class="remit-chart__{part}">{spans}</text>""");
        }
    }

    private string LookOf(MapNode? node) =>
        node is null ? " remit-chart__box--several"
        : around(node) ? " remit-chart__box--around"
        : node.IsPost ? " remit-chart__box--post"
        : node.State == BodyState.Proposed ? " remit-chart__box--proposed"
        : node.State == BodyState.Closed ? " remit-chart__box--closed"
        : "";

    private static Markup? Behind(PlacedBox box, MapNode? node) =>
        node is not null && !box.Box.StandsForMore
            ? null
            : Markup.Of(
                $"""<rect class="remit-chart__box" x="{N(box.X + 5)}" y="{N(box.Y + 5)}" width="{N(box.Width)}" height="{N(box.Height)}" rx="3"/>"""
            );

    private Markup Foot(PlacedBox box)
    {
        if (box.Box.Foot is not { } words)
            return Markup.Empty;
        var top = box.Bottom - ChartLayout.FootLine;
        var drawn = Markup.Of(
            $"""<rect class="remit-chart__foot-area" x="{N(box.X + 1)}" y="{N(top)}" width="{N(box.Width - 2)}" height="{N(ChartLayout.FootLine - 1)}"/><text class="remit-chart__foot" x="{N(box.X + ChartLayout.Padding)}" y="{N(box.Bottom - 8)}">{words}</text>"""
        );
        return Linked(FootHref(box.Box), "toggle", drawn, $"{words}: {box.Box.Name}");
    }

    private static Markup Linked(string? href, string part, Markup drawn, string? label = null) =>
        href is null
            ? drawn
            : Markup.Of($"""<a class="remit-chart__{part}" href="{href}"{Markup.Attr("aria-label", label)}>{drawn}</a>""");

    private static string Path(IReadOnlyList<ChartPoint> points) =>
        "M" + string.Join('L', points.Select(p => $"{N(p.X)} {N(p.Y)}"));
}
