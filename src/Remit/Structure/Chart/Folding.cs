using System.Globalization;
using Remit.Kernel;

namespace Remit.Structure.Chart;

/// <summary>How much of the tree somebody wants to see.</summary>
internal sealed record Unfolding
{
    /// <summary>How many levels, from 1; <see cref="AllLevels"/> for all; null for as many as make a clear picture.</summary>
    public int? Levels { get; init; }

    /// <summary>The keys of bodies below which nothing is to be shown.</summary>
    public IReadOnlyCollection<string> Folded { get; init; } = [];

    /// <summary>The keys of bodies below which more is to be shown than the levels say.</summary>
    public IReadOnlyCollection<string> Unfolded { get; init; } = [];

    public const int AllLevels = int.MaxValue;

    /// <summary>As many levels as are asked for by number at most.</summary>
    public const int MostLevels = 6;

    /// <summary>Every choice of levels as an address writes it.</summary>
    public static IReadOnlyList<string> Choices { get; } =
    [.. Enumerable.Range(1, MostLevels).Select(n => n.ToString(CultureInfo.InvariantCulture)), "all"];

    /// <summary>The levels of a choice.</summary>
    public static int? LevelsOf(string? choice) =>
        choice is null ? null
        : choice == "all" ? AllLevels
        : int.Parse(choice, CultureInfo.InvariantCulture);
}

/// <summary>
/// Which bodies the chart shows, and which stand for those that are folded away below them. Where nobody said how many levels, as many are
/// shown as make at most <see cref="ClearAtMost"/> boxes, and two at least.
/// </summary>
internal sealed class Folding
{
    /// <summary>More boxes than that are no clear first picture.</summary>
    public const int ClearAtMost = 40;

    private const int LeastLevels = 2;

    private readonly Dictionary<RecordRef, MapNode> standIns = [];
    private readonly Dictionary<RecordRef, int> below = [];
    private readonly List<MapNode> shown = [];

    private Folding(StructureMap map, Unfolding wish, int levels)
    {
        Levels = levels;
        foreach (var root in map.Roots)
            Show(root, 1);

        void Show(MapNode node, int level)
        {
            shown.Add(node);
            standIns[node.Record] = node;
            var closed =
                wish.Folded.Contains(node.Key, StringComparer.Ordinal)
                || (level >= levels && !wish.Unfolded.Contains(node.Key, StringComparer.Ordinal));
            foreach (var child in map.ChildrenOf(node))
                if (!closed || node.IsPost)
                    Show(child, level + 1);
                else
                    foreach (var hidden in map.Branch(child))
                    {
                        standIns[hidden.Record] = node;
                        below[node.Record] = below.GetValueOrDefault(node.Record) + 1;
                    }
        }
    }

    /// <summary>The levels that are shown where nobody folds or unfolds; <see cref="Unfolding.AllLevels"/> for all.</summary>
    public int Levels { get; }

    /// <summary>What has a box of its own, each before what hangs below it.</summary>
    public IReadOnlyList<MapNode> Shown => shown;

    /// <summary>How many bodies are folded away altogether.</summary>
    public int Hidden => below.Values.Sum();

    /// <summary>The bodies that stand for others.</summary>
    public IEnumerable<(MapNode Node, int Below)> Folded =>
        shown.Where(n => below.ContainsKey(n.Record)).Select(n => (n, below[n.Record]));

    /// <summary>How many bodies are folded away below one that is shown; 0 where nothing is.</summary>
    public int Below(MapNode node) => below.GetValueOrDefault(node.Record);

    /// <summary>The box that shows a body: its own, or that of the body below which it is folded away.</summary>
    public MapNode StandInOf(MapNode node) => standIns[node.Record];

    /// <summary>Folds a structure.</summary>
    public static Folding Of(StructureMap map, Unfolding wish) => new(map, wish, wish.Levels ?? ClearLevels(map));

    private static int ClearLevels(StructureMap map)
    {
        if (map.Nodes.Count <= ClearAtMost)
            return Unfolding.AllLevels;
        var (levels, count, row) = (0, 0, map.Roots.ToList());
        while (row.Count > 0 && (levels < LeastLevels || count + row.Count <= ClearAtMost))
        {
            count += row.Count;
            levels++;
            row = [.. row.SelectMany(map.ChildrenOf)];
        }
        return row.Count == 0 ? Unfolding.AllLevels : levels;
    }
}
