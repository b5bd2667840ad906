using Remit.Structure.Bodies;

namespace Remit.Structure.Chart;

/// <summary>What a box says, from the top down.</summary>
/// <param name="Id">Names it among the boxes.</param>
/// <param name="Parent">The box under which it hangs; null for a root.</param>
/// <param name="Group">Leaves of one group stand in columns of their own, where there is room.</param>
/// <param name="Kind">A small line above the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Details">Small lines below the name.</param>
internal sealed record ChartBox(string Id, string? Parent, string Group, string Kind, string Name, IReadOnlyList<string> Details)
{
    /// <summary>Whether the tree's line to its parent stands for a part of what it does only.</summary>
    public bool Scoped { get; init; }

    /// <summary>The last line, about what hangs below it: "Show 7 below"; null for none.</summary>
    public string? Foot { get; init; }

    /// <summary>Whether it stands for others that are not drawn.</summary>
    public bool StandsForMore { get; init; }
}

/// <summary>A line beside the tree.</summary>
internal sealed record ChartLine(string From, string To, LineKind Kind);

/// <summary>A part of the chart under a heading of its own.</summary>
internal sealed record ChartZone(string? Heading, IReadOnlyList<ChartBox> Boxes);

/// <summary>How much room there is.</summary>
/// <param name="Columns">The most boxes that stand side by side, 1 or more.</param>
/// <param name="Spread">How wide leaves stand beside their height: 1 makes a square of them, less makes it taller.</param>
internal sealed record ChartRoom(int Columns, double Spread = 0.6)
{
    /// <summary>What fills a page on a screen, the ways to fill it that are tried.</summary>
    public static IReadOnlyList<ChartRoom> Screen { get; } = [new(5), new(5, 0.3), new(5, 0.15), new(5, 0.08)];

    /// <summary>For charts of which the lines need as much room as a column.</summary>
    public static IReadOnlyList<ChartRoom> Narrower { get; } = [.. Screen.Select(r => r with { Columns = 4 })];
}

internal readonly record struct ChartPoint(double X, double Y);

/// <summary>A box in its place, its words broken into lines.</summary>
internal sealed record PlacedBox(
    ChartBox Box,
    double X,
    double Y,
    double Width,
    double Height,
    IReadOnlyList<string> Kind,
    IReadOnlyList<string> Name,
    IReadOnlyList<string> Details
)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
}

/// <summary>A branch of the tree, from the parent's foot to the child.</summary>
internal sealed record PlacedBranch(ChartBox Child, IReadOnlyList<ChartPoint> Points);

/// <summary>A line beside the tree, with the place of its number.</summary>
internal sealed record PlacedLine(ChartLine Line, IReadOnlyList<ChartPoint> Points, ChartPoint Mark);

internal sealed record PlacedZone(string? Heading, double X, double Y, double Width, double Height);
