using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Checking;

/// <summary>STR-01 to STR-03: to whom bodies answer, and whom they scrutinise.</summary>
public class LineCheckTests
{
    [Fact]
    public async Task An_established_body_without_a_line_of_accountability_is_still_to_be_recorded()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        await data.Body("Proposed group");
        await data.Established("Cabinet", with: b => b.Outside = true);
        await data.Established("Group", board);

        var found = (await data.Found("STR-01")).ShouldHaveSingleItem();
        (found.Severity, found.IsNotRecorded).ShouldBe((Severity.Warning, true));
        found.Message.ShouldBe("It is not recorded to whom Board answers.");
        found.Records.Select(r => (r.Ref.Kind, r.Path, r.Title)).ShouldBe([("body", board.Key, "Board")]);
    }

    [Fact]
    public async Task A_body_whose_line_of_accountability_ended_is_wrong()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board", await data.Established("Cabinet", with: b => b.Outside = true));
        var group = await data.Established("Group");
        await data.Add(data.NewLine(group, board, When.Until("2007-06-30")));

        var found = (await data.Found("STR-01")).ShouldHaveSingleItem();
        (found.Severity, found.IsNotRecorded).ShouldBe((Severity.Error, false));
        found.Message.ShouldBe("Group answered to Board until 30 June 2007, and to nobody since.");
        (await data.Found("STR-01", "2007-06-30")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_answers_to_a_closed_one_is_wrong()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var closed = await data.Body("Old board", with: b => (b.Outside, b.Established) = (true, When.Until("2007-08-31")));
        await data.Established("Group", closed);
        (await data.Found("STR-01"))
            .ShouldHaveSingleItem()
            .Message.ShouldStartWith("Group answers to Old board, which is closed");
    }

    [Fact]
    public async Task Two_boards_for_everything_alike_are_worth_a_look()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (children, adults) = (await data.Established("Children's board"), await data.Established("Adults' board"));
        var group = await data.Established("Joint group", children);
        await data.Add(data.NewLine(group, adults, When.Always));

        var found = (await data.Found("STR-02")).ShouldHaveSingleItem();
        found.Severity.ShouldBe(Severity.Note);
        found.Message.ShouldBe("Joint group answers to Children's board and Adults' board for everything alike.");
    }

    [Theory]
    [InlineData(Line.Everything, "transitions")]
    [InlineData("children", "adults")]
    [InlineData(null, "adults")]
    public async Task Scopes_that_differ_or_a_lead_keep_it_silent(string? one, string other)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (children, adults) = (await data.Established("Children's board"), await data.Established("Adults' board"));
        var group = await data.Established("Joint group");
        await data.Add(data.NewLine(group, children, When.Always, one), data.NewLine(group, adults, When.Always, other));
        (await data.Found("STR-02")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_scrutinises_the_body_above_needs_something_that_keeps_them_independent()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        var lscb = await data.Established("LSCB", board);
        await data.Add(data.NewLine(lscb, board, When.Always, kind: LineKind.Scrutinises));
        var found = (await data.Found("STR-03")).ShouldHaveSingleItem();
        found.Message.ShouldBe("LSCB scrutinises Board and answers to it. It is not recorded how it stays independent.");

        await data.Place(lscb, "Independent chair", with: p => p.Role = PlaceRole.Chair);
        (await data.Found("STR-03")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_independent_scrutineer_of_the_body_is_enough()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        var lscb = await data.Established("LSCB", board);
        var lead = await data.Post("Lead Member");
        await data.Add(
            data.NewLine(lscb, board, When.Always, kind: LineKind.Scrutinises),
            data.NewLine(data.RefOf(lead), lscb, When.Always, kind: LineKind.Scrutinises)
        );
        (await data.Found("STR-03")).ShouldNotBeEmpty("the Lead Member is not independent");

        var scrutineer = await data.Post("Independent scrutineer");
        await data.Add(data.NewLine(data.RefOf(scrutineer), lscb, When.Always, kind: LineKind.Scrutinises));
        (await data.Found("STR-03")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scrutiny_without_accountability_is_silent()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, committee) = (await data.Established("Board"), await data.Established("Committee"));
        await data.Add(data.NewLine(committee, board, When.Always, kind: LineKind.Scrutinises));
        (await data.Found("STR-03")).ShouldBeEmpty();
    }
}
