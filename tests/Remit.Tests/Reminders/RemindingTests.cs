using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data.Erasure;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Reminders;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Remit.Web.Work;

namespace Remit.Tests.Reminders;

public class RemindingTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_has_something_late_is_told_once_in_a_week_with_a_link_for_each_action(string provider)
    {
        var clock = new TestClock();
        await using var app = await RemindersCase.Start(clock, provider);

        (await app.Reminding().GoRound(default)).Select(r => r.Outcome).ShouldBe([ReminderOutcome.Sent]);
        var letter = (await app.Letters()).ShouldHaveSingleItem();
        (letter.To, letter.Sort, letter.State).ShouldBe(("gareth@example.org", "reminder", LetterState.Waiting));
        letter.Subject!.ShouldContain("1 thing of yours is late");
        letter.Words!.ShouldContain("* Write the delegation scheme – late: it was due 1 August 2007");
        letter.Words!.ShouldContain("* Tell the Cabinet – due 20 September 2007");
        letter.Words!.Split("/update/").Length.ShouldBeGreaterThanOrEqualTo(3);
        letter.Words!.ShouldContain($"Change that: {RemindersCase.Site}/emails/");

        (await app.Reminding().GoRound(default)).ShouldBeEmpty();
        clock.Now = clock.Now.AddDays(6);
        (await app.Reminding().GoRound(default)).ShouldBeEmpty("it is Sunday of the same week");
        clock.Now = clock.Now.AddDays(1);
        (await app.Reminding().GoRound(default)).Count.ShouldBe(1);
        // The first one never went, and what it says is old.
        (await app.Letters())
            .Select(l => l.State)
            .ShouldBe([LetterState.GivenUp, LetterState.Waiting]);
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_on_a_day_also_not_by_hand()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        var receiver = await app.Receiver();
        (await app.Reminding().Remind(receiver)).Outcome.ShouldBe(ReminderOutcome.Sent);
        (await app.Reminding().Remind(receiver)).Outcome.ShouldBe(ReminderOutcome.ToldToday);
        (await app.Letters()).Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_remind_at_the_same_moment_one_does(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var receiver = await app.Receiver();
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.Reminding().Remind(receiver))));
        both.Count(r => r.Outcome == ReminderOutcome.Sent).ShouldBe(1);
        (await app.Letters()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_wants_none_or_has_no_address_gets_none_and_is_named()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        await app.Reminding().Wish((await app.Receiver()).Id, HowOften.Never);
        (await app.Reminding().GoRound(default)).ShouldBeEmpty();
        var refused = await app.Reminding().Remind(await app.Receiver());
        (refused.Outcome, refused.To.NotReached).ShouldBe((ReminderOutcome.NotReached, "wants no reminders"));
        (await app.Reminding().Receivers()).Count(r => r.NotReached == "no email address is recorded").ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_is_restricted_does_not_go_by_email()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        // They sit on the Executive, so that they see it when they sign in.
        var executive = await app.Find<Body>("executive");
        await app.Action(
            "Closed to all others",
            "2007-08-01",
            a => (a.Sensitivity, a.RestrictedTo) = (Sensitivity.Restricted, $"body:{executive.Id}")
        );
        var signedIn = await app.Services.GetRequiredService<ViewersByPerson>().Of((await app.Receiver()).Id);
        await using (var db = app.Store.Read(signedIn.Sight))
            db.All<ActionItem>().ShouldContain(a => a.What == "Closed to all others");
        var told = await app.Reminding().Rehearse(await app.Receiver());
        told.Words!.ShouldContain("delegation scheme");
        told.Words!.ShouldNotContain("Closed to all others");
    }

    [Fact]
    public async Task Who_holds_the_post_no_more_is_not_told_of_its_actions()
    {
        var clock = new TestClock();
        await using var app = await RemindersCase.Start(clock);
        var director = await app.Find<Post>("director");
        await app.Write(
            db =>
            {
                foreach (var holding in db.Set<Holding>().Where(h => h.Post == director.Id).ToList())
                    holding.Period = new Period(holding.From, When.Day("2007-09-05"));
            },
            "Left the post"
        );
        clock.Now = clock.Now.AddDays(7);
        foreach (var receiver in await app.Reminding().Receivers())
            (await app.Reminding().Rehearse(receiver)).Words?.ShouldNotContain("delegation scheme");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task How_often_is_kept_by_all_who_say_it_at_the_same_moment(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var receiver = await app.Receiver();
        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.Reminding().Wish(receiver.Id, HowOften.Monthly)))
        );
        (await app.Receiver()).Often.ShouldBe(HowOften.Monthly);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_erasure_takes_links_and_wishes_too(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        var receiver = await app.Receiver();
        await app.Reminding().Wish(receiver.Id, HowOften.Daily);
        await app.Reminding().Remind(receiver);
        var link = await app.UpdateLink();
        (
            await app.Store.Erase(
                new RecordRef("person", receiver.Id),
                new Change("Ben Clerk", "clerk", "Erased what told of a person", "They asked for it")
            )
        ).IsRefused.ShouldBeFalse();
        await using var db = app.Store.Read(Sight.Everything);
        db.Set<LetterLink>().Count(l => l.Person == receiver.Id).ShouldBe(0);
        db.Set<LetterWish>().Count(w => w.Person == receiver.Id).ShouldBe(0);
        using var stranger = app.NewVisitor();
        (await stranger.Page(link, System.Net.HttpStatusCode.Gone))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("This link is no longer good");
    }

    [Theory]
    [InlineData(HowOften.Daily, "2007-09-03", "2007-09-04", true)]
    [InlineData(HowOften.Daily, "2007-09-07", "2007-09-08", false)]
    [InlineData(HowOften.Weekly, "2007-09-03", "2007-09-07", false)]
    [InlineData(HowOften.Weekly, "2007-09-06", "2007-09-10", true)]
    [InlineData(HowOften.Weekly, null, "2007-09-06", true)]
    [InlineData(HowOften.Weekly, "2007-12-31", "2008-01-04", false)]
    [InlineData(HowOften.Monthly, "2007-09-03", "2007-09-28", false)]
    [InlineData(HowOften.Monthly, "2007-12-31", "2008-01-01", true)]
    [InlineData(HowOften.Never, null, "2007-09-03", false)]
    public void A_reminder_is_due_once_in_its_time_and_on_no_weekend(HowOften often, string? told, string day, bool isDue) =>
        LetterWish.IsDue(often, told is null ? null : When.Day(told), When.Day(day)).ShouldBe(isDue);
}
