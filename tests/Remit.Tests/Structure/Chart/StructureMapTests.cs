using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;

namespace Remit.Tests.Structure.Chart;

public class StructureMapTests
{
    private readonly MapNode board = Body("board", BodyKind.Board);
    private readonly MapNode executive = Body("executive", BodyKind.Executive);
    private readonly MapNode group = Body("group", BodyKind.WorkingGroup);
    private readonly MapNode council = Body("council", BodyKind.Council) with { Outside = true };

    [Fact]
    public void A_line_of_any_scope_makes_the_tree()
    {
        var map = new StructureMap([board, executive], [Answers(executive, board, "annual work programme")]);
        map.ChildrenOf(board).ShouldBe([executive]);
        map.Roots.ShouldBe([board]);
    }

    [Fact]
    public void The_first_of_several_is_the_tree_and_the_others_are_lines_beside_it()
    {
        var (first, second) = (Answers(group, executive), Answers(group, board));
        var map = new StructureMap([board, executive, group], [first, second]);
        map.ParentOf(group).ShouldBe(first);
        map.Beside.ShouldBe([second]);
    }

    [Fact]
    public void A_circle_of_limited_accountability_is_cut_where_it_closes()
    {
        var map = new StructureMap(
            [board, executive, group],
            [Answers(board, group, "a"), Answers(executive, board, "b"), Answers(group, executive, "c")]
        );
        map.Roots.Count().ShouldBe(1);
        map.Beside.Count().ShouldBe(1);
    }

    [Fact]
    public void A_body_of_the_partnership_does_not_hang_below_one_outside()
    {
        var map = new StructureMap([board, council], [Answers(board, council)]);
        map.Roots.ShouldBe([board, council]);
        map.Beside.Single().End.ShouldBe(council);
    }

    [Fact]
    public void A_filter_keeps_what_stands_above_what_it_finds()
    {
        var map = new StructureMap([board, executive, group, council], [Answers(executive, board), Answers(group, executive)]);
        map.Only(n => n.Kind == BodyKind.WorkingGroup).Nodes.ShouldBe([board, executive, group]);
    }

    [Fact]
    public void What_hung_below_a_closed_body_stands_alone()
    {
        var map = new StructureMap([board, executive, group], [Answers(executive, board), Answers(group, executive)]);
        map.Without(n => n == executive).Roots.ShouldBe([board, group]);
    }

    private static MapLine Answers(MapNode from, MapNode to, string? scope = Line.Everything) =>
        new(LineKind.AccountableTo, from, to, scope, null);

    private static MapNode Body(string key, BodyKind kind) =>
        new()
        {
            Record = new RecordRef("body", new Guid((int)kind + 1, 0, 0, new byte[8])),
            Key = key,
            Name = key,
            Kind = kind,
            State = BodyState.Established,
        };
}
