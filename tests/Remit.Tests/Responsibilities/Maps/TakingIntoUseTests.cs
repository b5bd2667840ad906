using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Maps;

public class TakingIntoUseTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_the_same_goes_on_under_the_new_citation_and_everything_else_is_reopened(string provider)
    {
        await using var data = await TestData.On(provider);
        var world = await World.Of(data);
        (await data.Use(world.Map, "2013-04-08")).ShouldPass();

        (await world.Cited(world.Carried)).ShouldBe(["old 1", "new 1"]);
        (await world.Cited(world.Changed)).ShouldBe(["old 2"]);
        (await world.Cited(world.Unmapped)).ShouldBe(["old 4"]);
        var reopened = await data.Reopenings();
        reopened.Select(r => r.Responsibility).ShouldBe([world.Changed.Id, world.Repealed.Id], ignoreOrder: true);
        reopened.ShouldAllBe(r => r.Since == When.Day("2013-04-08") && r.Settled == null);
        reopened[0].IsOpenOn(When.Day("2013-04-07")).ShouldBeFalse();
        reopened[0].IsOpenOn(When.Day("2013-04-08")).ShouldBeTrue();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Position>().SingleAsync()).Responsibility.ShouldBe(world.Carried.Id);
        (await db.Changes.OrderByDescending(c => c.Number).Select(c => c.What).FirstAsync()).ShouldBe(
            "Took the map “From the old to the new” into use from 8 April 2013, for 3 provisions"
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_use_is_taken_back_as_a_whole_while_nothing_of_it_was_settled(string provider)
    {
        await using var data = await TestData.On(provider);
        var world = await World.Of(data);
        (await data.Use(world.Map, "2013-04-08")).ShouldPass();
        (await data.TakeUseBack(world.Map)).ShouldPass();
        (await data.Reopenings()).ShouldBeEmpty();
        (await world.Cited(world.Carried)).ShouldBe(["old 1"]);

        (await data.Use(world.Map, "2013-04-08")).ShouldPass();
        var open = (await data.Reopenings())[0];
        await data.Edit(open, r => (r.Settled, r.SettledOn) = (Settlement.Stands, When.Day("2013-05-01")));
        (await data.TakeUseBack(world.Map)).Refusals.Single().Rule.ShouldBe("Only what nothing was built on is taken back");
        (await data.TryEdit(open, r => r.Settled = Settlement.Ended)).ShouldBeRefused(
            "What is settled stays settled",
            data.RefOf(open),
            "settled"
        );
    }

    [Fact]
    public async Task What_is_restricted_is_reopened_too_and_stays_as_closed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var world = await World.Of(data);
        await data.Edit(world.Changed, r => r.Sensitivity = Sensitivity.Restricted);
        (await data.Use(world.Map, "2013-04-08")).ShouldPass();
        (await data.Reopenings()).Single(r => r.Responsibility == world.Changed.Id).Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await data.Reopenings(Sight.OfThePartnership([]))).Select(r => r.Responsibility).ShouldBe([world.Repealed.Id]);
    }

    [Fact]
    public async Task Of_a_lead_in_the_parts_are_reopened()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var world = await World.Of(data);
        var leadIn = data.NewResponsibility(world.Register, "See to it that:", r => r.LeadIn = true);
        var part = data.NewResponsibility(world.Register, "plans are made", r => r.PartOf = leadIn.Id);
        await data.Add(leadIn, part, data.NewCitation(leadIn, world.Old[1]), data.NewCitation(part, world.Old[1]));
        (await data.Use(world.Map, "2013-04-08")).ShouldPass();
        (await data.Reopenings())
            .Select(r => r.Responsibility)
            .ShouldBe([world.Changed.Id, world.Repealed.Id, part.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_holds_the_register_settles_what_is_reopened_and_nobody_else_takes_a_map_into_use()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var post = await data.Post();
        var world = await World.Of(data, data.RefOf(post));
        (
            await data.Use(world.Map, "2013-04-08", data.Viewer(new Standing(Relation.PostHolder, data.RefOf(post))))
        ).Refusals.ShouldContain(r => r.Rule == "Everyone writes what is theirs to write");
        (await data.Use(world.Map, "2013-04-08", data.Viewer(new Standing(Relation.Manager)))).ShouldPass();
        var open = (await data.Reopenings())[0];
        foreach (var (standing, may) in new[] { (data.RefOf(post), true), (data.RefOf(await data.Post("Other")), false) })
            (
                await data.TryAs(
                    data.Viewer(new Standing(Relation.PostHolder, standing)),
                    db =>
                    {
                        var reopening = db.Set<Reopening>().Single(r => r.Id == open.Id);
                        (reopening.Settled, reopening.SettledOn, reopening.Words) = (
                            Settlement.Stands,
                            When.Day("2013-05-01"),
                            $"{may}"
                        );
                    }
                )
            ).IsRefused.ShouldBe(!may);
    }

    [Theory]
    [InlineData(Settlement.Stands)]
    [InlineData(Settlement.Reworded)]
    [InlineData(Settlement.Ended)]
    public async Task The_chair_of_the_body_that_holds_the_register_settles_in_every_way(Settlement how)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var world = await World.Of(data, data.RefOf(board));
        (await data.Use(world.Map, "2007-09-01")).ShouldPass();
        var open = (await data.Reopenings()).Single(r => r.Responsibility == world.Changed.Id);
        foreach (var (relation, may) in new[] { (Relation.Member, false), (Relation.Chair, true) })
        {
            var viewer = data.Viewer(new Standing(relation, data.RefOf(board)));
            await using var db = data.Store.Write(viewer.Sight);
            var view = (await ReopenedView.Load(db, world.Register.Key, world.Changed.Key, When.Day("2007-09-03")))!;
            (await view.MaySettle(db, data.Policy, viewer, When.Day("2007-09-03"))).ShouldBe(may);
            var settled = new Settled(how, When.Day("2007-09-03"), "Other words", [.. view.Successors.Select(s => s.Id)], null);
            (await Settling.Settle(db, world.Changed.Id, [open.Id], settled, null, data.Store.Ids)).ShouldBeNull();
            // With what took the provision's place.
            (await db.Commit(viewer.Change("Settled it"))).IsRefused.ShouldBe(!may);
        }
        (await data.Reopenings()).Single(r => r.Id == open.Id).Settled.ShouldBe(how);
    }

    [Fact]
    public async Task The_chair_says_who_may_draft_in_the_register_of_their_body()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var register = await data.Register(holder: data.RefOf(board));
        var drafter = data.NewDrafter(register, await data.Person());
        (await data.TryAs(data.Viewer(new Standing(Relation.Chair, data.RefOf(board))), db => db.Add(drafter))).ShouldPass();
    }

    [Fact]
    public void Candidates_are_ranked_by_number_and_words()
    {
        static Provision Of(string? number, string text)
        {
            var read = ProvisionNumber.TryParse(number, out var parsed) ? parsed : null;
            return new Provision
            {
                Id = default,
                Key = "p",
                Source = default,
                Number = read,
                Text = text,
            };
        }
        var old = Of("4.4", "Lead services for children across the authority");
        var (alike, numbered, neither) = (
            Of("9.1", "Lead services for children across the whole authority"),
            Of("4.4", "Publish accounts"),
            Of("12", "Inspect premises")
        );
        Likeness.Ranked(old, [neither, numbered, alike]).ShouldBe([alike, numbered, neither]);
        Likeness.ReadsTheSame(old, Of("1", "Lead services, for children across the authority")).ShouldBeTrue();
        Likeness.ReadsTheSame(Of("1", ""), Of("1", "")).ShouldBeFalse();
    }

    /// <summary>Four old provisions with a responsibility each: the first is the same, the second changed, the third repealed, the fourth not mapped.</summary>
    private sealed class World
    {
        private TestData data = null!;

        public Register Register { get; private set; } = null!;
        public Provision[] Old { get; private set; } = [];
        public SourceMap Map { get; private set; } = null!;
        public Responsibility Carried { get; private set; } = null!;
        public Responsibility Changed { get; private set; } = null!;
        public Responsibility Repealed { get; private set; } = null!;
        public Responsibility Unmapped { get; private set; } = null!;

        public static async Task<World> Of(TestData data, RecordRef? holder = null)
        {
            var (earlier, later) = (await data.Source("old"), await data.Source("new"));
            var old = Enumerable.Range(1, 4).Select(n => data.NewProvision(earlier, $"{n}")).ToArray();
            var now = Enumerable.Range(1, 2).Select(n => data.NewProvision(later, $"{n}")).ToArray();
            var register = data.NewRegister(holder: holder);
            var rows = Enumerable.Range(1, 4).Select(n => data.NewResponsibility(register, $"Duty {n}")).ToArray();
            var map = data.NewMap(earlier, later);
            await data.Add([
                .. old,
                .. now,
                register,
                .. rows,
                .. rows.Select((r, i) => data.NewCitation(r, old[i])),
                data.NewPosition(rows[0]),
                map,
                .. data.NewEntry(map, old[0], Outcome.Same, now[0]),
                .. data.NewEntry(map, old[1], Outcome.Changed, now[1]),
                .. data.NewEntry(map, old[2], Outcome.Repealed),
            ]);
            return new World
            {
                data = data,
                Register = register,
                Old = old,
                Map = map,
                Carried = rows[0],
                Changed = rows[1],
                Repealed = rows[2],
                Unmapped = rows[3],
            };
        }

        /// <summary>"old 1", "new 1": what a responsibility rests on.</summary>
        public async Task<IReadOnlyList<string>> Cited(Responsibility row)
        {
            await using var db = data.Store.Read(Sight.Everything);
            var found = await (
                from c in db.All<Citation>()
                where c.Responsibility == row.Id
                join p in db.All<Provision>() on c.Provision equals p.Id
                join s in db.All<Source>() on p.Source equals s.Id
                orderby c.Order
                select new { s.Title, p.Number }
            ).ToListAsync();
            return [.. found.Select(f => $"{f.Title} {f.Number}")];
        }
    }
}
