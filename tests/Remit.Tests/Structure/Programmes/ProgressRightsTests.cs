using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Programmes;

/// <summary>Whoever is to do an item says how far it is, and changes nothing of the item.</summary>
public class ProgressRightsTests
{
    private const string Rule = "Everyone writes what is theirs to write";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_owner_records_progress_of_what_they_own_and_of_nothing_else(string provider)
    {
        await using var data = await TestData.On(provider);
        var (group, board) = (await data.Body("Group"), await data.Body("Board"));
        var programme = await data.Programme(group);
        var (person, post, health) = (await data.Person(), await data.Post(), await data.Organisation("Health"));
        var (mine, other) = (await data.Item(programme, "Mine"), await data.Item(programme, "Other"));
        var owners = new (RecordRef Owner, Relation Relation)[]
        {
            (data.RefOf(person), Relation.Owner),
            (data.RefOf(post), Relation.PostHolder),
            (data.RefOf(health), Relation.Lead),
            (data.RefOf(board), Relation.Chair),
            (data.RefOf(board), Relation.Clerk),
        };
        foreach (var owner in owners.Select(o => o.Owner).Distinct())
            await data.Add(data.NewItemOwner(mine, owner));
        foreach (var (owner, relation) in owners)
        {
            var viewer = data.Viewer(new Standing(relation, owner));
            (await data.TryAs(viewer, db => db.Add(data.NewProgress(mine, "2007-06-30", ItemStatus.OnTrack)))).ShouldPass();
            var refused = await data.TryAs(viewer, db => db.Add(data.NewProgress(other, "2007-06-30", ItemStatus.OnTrack)));
            refused.Refusals.Select(r => r.Rule).ShouldBe([Rule], $"{relation}");
            (await data.TryAs(viewer, db => db.Set<ProgrammeItem>().Single(i => i.Id == mine.Id).Due = Quarter.First))
                .Refusals.Select(r => r.Rule)
                .ShouldBe([Rule], $"{relation} changes the item");
        }
        (
            await data.TryAs(
                data.Viewer(new Standing(Relation.Member, data.RefOf(board))),
                db => db.Add(data.NewProgress(mine, "2007-06-30", ItemStatus.OnTrack))
            )
        ).IsRefused.ShouldBeTrue("a member of a body that owns it does not speak for the body");
        (
            await data.TryAs(
                data.Viewer(new Standing(Relation.Clerk, data.RefOf(group))),
                db => db.Add(data.NewProgress(other, "2007-06-30", ItemStatus.OnTrack))
            )
        ).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_makes_themselves_an_owner_to_speak_of_an_item(string provider)
    {
        await using var data = await TestData.On(provider);
        var item = await data.Item(await data.Programme(await data.Body("Group")));
        var person = await data.Person();
        var viewer = data.Viewer(new Standing(Relation.Owner, data.RefOf(person)));
        var result = await data.TryAs(
            viewer,
            db =>
            {
                db.Add(data.NewItemOwner(item, data.RefOf(person)));
                db.Add(data.NewProgress(item, "2007-06-30", ItemStatus.OnTrack));
            }
        );
        result.Refusals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_holds_nothing_any_more_owns_nothing()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person();
        await data.Appointment(await data.Place(await data.Body("Board")), person, When.Until("2007-09-30"));
        (await data.Viewer(person, When.Day("2007-09-30"))).Standings.ShouldContain(s =>
            s.Relation == Relation.Owner && s.To == data.RefOf(person)
        );
        (await data.Viewer(person, When.Day("2007-10-01"))).Standings.ShouldNotContain(s => s.Relation == Relation.Owner);
    }
}
