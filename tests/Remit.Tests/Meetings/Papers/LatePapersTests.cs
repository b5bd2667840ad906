using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Papers;

/// <summary>Papers that come after the agenda is out, and what becomes of their supplements.</summary>
public class LatePapersTests
{
    private const string Publish = $"{PapersCase.Meeting}/agenda/publish";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_supplements_number_is_given_once_also_when_what_came_with_it_is_given_back(string provider)
    {
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        await Late(visitor, "Appendix B");
        await PapersCase.Send(visitor, Publish);
        var item = await KeyOf(app, "Budget");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/withdraw?item={item}", ("reason", "Not ready"));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=return");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item", ("title", "Flood"), ("minutes", "10"));
        using (var form = await visitor.Page(Publish))
            form.QuerySelector("h1")!.TextContent.ShouldContain("Publish supplement 2");
        await PapersCase.Send(visitor, Publish);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<AgendaItem>().SingleAsync(i => i.Title == "Flood")).Supplement.ShouldBe(2);
        // Nor can it be taken back beside the page.
        await using var write = app.Store.Write();
        (await write.Set<Meeting>().SingleAsync(m => m.Key == "2007-09-12")).LastSupplement = 1;
        (await write.Commit(TestData.Because("Number again")))
            .Refusals.ShouldHaveSingleItem()
            .Rule.ShouldBe(PublishedNumbersStand.Rule);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_late_paper_that_is_recalled_is_named_and_its_supplement_is_not_offered(string provider)
    {
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        await Late(visitor, "Appendix B");
        await PapersCase.Send(visitor, Publish);
        await Late(visitor, "Appendix C");
        await PapersCase.Send(visitor, Publish);
        await PapersCase.Send(visitor, $"{PapersCase.Report}/papers/appendix-b/recall", ("reason", "A name stood in it"));
        using (var first = await visitor.Get($"{PapersCase.Meeting}/pack/word?supplement=1"))
            (await Words(first)).ShouldContain("was recalled on 3 September 2007: A name stood in it");
        using (var second = await visitor.Get($"{PapersCase.Meeting}/pack/word?supplement=2"))
        {
            var words = await Words(second);
            words.ShouldContain("Appendix C (");
            words.ShouldNotContain("A name stood in it");
        }
        var item = await KeyOf(app, "Budget");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/withdraw?item={item}", ("reason", "Not ready"));
        using var pack = await visitor.Page($"{PapersCase.Meeting}/pack");
        pack.QuerySelector("#editions")!.TextContent.ShouldNotContain("Supplement");
        foreach (var link in pack.QuerySelectorAll("#editions a[href]"))
            if (link.GetAttribute("href")!.Contains("/word", StringComparison.Ordinal))
                using (var answer = await visitor.Get(link.GetAttribute("href")!))
                    answer.StatusCode.ShouldBe(HttpStatusCode.OK, link.GetAttribute("href"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_not_shown_before_is_not_published_by_an_older_form(string provider)
    {
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        await Late(visitor, "Appendix B");
        using var form = await visitor.Page(Publish);
        await Late(visitor, "Appendix C");
        using (var stale = await visitor.SendForm(form))
        {
            stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await Visitor.Read(stale, HttpStatusCode.Conflict))
                .QuerySelector("main")!
                .TextContent.ShouldContain("changed since you looked");
        }
        using (var other = await visitor.Page(Publish))
        {
            await app.Write(db => db.Set<Report>().Single(r => r.Key == "budget").Minutes = 25, "Changed the report");
            using var stale = await visitor.SendForm(other);
            stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }
        await PapersCase.Send(visitor, Publish);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_moved_on_is_not_sent_out_by_an_item_that_was_left_behind(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        using var visitor = app.NewVisitor();
        await PapersCase.Submit(visitor, PapersCase.Report);
        await PapersCase.Press(visitor, "begin");
        await app.Write(db => db.Set<Report>().Single(r => r.Key == "budget").Meeting = null, "Took the report off");
        using (var form = await visitor.Page(Publish))
        {
            form.QuerySelector("main")!.TextContent.ShouldContain("not placed on this meeting any more");
            using var refused = await visitor.SendForm(form);
            (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem().ShouldContain("Take the item out");
        }
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Remit.Meetings.Papers.ReportText>().SingleAsync()).WentOutAt.ShouldBeNull();
        (await db.All<AgendaItem>().CountAsync(i => i.Number != null)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_was_heard_moves_to_a_later_meeting_and_nowhere_else(string provider)
    {
        await using var app = await Published(
            provider,
            db => db.Set<Meeting>().Local.Single(m => m.Key == "2007-09-12").Date = When.Day("2007-09-03")
        );
        await app.Write(db => db.Set<Meeting>().Single(m => m.Key == "2007-09-12").State = MeetingState.Held, "Held it");
        foreach (var to in new[] { null, "2007-08-01" })
        {
            await using var db = app.Store.Write();
            var meeting = to is null ? null : await db.All<Meeting>().SingleAsync(m => m.Key == to);
            (await db.Set<Report>().SingleAsync(r => r.Key == "budget")).Meeting = meeting?.Id;
            (await db.Commit(TestData.Because("Moved a report"))).Refusals.ShouldContain(r =>
                r.Rule == ReportsKeepTheirAgenda.Rule
            );
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_only_becomes_open_to_more_people_is_no_supplement(string provider)
    {
        await using var app = await Published(
            provider,
            db => db.Set<Report>().Local.Single(r => r.Key == "budget").Sensitivity = Sensitivity.Partnership
        );
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        (await outside.Page($"{PapersCase.Meeting}/agenda")).Body!.TextContent.ShouldNotContain("Appendix A");
        await app.Write(
            db => db.Set<Report>().Single(r => r.Key == "budget").Sensitivity = Sensitivity.Public,
            "Opened the report"
        );
        using (var form = await visitor.Page(Publish))
        {
            form.QuerySelector("h1")!.TextContent.ShouldContain("Open papers to more people");
            form.QuerySelector("main")!.TextContent.ShouldContain("become open to more people: “Budget”");
        }
        await PapersCase.Send(visitor, Publish);
        (await outside.Page($"{PapersCase.Meeting}/agenda")).Body!.TextContent.ShouldContain("Appendix A");
        (await visitor.Page($"{PapersCase.Meeting}/pack")).QuerySelector("#editions")!.TextContent.ShouldNotContain("Supplement");
        // The next that goes out is the first supplement.
        await Late(visitor, "Appendix B");
        using var next = await visitor.Page(Publish);
        next.QuerySelector("h1")!.TextContent.ShouldContain("Publish supplement 1");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_one_meeting_had_late_comes_to_the_next_with_its_agenda(string provider)
    {
        await using var app = await Published(
            provider,
            db => db.Set<Meeting>().Local.Single(m => m.Key == "2007-09-12").Date = When.Day("2007-09-03")
        );
        using var visitor = app.NewVisitor();
        await Late(visitor, "Appendix B");
        await PapersCase.Send(visitor, Publish);
        // The meeting heard it, and put it off.
        var later = app.Store.Ids.Next<Meeting>();
        await app.Write(
            db =>
            {
                var first = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                first.State = MeetingState.Held;
                db.Add(
                    new Meeting
                    {
                        Id = later,
                        Key = "2007-10-10",
                        Body = first.Body,
                        Date = When.Day("2007-10-10"),
                        Sensitivity = Sensitivity.Public,
                    }
                );
                db.Set<Report>().Single(r => r.Key == "budget").Meeting = later;
            },
            "Put the report off"
        );
        await Late(visitor, "Appendix C");
        using (var nothing = await visitor.Page(Publish))
            nothing.QuerySelector("main")!.TextContent.ShouldContain("nothing new to publish");
        const string next = "/meetings/executive/2007-10-10";
        using (var edit = await visitor.Page($"{next}/agenda/edit"))
        using (var begun = await visitor.Post(edit, ("do", "begin")))
            begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await PapersCase.Send(visitor, $"{next}/agenda/publish");
        (await visitor.Page($"{next}/agenda")).QuerySelector("main")!.TextContent.ShouldNotContain("came with supplement");
        // The first has what it had, and not what came to the second; and what it had stays as it was.
        var first = (await visitor.Page($"{PapersCase.Meeting}/agenda")).QuerySelector("main")!.TextContent;
        first.ShouldContain("came with supplement 1");
        first.ShouldNotContain("Appendix C");
        using (var back = await visitor.Change($"{PapersCase.Report}/step?do=return"))
            (await Visitor.Read(back)).Errors().ShouldHaveSingleItem().ShouldContain("It is on a published agenda");
        using (var file = await visitor.Get($"{PapersCase.Meeting}/pack/word"))
            (await Words(file)).ShouldNotContain("Appendix C (");
        using (var file = await visitor.Get($"{PapersCase.Meeting}/pack/word?supplement=1"))
            (await Words(file)).ShouldContain("Appendix B (");
        using (var file = await visitor.Get($"{next}/pack/word"))
        {
            var words = await Words(file);
            foreach (var title in new[] { "Appendix A (", "Appendix B (", "Appendix C (" })
                words.ShouldContain(title);
        }
    }

    [Fact]
    public async Task An_item_that_is_not_shown_to_whoever_publishes_keeps_its_name()
    {
        await using var app = await Published(Databases.Sqlite);
        await using (var db = app.Store.Write())
        {
            var meeting = await db.Set<Meeting>().SingleAsync(m => m.Key == "2007-09-12");
            db.Add(
                new AgendaItem
                {
                    Id = app.Store.Ids.Next<AgendaItem>(),
                    Key = "closed",
                    Meeting = meeting.Id,
                    Title = "Wolframite",
                    Order = 50,
                    Sensitivity = Sensitivity.Restricted,
                    RestrictedTo = $"body:{meeting.Body}",
                }
            );
            (await db.Commit(TestData.Because("Added"))).IsRefused.ShouldBeFalse();
        }
        await using var seen = app.Store.Read(Sight.OfThePartnership([]));
        var at = await seen.All<Meeting>().SingleAsync(m => m.Key == "2007-09-12");
        List<AgendaItem> items;
        using (seen.LookingAtEverything())
            items = await seen.All<AgendaItem>().Where(i => i.Meeting == at.Id).ToListAsync();
        var due = await new PublishingAgendas(seen, When.Day("2007-09-03")).WhatIsDue(at, items);
        due.Items.ShouldHaveSingleItem().Title.ShouldBe("Something that is not shown to you");
    }

    private static async Task<RemitApp> Published(string provider, Action<Remit.Data.Db>? also = null)
    {
        var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                MeetingPagesTests.AddAMeeting(app, db);
                also?.Invoke(db);
            },
            "Recorded a meeting"
        );
        await PapersCase.HandInAndPublish(app, "Appendix A");
        return app;
    }

    private static async Task Late(Visitor visitor, string title)
    {
        using var answer = await PapersCase.HandIn(visitor, PapersCase.Report, "late.pdf", PapersCase.Pdf(title), title);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> KeyOf(RemitApp app, string title)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return (await db.All<AgendaItem>().FirstAsync(i => i.Title == title)).Key;
    }

    private static async Task<string> Words(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
            await answer.Content.ReadAsStreamAsync(),
            false
        );
        return file.MainDocumentPart!.Document!.InnerText;
    }
}
