using System.Text.Json.Serialization;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>What stands over a record up to the law, and what hangs on it down to what was done, on a day.</summary>
internal sealed class SightLine
{
    private readonly IReadOnlyList<SightStep> steps;
    private readonly HashSet<(RecordRef Above, RecordRef Below)> links;
    private readonly Dictionary<string, SightKind> kinds;
    private readonly HashSet<(RecordRef Record, string Kind)> above;
    private readonly HashSet<(RecordRef Record, string Kind)> below;

    private SightLine(
        SightNode about,
        IReadOnlyList<SightStep> steps,
        IEnumerable<SightKind> kinds,
        Dictionary<RecordRef, SightNode> nodes,
        HashSet<(RecordRef, RecordRef)> links
    )
    {
        (About, this.steps, this.links) = (about, steps, links);
        this.kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);
        above = [.. links.Select(l => (l.Item1, l.Item2.Kind))];
        below = [.. links.Select(l => (l.Item2, l.Item1.Kind))];
        Layers =
        [
            .. nodes
                .Values.GroupBy(n => n.Ref.Kind)
                .Select(g => (Kind: this.kinds[g.Key], Nodes: g.Select(Told).ToList()))
                .OrderBy(g => g.Kind.Order)
                .Select(g => new SightLayer(g.Kind.Kind, g.Kind.InWords, g.Nodes) { Order = g.Kind.Order }),
        ];
    }

    /// <summary>The record from which one looks.</summary>
    public SightNode About { get; }

    /// <summary>By kind, the law first.</summary>
    public IReadOnlyList<SightLayer> Layers { get; }

    /// <summary>The lines between two records.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<(RecordRef Above, RecordRef Below)> Links => links;

    /// <summary>How often what is missing: "no evidence" 3; the most frequent first.</summary>
    public IReadOnlyList<MissingLink> Missing =>
        [
            .. Layers
                .SelectMany(l => l.Nodes)
                .SelectMany(n => n.Missing)
                .CountBy(m => m)
                .OrderByDescending(m => m.Value)
                .ThenBy(m => m.Key, StringComparer.Ordinal)
                .Select(m => new MissingLink(m.Key, m.Value)),
        ];

    /// <summary>
    /// Null where there is no such kind or record that the viewer may see. One query for the record, one for each step up and down from its kind, and those by which
    /// a kind says how its records stand.
    /// </summary>
    public static async Task<SightLine?> Load(
        Db db,
        DateOnly day,
        IReadOnlyCollection<SightStep> steps,
        IReadOnlyCollection<SightKind> kinds,
        string kind,
        IReadOnlyList<string> keys
    )
    {
        if (kinds.FirstOrDefault(k => k.Kind == kind) is not { } known || await known.Find(db, day, keys) is not { } about)
            return null;
        var nodes = new Dictionary<RecordRef, SightNode> { [about.Ref] = about };
        var links = new HashSet<(RecordRef, RecordRef)>();
        var inOrder = steps.OrderBy(s => kinds.First(k => k.Kind == s.Above).Order).ToList();
        // What is reached upwards is not looked down from: a look up from one responsibility is no look at all others.
        var down = new HashSet<RecordRef> { about.Ref };
        foreach (var step in inOrder)
        {
            var from = down.Where(r => r.Kind == step.Above).Select(r => r.Id).ToList();
            if (from.Count == 0)
                continue;
            foreach (var link in await step.Down(db, day, from))
            {
                nodes.TryAdd(link.Below.Ref, link.Below);
                links.Add((link.Above, link.Below.Ref));
                down.Add(link.Below.Ref);
            }
        }
        var up = new HashSet<RecordRef> { about.Ref };
        foreach (var step in Enumerable.Reverse(inOrder))
        {
            var from = up.Where(r => r.Kind == step.Below).Select(r => r.Id).ToList();
            if (from.Count == 0)
                continue;
            foreach (var (over, under) in await step.Up(db, day, from))
            {
                nodes.TryAdd(over.Ref, over);
                links.Add((over.Ref, under));
                up.Add(over.Ref);
            }
        }
        foreach (var toldApart in kinds.Where(k => k.Says is not null))
        {
            var of = nodes.Keys.Where(r => r.Kind == toldApart.Kind).ToList();
            if (of.Count == 0)
                continue;
            var said = await toldApart.Says!(db, day, [.. of.Select(r => r.Id)]);
            foreach (var node in of)
                nodes[node] = nodes[node] with { Says = said.GetValueOrDefault(node.Id) };
        }
        return new SightLine(nodes[about.Ref], [.. inOrder], kinds, nodes, links);
    }

    private SightNodeTold Told(SightNode node)
    {
        var lacks = new List<string>();
        if (node.Lacks is not null)
            lacks.Add(node.Lacks);
        // Of what stands above the record nobody looked down; of what hangs on it nobody looked up.
        foreach (var step in steps)
        {
            if (
                step.Missing is { } missing
                && step.Above == node.Ref.Kind
                && !node.NeedsNothingBelow
                && LooksDown(node)
                && !above.Contains((node.Ref, step.Below))
            )
                lacks.Add(missing);
            if (
                step.MissingAbove is { } without
                && step.Below == node.Ref.Kind
                && LooksUp(node)
                && !below.Contains((node.Ref, step.Above))
            )
                lacks.Add(without);
        }
        return new SightNodeTold(node.Ref.Kind, node.Path, node.Title, node.Says, lacks) { Ref = node.Ref };
    }

    private bool LooksDown(SightNode node) => kinds[node.Ref.Kind].Order >= kinds[About.Ref.Kind].Order;

    private bool LooksUp(SightNode node) => kinds[node.Ref.Kind].Order <= kinds[About.Ref.Kind].Order;
}

/// <summary>The records of a kind in a line of sight.</summary>
internal sealed record SightLayer(string Kind, string InWords, IReadOnlyList<SightNodeTold> Nodes)
{
    /// <summary>So many stand in the open; the others are folded away.</summary>
    private const int MostAtHand = 10;

    [JsonIgnore]
    public int Order { get; init; }

    /// <summary>How many miss something.</summary>
    [JsonIgnore]
    public int Broken => Nodes.Count(n => n.Missing.Count > 0);

    /// <summary>Those that stand in the open: where there are many, those that miss something first.</summary>
    [JsonIgnore]
    public IReadOnlyList<SightNodeTold> AtHand => [.. Ordered.Take(IsLong ? MostAtHand : Nodes.Count)];

    /// <summary>The others; none where there are only a few more.</summary>
    [JsonIgnore]
    public IReadOnlyList<SightNodeTold> Folded => [.. Ordered.Skip(IsLong ? MostAtHand : Nodes.Count)];

    /// <summary>"38 more, 12 of them with something missing".</summary>
    [JsonIgnore]
    public string FoldedInWords =>
        Folded.Count(n => n.Missing.Count > 0) is > 0 and var broken
            ? $"{Folded.Count:N0} more, {broken:N0} of them with something missing"
            : $"{Folded.Count:N0} more";

    private bool IsLong => Nodes.Count > MostAtHand + 2;

    private IEnumerable<SightNodeTold> Ordered => IsLong ? Nodes.OrderBy(n => n.Missing.Count == 0) : Nodes;
}

/// <summary>A record in a line of sight, with what is missing of it in words.</summary>
internal sealed record SightNodeTold(string Kind, string Path, string Title, string? Says, IReadOnlyList<string> Missing)
{
    [JsonIgnore]
    public RecordRef Ref { get; init; }
}

/// <summary>What is missing, and of how many.</summary>
internal sealed record MissingLink(string What, int Number);
