using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Reminders;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Reminders;

namespace Remit.Tests.Decisions;

/// <summary>Who is asked for a sign-off and by when; what is overdue is chased, and whether it is done is asked.</summary>
public class FollowingUpTests
{
    private const string Budget = $"{DecidingCase.Meeting}/decisions/shared-budget";
    private const string Arrange = $"{Budget}/sign-off/the-trust/arrange";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_overdue_sign_off_is_chased_by_email_until_another_day_is_agreed_with_the_reason(string provider)
    {
        var clock = new TestClock();
        var (app, made) = await Start(clock, provider);
        await using var _ = app;
        var clerk = await DecidingTests.Clerk(app);
        using (var minuting = await app.SignedIn(clerk))
        {
            await DecidingTests.There(minuting, DecidingCase.Meeting, "chair", "health");
            await DecidingTests.Keep(minuting, $"{DecidingCase.Meeting}/decide?item=item-2", ("outcome", "agreed"));
            (await minuting.Page(Budget))
                .QuerySelector("#sign-offs")!
                .ParentElement!.TextContent.ShouldContain(
                    "by 27 September 2007, 28 days after the decision: nobody said another day"
                );
        }
        (await Told(app)).ShouldContain("Sign off for The Trust: Shared budget – due 27 September 2007");

        clock.Now = clock.Now.AddDays(30);
        (await app.Reminding().Remind(await app.Receiver("d-bob"))).Outcome.ShouldBe(ReminderOutcome.Sent);
        (await app.Letters())[^1]
            .Words!.ShouldContain("Sign off for The Trust: Shared budget – late: it was due 27 September 2007");
        using var keeper = app.NewVisitor();
        using (await keeper.SignIn("clerk@example.org")) { }
        (await keeper.Page(Budget)).QuerySelector("#sign-offs")!.ParentElement!.TextContent.ShouldContain("Overdue");

        using (var reasonless = await keeper.Change(Arrange, Day("20")))
            (await Visitor.Read(reasonless)).Errors().ShouldHaveSingleItem().ShouldContain("Say why");
        using (
            var early = await keeper.Change(Arrange, ("due-day", "20"), ("due-month", "8"), ("due-year", "2007"), ("why", "Soon"))
        )
            (await Visitor.Read(early)).Errors().ShouldHaveSingleItem().ShouldContain("comes before the decision");
        var form = await keeper.Page(Arrange);
        foreach (var _2 in new[] { 1, 2 })
            using (var kept = await keeper.SendForm(form, [.. Day("20"), ("why", "Its board meets on 18 October")]))
                kept.StatusCode.ShouldBe(HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        var signOff = await made.Read(db => db.All<OrganisationSignOff>().SingleAsync());
        signOff.Due.ShouldBe(When.Day("2007-10-20"));
        (await made.Read(db => db.Changes.SingleAsync(c => c.Number == signOff.Version))).Why.ShouldBe(
            "Its board meets on 18 October"
        );
        (await keeper.Page(Budget)).QuerySelector("#sign-offs")!.ParentElement!.TextContent.ShouldNotContain("Overdue");
        (await Told(app)).ShouldContain("Sign off for The Trust: Shared budget – due 20 October 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Where_nobody_is_asked_the_page_says_whom_to_name_and_the_clerk_names_one(string provider)
    {
        var (app, made) = await Start(new TestClock(), provider);
        await using var _ = app;
        await Decided(made, null, null);
        using var clerk = await app.SignedIn(await DecidingTests.Clerk(app));
        (await clerk.Page("/")).Body!.TextContent.ShouldContain("Say who is asked for the sign-off of The Trust: Shared budget");
        (await clerk.Page(Budget)).Body!.TextContent.ShouldContain("Nobody is named. Name a post of The Trust");
        (await app.Reminding().Rehearse(await app.Receiver("d-bob"))).Outcome.ShouldBe(ReminderOutcome.NothingToTell);
        using (var nobody = await clerk.Change(Arrange, ("why", "Nobody was asked")))
            (await Visitor.Read(nobody)).Errors().ShouldHaveSingleItem().ShouldContain("Choose who leads on it");
        using (var named = await clerk.Change(Arrange, ("lead", "person:d-bob"), ("why", "Nobody was asked")))
            named.StatusCode.ShouldBe(HttpStatusCode.Found, await named.Content.ReadAsStringAsync());
        (await Told(app)).ShouldContain("Sign off for The Trust: Shared budget");
        (await clerk.Page("/")).Body!.TextContent.ShouldNotContain("Say who is asked for the sign-off");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Three_months_after_the_last_sign_off_the_lead_is_asked_how_far_the_organisation_is(string provider)
    {
        var clock = new TestClock();
        var (app, made) = await Start(clock, provider);
        await using var _ = app;
        var bob = await made.Read(db => db.All<Person>().SingleAsync(p => p.Key == "d-bob"));
        await Decided(made, new RecordRef("person", bob.RowId), When.Day("2007-08-31"));
        const string Asked = "How far is The Trust with it: Shared budget";
        (await app.Reminding().Rehearse(await app.Receiver("d-bob"))).Outcome.ShouldBe(ReminderOutcome.NothingToTell);

        clock.Now = clock.Now.AddDays(90);
        (await Told(app)).ShouldContain(Asked);
        using var lead = await app.SignedIn(await app.AccountOf(bob.Id.Value, "bob@example.org"));
        (await lead.Page("/")).QuerySelector("#work-doing")!.ParentElement!.TextContent.ShouldContain(Asked);
        (await Listed(lead, "not-said")).ShouldBe(1);
        (await Listed(lead, "under-way")).ShouldBe(0);
        using (
            var said = await lead.Change(
                $"{Budget}/doing?organisation=d-trust",
                ("organisation", "d-trust"),
                ("state", "under-way"),
                ("words", "Half is paid")
            )
        )
            said.StatusCode.ShouldBe(HttpStatusCode.Found, await said.Content.ReadAsStringAsync());
        (await lead.Page("/")).Body!.TextContent.ShouldNotContain(Asked);
        (await Listed(lead, "not-said")).ShouldBe(0);
        (await Listed(lead, "under-way")).ShouldBe(1);
        using (var done = await lead.Change($"{Budget}/doing", ("organisation", "d-trust"), ("state", "done")))
            done.StatusCode.ShouldBe(HttpStatusCode.Found, await done.Content.ReadAsStringAsync());
        (await Listed(lead, "done")).ShouldBe(1);
        (await app.CommandsFor("/decisions?far=done", lead)).ShouldBeLessThanOrEqualTo(10);
    }

    private static async Task<(RemitApp App, DecidingCase Case)> Start(TestClock clock, string provider)
    {
        var app = await RemindersCase.Start(clock, provider);
        var made = await DecidingCase.On(app.Store);
        await made.Edit(async db => (await db.Set<Person>().SingleAsync(p => p.Key == "d-bob")).Email = "bob@example.org");
        return (app, made);
    }

    /// <summary>The budget is agreed, and waits for the Trust, or was signed off by it on a day.</summary>
    private static Task Decided(DecidingCase made, RecordRef? lead, DateOnly? given) =>
        made.Edit(async db =>
        {
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "august");
            var trust = await db.All<Organisation>().SingleAsync(o => o.Key == "d-trust");
            var decision = new Decision
            {
                Id = made.Store.Ids.Next<Decision>(),
                Key = "shared-budget",
                Meeting = meeting.Id,
                Title = "Shared budget",
                Wording = "That there is a shared budget.",
                Outcome = DecisionOutcome.Agreed,
            };
            db.Add(decision);
            db.Add(
                new OrganisationSignOff
                {
                    Id = made.Store.Ids.Next<OrganisationSignOff>(),
                    Key = "the-trust",
                    Decision = decision.Id,
                    Organisation = trust.Id,
                    Because = "Its member only represents it",
                    Lead = lead,
                    State = given is null ? SignOffState.Waiting : SignOffState.Given,
                    On = given,
                }
            );
        });

    private static async Task<string> Told(RemitApp app) =>
        (await app.Reminding().Rehearse(await app.Receiver("d-bob"))).Words ?? "";

    private static async Task<int> Listed(Visitor visitor, string far) =>
        (await visitor.Page($"/decisions?body={DecidingCase.Body}&far={far}")).QuerySelectorAll("#decisions ~ tbody tr").Length;

    private static (string Name, string? Value)[] Day(string day) =>
        [("due-day", day), ("due-month", "10"), ("due-year", "2007")];
}
