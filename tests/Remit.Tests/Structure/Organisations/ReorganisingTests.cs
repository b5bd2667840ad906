using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Organisations;

public class ReorganisingTests
{
    private static readonly DateOnly On = When.Day("2007-04-01");

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rename_gives_the_new_name_from_its_day_and_keeps_the_old_before(string provider)
    {
        await using var data = await TestData.On(provider);
        var trust = await data.Organisation("Charnwood trust");
        (await Do(data, r => r.Rename(trust.Id, "Leicestershire trust", On))).Refusals.ShouldBeEmpty();
        (await NameOn(data, trust, "2007-03-31")).ShouldBe("Charnwood trust");
        (await NameOn(data, trust, "2007-04-01")).ShouldBe("Leicestershire trust");

        (await Do(data, r => r.Rename(trust.Id, "County trust", When.Day("2007-10-01")))).Refusals.ShouldBeEmpty();
        (await NameOn(data, trust, "2007-03-31")).ShouldBe("Charnwood trust");
        (await NameOn(data, trust, "2007-09-30")).ShouldBe("Leicestershire trust");
        (await NameOn(data, trust, "2007-10-01")).ShouldBe("County trust");

        var body = await data.Body("Steering group");
        (await Do(data, r => r.Rename(body.Id, "Executive", On))).Refusals.ShouldBeEmpty();
        await using var then = data.Store.Read(Sight.Everything, When.Day("2007-03-31"));
        (await then.All<Body>().SingleAsync(b => b.Id == body.Id, Token)).Name.ShouldBe("Steering group");
    }

    [Fact]
    public async Task A_rename_is_refused_with_the_rule_that_it_breaks()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var trust = data.NewOrganisation("Charnwood trust");
        trust.Period = When.Between("2002-04-01", "2009-03-31");
        await data.Add(trust);
        await data.Organisation("County trust");

        await Refused("Charnwood trust", On, "A new name is another name");
        await Refused("COUNTY TRUST", On, "Two don't have one name on a day");
        await Refused("New trust", When.Day("2002-04-01"), "Nothing is reorganised before it starts");
        await Refused("New trust", DateOnly.MinValue, "Nothing is reorganised before it starts");
        await Refused("New trust", When.Day("2009-04-01"), "Only what is there is reorganised");
        (await Do(data, r => r.Rename(trust.Id, "New trust", On))).Refusals.ShouldBeEmpty();
        await Refused("Newer trust", When.Day("2007-03-31"), "Names follow one another");
        (await Do(data, r => r.Rename(new Id<Organisation>(Guid.Empty), "X", On)))
            .Refusals.Select(r => r.Rule)
            .ShouldBe(["Only what is there is reorganised"]);

