using Remit.Documents.Writing;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Chart;

/// <summary>Who answers to whom as a paper: a list set in by the tree, with who sits where; in a spreadsheet a row for each body.</summary>
internal static class StructurePaper
{
    /// <param name="map">The bodies and lines.</param>
    /// <param name="members">The places of a body.</param>
    public static Publication Of(StructureMap map, Func<MapNode, IReadOnlyList<Seat>> members)
    {
        var roots = map.Roots.ToList();
        var trees = roots.Where(r => !r.Outside && map.ChildrenOf(r).Any());
        var alone = roots.Where(r => !r.Outside && !map.ChildrenOf(r).Any()).ToList();
        var outside = roots.Where(r => r.Outside).ToList();
        return new Publication("Structure")
        {
            Kind = "Who answers to whom",
            Parts =
            [
                .. trees.SelectMany(r => Branch(map, r, 0, members)),
                .. Headed(StructureWords.AnswersToNobodyRecorded, alone),
                .. Headed(StructureWords.OutsideThePartnership, outside),
            ],
            Sheets =
            [
                new Grid(
                    [
                        new("Level"),
                        new("Name"),
                        new("Kind"),
                        new("State"),
                        new("Ages"),
                        new("Answers to"),
                        new("Chair or holder"),
                        new("Members"),
                    ],
                    [.. roots.SelectMany(r => Rows(map, r, 1, members))]
                )
                {
                    Caption = "Structure",
                },
            ],
        };

        IEnumerable<Part> Headed(string heading, IReadOnlyList<MapNode> nodes) =>
            nodes.Count == 0 ? [] : nodes.SelectMany(n => Branch(map, n, 0, members)).Prepend(new Heading(1, heading));
    }

    private static IEnumerable<Part> Branch(StructureMap map, MapNode node, int depth, Func<MapNode, IReadOnlyList<Seat>> members)
    {
        var state = node.State is { } known && known != BodyState.Established ? $", {known.OnScreen().ToLowerInvariant()}" : "";
        yield return new Item(
            new Phrase([new TextRun(node.Name) { IsBold = true }, new TextRun($" ({node.KindWords.ToLowerInvariant()}{state})")]),
            depth
        );
        if (Leads(node) is { Length: > 0 } leads)
            yield return new Prose(leads) { Depth = depth + 1 };
        if (Sitting(members(node)) is { Length: > 0 } sitting)
            yield return new Prose($"Members: {sitting}") { Depth = depth + 1 };
        foreach (var line in Sideways(map, node))
            yield return new Prose(line) { Depth = depth + 1 };
        foreach (var part in map.ChildrenOf(node).SelectMany(child => Branch(map, child, depth + 1, members)))
            yield return part;
    }

    private static IEnumerable<string> Sideways(StructureMap map, MapNode node)
    {
        var parent = map.ParentOf(node);
        if (parent is { Scope: not Line.Everything })
            yield return $"Answers to {parent.End.Name}{Line.AfterName(parent.Kind, parent.Scope)}";
        foreach (var line in map.From(node).Where(l => l != parent))
            yield return $"{(line.Kind == LineKind.AccountableTo && parent is not null ? "Also accountable to" : line.Kind.Outward())} {line.End.Name}{Line.AfterName(line.Kind, line.Scope)}";
    }

    private static IEnumerable<SheetRow> Rows(
        StructureMap map,
        MapNode node,
        int level,
        Func<MapNode, IReadOnlyList<Seat>> members
    ) =>
        map.ChildrenOf(node)
            .SelectMany(child => Rows(map, child, level + 1, members))
            .Prepend(
                new SheetRow(
                    level,
                    node.Name,
                    node.KindWords,
                    node.State?.OnScreen(),
                    node.Ages?.InWords(),
                    map.ParentOf(node)?.End.Name,
                    Leads(node),
                    Sitting(members(node))
                )
            );

    private static string Leads(MapNode node) =>
        node.IsPost
            ? node.Holders.Count == 0
                ? "Holder not recorded"
                : $"Held by {string.Join(", ", node.Holders.Select(h => h.Name))}"
            : string.Join("; ", node.Chairs.Select(c => c.ChairInWords()));

    /// <summary>"Chief Nurse: Jane Smith, interim; PVI sector, Lay member (holders not recorded)".</summary>
    private static string Sitting(IReadOnlyList<Seat> seats)
    {
        var members = seats.Where(s => s.Role is PlaceRole.Member or PlaceRole.DeputyChair).ToList();
        var told = members.Where(s => s.State != SeatState.NotRecorded).Select(s => $"{s.Title}: {Holder(s)}");
        var untold = members.Where(s => s.State == SeatState.NotRecorded).Select(s => s.Title).ToList();
        var together =
            untold.Count == 0
                ? Array.Empty<string>()
                : [$"{string.Join(", ", untold)} ({(untold.Count == 1 ? "holder" : "holders")} not recorded)"];
        return string.Join("; ", told.Concat(together));
    }

    // Until when and by what office stand on the paper of members.
    private static string Holder(Seat seat) =>
        seat.State == SeatState.Vacant
            ? "vacant"
            : string.Join(", ", seat.Holders.Select(h => h.Name)) + (seat.Interim ? ", interim" : "");
}
