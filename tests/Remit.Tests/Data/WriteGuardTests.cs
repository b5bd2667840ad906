using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

/// <summary>A commit asks the policy of every record that it touches.</summary>
public class WriteGuardTests
{
    private const string Rule = "Everyone writes what is theirs to write";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_clerk_writes_what_lies_in_their_body_and_nothing_of_another(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));

        (await data.TryAs(clerk, db => db.Add(data.NewPlace(board, "Member")))).Refusals.ShouldBeEmpty();
        var refused = await data.TryAs(clerk, db => db.Add(data.NewPlace(forum, "Member")));
        var refusal = refused.Refusals.Single();
        refusal.Rule.ShouldBe(Rule);
        refusal.Message.ShouldBe("You may not change “Member”. That is for the clerk of the body or the partnership manager.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_appointment_belongs_to_the_body_of_its_place(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var (place, person) = (await data.Place(board), await data.Person());
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));
        (await data.TryAs(clerk, db => db.Add(data.NewAppointment(place, person, When.Always)))).Refusals.ShouldBeEmpty();
        var other = data.Viewer(new Standing(Relation.Clerk, data.RefOf(await data.Body("Forum"))));
        var another = await data.Place(board, "Another");
        (await data.TryAs(other, db => db.Add(data.NewAppointment(another, person, When.Always)))).IsRefused.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_follows_by_itself_is_not_asked_for_and_nothing_beside_it_and_nothing_unseen_passes(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));
        var (follows, beside, unseen) = (
            data.NewPlace(forum, "Follows"),
            data.NewPlace(forum, "Beside"),
            data.NewPlace(forum, "Unseen")
        );
        (unseen.Sensitivity, unseen.RestrictedTo) = (Sensitivity.Restricted, $"{data.RefOf(forum)}");
        var all = new HashSet<RecordRef> { data.RefOf(follows), data.RefOf(unseen) };

        (await Try(follows, beside)).Refusals.ShouldHaveSingleItem().Record.ShouldBe(data.RefOf(beside));
        (await Try(follows, unseen)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("a place that is not shown to you");
        (await Try(follows)).Refusals.ShouldBeEmpty();

        async Task<Result<LoggedChange>> Try(params Place[] places)
        {
            await using var db = data.Store.Write();
            db.AddRange(places);
            return await db.Commit(clerk.Change("Wrote") with { Follows = all });
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_takes_a_record_over_by_naming_their_own_body(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var register = await data.Register("Responsibilities of the Board", data.RefOf(board));
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(forum)));
        var result = await data.TryAs(
            clerk,
            db => db.Set<Register>().Single(r => r.Id == register.Id).Holder = data.RefOf(forum)
        );
        result.Refusals.Single().Rule.ShouldBe(Rule);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_key_that_something_hidden_has_is_refused_with_the_way_on_and_without_telling_of_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        var hidden = data.NewPerson("Quentin Secret");
        hidden.Sensitivity = Sensitivity.Restricted;
        await data.Add(hidden);
        var again = new Person
        {
            Id = data.Store.Ids.Next<Person>(),
            Key = hidden.Key,
            Name = "Another",
        };

        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));
        (await data.TryAs(clerk, db => db.Add(again)))
            .Refusals.Single()
            .Message.ShouldBe(
                $"There is already another person with the key “{hidden.Key}” here, perhaps one that is not shown to you. "
                    + "Choose another key; where it is made of the name, as in a paper that is brought in, write the name otherwise."
            );
        var manager = data.Viewer(new Standing(Relation.Manager));
        (await data.TryAs(manager, db => db.Add(again)))
            .Refusals.Single()
            .Message.ShouldBe($"There is already another person with the key “{hidden.Key}” here. Choose another key.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Any_clerk_records_a_person_and_nobody_else_does(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = data.RefOf(await data.Body("Board"));
        (
            await data.TryAs(data.Viewer(new Standing(Relation.Clerk, board)), db => db.Add(data.NewPerson("Ann")))
        ).Refusals.ShouldBeEmpty();
        (
            await data.TryAs(data.Viewer(new Standing(Relation.Member, board)), db => db.Add(data.NewPerson("Bob")))
        ).IsRefused.ShouldBeTrue();
        (await data.TryAs(data.Viewer(), db => db.Add(data.NewPerson("Cas")))).IsRefused.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task To_publish_needs_the_right_to_publish(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person();
        var administrator = data.Viewer(new Standing(Relation.Administrator));
        (await data.TryAs(administrator, db => db.Set<Person>().Single(p => p.Id == person.Id).Sensitivity = Sensitivity.Public))
            .Refusals.Single()
            .Rule.ShouldBe(Rule);
        var manager = data.Viewer(new Standing(Relation.Manager));
        (
            await data.TryAs(manager, db => db.Set<Person>().Single(p => p.Id == person.Id).Sensitivity = Sensitivity.Public)
        ).Refusals.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_writes_what_they_may_not_see_nor_hears_what_it_is_called(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var register = await data.Register("Secret matters", data.RefOf(board));
        await data.Edit(register, r => (r.Sensitivity, r.RestrictedTo) = (Sensitivity.Restricted, data.RefOf(forum).ToString()));
        var clerk = data.Viewer(new Standing(Relation.Clerk, data.RefOf(board)));
        var result = await data.TryAs(clerk, db => db.Set<Register>().Single(r => r.Id == register.Id).Notes = "Mine");
        result.Refusals.Single().Message.ShouldStartWith("You may not change a register that is not shown to you.");
    }

    [Fact]
    public async Task An_auditor_and_the_public_change_nothing()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        foreach (var viewer in new[] { data.Viewer(new Standing(Relation.Auditor)), data.Viewer() })
            (await data.TryAs(viewer, db => db.Add(data.NewBody()))).Refusals.Single().Rule.ShouldBe(Rule);
        await using var db = data.Store.Read(Sight.Everything);
        (await db.Changes.CountAsync()).ShouldBe(0);
    }
}