        async Task Refused(string name, DateOnly on, string rule)
        {
            var before = await LastChange(data);
            (await Do(data, r => r.Rename(trust.Id, name, on))).Refusals.Select(r => r.Rule).ShouldBe([rule]);
            (await LastChange(data)).ShouldBe(before);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_merger_moves_everything_in_one_change(string provider)
    {
        await using var data = await TestData.On(provider);
        var (melton, rutland) = (await data.Organisation("Melton trust"), await data.Organisation("Rutland trust"));
        var whole = await data.Organisation("Health authority");
        var part = await data.Organisation("School nurses", melton);
        var (ann, bob) = (data.NewPerson("Ann"), data.NewPerson("Bob"));
        ann.Organisation = melton.Id;
        await data.Add(ann, bob);
        var post = await data.Post("Chief nurse");
        await data.Edit(post, p => p.Organisation = rutland.Id);
        var board = await data.Body("Board", with: b => b.Sensitivity = Sensitivity.Public);
        var place = await data.Place(
            board,
            "Health",
            with: p =>
            {
                p.FilledBy = melton.Id;
                p.Role = PlaceRole.Chair;
                p.Level = "Chief officer";
                p.Vote = Vote.Voting;
                p.Capacity = Capacity.Binds;
                p.Order = 3;
                p.Sensitivity = Sensitivity.Public;
            }
        );
        var nominated = await data.Place(board, "Nurse", with: p => (p.NominatedBy, p.FilledBy) = (rutland.Id, whole.Id));
        var coming = await data.Place(board, "Midwife", When.From("2008-01-01"), p => p.FilledBy = rutland.Id);
        var gone = await data.Place(board, "Matron", When.Until("2006-12-31"), p => p.FilledBy = melton.Id);
        var appointment = data.NewAppointment(place, ann, When.Between("2005-01-01", "2008-03-31"));
        (appointment.Interim, appointment.InterimUntilEvent) = (true, "a chair is found");
        var next = data.NewAppointment(place, bob, When.From("2008-04-01"));
        var deputy = new Deputy
        {
            Id = data.Store.Ids.Next<Deputy>(),
            Key = "bob",
            Place = place.Id,
            Person = bob.Id,
        };
        var power = new Power
        {
            Id = data.Store.Ids.Next<Power>(),
            Key = "money",
            Place = place.Id,
            What = "Up to £5,000",
        };
        await data.Add(appointment, next, deputy, power);
        var change = await LastChange(data);

        var merged = data.NewOrganisation("County trust");
        merged.Period = When.From("2007-04-01");
        var result = await Do(data, r => r.Merge([melton.Id, rutland.Id], merged, On, "All services"), merged);
        result.Refusals.ShouldBeEmpty();
        result.Value.ShouldBe(new Reorganised(Places: 3, Posts: 1, People: 1, Parts: 1));

        (await LastChange(data)).ShouldBe(change + 1);
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Organisation>().Where(o => o.Until == When.Day("2007-03-31")).Select(o => o.Name).ToListAsync(Token))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Melton trust", "Rutland trust"]);
        var places = await db.All<Place>().OrderBy(p => p.Order).ThenBy(p => p.Key).ToListAsync(Token);
        places.Count.ShouldBe(6);
        var old = places.Single(p => p.Id == place.Id);
        (old.Until, old.FilledBy).ShouldBe((When.Day("2007-03-31"), melton.Id));
        var now = places.Single(p => p is { Title: "Health", Until: null });
        now.ShouldSatisfyAllConditions(
            p => p.FilledBy.ShouldBe(merged.Id),
            p => p.From.ShouldBe(On),
            p => p.Role.ShouldBe(PlaceRole.Chair),
            p => p.Level.ShouldBe("Chief officer"),
            p => p.Vote.ShouldBe(Vote.Voting),
            p => p.Capacity.ShouldBe(Capacity.Binds),
            p => p.Order.ShouldBe(3),
            p => p.Sensitivity.ShouldBe(Sensitivity.Public)
        );
        var nurse = places.Single(p => p is { Title: "Nurse", Until: null });
        (nurse.FilledBy, nurse.NominatedBy).ShouldBe((whole.Id, merged.Id));
        places.Single(p => p.Id == coming.Id).FilledBy.ShouldBe(merged.Id);
        (places.Single(p => p.Id == gone.Id) is { Until: var until } ? until : null).ShouldBe(When.Day("2006-12-31"));
        places.Single(p => p.Id == nominated.Id).NominatedBy.ShouldBe(rutland.Id);

        var appointments = await db.All<Appointment>().OrderBy(a => a.From).ToListAsync(Token);
        appointments
            .Select(a => (a.Place, a.Person, a.From, a.Until, a.Interim, a.InterimUntilEvent))
            .ShouldBe([
                (place.Id, ann.Id, When.Day("2005-01-01"), When.Day("2007-03-31"), true, "a chair is found"),
                (now.Id, ann.Id, On, When.Day("2008-03-31"), true, "a chair is found"),
                (now.Id, bob.Id, When.Day("2008-04-01"), null, false, null),
            ]);
        (await db.All<Deputy>().Select(d => d.Place).ToListAsync(Token)).ShouldBe([place.Id, now.Id], ignoreOrder: true);
        (await db.All<Power>().Select(d => d.Place).ToListAsync(Token)).ShouldBe([place.Id, now.Id], ignoreOrder: true);
        (await db.All<OrganisationSuccession>().ToListAsync(Token))
            .Select(s => (s.Predecessor, s.Successor, s.How, s.On, s.What))
            .ShouldBe(
                [
                    (melton.Id, merged.Id, SuccessionHow.Merged, On, "All services"),
                    (rutland.Id, merged.Id, SuccessionHow.Merged, On, "All services"),
                ],
                ignoreOrder: true
            );
        foreach (var (day, wanted) in new[] { ("2007-03-31", (melton.Id, rutland.Id)), ("2007-04-01", (merged.Id, merged.Id)) })
        {
            await using var then = data.Store.Read(Sight.Everything, When.Day(day));
            (await then.All<Person>().SingleAsync(p => p.Id == ann.Id, Token)).Organisation.ShouldBe(wanted.Item1);
            (await then.All<Organisation>().SingleAsync(o => o.Id == part.Id, Token)).PartOf.ShouldBe(wanted.Item1);
            (await then.All<Post>().SingleAsync(p => p.Id == post.Id, Token)).Organisation.ShouldBe(wanted.Item2);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_split_needs_an_answer_for_everything_and_says_what_is_left(string provider)
    {
        await using var data = await TestData.On(provider);
        var council = await data.Organisation("Council");
        var (east, west) = (data.NewOrganisation("East"), data.NewOrganisation("West"));
        var ann = data.NewPerson("Ann");
        ann.Organisation = council.Id;
        await data.Add(ann);
        var place = await data.Place(await data.Body("Board"), "Council", with: p => p.FilledBy = council.Id);
        var gone = await data.Place(await data.Body("Forum"), "Old", When.Until("2006-12-31"), p => p.FilledBy = council.Id);
        var goes = new Dictionary<RecordRef, Id<Organisation>> { [data.RefOf(ann)] = east.Id };
        Task<Result<Reorganised>> Split() => Do(data, r => r.Split(council.Id, [east, west], goes, On), east, west);

        var left = (await Split()).Refusals.ShouldHaveSingleItem();
        left.Rule.ShouldBe("Nothing is left without an answer");
        left.Message.ShouldContain("the place “Council” on “Board”");
        left.Message.ShouldNotContain("Ann");

        goes[data.RefOf(place)] = council.Id;
        (await Split()).Refusals.Select(r => r.Rule).ShouldBe(["Everything goes to a successor"]);
        goes[data.RefOf(place)] = west.Id;
        goes[data.RefOf(gone)] = west.Id;
        (await Split()).Refusals.Select(r => r.Rule).ShouldBe(["Only what it holds is handed on"]);
        goes.Remove(data.RefOf(gone));
        (await Split()).Value.ShouldBe(new Reorganised(1, 0, 1, 0));

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Person>().SingleAsync(Token)).Organisation.ShouldBe(east.Id);
        (await db.All<Place>().SingleAsync(p => p.From == On, Token)).FilledBy.ShouldBe(west.Id);
        (await db.All<OrganisationSuccession>().CountAsync(s => s.How == SuccessionHow.Split, Token)).ShouldBe(2);
    }

    [Fact]
    public async Task A_merger_is_refused_with_the_rule_that_it_breaks()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, ended, later) = (data.NewOrganisation("Old"), data.NewOrganisation("Ended"), data.NewOrganisation("Later"));
        ended.Period = When.Until("2006-12-31");
        later.Period = When.From("2007-04-01");
        var gone = data.NewOrganisation("Gone");
        gone.Period = When.Until("2007-03-31");
        var after = data.NewOrganisation("After");
        after.Period = When.From("2007-04-02");
        await data.Add(old, ended, later, gone, after);

