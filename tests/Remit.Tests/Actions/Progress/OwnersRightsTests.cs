using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions.Progress;

/// <summary>Whoever is to do an action says how far it is, moves its day and closes it, and changes nothing of what it says.</summary>
public class OwnersRightsTests
{
    private const string Rule = "Everyone writes what is theirs to write";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_owner_updates_what_they_own_and_nothing_else(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var (person, post) = (await data.Person(), await data.Post());
        var owners = new (RecordRef Owner, Relation Relation)[]
        {
            (data.RefOf(person), Relation.Owner),
            (data.RefOf(post), Relation.PostHolder),
            (data.RefOf(board), Relation.Chair),
            (data.RefOf(board), Relation.Clerk),
        };
        CalendarSpan.TryParse("1 month", out var span).ShouldBeTrue();
        var other = await data.Action("Other");
        foreach (var (owner, relation) in owners)
        {
            var mine = await data.Action("Mine", a => (a.Every, a.Due) = (span, When.Day("2007-09-30")));
            await data.Add(data.NewOwner(mine, owner));
            var viewer = data.Viewer(new Standing(relation, owner));
            (await data.TrySay(mine, "Begun", by: viewer)).ShouldPass();
            (await data.TrySay(mine, "Late", "2007-10-31", "Nobody was in", viewer)).ShouldPass();
            (await data.TryAs(viewer, db => db.Set<ActionItem>().Single(a => a.Id == mine.Id).What = "Something easier"))
                .Refusals.Select(r => r.Rule)
                .ShouldBe([Rule], $"{relation} changes what it says");
            (
                await data.TryAs(
                    viewer,
                    db =>
                    {
                        var action = db.Set<ActionItem>().Single(a => a.Id == mine.Id);
                        (action.Due, action.What) = (When.Day("2008-01-01"), "Something easier");
                    }
                )
            ).IsRefused.ShouldBeTrue("a forged form can't hide another field behind the day");
            (await data.TryClose(mine, by: viewer)).ShouldPass();
            (await data.TrySay(other, "Begun", by: viewer)).Refusals.Select(r => r.Rule).Distinct().ShouldBe([Rule]);
            (await data.TryClose(other, by: viewer)).Refusals.Select(r => r.Rule).Distinct().ShouldBe([Rule]);
        }
        await using var read = data.Store.Read(Sight.Everything);
        read.All<ActionItem>().Count(a => a.Continues != null).ShouldBe(owners.Length, "an owner's closing makes the next one");
    }

    [Fact]
    public async Task A_member_of_a_body_that_owns_it_does_not_speak_for_the_body()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, action) = (await data.Body("Board"), await data.Action());
        await data.Add(data.NewOwner(action, data.RefOf(board)));
        (
            await data.TrySay(action, "Begun", by: data.Viewer(new Standing(Relation.Member, data.RefOf(board))))
        ).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task The_clerk_of_the_body_to_which_it_is_reported_updates_and_changes_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var action = await data.Action(with: a => a.ReportedTo = data.RefOf(board));
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));
        (await data.TrySay(action, "Begun", by: clerk)).ShouldPass();
        (
            await data.TryAs(clerk, db => db.Set<ActionItem>().Single(a => a.Id == action.Id).What = "Write two plans")
        ).ShouldPass();
    }

    [Fact]
    public async Task Nobody_makes_themselves_an_owner_and_nothing_is_smuggled_into_what_goes_on()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person();
        var viewer = data.Viewer(new Standing(Relation.Owner, data.RefOf(person)));
        var (action, mine) = (await data.Action(), await data.Action("Mine"));
        await data.Add(data.NewOwner(mine, data.RefOf(person)));
        (
            await data.TryAs(
                viewer,
                db =>
                {
                    db.Add(data.NewOwner(action, data.RefOf(person)));
                    db.Set<ActionItem>().Single(a => a.Id == action.Id).Due = When.Day("2007-12-01");
                }
            )
        ).IsRefused.ShouldBeTrue();
        (await data.TryAs(viewer, db => db.Add(data.NewAction("My own idea")))).IsRefused.ShouldBeTrue();
        (
            await data.TryAs(
                viewer,
                db =>
                {
                    var before = db.Set<ActionItem>().Single(a => a.Id == mine.Id);
                    (before.Status, before.DoneOn, before.Proof) = (ActionStatus.Done, data.Today, "It");
                    db.Add(data.NewAction("Something else", a => a.Continues = mine.Id));
                }
            )
        ).IsRefused.ShouldBeTrue();
        (
            await data.TryAs(
                viewer,
                db =>
                {
                    var before = db.Set<ActionItem>().Single(a => a.Id == mine.Id);
                    (before.Status, before.DoneOn, before.Proof) = (ActionStatus.Done, data.Today, "It");
                    var next = data.NewAction("Mine", a => a.Continues = mine.Id);
                    db.Add(next);
                    db.Add(data.NewOwner(next, data.RefOf(data.NewBody())));
                }
            )
        ).IsRefused.ShouldBeTrue("the next one names nobody whom the one before did not name");
    }
}
