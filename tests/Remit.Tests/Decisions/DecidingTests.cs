using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

public class DecidingTests
{
    private const string Decide = $"{DecidingCase.Meeting}/decide?item=item-2";
    private const string Budget = $"{DecidingCase.Meeting}/decisions/shared-budget";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_is_recorded_whole_with_its_actions_and_asks_for_the_sign_off_of_who_is_only_represented(
        string provider
    )
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        var form = await visitor.Page(Decide);
        form.FormOf()["wording"].ShouldBe(["That the group agrees a shared budget."]);
        using (var wrong = await visitor.SendForm(form, ("outcome", "agreed-as-amended"), ("_step", "check")))
            (await Visitor.Read(wrong))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("The words are those that were recommended");
        var check = await Check(
            visitor,
            form,
            ("outcome", "agreed-as-amended"),
            ("wording", "That the group agrees a shared budget of £20,000."),
            ("action-0", "Write to the schools"),
            ("action-0-owner", "person:d-ann"),
            ("action-0-due-day", "1"),
            ("action-0-due-month", "10"),
            ("action-0-due-year", "2007"),
            ("action-1", "Tell the trust"),
            ("action-1-words", "Everybody"),
            ("expect-0", "Waiting times"),
            ("expect-0-way", "down"),
            ("safeguarding", "Asked the LSCB")
        );
        check.QuerySelector("main ins")!.TextContent.ShouldContain("of £20,000");
        check.Body!.TextContent.ShouldContain("The Trust has to sign it off");
        (await made.Read(db => db.All<Decision>().CountAsync())).ShouldBe(0);
        foreach (var _2 in new[] { 1, 2 })
            using (var kept = await visitor.SendForm(check, ("_step", "keep")))
                kept.Headers.Location?.ToString().ShouldStartWith(Budget);
        var decision = await made.Read(db => db.All<Decision>().SingleAsync());
        var change = decision.Version;
        (
            await made.Read(db =>
                db.All<ActionItem>().Where(a => a.Version == change).Select(a => a.What).OrderBy(w => w).ToListAsync()
            )
        ).ShouldBe(["Tell the trust", "Write to the schools"]);
        (await made.Read(db => db.All<ActionOwner>().CountAsync(o => o.Version == change))).ShouldBe(1);
        var signOff = await made.Read(db => db.All<OrganisationSignOff>().SingleAsync());
        (signOff.Version, signOff.State, signOff.Lead?.Kind).ShouldBe((change, SignOffState.Waiting, "person"));
        (await made.Read(db => db.Changes.CountAsync(c => c.Number == change))).ShouldBe(1);
        var page = await visitor.Page(Budget);
        page.QuerySelector(".remit-answer")!
            .TextContent.ShouldContain(
                "Subject to the sign-off of The Trust by 27 September 2007. Until then it is a recommendation."
            );
        page.QuerySelectorAll("#actions ~ tbody tr").Length.ShouldBe(2);
        page.QuerySelector("main ins")!.TextContent.ShouldContain("of £20,000");
        (await visitor.Page(DecidingCase.Meeting))
            .QuerySelector("section[aria-labelledby=decisions-heading]")!
            .TextContent.ShouldContain("Write to the schools, by 1 October 2007");
        (await visitor.Page("/organisations/d-trust"))
            .QuerySelector("section[aria-labelledby=sign-offs-heading]")!
            .TextContent.ShouldContain("Shared budget");
        (await visitor.Page("/decisions?status=in-principle&body=deciders&year=2007"))
            .QuerySelectorAll("#decisions ~ tbody tr")
            .Length.ShouldBe(1);
        (await visitor.Page("/decisions?status=agreed")).Body!.TextContent.ShouldContain("No decision meets this choice");
        var words = await app.With<IDecisionStatus, IReadOnlyDictionary<Id<Decision>, string>>(async status =>
            await made.Read(db => status.InWords(db, [decision.Id], When.Day("2007-09-03")))
        );
        words[decision.Id]
            .ShouldStartWith("Agreed in principle, subject to the sign-off of The Trust by 27 September 2007. Until");
        using var file = await visitor.Get($"{Budget}.docx");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.Page("/search?q=shared+budget")).Body!.TextContent.ShouldContain("Shared budget");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_lead_of_an_organisation_signs_off_in_the_browser_and_with_the_last_one_the_decision_stands(
        string provider
    )
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, provider, RemitApp.Sample);
        var made = await DecidingCase.On(app.Store);
        var terms = await Proposed(made);
        var clerk = await Clerk(app);
        using var minuting = await app.SignedIn(clerk);
        await There(minuting, DecidingCase.Meeting, "chair", "health", "order");
        var check = await Check(
            minuting,
            await minuting.Page(Decide),
            ("outcome", "agreed"),
            ("commits", "£20,000"),
            ("effect-terms-0", "deciders/2")
        );
        using (var kept = await minuting.SendForm(check, ("_step", "keep")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        (await made.Read(db => db.All<OrganisationSignOff>().CountAsync(s => s.State == SignOffState.Waiting))).ShouldBe(2);
        var police = await made.Read(db =>
            db.All<OrganisationSignOff>()
                .SingleAsync(s => db.All<Organisation>().Any(o => o.Id == s.Organisation && o.Key == "d-police"))
        );
        (police.Due, police.AskedOf).ShouldBe((When.Day("2007-09-27"), "Police authority"));
        (await made.Read(db => db.All<TermsOfReference>().SingleAsync(t => t.Id == terms))).State.ShouldBe(TermsState.Proposed);

        // Bob represents the Trust: he leads on it, and it waits on his home page.
        var bob = await made.Read(db => db.All<Person>().SingleAsync(p => p.Key == "d-bob"));
        await made.Edit(async db => (await db.Set<Person>().SingleAsync(p => p.Key == "d-bob")).Email = "bob@example.org");
        var told = await app.With<Remit.Reminders.Reminding, Remit.Reminders.Reminded>(async reminding =>
            await reminding.Rehearse((await reminding.Receivers()).Single(r => r.Key == "d-bob"))
        );
        told.Words!.ShouldContain("Sign off for The Trust: Shared budget");
        using var trust = await app.SignedIn(await app.AccountOf(bob.Id.Value, "bob@example.org"));
        (await trust.Page("/")).Body!.TextContent.ShouldContain("Sign off for The Trust: Shared budget");
        using (var notHis = await trust.Get($"{Budget}/sign-off/the-police"))
            notHis.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using (var given = await trust.Change($"{Budget}/sign-off/the-trust", ("what", "give"), ("minute", "Board, minute 4")))
            given.StatusCode.ShouldBe(HttpStatusCode.Found, await given.Content.ReadAsStringAsync());
        (await trust.Page(Budget))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("subject to the sign-off of The Police by 27 September 2007");

        // Cat binds the Police, and may not write terms: what follows from her sign-off is done all the same.
        var cat = await made.Read(db => db.All<Person>().SingleAsync(p => p.Key == "d-cat"));
        using var lead = await app.SignedIn(await app.AccountOf(cat.Id.Value, "cat@example.org"));
        var page = await lead.Page($"{Budget}/sign-off/the-police");
        foreach (var _ in new[] { 1, 2 })
            using (var given = await lead.SendForm(page, ("what", "give")))
                given.StatusCode.ShouldBe(HttpStatusCode.Found, await given.Content.ReadAsStringAsync());
        (await lead.Page(Budget)).QuerySelector(".remit-answer")!.TextContent.Trim().ShouldBe("Agreed");
        var agreed = await made.Read(db => db.All<TermsOfReference>().SingleAsync(t => t.Id == terms));
        (agreed.State, agreed.AgreedOn, agreed.From).ShouldBe(
            (TermsState.Agreed, When.Day("2007-08-30"), When.Day("2007-09-03"))
        );
        (await made.Read(db => db.All<Effect>().SingleAsync())).DoneOn.ShouldBe(When.Day("2007-09-03"));
        using (var again = await lead.SendForm(page, ("what", "refuse"), ("words", "On second thoughts")))
            (await Visitor.Read(again)).Errors().ShouldHaveSingleItem().ShouldContain("It was given already");

        using (
            var done = await lead.Change(
                $"{Budget}/doing",
                ("organisation", "d-police"),
                ("state", "under-way"),
                ("words", "Half is paid")
            )
        )
            done.StatusCode.ShouldBe(HttpStatusCode.Found, await done.Content.ReadAsStringAsync());
        (await lead.Page(Budget)).Body!.TextContent.ShouldContain("Half is paid");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_refused_goes_back_to_the_body_with_its_reason(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await Keep(visitor, Decide, ("outcome", "agreed"));
        var address = $"{Budget}/sign-off/the-trust";
        using (var reasonless = await visitor.Change(address, ("what", "refuse")))
            (await Visitor.Read(reasonless)).Errors().ShouldHaveSingleItem().ShouldContain("Say why it is refused");
        using (var refused = await visitor.Change(address, ("what", "refuse"), ("words", "No money this year")))
            refused.StatusCode.ShouldBe(HttpStatusCode.Found, await refused.Content.ReadAsStringAsync());
        (await visitor.Page(Budget))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("Refused by The Trust: it goes back to the body");
        (await visitor.Page("/reports?body=deciders")).Body!.TextContent.ShouldContain("Back to the body: Shared budget");
        (await made.Read(db => db.All<Report>().SingleAsync(r => r.ComesFrom != null))).Purpose.ShouldBe(ReportPurpose.Amend);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_taken_without_a_quorum_stands_once_a_later_meeting_confirms_it(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        var terms = await Proposed(made);
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair");
        await Keep(visitor, Decide, ("outcome", "agreed"), ("effect-terms-0", "deciders/2"));
        (await visitor.Page(Budget))
            .QuerySelector(".remit-answer")!
            .TextContent.ShouldContain("Taken without a quorum, for confirmation");
        (await made.Read(db => db.All<OrganisationSignOff>().CountAsync())).ShouldBe(0);
        (await made.Read(db => db.All<TermsOfReference>().SingleAsync(t => t.Id == terms))).State.ShouldBe(TermsState.Proposed);
        await There(visitor, DecidingCase.Later, "chair", "order");
        var form = await visitor.Page($"{DecidingCase.Later}/decide");
        form.QuerySelectorAll("select[name=confirms] option")
            .Select(o => o.GetAttribute("value"))
            .ShouldContain("deciders/august/shared-budget");
        await Keep(
            visitor,
            $"{DecidingCase.Later}/decide",
            ("outcome", "agreed"),
            ("title", "Confirmation"),
            ("wording", "That the decision of August stands."),
            ("confirms", "deciders/august/shared-budget")
        );
        var page = await visitor.Page(Budget);
        page.QuerySelector(".remit-answer")!.TextContent.Trim().ShouldBe("Agreed");
        page.Body!.TextContent.ShouldContain("A later meeting confirmed it, on 1 September 2007");
        (await made.Read(db => db.All<TermsOfReference>().SingleAsync(t => t.Id == terms))).State.ShouldBe(TermsState.Agreed);
        (await made.Read(db => db.All<Effect>().SingleAsync())).DoneOn.ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_chairs_discretion_counts_where_the_terms_give_it_with_its_reason(string provider)
    {
        var (app, _) = await DecidingCase.App(provider, QuorumForm.ChairsDiscretion);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair");
        await Keep(visitor, Decide, ("outcome", "agreed"), ("chairs-discretion", "It can’t wait"));
        var page = await visitor.Page(Budget);
        page.QuerySelector(".remit-answer")!.TextContent.Trim().ShouldBe("Agreed");
        page.Body!.TextContent.ShouldContain("and the chair did: It can’t wait.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_it_changes_is_done_at_once_where_it_stands_and_refused_in_the_domains_words(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await made.Edit(async db =>
        {
            var body = await db.All<Body>().SingleAsync(b => b.Key == DecidingCase.Body);
            db.Add(
                new WorkProgramme
                {
                    Id = made.Store.Ids.Next<WorkProgramme>(),
                    Key = "d-2007",
                    Body = body.Id,
                    Title = "Programme",
                    State = ProgrammeState.Proposed,
                    Period = TestData.Year2007,
                }
            );
        });
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "order");
        await Keep(
            visitor,
            Decide,
            ("outcome", "agreed"),
            ("effect-programme-0", "deciders/d-2007"),
            ("effect-place-0", "order"),
            ("effect-place-0-person", "d-dan"),
            ("effect-report-0", "d-budget"),
            ("effect-report-0-meeting", "deciders/october")
        );
        (await made.Read(db => db.All<WorkProgramme>().SingleAsync(p => p.Key == "d-2007"))).State.ShouldBe(
            ProgrammeState.Agreed
        );
        var october = await made.Read(db => db.All<Remit.Meetings.Calendar.Meeting>().SingleAsync(m => m.Key == "october"));
        (await made.Read(db => db.All<Report>().SingleAsync(r => r.Key == "d-budget"))).Meeting.ShouldBe(october.Id);
        var sits = await made.Read(async db =>
        {
            var place = await db.All<Place>().SingleAsync(p => p.Title == "Law and order");
            return await db.All<Appointment>().Where(a => a.Place == place.Id).OrderBy(a => a.From).ToListAsync();
        });
        sits.Select(a => (a.From, a.Until))
            .ShouldBe([(When.Day("2007-01-01"), When.Day("2007-08-29")), (When.Day("2007-08-30"), null)]);
        (await made.Read(db => db.All<Effect>().CountAsync(e => e.DoneOn != null))).ShouldBe(3);
        // A report of this body goes to no meeting of another.
        var refused = await visitor.Page($"{DecidingCase.Meeting}/decide?item=item-3");
        using var answer = await visitor.SendForm(
            refused,
            ("outcome", "agreed"),
            ("wording", "That it goes there."),
            ("effect-programme-0", "deciders/d-2007"),
            ("_step", "check")
        );
        (await Visitor.Read(answer)).Errors().ShouldHaveSingleItem().ShouldContain("“Programme” is agreed already");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_decision_rests_on_is_searched_for_and_shown_by_its_words(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "order");
        var form = await visitor.Page(Decide);
        var report = form.QuerySelectorAll("[name=rests-on]").ShouldHaveSingleItem().GetAttribute("value")!;
        var found = await Find(form, "safeguarding");
        // What was ticked and typed stays; the box is free for the next words.
        found.FormOf()["rests-on"].ShouldBe([report]);
        found.FormOf()["reasons"].ShouldBe(["It is fair"]);
        found.FormOf()["find"].ShouldBe([""]);
        var position = found
            .QuerySelectorAll("[name=rests-on]")
            .Select(i => i.GetAttribute("value")!)
            .First(v => v.StartsWith("position:", StringComparison.Ordinal));
        (await Find(form, "xylophone")).Body!.TextContent.ShouldContain(
            "Nothing on which it could rest has the words “xylophone”"
        );
        using (
            var wrong = await visitor.SendForm(
                found,
                ("outcome", "agreed"),
                ("rests-on", "person:01900000-0000-7000-8000-000000000001"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(wrong)).Errors().ShouldHaveSingleItem().ShouldContain("is not there, or not shown to you");
        var check = await Check(visitor, found, ("outcome", "agreed"), ("rests-on", report), ("rests-on", position));
        using (var kept = await visitor.SendForm(check, ("_step", "keep")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        (await made.Read(db => db.All<DecisionEvidence>().OrderBy(e => e.Order).Select(e => e.On).ToListAsync()))
            .Select(on => $"{on}")
            .ShouldBe([report, position]);
        var shown = (await visitor.Page(Budget))
            .QuerySelectorAll(".govuk-summary-list__row")
            .Single(r => r.TextContent.Contains("Rests on", StringComparison.Ordinal));
        shown.TextContent.ShouldContain("Shared budget");
        shown.QuerySelector("a[href^='/registers/']").ShouldNotBeNull();
        (await visitor.Page($"{Budget}/change")).FormOf()["rests-on"].ShouldBe([report, position]);

        async Task<AngleSharp.Html.Dom.IHtmlDocument> Find(AngleSharp.Html.Dom.IHtmlDocument page, string words)
        {
            using var answer = await visitor.SendForm(page, ("find", words), ("reasons", "It is fair"), ("_step", "find"));
            return await Visitor.Read(answer);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_deferred_report_goes_to_the_later_meeting_and_votes_are_of_who_was_there(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "order");
        // The item stood on an agenda that was published: the report leaves it for having been heard.
        await made.Edit(async db =>
        {
            var item = await db.Set<Remit.Meetings.Agendas.AgendaItem>().SingleAsync(i => i.Key == "item-2");
            item.Number = 2;
        });
        var form = await visitor.Page(Decide);
        using (
            var wrong = await visitor.SendForm(
                form,
                ("outcome", "agreed"),
                ("decided-by", "vote"),
                ("for", "3"),
                ("against", "0"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(wrong))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("3 votes are counted, and 2 who may vote were there");
        await Keep(visitor, Decide, ("outcome", "deferred"), ("deferred-to", "october"));
        var october = await made.Read(db => db.All<Remit.Meetings.Calendar.Meeting>().SingleAsync(m => m.Key == "october"));
        (await made.Read(db => db.All<Report>().SingleAsync(r => r.Key == "d-budget"))).Meeting.ShouldBe(october.Id);
        (await visitor.Page(Budget)).Body!.TextContent.ShouldContain("to the meeting on 10 October 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_recorded_decision_is_changed_and_whoever_was_slower_is_shown_both(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await Keep(visitor, Decide, ("outcome", "agreed"));
        var (one, other) = (await visitor.Page($"{Budget}/change"), await visitor.Page($"{Budget}/change"));
        var check = await Check(visitor, one, ("reasons", "It is fair"));
        using (var kept = await visitor.SendForm(check, ("_step", "keep")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var late = await visitor.SendForm(other, ("reasons", "It is cheap"), ("_step", "check"));
        var told = await Visitor.Read(late, HttpStatusCode.Conflict);
        told.Errors().ShouldHaveSingleItem().ShouldContain("Somebody else changed this decision");
        told.FormOf()["reasons"].ShouldBe(["It is cheap"]);
        (await made.Read(db => db.All<Decision>().SingleAsync())).Reasons.ShouldBe("It is fair");
        (await made.Read(db => db.All<OrganisationSignOff>().CountAsync())).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_decided_at_a_meeting_to_come(string provider)
    {
        var (app, _) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        (await visitor.Page("/meetings/deciders/october/decide")).Body!.TextContent.ShouldContain("is still to come");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_decided_before_anybody_recorded_who_was_there_stands_for_nothing_until_it_is(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await Keep(visitor, Decide, ("outcome", "agreed"));
        async Task<JudgedDecision> Now() =>
            await made.Read(async db => (await JudgedDecisions.Load(db, db.All<Decision>())).ShouldHaveSingleItem());
        var before = await Now();
        before.Status.Stands.ShouldBeFalse();
        before.SignOffs.ShouldBeEmpty();

        await There(visitor, DecidingCase.Meeting, "chair", "health");

        var after = await Now();
        after.Status.Standing.ShouldBe(DecisionStanding.InPrinciple);
        after.SignOffs.ShouldHaveSingleItem().Organisation.Name.ShouldBe("The Trust");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_decided_under_a_restricted_item_is_as_closed_with_all_that_is_made_with_it(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await made.Edit(async db =>
        {
            var item = await db.Set<AgendaItem>().SingleAsync(i => i.Key == "item-2");
            var body = await db.All<Body>().SingleAsync(b => b.Key == DecidingCase.Body);
            (item.Sensitivity, item.RestrictedTo) = (Sensitivity.Restricted, new RecordRef("body", body.RowId).ToString());
        });

        await Keep(
            visitor,
            Decide,
            ("outcome", "agreed"),
            ("action-0", "Write"),
            ("expect-0", "Absence"),
            ("expect-0-way", "down")
        );

        await made.Read(async db =>
        {
            (await db.All<Decision>().SingleAsync()).Sensitivity.ShouldBe(Sensitivity.Restricted);
            (await db.All<Expectation>().SingleAsync()).Sensitivity.ShouldBe(Sensitivity.Restricted);
            (await db.All<ActionItem>().SingleAsync(a => a.What == "Write")).Sensitivity.ShouldBe(Sensitivity.Restricted);
            (await db.All<OrganisationSignOff>().SingleAsync()).Sensitivity.ShouldBe(Sensitivity.Restricted);
            return true;
        });
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_added_to_a_decision_and_sent_twice_is_added_once(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await Keep(visitor, Decide, ("outcome", "agreed"));
        var check = await Check(
            visitor,
            await visitor.Page($"{Budget}/change"),
            ("action-0", "Write"),
            ("expect-0", "Absence"),
            ("expect-0-way", "down")
        );
        for (var sent = 0; sent < 2; sent++)
            using (await visitor.SendForm(check, ("_step", "keep"))) { }

        (await made.Read(db => db.All<ActionItem>().CountAsync(a => a.What == "Write"))).ShouldBe(1);
        (await made.Read(db => db.All<Expectation>().CountAsync())).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_does_not_see_who_was_there_reads_the_same_status_and_not_how_it_was_found(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await Keep(visitor, Decide, ("outcome", "agreed"));
        await made.Edit(async db =>
        {
            (await db.Set<Body>().SingleAsync(b => b.Key == DecidingCase.Body)).Sensitivity = Sensitivity.Public;
            (await db.Set<Meeting>().SingleAsync(m => m.Key == "august")).Sensitivity = Sensitivity.Public;
            (await db.Set<AgendaItem>().SingleAsync(i => i.Key == "item-2")).Sensitivity = Sensitivity.Public;
            (await db.Set<Report>().SingleAsync(r => r.Key == "d-budget")).Sensitivity = Sensitivity.Public;
            (await db.Set<Decision>().SingleAsync()).Sensitivity = Sensitivity.Public;
        });

        async Task<JudgedDecision> SeenBy(Sight sight)
        {
            await using var db = app.Store.Read(sight);
            var judged = (await JudgedDecisions.Load(db, db.All<Decision>())).ShouldHaveSingleItem();
            db.Sight.ShouldBe(sight);
            return judged;
        }
        var (whole, published) = (await SeenBy(Sight.Everything), await SeenBy(Sight.Published));
        published.Status.Standing.ShouldBe(whole.Status.Standing);
        whole.Status.InWords.ShouldNotBeNull().ShouldContain("The Trust");
        published.Status.InWords.ShouldNotBeNull().ShouldContain("subject to the sign-off of a partner");
        published.Status.Working.ShouldHaveSingleItem().ShouldContain("those who may see who was there");
        published.SignOffs.ShouldBeEmpty();
        published.Day.There.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_send_at_most_six_commands_and_that_of_a_decision_one_more_for_its_actions()
    {
        var (app, _) = await DecidingCase.App(Databases.Sqlite);
        await using var __ = app;
        using var visitor = app.NewVisitor();
        await There(visitor, DecidingCase.Meeting, "chair", "health");
        await Keep(visitor, Decide, ("outcome", "agreed"), ("action-0", "Write"), ("action-0-owner", "person:d-ann"));
        foreach (
            var address in new[]
            {
                Budget,
                "/decisions",
                "/decisions?status=agreed",
                DecidingCase.Meeting,
                "/organisations/d-trust",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(address == Budget ? 7 : 6, address);
    }

    internal static async Task There(Visitor visitor, string meeting, params string[] places)
    {
        using var kept = await visitor.SendForm(
            await visitor.Page($"{meeting}/attendance/record"),
            [.. places.Select(p => ($"p-{p}-as", (string?)"present"))]
        );
        kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
    }

    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> Check(
        Visitor visitor,
        AngleSharp.Html.Dom.IHtmlDocument form,
        params (string Name, string? Value)[] typed
    )
    {
        using var answer = await visitor.SendForm(form, [.. typed, ("_step", "check")]);
        var check = await Visitor.Read(answer);
        check.Errors().ShouldBeEmpty();
        check.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Check this decision");
        return check;
    }

    internal static async Task Keep(Visitor visitor, string address, params (string Name, string? Value)[] typed)
    {
        using var kept = await visitor.SendForm(await Check(visitor, await visitor.Page(address), typed), ("_step", "keep"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
    }

    /// <summary>The second version of the body's terms, put to the body itself.</summary>
    private static async Task<Id<TermsOfReference>> Proposed(DecidingCase made)
    {
        var id = made.Store.Ids.Next<TermsOfReference>();
        await made.Edit(async db =>
        {
            var body = await db.All<Body>().SingleAsync(b => b.Key == DecidingCase.Body);
            db.Add(
                new TermsOfReference
                {
                    Id = id,
                    Key = "2",
                    Body = body.Id,
                    State = TermsState.Proposed,
                    ProposedTo = new RecordRef("body", body.RowId),
                    Text = "## Quorum\n\nThree members.",
                    Order = 1,
                    Period = When.From("2007-08-01"),
                }
            );
        });
        return id;
    }

    /// <summary>The clerk of a body, with an account.</summary>
    internal static async Task<Remit.Access.Accounts.Account> Clerk(
        RemitApp app,
        string of = DecidingCase.Body,
        string who = "clerk"
    )
    {
        var ids = app.Store.Ids;
        var body = await app.Find<Body>(of);
        var (person, post) = (
            new Person
            {
                Id = ids.Next<Person>(),
                Key = $"d-{who}",
                Name = "Clare Clerk",
            },
            new Post
            {
                Id = ids.Next<Post>(),
                Key = $"d-{who}",
                Title = "Clerk",
                Body = body.Id,
            }
        );
        await app.Add(
            person,
            post,
            new Holding
            {
                Id = ids.Next<Holding>(),
                Key = $"d-{who}",
                Post = post.Id,
                Person = person.Id,
            }
        );
        return await app.AccountOf(person.Id.Value, $"{who}@example.org");
    }
}
