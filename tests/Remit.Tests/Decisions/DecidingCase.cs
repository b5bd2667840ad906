using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>
/// A group that met on 30 August 2007 with three items and meets again on 1 September and in October: the chair and the county bind it, the trust’s
/// member only represents it. Two members are a quorum, or as many as a test says; with none only what else is said of it. Dan may stand in for two of them.
/// </summary>
internal sealed class DecidingCase
{
    public const string Body = "deciders";
    public const string Meeting = "/meetings/deciders/august";
    public const string Later = "/meetings/deciders/september";

    public required Store Store { get; init; }

    public static async Task<DecidingCase> On(Store store, QuorumForm? also = null, int quorum = 2)
    {
        var made = new DecidingCase { Store = store };
        await made.Write(also, quorum);
        return made;
    }

    public static async Task<(RemitApp App, DecidingCase Case)> App(string provider, QuorumForm? also = null, int quorum = 2)
    {
        var app = await RemitApp.WithTheSample(provider);
        return (app, await On(app.Store, also, quorum));
    }

    public async Task<T> Read<T>(Func<Db, Task<T>> read)
    {
        await using var db = Store.Read(Sight.Everything);
        return await read(db);
    }

    public async Task Edit(Func<Db, Task> edit)
    {
        await using var db = Store.Write();
        await edit(db);
        (await db.Commit(TestData.Because("Changed"))).Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
    }

    /// <summary>What the terms of the group say of how decisions are taken.</summary>
    public Task Say(WayOfDeciding? way, WhoCasts? casting = null) =>
        Edit(async db =>
        {
            var body = await db.All<Body>().SingleAsync(b => b.Key == Body);
            var terms = await db.Set<TermsOfReference>().SingleAsync(t => t.Key == "1" && t.Body == body.Id);
            (terms.DecidesBy, terms.CastingVote) = (way, casting);
        });

    private async Task Write(QuorumForm? also, int quorum)
    {
        var ids = Store.Ids;
        await using var db = Store.Write();
        var body = new Body
        {
            Id = ids.Next<Body>(),
            Key = Body,
            Name = "Deciding Group",
            Deciding = Deciding.DecisionMaking,
        };
        db.Add(body);
        Organisation Organisation(string key, string name) =>
            Added(
                new Organisation
                {
                    Id = ids.Next<Organisation>(),
                    Key = key,
                    Name = name,
                }
            );
        Person Person(string key, string name) =>
            Added(
                new Person
                {
                    Id = ids.Next<Person>(),
                    Key = key,
                    Name = name,
                }
            );
        var (county, trust, police) = (
            Organisation("d-county", "The County"),
            Organisation("d-trust", "The Trust"),
            Organisation("d-police", "The Police")
        );
        Place Place(string key, string title, Organisation of, string who, Capacity capacity, PlaceRole role, int order)
        {
            var place = Added(
                new Place
                {
                    Id = ids.Next<Place>(),
                    Key = key,
                    Body = body.Id,
                    Title = title,
                    FilledBy = of.Id,
                    Capacity = capacity,
                    Role = role,
                    Order = order,
                }
            );
            var person = Person($"d-{who.ToLowerInvariant()}", $"{who} Decider");
            Added(
                new Appointment
                {
                    Id = ids.Next<Appointment>(),
                    Key = who.ToLowerInvariant(),
                    Place = place.Id,
                    Person = person.Id,
                    Period = When.From("2007-01-01"),
                }
            );
            return place;
        }
        var chair = Place("chair", "Chair", county, "Ann", Capacity.Binds, PlaceRole.Chair, 0);
        var health = Place("health", "Health", trust, "Bob", Capacity.Represents, PlaceRole.Member, 1);
        var order = Place("order", "Law and order", police, "Cat", Capacity.Binds, PlaceRole.Member, 2);
        Added(
            new Power
            {
                Id = ids.Next<Power>(),
                Key = "money",
                Place = order.Id,
                What = "What the group spends",
                UpTo = new Pence(1_000_000),
                UsualTime = new CalendarSpan(4, CalendarUnit.Week),
                SignedOffByWords = "Police authority",
            }
        );
        var dan = Person("d-dan", "Dan Deputy");
        foreach (var place in new[] { health, order })
            Added(
                new Deputy
                {
                    Id = ids.Next<Deputy>(),
                    Key = "dan",
                    Place = place.Id,
                    Person = dan.Id,
                    Period = When.From("2007-01-01"),
                }
            );
        var terms = Added(
            new TermsOfReference
            {
                Id = ids.Next<TermsOfReference>(),
                Key = "1",
                Body = body.Id,
                State = TermsState.Agreed,
                Text = "## Quorum\n\nTwo members.",
                Period = When.From("2007-01-01"),
            }
        );
        if (quorum > 0)
            Added(
                new QuorumRule
                {
                    Id = ids.Next<QuorumRule>(),
                    Key = "two",
                    Terms = terms.Id,
                    Form = QuorumForm.Number,
                    Number = quorum,
                    Of = QuorumOf.Members,
                }
            );
        if (also is { } form)
            Added(
                new QuorumRule
                {
                    Id = ids.Next<QuorumRule>(),
                    Key = "also",
                    Terms = terms.Id,
                    Form = form,
                    Order = 1,
                }
            );
        Meeting Met(string key, string date) =>
            Added(
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = key,
                    Body = body.Id,
                    Date = When.Day(date),
                }
            );
        var (august, _, _) = (Met("august", "2007-08-30"), Met("september", "2007-09-01"), Met("october", "2007-10-10"));
        var report = Added(
            new Report
            {
                Id = ids.Next<Report>(),
                Key = "d-budget",
                Title = "Shared budget",
                Body = body.Id,
                Meeting = august.Id,
                Order = 9_000,
            }
        );
        Added(
            new ReportText
            {
                Id = ids.Next<ReportText>(),
                Key = "text",
                Report = report.Id,
                Recommendation = "That the group agrees a shared budget.",
            }
        );
        foreach (var (title, n) in new[] { "Welcome", "Shared budget", "Any other business" }.Select((t, n) => (t, n)))
            Added(
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = $"item-{n + 1}",
                    Meeting = august.Id,
                    Title = title,
                    Report = n == 1 ? report.Id : null,
                    Order = n,
                }
            );
        _ = (chair, health);
        (await db.Commit(TestData.Because("Set up"))).Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();

        T Added<T>(T row)
            where T : class
        {
            db.Add(row);
            return row;
        }
    }
}
