using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings;

/// <summary>Notice of a meeting in private, and of a key decision: whether it was given, by when, and why it was late.</summary>
public class NoticesTests
{
    private const string Page = "/meetings/executive/2007-09-12";
    private const string Form = $"{Page}/notices/items-in-private";

    [Theory, ClassData(typeof(Databases))]
    public async Task Notice_is_met_or_late_or_late_with_a_reason_by_each_rule(string provider)
    {
        await using var data = await TestData.On(provider);
        var (cabinet, meeting) = await Cabinet(data);
        await data.Add(Notice(data, meeting, "executive-private-28", "2026-08-11"));
        var further = Notice(data, meeting, "executive-private-5", "2026-09-02");
        await data.Add(further);

        var before = await Deadlines(data, cabinet, meeting);
        Said(before)
            .ShouldBe([
                "executive-private-28: Met",
                "executive-private-5: Late",
                // Nobody says that there is a key decision.
                "executive-key-decision: Not recorded",
            ]);
        before["executive-key-decision"].Where.ShouldBe("Only where a key decision is to be made; no notice is recorded");
        before["executive-private-28"].Where.ShouldBe("Only where the meeting, or part of it, is to be held in private");
        (await data.Found("MTG-01", "2026-09-05"))
            .Where(f => f.Fault == "executive-private-5")
            .ShouldHaveSingleItem()
            .Message.ShouldContain("notice was given on 2 September 2026, and no reason is recorded");

        await data.Edit(further, n => (n.AgreedBy, n.Because) = ("the chair of scrutiny", "The offer ends on 10 September."));
        var after = await Deadlines(data, cabinet, meeting);
        after["executive-private-5"].OnScreen().ShouldBe("Late, with a reason");
        after["executive-private-5"].Notice!.WhyLate.ShouldBe("The offer ends on 10 September. Agreed by the chair of scrutiny.");
        (await data.Found("MTG-01", "2026-09-05")).ShouldNotContain(f => f.Fault == "executive-private-5");

        // A day earlier would have been in time, a day later not.
        await data.Edit(further, n => n.On = When.Day("2026-09-01"));
        (await Deadlines(data, cabinet, meeting))["executive-private-5"].OnScreen().ShouldBe("Met");
        await data.Edit(await Found(data, "executive-private-28"), n => n.On = When.Day("2026-08-12"));
        (await Deadlines(data, cabinet, meeting))["executive-private-28"].OnScreen().ShouldBe("Late");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_can_not_have_been_given_is_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var (cabinet, meeting) = await Cabinet(data);
        await Refused(meeting, "executive-private-5", "2026-09-06", NoticesStand.OnADayThatHasCome, "on");
        var over = await data.Meeting(cabinet, "2026-07-01");
        await Refused(over, "executive-private-5", "2026-07-02", NoticesStand.ByTheMeeting, "on");
        (await data.Try(Notice(data, over, "executive-private-5", "2026-07-01"))).ShouldPass();
        await Refused(meeting, "no-such-rule", "2026-09-01", NoticesStand.ByARuleThatBinds, "rule");
        await Refused(meeting, "executive-notice", "2026-09-01", NoticesStand.ByARuleThatBinds, "rule");
        var board = await data.Meeting(await data.Body("Board"), "2026-09-09");
        await Refused(board, "executive-private-5", "2026-09-01", NoticesStand.ByARuleThatBinds, "rule");
        // The Regulations hold from 10 September 2012.
        var earlier = await data.Meeting(cabinet, "2012-09-05");
        await Refused(earlier, "executive-private-5", "2012-08-01", NoticesStand.ByARuleThatBinds, "rule");

        var cancelled = await data.Meeting(cabinet, "2026-10-07");
        await data.Edit(cancelled, m => m.State = MeetingState.Cancelled);
        await Refused(cancelled, "executive-private-5", "2026-09-01", NoticesStand.OfAMeetingThatIs, "rule");

        await data.Add(Notice(data, meeting, "executive-private-5", "2026-09-01"));
        await Refused(meeting, "executive-private-5", "2026-09-02", NoticesStand.OnceByEachRule, "rule", "again");
        var agreed = Notice(data, meeting, "executive-private-28", "2026-09-01");
        agreed.AgreedBy = "the chair of scrutiny";
        (await data.Try(agreed)).ShouldBeRefused(MeetingNotice.SaysWhyItIsLate, data.RefOf(agreed), "because");
        var unread = Notice(data, meeting, "executive-private-28", "2026-09-01");
        unread.Address = "on the board in the hall";
        (await data.Try(unread)).ShouldBeRefused(MeetingNotice.IsReadOnTheWeb, data.RefOf(unread), "address");

        async Task Refused(Meeting of, string rule, string on, string why, string field, string? key = null)
        {
            var notice = Notice(data, of, rule, on, key);
            (await data.Try(notice)).ShouldBeRefused(why, data.RefOf(notice), field);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_that_moves_keeps_its_notices_and_is_told_which_would_be_late(string provider)
    {
        await using var data = await TestData.On(provider);
        var (cabinet, meeting) = await Cabinet(data);
        var own = data.NewClock(cabinet, "Notice to the press", ClockSets.KeyDecision);
        own.Period = When.Until("2026-09-30");
        var given = Notice(data, meeting, own.Key, "2026-09-01");
        await data.Add(own, Notice(data, meeting, "executive-private-5", "2026-09-01"), given);

        (await Breaks("2026-09-10")).ShouldNotContain(b => b.Contains("notice was given", StringComparison.Ordinal));
        (await Breaks("2026-09-08")).ShouldContain(
            "Further notice of the intention to meet in private, with the answer to what was said of it: notice was given on 1 September 2026, and would have to be given by Friday 28 August 2026."
        );
        (await Breaks("2026-10-07")).ShouldContain(
            "Notice to the press: notice was given on 1 September 2026, by a rule that does not bind it on the new day."
        );

        var moved = await Move("2026-09-08");
        (await Deadlines(data, cabinet, moved))["executive-private-5"].OnScreen().ShouldBe("Late");
        moved = await Move("2026-10-07");
        var deadlines = await Deadlines(data, cabinet, moved);
        deadlines["executive-private-5"].OnScreen().ShouldBe("Met");
        deadlines.Keys.ShouldNotContain(own.Key);
        // What was said of it can still be put right, and the change that recorded the rule can't be taken back.
        (await data.TryEdit(given, n => n.Words = "On the website")).ShouldPass();
        (await data.TryEdit(given, n => n.On = When.Day("2026-09-02"))).ShouldBeRefused(
            NoticesStand.ByARuleThatBinds,
            data.RefOf(given),
            "rule"
        );
        await using var db = data.Store.TakeBack();
        db.Remove(await db.Set<MeetingClock>().SingleAsync(c => c.Id == own.Id));
        (await db.Commit(TestData.Because("Took the rule out"))).ShouldBeRefused(
            NoticesStand.TheRuleStays,
            data.RefOf(own),
            "until"
        );

        async Task<IEnumerable<string>> Breaks(string to)
        {
            await using var reading = data.Store.Read(Sight.Everything);
            var sorts = await new WhatBreaks(reading, [], When.Day("2026-09-05")).Moving(
                meeting,
                cabinet,
                new NewTime(When.Day(to), null, null)
            );
            return sorts.SelectMany(s => s.Breaks).Select(b => b.What);
        }

        async Task<Meeting> Move(string to)
        {
            await using var writing = data.Store.Write();
            var there = await writing.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            (
                await new Calling(writing, data.Store.Ids, When.Day("2026-09-05")).Move(
                    there,
                    new NewTime(When.Day(to), null, null),
                    "The hall is flooded"
                )
            ).ShouldBeEmpty();
            (await writing.Commit(TestData.Because("Moved"))).ShouldPass();
            return there;
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Notice_is_recorded_changed_and_taken_out_on_the_page_of_its_meeting(string provider)
    {
        await using var app = await WithARule(provider);
        using var visitor = app.NewVisitor();
        var meeting = await visitor.Page(Page);
        var section = meeting.QuerySelector("section[aria-labelledby=deadlines]")!;
        section.TextContent.ShouldContain("Only where an item is heard in private; no notice is recorded");
        section.QuerySelector($"a[href='{Form}']")!.TextContent.ShouldStartWith("Say when notice was given");
        await visitor.Page($"{Page}/notices/no-such-rule", HttpStatusCode.NotFound);

        var form = await visitor.Page(Form);
        using (var empty = await visitor.SendForm(form))
            (await Visitor.Read(empty)).Errors().ShouldContain("Enter the day on which notice was given");
        using (var early = await visitor.SendForm(form, On("4", "9")))
            (await Visitor.Read(early)).Errors().ShouldContain(e => e.Contains("is still to come", StringComparison.Ordinal));
        (string, string?)[] late =
        [
            .. On("2", "9"),
            ("address", "https://example.org/notice"),
            ("words", "The budget is heard in private"),
            ("because", "The offer came late"),
            ("agreed-by", "the chair of scrutiny"),
        ];
        // The same form that comes twice counts once.
        foreach (var _ in new[] { 1, 2 })
            using (var kept = await visitor.SendForm(form, late))
                kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        // Whoever opened the form before is told, and does not write over it.
        using (var slower = await visitor.SendForm(form, On("1", "9")))
        {
            slower.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await Visitor.Read(slower, HttpStatusCode.Conflict))
                .Errors()
                .ShouldContain(e => e.Contains("given on 2 September 2007", StringComparison.Ordinal));
        }
        // Nor where the form came back to them meanwhile, as the day could not be read.
        using (var unread = await visitor.SendForm(form, On("32", "9")))
        using (var mended = await visitor.SendForm(await Visitor.Read(unread), On("1", "9")))
            mended.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        section = (await visitor.Page(Page)).QuerySelector("section[aria-labelledby=deadlines]")!;
        section.TextContent.ShouldContain("Late, with a reason");
        section.TextContent.ShouldContain("Why it was late: The offer came late. Agreed by the chair of scrutiny.");
        section.TextContent.ShouldNotContain("no notice is recorded");
        section.QuerySelector("a[href='https://example.org/notice']").ShouldNotBeNull();
        var twin = (await app.Twin($"{Page}.json")).GetProperty("deadlines")[0];
        (twin.GetProperty("state").GetString(), twin.GetProperty("isExcused").GetBoolean()).ShouldBe(("missed", true));
        twin.GetProperty("notice").GetProperty("on").GetString().ShouldBe("2007-09-02");
        (await app.CommandsFor(Page)).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor(Form)).ShouldBeLessThanOrEqualTo(6);
        (await visitor.Page($"{Page}/call")).Body!.TextContent.ShouldContain("Late, with a reason");
        // As it was on the day before, nobody had given it.
        (await visitor.Page($"{Page}?as-at=2007-09-01")).Body!.TextContent.ShouldContain("no notice is recorded");

        // The public reads it, and is offered nothing.
        using var outside = new HttpRequestMessage(HttpMethod.Get, Page);
        outside.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using (var answer = await app.Client.SendAsync(outside))
        {
            var read = await answer.Content.ReadAsStringAsync();
            read.ShouldContain("The budget is heard in private");
            read.ShouldNotContain("/notices/");
        }

        var change = await visitor.Page(Form);
        change.FormOf()["because"].ShouldBe(["The offer came late"]);
        using (var mended = await visitor.SendForm(change, [.. On("28", "8"), ("because", ""), ("agreed-by", "")]))
            mended.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page(Page)).QuerySelector("#latest ~ tbody")!.TextContent.ShouldContain("Met");
        using (var stale = await visitor.SendForm(change, ("do", "take-out")))
            stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using (var gone = await visitor.Change(Form, ("do", "take-out")))
            gone.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page(Page)).Body!.TextContent.ShouldContain("no notice is recorded");
        // Recorded anew, it is the same record, and stands once.
        using (var anew = await visitor.Change(Form, On("28", "8")))
            anew.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using (var db = app.Store.Read(Sight.Everything))
            (await db.All<MeetingNotice>().SingleAsync()).Withdrawn.ShouldBeFalse();

        // Once its rule binds the meeting no more and it is taken out, forms that are still open are answered.
        var open = await visitor.Page(Form);
        await app.Write(db => db.Set<MeetingClock>().Single().Period = When.Until("2007-09-01"), "The rule ended");
        foreach (var _ in new[] { 1, 2 })
            using (var gone = await visitor.SendForm(open, ("do", "take-out")))
                gone.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var typed = await visitor.SendForm(open, On("27", "8")))
        {
            var told = await Visitor.Read(typed, HttpStatusCode.Conflict);
            told.FormOf()["on-day"].ShouldBe(["27"]);
            told.Errors().ShouldHaveSingleItem().ShouldContain("can’t be recorded anew");
            told.QuerySelector("main form button").ShouldBeNull("there is nothing to save");
            using var again = await visitor.SendForm(told);
            (await Visitor.Read(again, again.StatusCode)).Errors().ShouldHaveSingleItem().ShouldContain("does not bind");
        }
        await visitor.Page(Form, HttpStatusCode.NotFound);

