using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Decisions.Recording;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>What a decision changes of memberships: of the body itself and of the bodies below it.</summary>
public class MembershipEffectsTests
{
    private const string Decide = $"{DecidingCase.Meeting}/decide?item=item-2";
    private const string Budget = $"{DecidingCase.Meeting}/decisions/shared-budget";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_is_given_up_from_a_day_once_the_decision_stands(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        // The trust has to sign it off first.
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "health");
        var form = await visitor.Page(Decide);
        form.QuerySelectorAll("select[name=effect-gives-up-0] option")
            .Select(o => o.TextContent.Trim())
            .ShouldContain("Law and order – Cat Decider");
        await DecidingTests.Keep(
            visitor,
            Decide,
            ("outcome", "agreed"),
            ("effect-gives-up-0", "deciders/order=d-cat"),
            ("effect-gives-up-0-from-day", "1"),
            ("effect-gives-up-0-from-month", "11"),
            ("effect-gives-up-0-from-year", "2007")
        );
        (await Until(made, "order", "d-cat")).ShouldBeNull();
        (await visitor.Page(Budget)).Body!.TextContent.ShouldContain("A place is given up:");
        using (var given = await visitor.Change($"{Budget}/sign-off/the-trust", ("what", "give")))
            given.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, await given.Content.ReadAsStringAsync());
        (await Until(made, "order", "d-cat")).ShouldBe(When.Day("2007-10-31"));
        var empty = await made.Read(db =>
            db.All<Vacancy>().SingleAsync(v => db.All<Place>().Any(p => p.Id == v.Place && p.Key == "order"))
        );
        (empty.From, empty.Until).ShouldBe((When.Day("2007-11-01"), null));
        (await made.Read(db => db.All<Effect>().SingleAsync())).DoneOn.ShouldBe(When.Day("2007-09-03"));
        // Once is enough: the decision is changed, and nothing is carried out again.
        await DecidingTests.Keep(visitor, $"{Budget}/change", ("reasons", "It is time"));
        (await made.Read(db => db.All<Vacancy>().CountAsync(v => v.Place == empty.Place))).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_gives_a_place_up_and_another_takes_it(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        await DecidingTests.Keep(
            visitor,
            Decide,
            ("outcome", "agreed"),
            ("effect-place-0", "health"),
            ("effect-place-0-person", "d-dan"),
            ("effect-gives-up-0", "deciders/health=d-bob")
        );
        (await Until(made, "health", "d-bob")).ShouldBe(When.Day("2007-08-29"));
        var dan = await made.Read(db =>
            db.All<Appointment>()
                .SingleAsync(a =>
                    db.All<Place>().Any(p => p.Id == a.Place && p.Key == "health")
                    && db.All<Person>().Any(p => p.Id == a.Person && p.Key == "d-dan")
                )
        );
        dan.From.ShouldBe(When.Day("2007-08-30"));
        (await made.Read(db => db.All<Vacancy>().AnyAsync(v => v.Place == dan.Place))).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_does_not_sit_there_gives_nothing_up(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        await made.Edit(async db =>
        {
            var cat = await db.All<Person>().SingleAsync(p => p.Key == "d-cat");
            (await db.Set<Appointment>().SingleAsync(a => a.Person == cat.Id)).Period = new Period(When.Day("2007-08-30"), null);
        });
        using (
            var refused = await visitor.SendForm(
                await visitor.Page(Decide),
                ("outcome", "agreed"),
                ("effect-gives-up-0", "deciders/order=d-cat"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("Cat Decider is not recorded to sit in “Law and order” before 30 August 2007");
        using (
            var unknown = await visitor.SendForm(
                await visitor.Page(Decide),
                ("outcome", "agreed"),
                ("effect-gives-up-0", "deciders/nowhere=d-cat"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(unknown)).Errors().ShouldHaveSingleItem().ShouldContain("Choose a place and who gives it up");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_settles_who_sits_in_the_bodies_below_it_and_in_no_other(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await Beside(made);
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        var form = await visitor.Page(Decide);
        var offered = form.QuerySelectorAll("select[name=effect-place-0] option").Select(o => o.TextContent.Trim()).ToList();
        offered.ShouldContain("Lower Group: Member");
        offered.ShouldContain("Lowest Group: Member");
        offered.ShouldNotContain("Other Group: Member");
        using (
            var refused = await visitor.SendForm(
                form,
                ("outcome", "agreed"),
                ("effect-place-0", "other/member"),
                ("effect-place-0-person", "d-dan"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("Other Group was not accountable to Deciding Group on 30 August 2007");
        await DecidingTests.Keep(
            visitor,
            Decide,
            ("outcome", "agreed"),
            ("effect-place-0", "lowest/member"),
            ("effect-place-0-person", "d-dan"),
            ("effect-gives-up-0", "lower/member=d-cat")
        );
        await made.Read(async db =>
        {
            var lower = await db.All<Body>().SingleAsync(b => b.Key == "lower");
            var place = await db.All<Place>().SingleAsync(p => p.Body == lower.Id);
            (await db.All<Appointment>().SingleAsync(a => a.Place == place.Id)).Until.ShouldBe(When.Day("2007-08-29"));
            var lowest = await db.All<Body>().SingleAsync(b => b.Key == "lowest");
            var taken = await db.All<Place>().SingleAsync(p => p.Body == lowest.Id);
            (await db.All<Appointment>().SingleAsync(a => a.Place == taken.Id)).From.ShouldBe(When.Day("2007-08-30"));
            return true;
        });
    }

    /// <summary>A group that answers to the deciding one, in which Cat sits; one that answers to that; and one that answers to nobody.</summary>
    internal static Task Beside(DecidingCase made) =>
        made.Edit(async db =>
        {
            var ids = made.Store.Ids;
            var above = await db.All<Body>().SingleAsync(b => b.Key == DecidingCase.Body);
            foreach (var (key, name) in new[] { ("lower", "Lower Group"), ("lowest", "Lowest Group"), ("other", "Other Group") })
            {
                var body = new Body
                {
                    Id = ids.Next<Body>(),
                    Key = key,
                    Name = name,
                };
                var place = new Place
                {
                    Id = ids.Next<Place>(),
                    Key = "member",
                    Body = body.Id,
                    Title = "Member",
                };
                db.Add(body);
                db.Add(place);
                if (key == "other")
                    continue;
                db.Add(
                    new Line
                    {
                        Id = ids.Next<Line>(),
                        Key = "up",
                        Start = new RecordRef("body", body.RowId),
                        Kind = LineKind.AccountableTo,
                        To = above.Id,
                        Scope = Line.Everything,
                    }
                );
                above = body;
                if (key != "lower")
                    continue;
                var cat = await db.All<Person>().SingleAsync(p => p.Key == "d-cat");
                db.Add(
                    new Appointment
                    {
                        Id = ids.Next<Appointment>(),
                        Key = "cat",
                        Place = place.Id,
                        Person = cat.Id,
                        Period = When.From("2007-01-01"),
                    }
                );
            }
        });

    private static Task<DateOnly?> Until(DecidingCase made, string place, string person) =>
        made.Read(db =>
            db.All<Appointment>()
                .Where(a =>
                    db.All<Place>().Any(p => p.Id == a.Place && p.Key == place)
                    && db.All<Person>().Any(p => p.Id == a.Person && p.Key == person)
                )
                .Select(a => a.Until)
                .SingleAsync()
        );
}