        await Refused("Only what is there is reorganised", later, ended);
        await Refused("Nothing is reorganised before it starts", old, later);
        await Refused("An organisation doesn't take over from itself", old, old);
        await Refused("A successor is there on the day", gone, old);
        await Refused("A successor is there on the day", after, old);
        (await Do(data, r => r.Split(old.Id, [later], new Dictionary<RecordRef, Id<Organisation>>(), On)))
            .Refusals.Select(r => r.Rule)
            .ShouldBe(["A split has at least two successors"]);

        async Task Refused(string rule, Organisation into, Organisation earlier)
        {
            var before = await LastChange(data);
            (await Do(data, r => r.TakeOver([earlier.Id], into, On))).Refusals.Select(r => r.Rule).ShouldBe([rule]);
            (await LastChange(data)).ShouldBe(before);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Successions_of_organisations_go_one_way(string provider)
    {
        await using var data = await TestData.On(provider);
        var (a, b) = (await data.Organisation("A"), await data.Organisation("B"));
        await data.Add(Succession(a, b));
        var back = Succession(b, a);
        var refused = await data.Try(back);
        refused.ShouldBeRefused("Successions go one way", data.RefOf(back), "organisation");
        refused.Refusals[0].Message.ShouldContain("“B” would take over from “A”, which takes over from “B”");
        var itself = Succession(a, a);
        (await data.Try(itself)).ShouldBeRefused(
            "An organisation can't take over from itself",
            data.RefOf(itself),
            "organisation"
        );

        OrganisationSuccession Succession(Organisation successor, Organisation predecessor) =>
            new()
            {
                Id = data.Store.Ids.Next<OrganisationSuccession>(),
                Key = predecessor.Key,
                Successor = successor.Id,
                Predecessor = predecessor.Id,
            };
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_part_that_takes_over_its_whole_is_a_part_of_what_that_was_a_part_of(string provider)
    {
        await using var data = await TestData.On(provider);
        var whole = await data.Organisation("County");
        var service = await data.Organisation("Service", whole);
        var part = await data.Organisation("Connexions", service);
        (await Do(data, r => r.TakeOver([service.Id], part, On))).Refusals.ShouldBeEmpty();
        await using var now = data.Store.Read(Sight.Everything, On);
        (await now.All<Organisation>().SingleAsync(o => o.Id == part.Id, Token)).PartOf.ShouldBe(whole.Id);
        await using var then = data.Store.Read(Sight.Everything, On.AddDays(-1));
        (await then.All<Organisation>().SingleAsync(o => o.Id == part.Id, Token)).PartOf.ShouldBe(service.Id);
    }

    [Fact]
    public async Task An_organisation_says_what_became_of_it_and_its_successor_from_what_it_came()
    {
        await using var app = await RemitApp.WithTheSample();
        var (pct, council) = (
            await app.Find<Organisation>("leicestershire-county-and-rutland-pct"),
            await app.Find<Organisation>("leicester-city-council")
        );
        await using (var db = app.Store.Write())
        {
            var into = await db.Set<Organisation>().SingleAsync(o => o.Id == council.Id, Token);
            (await new Reorganising(db, app.Store.Ids).TakeOver([pct.Id], into, On)).Refusals.ShouldBeEmpty();
            (await db.Commit(TestData.Because("Merged"))).Refusals.ShouldBeEmpty();
        }
        var ended = await app.Page($"/organisations/{pct.Key}");
        ended.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Taken over by");
        ended.QuerySelector($".remit-answer a[href='/organisations/{council.Key}']").ShouldNotBeNull();
        var came = await app.Page($"/organisations/{council.Key}");
        came.QuerySelector("main")!.TextContent.ShouldContain($"Took over {pct.Name} on 1 April 2007");
        (await app.Page($"/organisations/{pct.Key}?as-at=2007-03-31"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Is to be taken over by");
        (await app.CommandsFor($"/organisations/{pct.Key}")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_quorum_that_names_a_place_means_the_place_that_continues_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var trust = await data.Organisation("Melton trust");
        var board = await data.Body("Board");
        var place = await data.Place(board, "Health", with: p => (p.FilledBy, p.Kind) = (trust.Id, PlaceKind.Core));
        var terms = await data.Terms(board, TermsState.Draft);
        var rule = data.NewQuorumRule(terms, QuorumForm.Places);
        await data.Add(rule, data.NewQuorumPlace(rule, place));
        foreach (var (name, day) in new[] { ("County trust", "2007-04-01"), ("Regional trust", "2008-04-01") })
        {
            var into = data.NewOrganisation(name);
            (await Do(data, r => r.TakeOver([trust.Id], into, When.Day(day), null), into)).Refusals.ShouldBeEmpty();
            trust = into;
        }

        await using var db = data.Store.Read(Sight.Everything);
        var newest = await db.All<Place>().SingleAsync(p => p.Until == null, Token);
        (newest.Continues, newest.Kind).ShouldBe((place.Id, PlaceKind.Core));
        var quorum = (await Quorums.Load(db, board.Id)).Of(terms.Key);
        foreach (var day in new[] { "2007-03-31", "2007-04-01", "2008-04-01" })
        {
            var seats = (await Seats.Load(db, When.Day(day), board.Id)).Of(board.Id);
            var judged = quorum.Judge(seats, [new Presence(seats.Single().Key)]);
            (judged.Outcome, judged.Lines.Single().Working).ShouldBe(
                (QuorumOutcome.Reached, "Health, or a deputy: 1 there."),
                day
            );
        }
    }

    internal static async Task<Result<T>> Do<T>(
        TestData data,
        Func<Reorganising, Task<Result<T>>> reorganise,
        params Organisation[] begin
    )
    {
        await using var db = data.Store.Write();
        db.AddRange(begin.AsEnumerable());
        var result = await reorganise(new Reorganising(db, data.Store.Ids));
        if (result.IsRefused)
        {
            db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged && !begin.Contains(e.Entity)).ShouldBeEmpty();
            return result;
        }
        (await db.Commit(TestData.Because("Reorganised"))).Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return result;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> NameOn(TestData data, Organisation organisation, string day)
    {
        await using var db = data.Store.Read(Sight.Everything, When.Day(day));
        return (await db.All<Organisation>().SingleAsync(o => o.Id == organisation.Id)).Name;
    }

    private static async Task<long> LastChange(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
    }
}
