using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Decisions;
using Remit.Documents;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Minutes;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Documents.Writing;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Minutes;

public class MinutesTests
{
    private const string Page = MinutesCase.Page;

    [Theory, ClassData(typeof(Databases))]
    public async Task Minutes_are_drafted_circulated_corrected_and_approved(string provider)
    {
        await using var at = await MinutesCase.Start(
            provider,
            services => services.Replace(ServiceDescriptor.Singleton<IDecisionStatus, Says>())
        );
        var app = at.App;
        using var visitor = app.NewVisitor();
        var draft = (await visitor.Page(Page)).Body!.TextContent;
        foreach (
            var said in new[]
            {
                "Ann Quillfeather (Quill School), in the chair",
                "Ben Mosscroft (Quill School), deputy for Dan Fennimore, left during item 2",
                "Cat Lowebridge (Quill School)",
                "A reporter",
                "Ben Mosscroft declared an interest: he owns a toy shop. They left while the item was heard.",
                "To spend £5,000 on play areas.",
                "Agreed by 5 votes to 2, with 1 abstention. It stands for now.",
                "Buy the swings – Quill School, by 1 December 2007",
            }
        )
            Squeezed(draft).ShouldContain(said);

        using (var kept = await visitor.Change($"{Page}/note/budget", ("words", "# Loud\n\nThey **talked** about swings.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var kept = await visitor.Change($"{Page}/note", ("words", "The chair opened the meeting.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var early = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-they-are")))
            (await Visitor.Read(early))
                .Errors()
                .ShouldContain(e => e.Contains("Nobody had the minutes", StringComparison.Ordinal));

        var circulate = await visitor.Page($"{Page}/circulate");
        for (var times = 0; times < 2; times++)
            using (var sent = await visitor.SendForm(circulate))
                sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using (var db = app.Store.Read(Sight.Everything))
        {
            var letters = await db.Set<Letter>().Where(l => l.Sort == "minutes").OrderBy(l => l.To).ToListAsync();
            letters.Select(l => l.To).ShouldBe(["ann-quill@example.org", "ben-moss@example.org", "cat-lowe@example.org"]);
            letters[0].Words!.ShouldContain($"{Page}");
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Id == at.Meeting.Id);
            (meeting.State, meeting.MinutedOn).ShouldBe((MeetingState.Minuted, When.Day("2007-09-03")));
        }

        var form = await visitor.Page($"{Page}/correct");
        for (var times = 0; times < 2; times++)
            using (
                var asked = await visitor.SendForm(
                    form,
                    ("item", "budget"),
                    ("words", "It was £6,000"),
                    ("by-words", "The governor")
                )
            )
                asked.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await visitor.Page(Page);
        page.Body!.TextContent.ShouldContain("1 correction waits for an answer.");
        using (var waiting = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-they-are")))
            (await Visitor.Read(waiting)).Errors().ShouldContain(e => e.Contains("Answer it first", StringComparison.Ordinal));
        using (var unreasoned = await visitor.Change($"{Page}/corrections/correction-1", ("outcome", "not-made")))
            (await Visitor.Read(unreasoned))
                .Errors()
                .ShouldContain(e => e.Contains("Say why the minutes stay", StringComparison.Ordinal));
        var answer = await visitor.Page($"{Page}/corrections/correction-1");
        for (var times = 0; times < 2; times++)
            using (var said = await visitor.SendForm(answer, ("outcome", "not-made"), ("answer", "The vote was on £5,000")))
                said.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var other = await visitor.SendForm(answer, ("outcome", "made"), ("answer", "Yes")))
            (await Visitor.Read(other)).Errors().ShouldContain(e => e.Contains("answered already", StringComparison.Ordinal));

        var approve = await visitor.Page($"{Page}/approve");
        for (var times = 0; times < 2; times++)
            using (var approved = await visitor.SendForm(approve, ("at", "2007-08-29"), ("open", "as-the-meeting")))
                approved.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var now = app.Store.Read(Sight.Everything);
        var minutes = await now.All<MeetingMinutes>().SingleAsync();
        (minutes.State, minutes.ApprovedAt, minutes.ApprovedOn).ShouldBe(
            (MinutesState.Approved, at.Later.Id, When.Day("2007-08-29"))
        );
        minutes.Hash.ShouldBe(MeetingMinutes.HashOf(minutes.Content!));
        var content = minutes.Content.ShouldNotBeNull();
        content.ShouldContain("##### Loud");
        content.ShouldContain("The chair opened the meeting.");
        content.ShouldNotContain(MinutesCase.Secret);
        (await now.All<Meeting>().SingleAsync(m => m.Id == at.Meeting.Id)).State.ShouldBe(MeetingState.Approved);
        (await now.Changes.CountAsync(c => c.What.StartsWith("Approved the minutes"))).ShouldBe(1);
        var fixedPage = await visitor.Page(Page);
        fixedPage.Body!.TextContent.ShouldContain("What stands here has the hash that was kept when it was approved.");
        fixedPage.Body.TextContent.ShouldContain("In the ledger");
        fixedPage.QuerySelector("#text")!.TextContent.ShouldContain("They talked about swings.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_clerks_minute_together_and_lose_no_line(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        using var one = at.App.NewVisitor();
        using var other = at.App.NewVisitor();
        var (budget, welcome) = (await one.Page($"{Page}/note/budget"), await other.Page($"{Page}/note/welcome"));
        var same = await other.Page($"{Page}/note/budget");
        using (var kept = await one.SendForm(budget, ("words", "One wrote this.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var kept = await other.SendForm(welcome, ("words", "Other items go on.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var late = await other.SendForm(same, ("words", "The other wrote that."));
        var clash = await Visitor.Read(late, HttpStatusCode.Conflict);
        clash.QuerySelector("#saved-now")!.TextContent.Trim().ShouldBe("One wrote this.");
        clash.FormOf()["words"].ShouldBe(["The other wrote that."]);
        using (var kept = await other.SendForm(clash, ("words", "One wrote this. The other wrote that.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        // The first form once more, as from a bad connection: it says what is not so any more, and is not kept over it.
        using (var again = await one.SendForm(budget, ("words", "One wrote this.")))
            again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await using var db = at.App.Store.Read(Sight.Everything);
        (await db.All<MinuteNote>().OrderBy(n => n.Key).Select(n => n.Words).ToListAsync()).ShouldBe([
            "One wrote this. The other wrote that.",
            "Other items go on.",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_can_not_be_minuted_or_approved_is_refused_by_name(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        var app = at.App;
        var executive = at.Meeting.Body;
        var board = (await app.Find<Body>("board")).Id;
        Meeting Another(string day, MeetingState state, Id<Body> body) =>
            new()
            {
                Id = app.Store.Ids.Next<Meeting>(),
                Key = $"{day}-x",
                Body = body,
                Date = When.Day(day),
                State = state,
            };
        var (cancelled, earlier, foreign, coming) = (
            Another("2007-08-20", MeetingState.Cancelled, executive),
            Another("2007-08-01", MeetingState.Held, executive),
            Another("2007-08-30", MeetingState.Held, board),
            Another("2007-09-10", MeetingState.Called, executive)
        );
        (await at.TryAdd(cancelled, earlier, foreign, coming)).ShouldPass();
        MeetingMinutes Of(Meeting meeting, Meeting? approvedAt) =>
            new()
            {
                Id = app.Store.Ids.Next<MeetingMinutes>(),
                Key = MeetingMinutes.OnlyKey,
                Meeting = meeting.Id,
                State = approvedAt is null ? MinutesState.Circulated : MinutesState.Approved,
                CirculatedOn = When.Day("2007-08-20"),
                ApprovedAt = approvedAt?.Id,
                ApprovedOn = approvedAt?.Date,
                Content = approvedAt is null ? null : "Words",
                Hash = approvedAt is null ? null : MeetingMinutes.HashOf("Words"),
            };
        async Task Refused(MeetingMinutes minutes, string rule) =>
            (await at.TryAdd(minutes)).Refusals.Select(r => r.Rule).ShouldContain(rule);

        await Refused(Of(cancelled, null), MinutesInOrder.OfAMeetingThatWas);
        await Refused(Of(cancelled, at.Later), MinutesInOrder.OfAMeetingThatWas);
        await Refused(Of(coming, null), MinutesInOrder.HeldBeforeMinuted);
        await Refused(Of(at.Meeting, at.Meeting), MeetingMinutes.ApprovedSomewhere);
        await Refused(Of(at.Meeting, earlier), MinutesInOrder.ApprovedLater);
        await Refused(Of(at.Meeting, foreign), MinutesInOrder.ApprovedByItsBody);
        await Refused(Of(at.Meeting, coming), MinutesInOrder.ApprovedAtAMeetingHeld);
        await Refused(Of(at.Meeting, cancelled), MinutesInOrder.ApprovedAtAMeetingHeld);
        var forged = Of(at.Meeting, at.Later);
        forged.Content = "Other words";
        await Refused(forged, MinutesInOrder.HashOfItsText);
        (
            await at.TryAdd(
                new Correction
                {
                    Id = app.Store.Ids.Next<Correction>(),
                    Key = "early",
                    Meeting = at.Meeting.Id,
                    On = When.Day("2007-09-03"),
                    Words = "Too early",
                }
            )
        ).Refusals.Select(r => r.Rule).ShouldContain(MinutesInOrder.CorrectedOnceCirculated);
        using var visitor = app.NewVisitor();
        (await visitor.Page("/meetings/executive/2007-08-20-x/minutes")).Body!.TextContent.ShouldContain("there are no minutes");
        using var refused = await visitor.Change("/meetings/executive/2007-08-20-x/minutes/note", ("words", "Nothing"));
        (await Visitor.Read(refused)).Errors().ShouldContain(e => e.Contains("was cancelled", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_was_there_may_ask_for_a_correction_and_nobody_else_without_a_place(string provider)
    {
        Guid? who = null;
        await using var at = await MinutesCase.Start(
            provider,
            services =>
                services.AddSingleton<WhoLooks>(context =>
                    new(
                        who is { } person
                            ? new Viewer(
                                context.RequestServices.GetRequiredService<Policy>(),
                                "Somebody",
                                "in a test",
                                [new Standing(Relation.Owner, new RecordRef("person", person)), new Standing(Relation.Partner)],
                                person
                            )
                            : Viewer.LocalOperator(context.RequestServices.GetRequiredService<Policy>())
                    )
                )
        );
        using var visitor = at.App.NewVisitor();
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        who = (await at.App.Find<Person>("dan-fenn")).Id.Value;
        using (var refused = await visitor.Change($"{Page}/correct", ("words", "I would have said no")))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldContain(e => e.Contains("not recorded as having been", StringComparison.Ordinal));
        who = at.Ann.Id.Value;
        using (var asked = await visitor.Change($"{Page}/correct", ("words", "I chaired all of it")))
            asked.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var db = at.App.Store.Read(Sight.Everything);
        (await db.All<Correction>().SingleAsync()).By.ShouldBe(at.Ann.Id);
        using var shut = await visitor.Get($"{Page}/approve");
        shut.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Minutes_and_actions_are_papers_that_Word_opens(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        var word = await at.App.Client.GetByteArrayAsync($"{Page}.docx");
        using (var opened = Papers.OpenWord(word))
        {
            Papers.Faults(opened).ShouldBeEmpty();
            opened.MainDocumentPart!.Document!.InnerText.ShouldContain("To spend £5,000 on play areas.");
        }
        var actions = await at.App.Client.GetByteArrayAsync($"{Page}/actions.docx");
        using (var opened = Papers.OpenWord(actions))
            opened.MainDocumentPart!.Document!.InnerText.ShouldContain("Buy the swings");
        (await at.App.Client.GetStringAsync($"{Page}/actions.csv")).ShouldContain("Buy the swings");
        (await at.App.Twin($"{Page}.json")).GetProperty("minutes").GetProperty("items").GetArrayLength().ShouldBe(3);
        (await at.App.CommandsFor(Page)).ShouldBeLessThanOrEqualTo(13);
        (await at.App.CommandsFor($"{Page}/actions")).ShouldBeLessThanOrEqualTo(12);
        (await at.App.CommandsFor($"{Page}/note/budget")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Clerks_who_save_at_the_same_moment_lose_no_line(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        var visitors = Enumerable.Range(0, 6).Select(_ => at.App.NewVisitor()).ToList();
        var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
        foreach (var (visitor, n) in visitors.Select((v, n) => (v, n)))
            pages.Add(await visitor.Page($"{Page}/note/{(n < 3 ? "budget" : "welcome")}"));
        var answers = await Task.WhenAll(visitors.Select((v, n) => v.SendForm(pages[n], ("words", $"Line {n}."))));
        await using var db = at.App.Store.Read(Sight.Everything);
        var saved = await db.All<MinuteNote>().Select(n => n.Words).ToListAsync();
        saved.Count.ShouldBe(2);
        for (var n = 0; n < answers.Length; n++)
        {
            if (saved.Contains($"Line {n}."))
                answers[n].StatusCode.ShouldBe(HttpStatusCode.Found);
            else
                (await Visitor.Read(answers[n], HttpStatusCode.Conflict)).FormOf()["words"].ShouldBe([$"Line {n}."]);
            answers[n].Dispose();
            visitors[n].Dispose();
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_changed_while_minutes_were_read_is_not_approved_unread(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        using var visitor = at.App.NewVisitor();
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        var approve = await visitor.Page($"{Page}/approve");
        (await at.TryEdit(at.Decision.Id, d => d.Wording = "To spend £6,000 on play areas.")).ShouldPass();
        using (var stopped = await visitor.SendForm(approve, ("at", "2007-08-29"), ("open", "as-they-are")))
            (await Visitor.Read(stopped, HttpStatusCode.Conflict))
                .Errors()
                .ShouldContain(e => e.Contains("Read them again", StringComparison.Ordinal));
        // And by a moment: the text was made, and somebody else saves before it is kept.
        await using (var scope = at.App.Services.CreateAsyncScope())
        await using (var db = at.App.Store.Write())
        {
            var found = (await FoundMinutes.Find(db, "executive", "2007-08-15")).ShouldNotBeNull();
            await scope.ServiceProvider.GetRequiredService<Minuting>().Approve(db, found, at.Later, publish: false);
            (await at.TryEdit(at.There.Id, a => a.PersonWords = "Ann")).ShouldPass();
            (await db.Commit(new Change("Tests", "in a test", "Approved")))
                .Refusals.Select(r => r.Rule)
                .ShouldBe([MinutesInOrder.SaysWhatIsRecorded]);
        }
        using var kept = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-they-are"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page(Page)).QuerySelector("#text")!.TextContent.ShouldContain("£6,000");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Chairs_and_clerks_find_minutes_among_their_work_and_the_rule_about_time_is_met(string provider)
    {
        RecordRef? clerks = null;
        Guid who = Guid.Empty;
        await using var at = await MinutesCase.Start(
            provider,
            services =>
                services.AddSingleton<WhoLooks>(context =>
                    new(
                        clerks is { } body
                            ? new Viewer(
                                context.RequestServices.GetRequiredService<Policy>(),
                                "Clerk",
                                "in a test",
                                [new Standing(Relation.Clerk, body), new Standing(Relation.Partner)],
                                who
                            )
                            : Viewer.LocalOperator(context.RequestServices.GetRequiredService<Policy>())
                    )
                )
        );
        await at.App.Add(
            new Remit.Meetings.Clocks.MeetingClock
            {
                Id = at.App.Store.Ids.Next<Remit.Meetings.Clocks.MeetingClock>(),
                Key = "minutes-out",
                Title = "Minutes to members",
                Sets = Remit.Meetings.Clocks.ClockSets.Minutes,
                Amount = 28,
                Unit = Remit.Meetings.Clocks.ClockUnit.Days,
                Body = at.Meeting.Body,
                Source = "Terms",
            }
        );
        (clerks, who) = (new RecordRef("body", at.Meeting.Body.Value), at.Ann.Id.Value);
        using var visitor = at.App.NewVisitor();
        (await visitor.Page("/")).Body!.TextContent.ShouldContain("minutes to write and circulate");
        (await at.App.CommandsFor("/", visitor)).ShouldBeLessThanOrEqualTo(17);
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page("/")).Body!.TextContent.ShouldContain("to be approved: the meeting on 29 August 2007 could have");
        using (var asked = await visitor.Change($"{Page}/correct", ("words", "It was £6,000")))
            asked.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page("/")).Body!.TextContent.ShouldContain("1 correction waits for your answer");
        var met = (await at.App.Twin("/meetings/executive/2007-08-15.json"))
            .GetProperty("deadlines")
            .EnumerateArray()
            .Single(d => d.GetProperty("rule").GetProperty("key").GetString() == "minutes-out");
        (met.GetProperty("state").GetString(), met.GetProperty("doneOn").GetString()).ShouldBe(("met", "2007-09-03"));
        (await visitor.Page("/meetings/executive/2007-08-15"))
            .QuerySelectorAll("a")
            .ShouldContain(a => a.GetAttribute("href") == Page);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_draft_is_not_for_the_public(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        using var visitor = at.App.NewVisitor();
        using (var kept = await visitor.Change($"{Page}/note/closed", ("words", $"{MinutesCase.Secret} was hidden")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var kept = await visitor.Change($"{Page}/note/budget", ("words", "Only for us")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var outside = new Visitor(at.App.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        foreach (var form in new[] { "", ".json" })
        {
            using var answer = await outside.Get(Page + form);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain("Only for us");
            text.ShouldNotContain("Quillfeather");
            text.ShouldNotContain(MinutesCase.Secret);
        }
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var approved = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-the-meeting")))
            approved.StatusCode.ShouldBe(HttpStatusCode.Found);
        foreach (var form in new[] { "", ".json", "/actions" })
        {
            using var answer = await outside.Get(Page + form);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(MinutesCase.Secret);
        }
        (await outside.Page(Page)).QuerySelector("#text")!.TextContent.ShouldContain("Only for us");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Minutes_that_several_bodies_may_read_say_what_each_of_them_may(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        using var visitor = at.App.NewVisitor();
        foreach (var (item, words) in new[] { ("budget", "All of us spoke of swings."), ("welcome", "Okapi was said.") })
            using (var kept = await visitor.Change($"{Page}/note/{item}", ("words", words)))
                kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        RecordRef[] bodies = [new("body", at.Meeting.Body.Value), new("body", (await at.App.Find<Body>("board")).RowId)];
        (
            await at.TryEdit(
                at.Meeting.Id,
                m => (m.Sensitivity, m.RestrictedTo) = (Sensitivity.Restricted, RecordRef.Join(bodies))
            )
        ).ShouldPass();
        await using (var db = at.App.Store.Read(Sight.Everything))
        {
            var note = await db.All<MinuteNote>().SingleAsync(n => n.Key == "welcome");
            (await at.TryEdit(note.Id, n => n.RestrictedTo = bodies[0].ToString())).ShouldPass();
        }
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var approved = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-they-are")))
            approved.StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var now = at.App.Store.Read(Sight.Everything);
        var minutes = await now.All<MeetingMinutes>().SingleAsync();
        minutes.RestrictedTo.ShouldBe(RecordRef.Join(bodies));
        var content = minutes.Content.ShouldNotBeNull();
        foreach (
            var said in new[]
            {
                "Ann Quillfeather (Quill School), in the chair",
                "deputy for Dan Fennimore, left during item 2",
                "## 1. Welcome",
                "All of us spoke of swings.",
                "Ben Mosscroft declared an interest",
                "To spend £5,000 on play areas.",
                "Buy the swings",
            }
        )
            content.ShouldContain(said);
        content.ShouldNotContain("Okapi");
        content.ShouldNotContain(MinutesCase.Secret);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_was_not_there_after_all_is_not_absent_and_what_is_said_of_a_withdrawn_item_stays(string provider)
    {
        await using var at = await MinutesCase.Start(provider);
        var ids = at.App.Store.Ids;
        AgendaItem Withdrawn(string key, string title) =>
            new()
            {
                Id = ids.Next<AgendaItem>(),
                Key = key,
                Meeting = at.Meeting.Id,
                Title = title,
                WithdrawnOn = When.Day("2007-08-14"),
                WithdrawnBecause = $"{title} can wait",
                Order = 9,
            };
        var (said, declared, decided, nothing) = (
            Withdrawn("said", "Tapirs"),
            Withdrawn("declared", "Gnus"),
            Withdrawn("decided", "Zebras"),
            Withdrawn("nothing", "Quaggas")
        );
        (
            await at.TryAdd(
                said,
                declared,
                decided,
                nothing,
                new Attendance
                {
                    Id = ids.Next<Attendance>(),
                    Key = "not-there",
                    Meeting = at.Meeting.Id,
                    As = AttendedAs.Absent,
                    PersonWords = "Zed Nowhere",
                },
                new MinuteNote
                {
                    Id = ids.Next<MinuteNote>(),
                    Key = "said",
                    Meeting = at.Meeting.Id,
                    Item = said.Id,
                    Words = "The chair explained why.",
                },
                new Interest
                {
                    Id = ids.Next<Interest>(),
                    Key = "declared",
                    Meeting = at.Meeting.Id,
                    Item = declared.Id,
                    Attendance = at.There.Id,
                    Words = "she keeps gnus",
                    Followed = InterestFollowed.TookPart,
                },
                new Decision
                {
                    Id = ids.Next<Decision>(),
                    Key = "decided",
                    Meeting = at.Meeting.Id,
                    Item = decided.Id,
                    Title = "Another day",
                    Wording = "To hear it another day.",
                    Outcome = DecisionOutcome.Noted,
                }
            )
        ).ShouldPass();
        using var visitor = at.App.NewVisitor();
        var draft = Squeezed((await visitor.Page(Page)).QuerySelector("main")!.TextContent);
        var text = MinutesText.Of(await View(at));
        foreach (var words in new[] { draft, text })
        {
            words.ShouldNotContain("Zed Nowhere");
            words.ShouldNotContain("Quaggas");
            words.ShouldContain("Tapirs can wait");
            words.ShouldContain("The chair explained why.");
            words.ShouldContain("she keeps gnus");
            words.ShouldContain("To hear it another day.");
        }
        text.ShouldNotContain("## Absent");
    }

    [Fact]
    public async Task Minutes_are_a_PDF_that_can_be_read_back()
    {
        var program = PdfProgram.Find();
        Assert.SkipWhen(program is null, "pdftotext is not installed (apt-get install poppler-utils)");
        using var office = Office.Ours();
        await using var at = await MinutesCase.Start(Databases.Sqlite, services => services.AddSingleton(office));
        using var visitor = at.App.NewVisitor();
        using (var kept = await visitor.Change($"{Page}/note/closed", ("words", $"{MinutesCase.Secret} was hidden")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var kept = await visitor.Change($"{Page}/note/budget", ("words", "# Loud\n\nThey **talked** about swings.")))
            kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Read(visitor)).ShouldContain("A draft");
        using (var sent = await visitor.Change($"{Page}/circulate"))
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        using (var approved = await visitor.Change($"{Page}/approve", ("at", "2007-08-29"), ("open", "as-the-meeting")))
            approved.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var outside = new Visitor(at.App.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        var text = await Read(outside);
        foreach (
            var said in new[]
            {
                "Approved on 29 August 2007",
                "Ann Quillfeather (Quill School), in the chair",
                "2. Budget for play",
                "Loud They talked about swings.",
                "To spend £5,000 on play areas.",
                "Agreed by 5 votes to 2, with 1 abstention.",
                "Buy the swings – Quill School, by 1 December 2007",
                "SHA-256",
            }
        )
            text.ShouldContain(said);
        text.ShouldNotContain(MinutesCase.Secret);

        async Task<string> Read(Visitor reader)
        {
            using var answer = await reader.Get($"{Page}.pdf");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            var read = PdfProgram
                .Run(program!, await answer.Content.ReadAsByteArrayAsync(), PdfProgram.MostTime)
                .ShouldNotBeNull();
            read.ExitCode.ShouldBe(0, read.Complaints);
            return string.Join(
                ' ',
                Regex.Matches(read.Words, "<word[^>]*>(.*?)</word>").Select(w => WebUtility.HtmlDecode(w.Groups[1].Value))
            );
        }
    }

    [Fact]
    public async Task The_command_line_minutes_a_meeting()
    {
        var folder = Directory.CreateTempSubdirectory("remit-minutes-").FullName;
        try
        {
            (await Run("import", Path.Combine(Repository.Root, "samples", "leicestershire-2007"))).Code.ShouldBe(0);
            (
                await Run(
                    "meetings",
                    "plan",
                    "executive",
                    "--every",
                    "second Tuesday",
                    "--from",
                    "2026-01-01",
                    "--until",
                    "2026-02-28"
                )
            ).Code.ShouldBe(0);
            (await Run("minutes", "circulate", "executive/2026-01-13")).Words.ShouldContain("Record that it was held");
            (await Run("minutes", "note", "executive/2026-01-13", "The chair opened the meeting.")).Code.ShouldBe(0);
            (await Run("minutes", "note", "executive/2026-01-13", "Words", "--item", "none")).Words.ShouldContain("has no item");
            (await Run("minutes", "show", "executive/2026-01-13")).Words.ShouldContain("The chair opened the meeting.");
            (await Run("minutes", "show", "executive/nowhere")).Words.ShouldContain("There is no meeting");
            (await Run("minutes", "correct", "executive/2026-01-13", "Not so", "--by", "Ann")).Words.ShouldContain(
                "not circulated yet"
            );
            (await Run("minutes", "answer", "executive/2026-01-13", "correction-1", "--made")).Words.ShouldContain(
                "There is no correction"
            );
            (await Run("minutes", "approve", "executive/2026-01-13", "--at", "2026-02-10")).Code.ShouldNotBe(0);
            await Held(folder);
            (await Run("minutes", "circulate", "executive/2026-01-13")).Words.ShouldContain("are circulated; 0 emails go out");
            (await Run("minutes", "circulate", "executive/2026-01-13")).Words.ShouldContain("went out today already");
            (await Run("minutes", "correct", "executive/2026-01-13", "Not so", "--by", "Ann")).Code.ShouldBe(0);
            (await Run("minutes", "approve", "executive/2026-01-13", "--at", "2026-02-10")).Words.ShouldContain(
                "Answer it first"
            );
            (await Run("minutes", "answer", "executive/2026-01-13", "correction-1")).Words.ShouldContain(
                "Say why the minutes stay"
            );
            (await Run("minutes", "answer", "executive/2026-01-13", "correction-1", "--made")).Code.ShouldBe(0);
            (await Run("minutes", "approve", "executive/2026-01-13", "--at", "2026-02-10", "--dry-run")).Words.ShouldContain(
                "dry run"
            );
            (await Run("minutes", "approve", "executive/2026-01-13", "--at", "2026-02-10")).Words.ShouldContain(
                "approved and fixed"
            );
            (await Run("minutes", "show", "executive/2026-01-13")).Words.ShouldContain("the text has it");
            (await Run("minutes", "note", "executive/2026-01-13", "Otherwise")).Words.ShouldContain("it is fixed");
            var (proved, said) = await Run(
                "ledger",
                "prove",
                "minutes:executive/2026-01-13/minutes",
                "--out",
                Path.Combine(folder, "proof.json")
            );
            proved.ShouldBe(0, said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    private static async Task Held(string folder)
    {
        await using var services = Composition.Services(DatabaseChoice.Sqlite(folder), TimeProvider.System);
        var store = services.GetRequiredService<Store>();
        await store.Prepare();
        await using var db = store.Write();
        foreach (
            var meeting in await db.Set<Meeting>()
                .Where(m => m.Date < new DateOnly(2026, 3, 1) && m.Date > new DateOnly(2026, 1, 1))
                .ToListAsync()
        )
            meeting.State = MeetingState.Held;
        (await db.Commit(new Change("Tests", "in a test", "Held"))).Refusals.ShouldBeEmpty();
    }

    private static async Task<MinutesView> View(MinutesCase at)
    {
        await using var db = at.App.Store.Read(Sight.Everything);
        return (await MinutesView.Load(db, [], "executive", "2007-08-15", When.Day("2007-09-03"))).ShouldNotBeNull();
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Says : IDecisionStatus
    {
        public Task<IReadOnlyDictionary<Id<Decision>, string>> InWords(
            Db db,
            IReadOnlyCollection<Id<Decision>> decisions,
            DateOnly day
        ) =>
            Task.FromResult<IReadOnlyDictionary<Id<Decision>, string>>(decisions.ToDictionary(d => d, _ => "It stands for now."));

        public Task<IReadOnlyDictionary<Id<Decision>, string>> InPlainWords(
            Db db,
            IReadOnlyCollection<Id<Decision>> decisions,
            DateOnly day
        ) => InWords(db, decisions, day);
    }
}
