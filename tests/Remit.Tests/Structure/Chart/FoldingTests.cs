using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;
using Remit.Structure.Places;

namespace Remit.Tests.Structure.Chart;

public class FoldingTests
{
    [Fact]
    public void What_is_clear_at_once_is_shown_whole()
    {
        var folding = Folding.Of(Tree(3, 12), new Unfolding());
        folding.Hidden.ShouldBe(0);
        folding.Levels.ShouldBe(Unfolding.AllLevels);
    }

    [Fact]
    public void Of_more_as_many_levels_are_shown_as_make_a_clear_picture()
    {
        var folding = Folding.Of(Tree(6, 12), new Unfolding());
        folding.Levels.ShouldBe(2);
        folding.Shown.Count.ShouldBe(7);
        folding.Hidden.ShouldBe(72);
        folding.Folded.Select(f => f.Below).ShouldBe([12, 12, 12, 12, 12, 12]);
    }

    [Fact]
    public void Many_bodies_below_one_are_not_folded_into_nothing() =>
        Folding.Of(Tree(80, 0), new Unfolding()).Shown.Count.ShouldBe(81);

    [Fact]
    public void A_branch_is_unfolded_and_another_folded_whatever_the_levels()
    {
        var opened = Folding.Of(Tree(6, 12), new Unfolding { Levels = 2, Unfolded = ["group-1"] });
        opened.Shown.Count.ShouldBe(7 + 12);
        var closed = Folding.Of(Tree(6, 12), new Unfolding { Levels = Unfolding.AllLevels, Folded = ["group-1"] });
        closed.Hidden.ShouldBe(12);
    }

    [Fact]
    public void What_is_folded_away_is_shown_by_the_nearest_body_above_it()
    {
        var map = Tree(2, 3);
        var folding = Folding.Of(map, new Unfolding { Levels = 1 });
        folding.Shown.ShouldHaveSingleItem().Key.ShouldBe("board");
        foreach (var node in map.Nodes)
            folding.StandInOf(node).Key.ShouldBe("board");
        folding.Below(folding.Shown[0]).ShouldBe(8);
    }

    [Fact]
    public void Lines_that_end_at_the_same_boxes_are_drawn_once_and_said_all()
    {
        var map = Tree(2, 2, ("group-0-0", "group-1-0", LineKind.WorksWith), ("group-1-1", "group-0-1", LineKind.WorksWith));
        var folded = ChartDrawing.Of(map, new ChartWish { Unfolding = new() { Levels = 2 } }, (_, _) => null);
        folded
            .Beside.ShouldHaveSingleItem()
            .Sentences.ShouldBe(["group-0-0 works with group-1-0", "group-1-1 works with group-0-1"]);
        ChartDrawing.Of(map, new ChartWish(), (_, _) => null).Beside.Count.ShouldBe(2);
    }

    [Fact]
    public void A_line_within_what_is_folded_is_not_drawn()
    {
        var map = Tree(2, 2, ("group-0-0", "group-0-1", LineKind.WorksWith));
        ChartDrawing.Of(map, new ChartWish { Unfolding = new() { Levels = 2 } }, (_, _) => null).Beside.ShouldBeEmpty();
    }

    /// <summary>A board, groups below it, and so many below each.</summary>
    internal static StructureMap Tree(int groups, int below, params (string From, string To, LineKind Kind)[] lines) =>
        TreeOf(Node, groups, below, lines);

    /// <summary>The same, where the lowest are posts that somebody holds.</summary>
    internal static StructureMap TreeWithPosts(int groups, int below, string holder) =>
        TreeOf(
            key =>
                key.Count(c => c == '-') < 2
                    ? Node(key)
                    : Node(key) with
                    {
                        Kind = null,
                        State = null,
                        Holders = [new Named("holder", holder)],
                    },
            groups,
            below,
            []
        );

    private static StructureMap TreeOf(
        Func<string, MapNode> node,
        int groups,
        int below,
        (string From, string To, LineKind Kind)[] lines
    )
    {
        var nodes = new List<MapNode> { node("board") };
        var answers = new List<MapLine>();
        for (var i = 0; i < groups; i++)
        {
            nodes.Add(node($"group-{i}"));
            answers.Add(new MapLine(LineKind.AccountableTo, nodes[^1], nodes[0], Line.Everything, null));
            var group = nodes[^1];
            for (var j = 0; j < below; j++)
            {
                nodes.Add(node($"group-{i}-{j}"));
                answers.Add(new MapLine(LineKind.AccountableTo, nodes[^1], group, Line.Everything, null));
            }
        }
        var byKey = nodes.ToDictionary(n => n.Key, StringComparer.Ordinal);
        return new StructureMap(
            nodes,
            [.. answers, .. lines.Select(l => new MapLine(l.Kind, byKey[l.From], byKey[l.To], null, null))]
        );
    }

    private static MapNode Node(string key) =>
        new()
        {
            Record = new RecordRef(
                "body",
                new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))
            ),
            Key = key,
            Name = key,
            Kind = BodyKind.WorkingGroup,
            State = BodyState.Established,
        };
}
