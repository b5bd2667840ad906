namespace Remit.Structure.Chart;

/// <summary>A body in the list, with all that hangs below it.</summary>
internal sealed record BranchView(StructureMap Map, MapNode Node)
{
    /// <summary>So few are seen together; no branch is offered alone.</summary>
    public const int NothingToPart = 20;

    /// <summary>Whether it passes the filters.</summary>
    public Func<MapNode, bool> Passes { get; init; } = _ => true;

    /// <summary>How many bodies the chart folds away below it.</summary>
    public Func<MapNode, int> Folded { get; init; } = _ => 0;

    /// <summary>The address of the branch alone; null where that is not offered.</summary>
    public Func<MapNode, string>? Alone { get; init; }
}
