using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Responsibilities.LineOfSight;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

public class DecisionSightTests
{
    private const string Line = "/sight/decision/deciders/august/visits";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_stands_below_what_it_rests_on_and_above_what_came_of_it(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        var position = await Write(made);

        var line = await app.Twin($"{Line}.json");
        // Attendance was not recorded: nothing is said to be agreed that may not be.
        Node(line, "decision").ShouldBe(("Visits are paid for", "Quorum not known, Deciding Group, 30 August 2007"));
        Node(line, "action").ShouldBe(("Pay for the visits", "open"));
        Node(line, "position").Title.ShouldBe(position.Text);
        Kinds(line).ShouldBe(["source", "provision", "responsibility", "position", "decision", "action"], ignoreOrder: true);

        var (_, path) = await Position(made);
        var down = await app.Twin($"/sight/position/{path}.json");
        Node(down, "decision").Title.ShouldBe("Visits are paid for");
        Node(down, "action").Title.ShouldBe("Pay for the visits");
        var up = await app.Twin("/sight/action/pay-visits.json");
        Node(up, "decision").Title.ShouldBe("Visits are paid for");
        Kinds(up).ShouldContain("position");
        (await app.CommandsFor(Line)).ShouldBeLessThanOrEqualTo(13);
        (await app.CommandsFor($"/sight/position/{path}")).ShouldBeLessThanOrEqualTo(13);
        using var page = await app.Page(Line);
        page.QuerySelector("svg.remit-sightline")!.TextContent.ShouldContain("Pay for the visits");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_stays_below_a_responsibility_whose_position_is_said_anew_and_below_the_law(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        var position = await Write(made);
        var (_, path) = await Position(made);
        var provision = await made.Read(db =>
            (
                from p in db.All<Provision>()
                join source in db.All<Source>() on p.Source equals source.Id
                where source.Key == "guidance-2005" && p.Key == "5-6"
                select p.Id
            ).SingleAsync()
        );
        await made.Edit(async db =>
        {
            db.Add(
                new Position
                {
                    Id = made.Store.Ids.Next<Position>(),
                    Key = "anew",
                    Responsibility = position.Responsibility,
                    Text = "The same, a month later.",
                    On = When.Day("2007-09-02"),
                }
            );
            var decision = await db.All<Decision>().SingleAsync(d => d.Key == "visits");
            db.Add(
                new DecisionEvidence
                {
                    Id = made.Store.Ids.Next<DecisionEvidence>(),
                    Decision = decision.Id,
                    On = new RecordRef("provision", provision.Value),
                }
            );
        });
        var anew = string.Join('/', path.Split('/')[..2].Append("anew"));
        Node(await app.Twin($"/sight/position/{anew}.json"), "decision").Title.ShouldBe("Visits are paid for");
        var responsibility = await app.Twin($"/sight/responsibility/{string.Join('/', path.Split('/')[..2])}.json");
        Node(responsibility, "decision").Title.ShouldBe("Visits are paid for");
        Node(await app.Twin("/sight/provision/guidance-2005/5-6.json"), "decision").Title.ShouldBe("Visits are paid for");
        Kinds(await app.Twin($"{Line}.json")).ShouldContain("provision");
    }

    [Fact]
    public async Task A_restricted_decision_is_in_nobody_elses_line()
    {
        var (app, made) = await DecidingCase.App(Databases.Sqlite);
        await using var _ = app;
        await Write(made);
        await made.Edit(async db =>
            (await db.Set<Decision>().SingleAsync(d => d.Key == "visits")).Sensitivity = Sensitivity.Restricted
        );
        var (_, path) = await Position(made);
        await using var db = made.Store.Read(Sight.OfThePartnership([]));
        var steps = app.Services.GetServices<SightStep>().ToList();
        var kinds = app.Services.GetServices<SightKind>().ToList();
        var line = await SightLine.Load(db, When.Day("2007-09-03"), steps, kinds, "position", path.Split('/'));
        line.ShouldNotBeNull().Layers.ShouldNotContain(l => l.Kind == "decision");
        (
            await SightLine.Load(db, When.Day("2007-09-03"), steps, kinds, "decision", ["deciders", "august", "visits"])
        ).ShouldBeNull();
    }

    /// <summary>A decision that rests on a position of a register, with an action.</summary>
    private static async Task<Position> Write(DecidingCase made)
    {
        var (position, _) = await Position(made);
        await made.Edit(async db =>
        {
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "august");
            var decision = new Decision
            {
                Id = made.Store.Ids.Next<Decision>(),
                Key = "visits",
                Meeting = meeting.Id,
                Title = "Visits are paid for",
                Wording = "That the visits are paid for.",
                Outcome = DecisionOutcome.Agreed,
            };
            db.Add(decision);
            db.Add(
                new DecisionEvidence
                {
                    Id = made.Store.Ids.Next<DecisionEvidence>(),
                    Decision = decision.Id,
                    On = new RecordRef("position", position.RowId),
                }
            );
            db.Add(
                new ActionItem
                {
                    Id = made.Store.Ids.Next<ActionItem>(),
                    Key = "pay-visits",
                    What = "Pay for the visits",
                    Origin = new RecordRef("decision", decision.Id.Value),
                }
            );
        });
        return position;
    }

    /// <summary>The first position of the register of the Director whose responsibility rests on the law, and its path.</summary>
    private static async Task<(Position Position, string Path)> Position(DecidingCase made) =>
        await made.Read(async db =>
        {
            var found = await (
                from position in db.All<Position>()
                join row in db.All<Responsibility>() on position.Responsibility equals row.Id
                join register in db.All<Register>() on row.Register equals register.Id
                where register.Key == "director" && db.All<Citation>().Any(c => c.Responsibility == row.Id)
                orderby row.Order, position.Key
                select new
                {
                    Position = position,
                    Row = row.Key,
                    Register = register.Key,
                }
            ).FirstAsync();
            return (found.Position, $"{found.Register}/{found.Row}/{found.Position.Key}");
        });

    private static IEnumerable<string> Kinds(System.Text.Json.JsonElement line) =>
        line.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("kind").GetString()!);

    private static (string Title, string? Says) Node(System.Text.Json.JsonElement line, string kind)
    {
        var node = line.GetProperty("layers")
            .EnumerateArray()
            .Single(l => l.GetProperty("kind").GetString() == kind)
            .GetProperty("nodes")[0];
        return (node.GetProperty("title").GetString()!, node.TryGetProperty("says", out var says) ? says.GetString() : null);
    }
}