        // Nor is a first notice lost whose rule ended while its form was open.
        await app.Write(db => db.Add(Rule(app, db, "first")), "Another rule");
        var first = await visitor.Page($"{Page}/notices/first");
        await app.Write(
            db => db.Set<MeetingClock>().Single(c => c.Key == "first").Period = When.Until("2007-09-01"),
            "The rule ended"
        );
        using var lost = await visitor.SendForm(first, On("27", "8"));
        var answered = await Visitor.Read(lost, lost.StatusCode);
        answered.Errors().ShouldHaveSingleItem().ShouldContain("does not bind");
        answered.FormOf()["on-day"].ShouldBe(["27"]);
    }

    [Fact]
    public async Task The_verb_records_what_the_page_does_and_files_carry_it()
    {
        var work = Directory.CreateTempSubdirectory("remit-notices-").FullName;
        try
        {
            var (data, files, other) = (Path.Combine(work, "data"), Path.Combine(work, "files"), Path.Combine(work, "other"));
            await Runs(data, "import", Path.Combine(Repository.Root, "samples", "leicestershire-2007"));
            await Runs(data, "add", "meeting", "--in", "body:executive", "--set", "date=2026-09-09");
            await Runs(
                data,
                "add",
                "meeting-clock",
                "--set",
                "title=Items in private",
                "--set",
                "sets=private-meeting",
                "--set",
                "amount=5",
                "--set",
                "unit=clear-working-days",
                "--set",
                "body=body:executive"
            );
            string[] notice = ["meetings", "notice", "executive/2026-09-09", "items-in-private"];
            (await Runs(data, [.. notice, "--on", "2026-09-02"])).ShouldContain("late: the latest day was 1 September 2026");
            var words = await Runs(data, [.. notice, "--because", "The offer came late", "--agreed-by", "the chair"]);
            words.ShouldContain("given on 2 September 2026, late, with a reason");
            (await Runs(data, "meetings", "show", "executive/2026-09-09")).ShouldContain(
                "(late, with a reason, 2 September 2026). Why: The offer came late. Agreed by the chair."
            );
            var (code, refused) = await RunProgram.ToItsEnd([
                "meetings",
                "notice",
                "executive/2026-09-09",
                "executive-private-5",
                "--data",
                data,
            ]);
            code.ShouldBe(1, refused);
            refused.ShouldContain("Notice of this meeting is given by items-in-private");

            await Runs(data, "export", files);
            await Runs(other, "import", files);
            (await Runs(other, "meetings", "show", "executive/2026-09-09")).ShouldContain("late, with a reason");
            (await Runs(data, [.. notice, "--take-out"])).ShouldContain("Taken out");
            (await Runs(data, "meetings", "show", "executive/2026-09-09")).ShouldContain("(not recorded).");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        static async Task<string> Runs(string data, params string[] words)
        {
            var (code, said) = await RunProgram.ToItsEnd([.. words, "--data", data]);
            code.ShouldBe(0, $"{string.Join(' ', words)}\n{said}");
            return said;
        }
    }

    private static (string, string?)[] On(string day, string month) =>
        [("on-day", day), ("on-month", month), ("on-year", "2007")];

    /// <summary>A council's executive that meets on Wednesday 9 September 2026, as it is on the Saturday before.</summary>
    private static async Task<(Body Body, Meeting Meeting)> Cabinet(TestData data)
    {
        data.Clock.Now = new DateTimeOffset(2026, 9, 5, 8, 0, 0, TimeSpan.Zero);
        var cabinet = await data.Body("Cabinet", with: b => (b.Kind, b.Outside) = (BodyKind.Cabinet, true));
        return (cabinet, await data.Meeting(cabinet, "2026-09-09"));
    }

    private static MeetingNotice Notice(TestData data, Meeting meeting, string rule, string on, string? key = null) =>
        new()
        {
            Id = data.Store.Ids.Next<MeetingNotice>(),
            Key = key ?? rule,
            Meeting = meeting.Id,
            Rule = rule,
            On = When.Day(on),
        };

    private static async Task<MeetingNotice> Found(TestData data, string rule)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.All<MeetingNotice>().SingleAsync(n => n.Rule == rule);
    }

    /// <summary>The deadlines by rules that ask for a notice of their own, by their keys.</summary>
    private static async Task<Dictionary<string, Deadline>> Deadlines(TestData data, Body body, Meeting meeting)
    {
        await using var db = data.Store.Read(Sight.Everything);
        var around = await MeetingAround.Load(db, body.Id);
        return Deadline
            .Of(
                meeting,
                body.Kind,
                around.RulesOn(meeting.Date),
                around.Calendar,
                When.Day("2026-09-05"),
                await db.NoticesOf(meeting.Id)
            )
            .Where(d => d.Rule.TakesNotice)
            .ToDictionary(d => d.Rule.Key);
    }

    private static IEnumerable<string> Said(Dictionary<string, Deadline> deadlines) =>
        new[] { "executive-private-28", "executive-private-5", "executive-key-decision" }.Select(k =>
            $"{k}: {deadlines[k].OnScreen()}"
        );

    /// <summary>The Executive's meeting of 12 September 2007, of whose items in private its own terms want notice ten clear days before.</summary>
    private static async Task<RemitApp> WithARule(string provider)
    {
        var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        await app.Write(db => db.Add(Rule(app, db, "items-in-private")), "A rule");
        return app;
    }

    private static MeetingClock Rule(RemitApp app, Db db, string key) =>
        new()
        {
            Id = app.Store.Ids.Next<MeetingClock>(),
            Key = key,
            Title = "Notice of items in private",
            Sets = ClockSets.PrivateMeeting,
            Amount = 10,
            Unit = ClockUnit.ClearDays,
            OnlyWhere = "an item is heard in private",
            Body = db.Set<Body>().Single(b => b.Key == "executive").Id,
            Sensitivity = Sensitivity.Public,
        };
}
