using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>Several changes by one decision, and a body's clerk who records who sits in the bodies below it.</summary>
public class SettlingMembersTests
{
    private const string Decide = $"{DecidingCase.Meeting}/decide?item=item-2";

    [Theory, ClassData(typeof(Databases))]
    public async Task More_rows_come_with_all_that_was_typed_and_each_is_checked_and_carried_out(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await MembershipEffectsTests.Beside(made);
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        var form = await visitor.Page(Decide);
        Rows(form, "place").ShouldBe(1);
        form.QuerySelector("details[open] select[name=effect-place-0]").ShouldBeNull();
        var more = await Send(
            form,
            ("reasons", "It is fair"),
            ("effect-place-0", "order"),
            ("effect-place-0-person", "d-dan"),
            ("_step", "more-place")
        );
        more.Errors().ShouldBeEmpty();
        (Rows(more, "place"), Rows(more, "gives-up")).ShouldBe((5, 1));
        more.QuerySelector("details[open] select[name=effect-place-4]").ShouldNotBeNull();
        (more.FormOf()["reasons"].Single(), more.FormOf()["effect-place-0-person"].Single()).ShouldBe(("It is fair", "d-dan"));
        var typed = new (string, string?)[]
        {
            ("outcome", "agreed"),
            ("effect-place-3", "lowest/member"),
            ("effect-place-3-person", "d-ann"),
            ("effect-place-3-from-day", "1"),
            ("effect-place-3-from-month", "11"),
            ("effect-place-3-from-year", "2007"),
            ("effect-gives-up-0", "lower/member=d-cat"),
        };
        var check = await DecidingTests.Check(visitor, more, typed);
        check
            .QuerySelectorAll(".govuk-summary-list__row")
            .Select(r => string.Join(": ", r.Children.Select(c => c.TextContent.Trim())))
            .Where(r => r.StartsWith("Place that", StringComparison.Ordinal))
            .ShouldBe([
                "Place that somebody takes: Law and order: Dan Deputy",
                "Place that somebody takes: Lowest Group: Member: Ann Decider, from 1 November 2007",
                "Place that somebody gives up: Lower Group: Member – Cat Decider",
            ]);
        var back = await Send(check, ("_step", "back"));
        Rows(back, "place").ShouldBe(5);
        back.FormOf()["effect-place-3"].ShouldBe(["lowest/member"]);
        using (var kept = await visitor.SendForm(check, ("_step", "keep")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        (await Sits(made, "order")).ShouldBe(["d-cat – 2007-08-29", "d-dan 2007-08-30 –"]);
        (await Sits(made, "member")).ShouldBe(["d-cat – 2007-08-29", "d-ann 2007-11-01 –"], ignoreOrder: true);

        var full = await Send(await visitor.Page(Decide), ("effect-place-29", ""), ("_step", "more-place"));
        Rows(full, "place").ShouldBe(30);
        full.QuerySelector("button[value=more-place]").ShouldBeNull();
        full.Body!.TextContent.ShouldContain("One decision takes at most 30 places to take here");

        async Task<IHtmlDocument> Send(IHtmlDocument page, params (string, string?)[] said)
        {
            using var answer = await visitor.SendForm(page, said);
            return await Visitor.Read(answer);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_refused_is_told_at_its_row(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await MembershipEffectsTests.Beside(made);
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        (string, string?)[] leaves = [("effect-gives-up-0", "deciders/health=d-bob")];
        await Refused(
            "#effect-gives-up-1",
            "Cat Decider is not recorded to sit in “Law and order” before 1 January 2006",
            [
                .. leaves,
                ("effect-gives-up-1", "deciders/order=d-cat"),
                ("effect-gives-up-1-from-day", "1"),
                ("effect-gives-up-1-from-month", "1"),
                ("effect-gives-up-1-from-year", "2006"),
            ]
        );
        await Refused(
            "#effect-gives-up-1",
            "This decision says already what becomes of “Health”",
            [.. leaves, ("effect-gives-up-1", "deciders/health=d-bob")]
        );
        await Refused(
            "#effect-place-1",
            "Other Group was not accountable to Deciding Group on 30 August 2007",
            [.. leaves, ("effect-place-1", "other/member"), ("effect-place-1-person", "d-dan")]
        );
        await Refused(
            "#effect-place-1",
            "or one of them from a day that is not said",
            [("effect-place-0", "order"), ("effect-place-0-person", "d-dan"), .. Takes(1, "d-ann", "12")]
        );
        await Refused(
            "#effect-place-2",
            "Two people can’t take “Law and order” from the same day",
            [
                ("effect-place-0", "order"),
                ("effect-place-0-person", "d-dan"),
                ("effect-place-2", "order"),
                ("effect-place-2-person", "d-ann"),
            ]
        );
        await Refused("#effect-place-1", "or leave the row empty", [("effect-place-1", ""), ("effect-place-1-person", "d-ann")]);
        (await made.Read(db => db.All<Effect>().CountAsync())).ShouldBe(0);

        // One after the other is no fault, in whatever order the rows stand.
        await DecidingTests.Keep(
            visitor,
            Decide,
            [("outcome", "agreed"), .. Takes(0, "d-ann", "12"), .. Takes(1, "d-dan", "11")]
        );
        (await Sits(made, "order")).ShouldBe(["d-cat – 2007-10-31", "d-dan 2007-11-01 – 2007-11-30", "d-ann 2007-12-01 –"]);

        async Task Refused(string row, string why, (string, string?)[] said)
        {
            using var answer = await visitor.SendForm(
                await visitor.Page(Decide),
                [("outcome", "agreed"), .. said, ("_step", "check")]
            );
            var page = await Visitor.Read(answer);
            page.Errors().ShouldHaveSingleItem().ShouldContain(why);
            page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href").ShouldBe(row);
            page.QuerySelector($"details[open] {row}").ShouldNotBeNull();
        }

        static IEnumerable<(string, string?)> Takes(int row, string who, string month) =>
            [
                ($"effect-place-{row}", "order"),
                ($"effect-place-{row}-person", who),
                ($"effect-place-{row}-from-day", "1"),
                ($"effect-place-{row}-from-month", month),
                ($"effect-place-{row}-from-year", "2007"),
            ];
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_clerk_of_a_body_records_who_sits_in_those_below_it_and_changes_nothing_else_of_them(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        var made = await DecidingCase.On(app.Store);
        await MembershipEffectsTests.Beside(made);
        await made.Edit(async db =>
        {
            var lower = await db.All<Body>().SingleAsync(b => b.Key == "lower");
            db.Add(
                new TermsOfReference
                {
                    Id = made.Store.Ids.Next<TermsOfReference>(),
                    Key = "1",
                    Body = lower.Id,
                    State = TermsState.Proposed,
                    ProposedTo = new RecordRef("body", lower.RowId),
                    Text = "Two members.",
                    Period = When.From("2007-08-01"),
                }
            );
        });
        using var below = await app.SignedIn(await DecidingTests.Clerk(app, "lower", "lower-clerk"));
        using (var notTheirs = await below.Get(Decide))
            notTheirs.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var clerk = await app.SignedIn(await DecidingTests.Clerk(app));
        await DecidingTests.There(clerk, DecidingCase.Meeting, "chair", "order");
        (await Refusal(("effect-terms-0", "lower/1"))).ShouldContain(
            "by the clerk or the chair of the body to which they were put"
        );
        (await Refusal(("effect-place-0", "other/member"), ("effect-place-0-person", "d-dan"))).ShouldContain(
            "Other Group was not accountable to Deciding Group"
        );

        // Who sits there already is known to the lower group alone: its seat is not taken unseen.
        await Close(Sensitivity.Restricted);
        (await Refusal(("effect-place-0", "lower/member"), ("effect-place-0-person", "d-dan"))).ShouldContain(
            "an appointment that is not shown to you"
        );
        await Close(Sensitivity.Partnership);

        await DecidingTests.Keep(
            clerk,
            Decide,
            ("outcome", "agreed"),
            ("effect-place-0", "lowest/member"),
            ("effect-place-0-person", "d-dan"),
            ("effect-gives-up-0", "lower/member=d-cat")
        );
        (await Sits(made, "member")).ShouldBe(["d-cat – 2007-08-29", "d-dan 2007-08-30 –"], ignoreOrder: true);
        var vacancy = await made.Read(db => db.All<Vacancy>().SingleAsync(v => v.From == When.Day("2007-08-30")));
        (await made.Read(db => db.Changes.SingleAsync(c => c.Number == vacancy.Version))).Who.ShouldBe("Clare Clerk");

        async Task<string> Refusal(params (string, string?)[] said)
        {
            using var answer = await clerk.SendForm(
                await clerk.Page(Decide),
                [("outcome", "agreed"), .. said, ("_step", "check")]
            );
            return (await Visitor.Read(answer)).Errors().ShouldHaveSingleItem();
        }

        Task Close(Sensitivity sensitivity) =>
            made.Edit(async db =>
            {
                var lower = await db.All<Body>().SingleAsync(b => b.Key == "lower");
                var place = await db.All<Place>().Where(p => p.Body == lower.Id).Select(p => p.Id).SingleAsync();
                var sits = await db.Set<Appointment>().SingleAsync(a => a.Place == place);
                sits.Sensitivity = sensitivity;
                sits.RestrictedTo = sensitivity == Sensitivity.Restricted ? $"body:{lower.RowId}" : null;
            });
    }

    private static int Rows(IHtmlDocument page, string kind) => page.QuerySelectorAll($"#more-{kind} > fieldset").Length;

    /// <summary>Who sits in the places of a key and of the case, and from when until when: "d-cat – 2007-08-29".</summary>
    private static Task<IReadOnlyList<string>> Sits(DecidingCase made, string place) =>
        made.Read<IReadOnlyList<string>>(async db =>
        {
            string[] bodies = [DecidingCase.Body, "lower", "lowest"];
            var found = await (
                from appointment in db.All<Appointment>()
                join seat in db.All<Place>() on appointment.Place equals seat.Id
                join body in db.All<Body>() on seat.Body equals body.Id
                where seat.Key == place && bodies.Contains(body.Key)
                join person in db.All<Person>() on appointment.Person equals person.Id
                select new { person.Key, Appointment = appointment }
            ).ToListAsync();
            return
            [
                .. found
                    .OrderBy(f => f.Appointment.From)
                    .Select(f =>
                        $"{f.Key} {(f.Appointment.From is { } from && from > When.Day("2007-01-01") ? $"{LondonDate.Iso(from)} " : "")}– {(f.Appointment.Until is { } until ? LondonDate.Iso(until) : "")}".TrimEnd()
                    ),
            ];
        });
}
