using Remit.Structure.Bodies;

namespace Remit.Structure.Chart;

/// <summary>What somebody wants to see in the boxes and between them.</summary>
internal sealed record ChartWish
{
    /// <summary>How much of the tree.</summary>
    public Unfolding Unfolding { get; init; } = new();

    /// <summary>Which lines beside the tree: <c>accountable-to</c>, <c>scrutinises</c> or <c>works-with</c>; null for all.</summary>
    public string? Lines { get; init; }

    /// <summary>Whether the boxes say who chairs, and who holds a post.</summary>
    public bool Names { get; init; } = true;

    /// <summary>Bodies that are there only to hold the others.</summary>
    public Func<MapNode, bool> Around { get; init; } = _ => false;

    /// <summary>Whether a line is wanted.</summary>
    public bool Wants(MapLine line) => Lines is null || Lines == Kernel.Kebab.Of(line.Kind);

    /// <summary>Every choice of lines.</summary>
    public static IReadOnlyList<string> LineChoices { get; } = [.. Enum.GetValues<LineKind>().Select(k => Kernel.Kebab.Of(k))];
}
