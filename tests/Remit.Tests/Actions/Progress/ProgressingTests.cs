using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Actions.Updating;
using Remit.Data;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions.Progress;

public class ProgressingTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_said_stays_and_a_newer_one_follows_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action();
        (await data.TrySay(action, "Begun")).ShouldPass();
        (await data.TrySay(action, "Half done")).ShouldPass();
        await using var db = data.Store.Read(Sight.Everything);
        var said = await db.All<ActionStatement>().OrderBy(s => s.Order).ToListAsync(TestContext.Current.CancellationToken);
        said.Select(s => s.Words).ShouldBe(["Begun", "Half done"]);
        said.Select(s => s.Key).Distinct().Count().ShouldBe(2);
        (await data.TryEdit(said[0], s => s.Words = "Nothing")).ShouldBeRefused(
            "Progress is not overwritten",
            data.RefOf(said[0]),
            "words"
        );
    }

    [Fact]
    public async Task Progress_says_something_and_for_a_day_that_has_come()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action();
        (await data.TryProgress(action, (p, a) => p.Say(a, new Said(TestData.Ann, data.Today, null))))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("words");
        (await data.TryProgress(action, (p, a) => p.Say(a, new Said(TestData.Ann, data.Today.AddDays(1), "Soon"))))
            .Refusals.ShouldHaveSingleItem()
            .Rule.ShouldBe("Progress is said for a day that has come");
    }

    [Fact]
    public async Task A_day_that_moves_says_why_and_a_first_day_need_not()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action(with: a => a.DueWords = "quarterly?");
        (await data.TrySay(action, "Now we know", due: "2007-10-01")).ShouldPass();
        (await Now(data, action)).DueWords.ShouldBeNull();
        (await data.TrySay(action, "Late", due: "2007-12-01")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("why-moved");
        (await data.TrySay(action, "Late", due: "2007-12-01", why: "The audit is late")).ShouldPass();
        (await Now(data, action)).Due.ShouldBe(When.Day("2007-12-01"));
    }

    [Fact]
    public async Task What_is_done_says_what_shows_it_or_why_nothing_does()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action(with: a => a.ProofExpected = "Audit of 20 records");
        var refused = (await data.TryClose(action, proof: null)).ShouldBeRefused(
            ActionsStand.WhatIsDoneShowsIt,
            data.RefOf(action),
            "proof"
        );
        refused.Message.ShouldContain("“Audit of 20 records” was to show");
        (await data.TryClose(action, on: data.Today.AddDays(1))).Refusals.ShouldContain(r => r.Field == "done-on");
        (await data.TryClose(action, proof: null, reason: "The auditor left")).ShouldPass();
        (await Now(data, action)).IsDoneWithoutProof.ShouldBeTrue();
        (await data.TryClose(action)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("was closed as done");
        (await data.TryEdit(action, a => a.Reason = null)).Refusals.ShouldContain(r => r.Rule == ActionsStand.WhatIsDoneShowsIt);
        (await data.TryEdit(action, a => a.What = "Write the other plan")).ShouldPass();
    }

    [Fact]
    public async Task What_a_log_brings_in_as_done_is_taken_as_it_is_and_can_be_changed_later()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var old = await data.Action(with: a => (a.Status, a.Progress) = (ActionStatus.Done, "Complete"));
        (await data.TryEdit(old, a => a.Category = "Health")).ShouldPass();
        var action = await data.Action();
        await using var db = data.Store.Write();
        (await db.Set<ActionItem>().SingleAsync(a => a.Id == action.Id, TestContext.Current.CancellationToken)).Status =
            ActionStatus.Done;
        (await Remit.Data.Commits.Commit(db, TestData.Because("Imported") with { TakesOver = true })).ShouldPass();
    }

    [Fact]
    public async Task What_is_withdrawn_says_why_and_is_opened_again_with_a_reason()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action();
        (await data.TryProgress(action, (p, a) => p.Withdraw(a, TestData.Ann, null)))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("reason");
        (await data.TryProgress(action, (p, a) => p.Withdraw(a, TestData.Ann, "Overtaken"))).ShouldPass();
        (await data.TrySay(action, "Still going")).Refusals.ShouldHaveSingleItem().Message.ShouldContain("was withdrawn");
        (await data.TryProgress(action, (p, a) => p.Reopen(a, TestData.Ann, null)))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("reason");
        (await data.TryProgress(action, (p, a) => p.Reopen(a, TestData.Ann, "Wanted after all"))).ShouldPass();
        var now = await Now(data, action);
        (now.Status, now.Reason).ShouldBe((ActionStatus.Open, null));
    }

    [Fact]
    public async Task Nothing_is_due_before_it_begins_and_nothing_goes_on_with_itself()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var early = data.NewAction(with: a => (a.Period, a.Due) = (When.From("2007-09-03"), When.Day("2007-09-02")));
        (await data.Try(early)).ShouldBeRefused("Nothing is due before it begins", data.RefOf(early), "due");
        var action = await data.Action();
        (await data.TryEdit(action, a => a.Continues = a.Id)).Refusals.ShouldNotBeEmpty();
        var other = await data.Action(with: a => (a.Status, a.Proof) = (ActionStatus.Done, "It"));
        var next = await data.Action(with: a => a.Continues = other.Id);
        (await data.TryEdit(other, a => a.Continues = next.Id)).Refusals.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("3 months", "2007-08-31", "2007-11-30")]
    [InlineData("1 week", "2007-08-01", "2007-09-05")]
    [InlineData("1 year", "2007-09-01", "2008-09-01")]
    [InlineData("2 weeks", null, "2007-09-17")]
    public async Task Closing_what_comes_again_makes_the_next_one(string every, string? due, string next)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (post, board) = (await data.Post(), await data.Body("Board"));
        CalendarSpan.TryParse(every, out var span).ShouldBeTrue();
        var action = await data.Action(with: a =>
            (a.Every, a.Due, a.ReportedTo, a.ProofExpected) = (
                span,
                due is null ? null : When.Day(due),
                data.RefOf(board),
                "The return"
            )
        );
        await data.Add(data.NewOwner(action, data.RefOf(post)));
        (await data.TryClose(action)).ShouldPass();
        await using var db = data.Store.Read(Sight.Everything);
        var made = await db.All<ActionItem>().SingleAsync(a => a.Continues == action.Id, TestContext.Current.CancellationToken);
        (made.Due, made.ReportedTo, made.ProofExpected, made.Every, made.Status).ShouldBe(
            (When.Day(next), data.RefOf(board), "The return", span, ActionStatus.Open)
        );
        db.All<ActionOwner>().Where(o => o.Action == made.Id).Select(o => o.Owner).ShouldBe([data.RefOf(post)]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Closed_twice_at_once_it_has_one_next(string provider)
    {
        await using var data = await TestData.On(provider);
        CalendarSpan.TryParse("1 month", out var span).ShouldBeTrue();
        var action = await data.Action(with: a => (a.Every, a.Due) = (span, When.Day("2007-09-01")));
        await using var one = data.Store.Write();
        await using var other = data.Store.Write();
        foreach (var db in new[] { one, other })
            await new Progressing(db, data.Store.Ids, data.Today).Close(
                db.Set<ActionItem>().Single(a => a.Id == action.Id),
                new Closing(TestData.Ann, data.Today) { Proof = "The return" }
            );
        (await Remit.Data.Commits.Commit(one, TestData.Because("Closed"))).ShouldPass();
        (await Remit.Data.Commits.Commit(other, TestData.Because("Closed"))).IsRefused.ShouldBeTrue();
        await using var now = data.Store.Read(Sight.Everything);
        now.All<ActionItem>().Count().ShouldBe(2);
        now.All<ActionStatement>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_series_ends_with_what_is_withdrawn_and_opened_again_makes_no_second_next()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        CalendarSpan.TryParse("1 month", out var span).ShouldBeTrue();
        var action = await data.Action(with: a => (a.Every, a.Due) = (span, When.Day("2007-09-01")));
        (await data.TryClose(action)).ShouldPass();
        (await data.TryProgress(action, (p, a) => p.Reopen(a, TestData.Ann, "Not complete"))).ShouldPass();
        (await data.TryClose(action)).ShouldPass();
        await using var db = data.Store.Read(Sight.Everything);
        var next = await db.All<ActionItem>().SingleAsync(a => a.Continues == action.Id, TestContext.Current.CancellationToken);
        (await data.TryProgress(next, (p, a) => p.Withdraw(a, TestData.Ann, "No longer asked for"))).ShouldPass();
        db.All<ActionItem>().Count().ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_day_moves_with_its_reason_whoever_moves_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action(with: a => a.Due = When.Day("2007-10-01"));
        (await data.TryEdit(action, a => a.Due = When.Day("2007-12-01"))).ShouldBeRefused(
            "A day that moves says why",
            data.RefOf(action),
            "due"
        );
        (await data.TryEdit(action, a => a.Due = null)).IsRefused.ShouldBeTrue();
        (await data.TrySay(action, "Late", "2007-12-01", "The audit is late")).ShouldPass();
        // A first day needs none, and what a paper brings was so elsewhere.
        var other = await data.Action();
        (await data.TryEdit(other, a => a.Due = When.Day("2007-12-01"))).ShouldPass();
        await using var db = data.Store.Write();
        (await db.Set<ActionItem>().SingleAsync(a => a.Id == other.Id, TestContext.Current.CancellationToken)).Due = When.Day(
            "2008-01-01"
        );
        (await Remit.Data.Commits.Commit(db, TestData.Because("Imported") with { TakesOver = true })).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Progress_does_not_land_on_what_was_closed_at_the_same_moment(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action();
        await using var late = data.Store.Write();
        var seen = late.Set<ActionItem>().Single(a => a.Id == action.Id);
        (
            await new Progressing(late, data.Store.Ids, data.Today).Say(
                seen,
                new Said(TestData.Ann, data.Today.AddDays(-1), "Begun")
            )
        ).ShouldBeEmpty();
        (await data.TryClose(action)).ShouldPass();
        (await Remit.Data.Commits.Commit(late, TestData.Because("Said"))).Refusals.ShouldContain(r =>
            r.Rule == "What is closed stays closed until it is opened again"
        );
    }

    [Fact]
    public async Task What_says_nothing_beside_what_it_becomes_is_refused_and_never_dropped()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action(with: a => a.Due = When.Day("2007-10-01"));
        (await data.TrySay(action, "Late", due: null, why: "The audit is late"))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("due");
        (await data.TrySay(action, "Late", due: "2007-10-01", why: "The audit is late"))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("due");
        (await data.TryClose(action, proof: "The minutes", reason: "Nobody was in"))
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("reason");
        await Update(new ActionUpdate { DoneOn = data.Today }, "done-on");
        await Update(new ActionUpdate { On = data.Today }, "words");
        await Update(
            new ActionUpdate
            {
                Becomes = ActionStatus.Withdrawn,
                Reason = "Overtaken",
                Proof = "It",
            },
            "proof"
        );
        await Update(
            new ActionUpdate
            {
                Becomes = ActionStatus.Withdrawn,
                Reason = "Overtaken",
                DoneOn = data.Today,
            },
            "done-on"
        );
        await Update(new ActionUpdate { WhyMoved = "Late" }, "due");

        async Task Update(ActionUpdate update, string field)
        {
            update.IsEmpty.ShouldBeFalse();
            (await data.TryProgress(action, (p, a) => update.To(a, p, TestData.Ann, data.Today)))
                .Refusals.ShouldHaveSingleItem()
                .Field.ShouldBe(field);
        }
    }

    [Fact]
    public async Task What_is_withdrawn_keeps_what_was_said_beside_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action();
        var update = new ActionUpdate
        {
            Becomes = ActionStatus.Withdrawn,
            Reason = "Overtaken",
            Words = "Half done",
        };
        (await data.TryProgress(action, (p, a) => update.To(a, p, TestData.Ann, data.Today))).ShouldPass();
        await using var db = data.Store.Read(Sight.Everything);
        db.All<ActionStatement>().OrderBy(s => s.Order).Select(s => s.Words).ShouldBe(["Half done", "Overtaken"]);
    }

    [Fact]
    public async Task Nothing_is_its_own_proof_nor_is_the_next_of_its_series()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action(with: a =>
            (a.Every, a.Due) = (new CalendarSpan(1, CalendarUnit.Month), When.Day("2007-09-10"))
        );
        Task<Result<LoggedChange>> ShownBy(RecordRef proof) =>
            data.TryProgress(
                action,
                async (p, a) => (await p.Close(a, new Closing(TestData.Ann, data.Today) { ProofRecord = proof })).Refusals
            );
        (await ShownBy(data.RefOf(action))).ShouldBeRefused("Nothing shows itself", data.RefOf(action), "proof-record");
        (await ShownBy(data.RefOf(await data.Action("Other")))).ShouldPass();
        await using var db = data.Store.Read(Sight.Everything);
        var next = db.All<ActionItem>().Single(a => a.Continues == action.Id);
        (await data.TryEdit(action, a => a.ProofRecord = data.RefOf(next))).ShouldBeRefused(
            "Nothing shows itself",
            data.RefOf(action),
            "proof-record"
        );
    }

    [Fact]
    public async Task A_monthly_series_from_the_31st_is_on_the_last_day_of_each_month()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var action = await data.Action(with: a =>
            (a.Every, a.Due) = (new CalendarSpan(1, CalendarUnit.Month), When.Day("2008-01-31"))
        );
        var days = new List<DateOnly?>();
        for (var times = 0; times < 4; times++)
        {
            (await data.TryClose(action)).ShouldPass();
            await using var db = data.Store.Read(Sight.Everything);
            action = db.All<ActionItem>().Single(a => a.Continues == action.Id);
            days.Add(action.Due);
        }
        days.ShouldBe([When.Day("2008-02-29"), When.Day("2008-03-31"), When.Day("2008-04-30"), When.Day("2008-05-31")]);
    }

    private static async Task<ActionItem> Now(TestData data, ActionItem action)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.All<ActionItem>().SingleAsync(a => a.Id == action.Id, TestContext.Current.CancellationToken);
    }
}
