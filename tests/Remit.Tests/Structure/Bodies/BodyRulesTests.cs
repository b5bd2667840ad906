using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Bodies;

public class BodyRulesTests
{
    private const string Circle = "No body answers to itself for everything";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_circle_of_accountability_for_everything_is_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, executive, group) = (await data.Body("Board"), await data.Body("Executive"), await data.Body("Group"));
        await data.Add(
            data.NewLine(group, executive, When.From("2007-04-01")),
            data.NewLine(executive, board, When.Until("2008-03-31"))
        );

        var back = data.NewLine(board, group, When.From("2006-04-01"));
        (await data.Try(back))
            .ShouldBeRefused(Circle, data.RefOf(back), "to")
            .Message.ShouldBe(
                "“Board” would answer for everything to “Group”, which answers to “Executive”, which answers to “Board” "
                    + "from 1 April 2007 to 31 March 2008. End one of these lines, or say for what matters it holds."
            );
    }

    [Theory]
    [InlineData("2008-03-31", false)]
    [InlineData("2008-04-01", true)]
    public async Task Two_bodies_may_change_who_answers_to_whom_from_one_day_to_the_next(string from, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, executive) = (await data.Body("Board"), await data.Body("Executive"));
        await data.Add(data.NewLine(executive, board, When.Until("2008-03-31")));

        (await data.Try(data.NewLine(board, executive, When.From(from)))).IsRefused.ShouldBe(!passes);
    }

    [Fact]
    public async Task Circles_for_named_matters_and_of_scrutiny_are_allowed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, lscb) = (await data.Body("Board"), await data.Body("LSCB"));
        await data.Add(data.NewLine(lscb, board, When.Always));

        (await data.Try(data.NewLine(board, lscb, When.Always, "safeguarding"))).ShouldPass();
        (await data.Try(data.NewLine(board, lscb, When.Always, null))).ShouldPass();
        (await data.Try(data.NewLine(board, lscb, When.Always, Line.Everything, LineKind.Scrutinises))).ShouldPass();
    }

    [Fact]
    public async Task A_line_that_widens_to_everything_is_held_to_the_rule()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, lscb) = (await data.Body("Board"), await data.Body("LSCB"));
        var part = data.NewLine(board, lscb, When.Always, "safeguarding");
        await data.Add(part, data.NewLine(lscb, board, When.Always));

        (await data.TryEdit(part, l => l.Scope = Line.Everything)).ShouldBeRefused(Circle, data.RefOf(part), "to");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Successions_that_lead_back_are_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, middle, now) = (await data.Body("EYDCP"), await data.Body("Forum"), await data.Body("Early years group"));
        await data.Add(data.NewSuccession(now, middle), data.NewSuccession(middle, old));

        var back = data.NewSuccession(old, now);
        (await data.Try(back))
            .ShouldBeRefused("Successions go one way", data.RefOf(back), "body")
            .Message.ShouldBe(
                "“EYDCP” would take over from “Early years group”, which takes over from “Forum”, which takes over from “EYDCP”. Leave one of them out."
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Organisations_that_are_parts_of_each_other_are_refused_whatever_is_written_first(string provider)
    {
        await using var data = await TestData.On(provider);
        var (council, service) = (data.NewOrganisation("County Council"), data.NewOrganisation("Youth service"));
        (council.PartOf, service.PartOf) = (service.Id, council.Id);

        (await data.Try(council, service))
            .ShouldBeRefused("Parts don't go in circles", data.RefOf(council), "part-of")
            .Message.ShouldBe(
                "“County Council” would be a part of itself through “Youth service”. Choose something else for it to be a part of."
            );

        council.PartOf = null;
        (await data.Try(council, service)).ShouldPass();
        (await data.TryEdit(council, c => c.PartOf = service.Id)).ShouldBeRefused(
            "Parts don't go in circles",
            data.RefOf(council),
            "part-of"
        );
        (await data.TryEdit(council, c => c.PartOf = c.Id)).ShouldBeRefused(
            "Parts don't go in circles",
            data.RefOf(council),
            "part-of"
        );
    }

    [Fact]
    public async Task A_body_is_established_within_its_life()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = data.NewBody("Executive", When.From("2006-04-01"), b => b.Established = When.From("2006-03-31"));
        (await data.Try(body)).ShouldBeRefused("A body is established within its life", data.RefOf(body), "established");
        body.Established = When.From("2006-04-01");
        (await data.Try(body)).ShouldPass();
    }
}
