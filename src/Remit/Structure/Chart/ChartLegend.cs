using Remit.Web;

namespace Remit.Structure.Chart;

/// <summary>A line of the legend.</summary>
/// <param name="Shape">What it looks like, drawn in 44 by 26 pixels.</param>
/// <param name="Words">What that means.</param>
internal sealed record ChartLegend(Markup Shape, string Words)
{
    public const double Width = 44;
    public const double Height = 26;

    private static readonly IReadOnlyList<(string Shows, string Words, Markup Shape)> All =
    [
        ("established", "established", Box("", 3)),
        ("proposed", "proposed", Box(" remit-chart__box--proposed", 3)),
        ("post", "a post, not a body", Box(" remit-chart__box--post", 9)),
        (
            "folded",
            "stands for more below it",
            Markup.Of(
                $"""<rect class="remit-chart__box" x="6" y="7" width="36" height="17" rx="3"/><rect class="remit-chart__box" x="2" y="3" width="36" height="17" rx="3"/>"""
            )
        ),
        ("whole", "answers to the body above", Line("", null)),
        ("scoped", "answers to it for some matters", Line(" remit-chart__line--scoped", null)),
        ("accountable-to", "answers to this one as well", Line(" remit-chart__line--accountable-to", "")),
        ("scrutinises", "scrutinises", Line(" remit-chart__line--scrutinises", " remit-chart__arrow--scrutinises")),
        ("works-with", "works with", Line(" remit-chart__line--works-with", null)),
    ];

    /// <summary>What a chart shows that has to be explained, in reading order.</summary>
    public static IReadOnlyList<ChartLegend> Of(IReadOnlySet<string> shows) =>
        [.. All.Where(l => shows.Contains(l.Shows)).Select(l => new ChartLegend(l.Shape, l.Words))];

    private static Markup Box(string look, int round) =>
        Markup.Of($"""<rect class="remit-chart__box{look}" x="2" y="4" width="40" height="18" rx="{round}"/>""");

    private static Markup Line(string look, string? arrow) =>
        Markup.Of(
            $"""<path class="remit-chart__line{look}" d="M2 13H{(arrow is null ? 42 : 38)}"/>{(arrow is null ? null : Markup.Of($"""<path class="remit-chart__arrow{arrow}" d="M42 13l-8 -4v8z"/>"""))}"""
        );
}
