using System.Linq.Expressions;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Minutes;
using Remit.Public;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Minutes;

namespace Remit.Tests.Public;

public class PublicPagesTests
{
    private const string ReportPath = "/public/executive/coming/reports/open-report";

    [Theory, ClassData(typeof(Databases))]
    public async Task Everybody_reads_what_is_coming_and_what_was_decided(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        var topic = await Topic(at);
        foreach (var address in new[] { "/public", "/public/executive", $"/public/topics/{topic}" })
        {
            var page = await outside.Page(address);
            var text = Squeezed(page.Body!.TextContent);
            text.ShouldContain("Wednesday 12 September 2007, 10am", customMessage: address);
            text.ShouldContain("Money for play");
            text.ShouldContain("said yes to this.");
            var past = Squeezed(page.QuerySelector("#past + ul")!.TextContent);
            past.ShouldContain("Wednesday 15 August 2007, 2pm");
            past.ShouldNotContain("12 September");
            page.QuerySelectorAll("#papers + ul > li a").Select(a => a.GetAttribute("href")).ShouldBe([ReportPath]);
            Squeezed(page.QuerySelector("#papers + ul")!.TextContent).ShouldContain("12 September 2007 (1 file)");
            text.ShouldNotContain(PublicCase.Secret);
            InOrder(page);
            (await at.App.CommandsFor(address)).ShouldBeLessThanOrEqualTo(16, address);
        }
        (await outside.Page("/")).Body!.TextContent.ShouldContain("What was decided last");
        (await at.App.CommandsFor("/", outside)).ShouldBeLessThanOrEqualTo(13);
        using var nothing = await outside.Get("/public/topics/nothing-such");
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.App.Twin("/public/executive.json")).GetProperty("decisions").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meeting_shows_its_published_agenda_and_only_papers_that_everybody_may_have(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        var page = await outside.Page("/public/executive/coming");
        var text = Squeezed(page.Body!.TextContent);
        text.ShouldContain("1. Play areas");
        text.ShouldContain("Where children can play.");
        text.ShouldContain("Map of play areas (PDF, 120 kB)");
        text.ShouldContain("3. Another matter");
        text.ShouldNotContain(PublicCase.Secret);
        InOrder(page);
        var past = Squeezed((await outside.Page("/public/executive/2007-08-15")).Body!.TextContent);
        past.ShouldContain("The Children and Young People's Executive said yes to this.");
        past.ShouldContain("To spend £5,000 on play areas.");
        past.ShouldContain("Still to do. Quill School: Buy the swings, by 1 December 2007.");
        past.ShouldContain("We do not know if enough people were there to decide this.");
        past.ShouldNotContain(MinutesCase.Secret);
        past.ShouldNotContain("minutes)");
        using var hidden = await outside.Get("/public/executive/hidden");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.App.CommandsFor("/public/executive/coming")).ShouldBeLessThanOrEqualTo(13);
        (await at.App.CommandsFor("/public/executive/2007-08-15")).ShouldBeLessThanOrEqualTo(13);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_notices_of_a_meeting_are_read_by_everybody_who_may_know_of_them(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        await using (var db = at.App.Store.Read(Sight.Everything))
        {
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "coming");
            await at.App.Add(
                Clock("in-private", ClockSets.PrivateMeeting),
                // Who made it did not open it: what it is notice of is told all the same.
                Clock("again", ClockSets.PrivateMeeting, Sensitivity.Partnership),
                Clock("key-decision", ClockSets.KeyDecision),
                Clock("taken-out", ClockSets.PrivateMeeting),
                Clock("closed", ClockSets.PrivateMeeting),
                Notice("in-private", "2007-08-10", "The offer for the <hall>", "https://example.org/notice"),
                Notice("key-decision", "2007-08-09", null, null),
                Notice("key-decision", "2007-08-09", null, null, of: at.Meeting),
                Notice("again", "2007-08-11", null, "https://example.org/[erased]"),
                Notice("taken-out", "2007-08-01", PublicCase.Secret, null, with: n => n.Withdrawn = true),
                Notice("closed", "2007-08-02", PublicCase.Secret, null, with: n => n.Sensitivity = Sensitivity.Partnership)
            );

            MeetingClock Clock(string key, ClockSets sets, Sensitivity sensitivity = Sensitivity.Public) =>
                new()
                {
                    Id = at.App.Store.Ids.Next<MeetingClock>(),
                    Key = key,
                    Title = key,
                    Sets = sets,
                    Amount = 5,
                    Unit = ClockUnit.ClearDays,
                    Body = meeting.Body,
                    Sensitivity = sensitivity,
                };
            MeetingNotice Notice(
                string rule,
                string on,
                string? words,
                string? address,
                Meeting? of = null,
                Action<MeetingNotice>? with = null
            )
            {
                var notice = new MeetingNotice
                {
                    Id = at.App.Store.Ids.Next<MeetingNotice>(),
                    Key = rule,
                    Meeting = (of ?? meeting).Id,
                    Rule = rule,
                    On = When.Day(on),
                    Words = words,
                    Address = address,
                    Sensitivity = Sensitivity.Public,
                };
                with?.Invoke(notice);
                return notice;
            }
        }
        using var outside = Outside(at);
        var page = await outside.Page("/public/executive/coming");
        var said = "A notice was given on 10 August 2007: all or part of this meeting is to be closed to the public.";
        page.QuerySelectorAll("#notices + ul > li")
            .Select(l => Squeezed(l.TextContent))
            .ShouldBe([
                "A notice was given on 9 August 2007: an important decision (a key decision) is to be made.",
                $"{said} The offer for the <hall> Read the notice. {said}",
                "A further notice was given on 11 August 2007: all or part of this meeting is to be closed to the public.",
            ]);
        page.QuerySelectorAll("#notices + ul a").Select(a => a.GetAttribute("href")).ShouldBe(["https://example.org/notice"]);
        page.Body!.TextContent.ShouldNotContain(PublicCase.Secret);
        (await at.App.Twin("/public/executive/coming.json")).GetProperty("notices").GetArrayLength().ShouldBe(3);
        Squeezed((await outside.Page("/public/executive/2007-08-15")).QuerySelector("#notices + ul")!.TextContent)
            .ShouldBe("A notice was given on 9 August 2007: an important decision (a key decision) was to be made.");
        (await at.App.CommandsFor("/public/executive/coming")).ShouldBeLessThanOrEqualTo(13);
        await using (var db = at.App.Store.Write())
        {
            var meeting = await db.Set<Meeting>().SingleAsync(m => m.Key == "coming");
            (meeting.State, meeting.CancelledBecause) = (MeetingState.Cancelled, "The hall is flooded");
            (await db.Commit(new Change("Tests", "in a test", "Cancelled"))).Refusals.ShouldBeEmpty();
        }
        (await outside.Page("/public/executive/coming")).QuerySelector("#notices").ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Feeds_keep_to_the_rules_of_Atom(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        var topic = await Topic(at);
        foreach (var page in new[] { "/public", "/public/executive", $"/public/topics/{topic}" })
        {
            using var answer = await outside.Get($"{page}/feed.atom");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain(PublicCase.Secret);
            text.ShouldNotContain(MinutesCase.Secret);
            var entries = AtomRules.Read(text);
            entries.ShouldContain(e => e.Title.EndsWith("Money for play", StringComparison.Ordinal));
            var coming = entries.Single(e => e.Title.EndsWith("meeting on 12 September 2007", StringComparison.Ordinal));
            coming.Words.ShouldContain("Town Hall & <Annexe>");
            using var there = await outside.Get(new Uri(coming.Href).PathAndQuery);
            there.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        var before = AtomRules.Read(await (await outside.Get("/public/feed.atom")).Content.ReadAsStringAsync());
        await using (var db = at.App.Store.Write())
        {
            (await db.Set<Meeting>().SingleAsync(m => m.Key == "coming")).Venue = "Elsewhere";
            (await db.Commit(new Change("Tests", "in a test", "Moved"))).Refusals.ShouldBeEmpty();
        }
        var after = AtomRules.Read(await (await outside.Get("/public/feed.atom")).Content.ReadAsStringAsync());
        after.Select(e => e.Id).Order().ShouldBe(before.Select(e => e.Id).Order());
        using var nobody = await outside.Get("/public/nobody/feed.atom");
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.App.CommandsFor("/public")).ShouldBeLessThanOrEqualTo(16);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_is_out_is_read_whole_by_everybody(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        var meeting = await outside.Page("/public/executive/coming");
        meeting
            .QuerySelectorAll("#item-1 a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe([ReportPath, "/reports/open-report/papers/map"]);
        meeting.QuerySelectorAll("#item-3 a, #item-4 a, #item-5 a").ShouldBeEmpty();
        var page = await outside.Page(ReportPath);
        var main = page.QuerySelector("main")!;
        Squeezed(main.TextContent).ShouldContain("Children and Young People's Executive is asked to say yes to this.");
        page.QuerySelector("#recommendation + div em")!.TextContent.ShouldBe("swings");
        page.QuerySelector("#words + div h3")!.TextContent.ShouldBe("Why now");
        page.QuerySelector("#words + div strong")!.TextContent.ShouldBe("old");
        main.QuerySelectorAll("b, a[href^='javascript']").ShouldBeEmpty();
        main.TextContent.ShouldContain("Map of play areas");
        main.TextContent.ShouldNotContain(PublicCase.Secret);
        InOrder(page);
        (await at.App.CommandsFor(ReportPath)).ShouldBeLessThanOrEqualTo(10);
        var twin = await at.App.Twin($"{ReportPath}.json");
        twin.ToString().ShouldNotContain(PublicCase.Secret);
        twin.GetProperty("report").GetProperty("words").GetString()!.ShouldStartWith("# Why now");
        twin.GetProperty("papers").GetArrayLength().ShouldBe(1);
        foreach (
            var shut in new[]
            {
                "coming/reports/closed-report",
                "coming/reports/recalled-report",
                "coming/reports/late-report",
                "coming/reports/off-report",
                "coming/reports/inside-report",
                "coming/reports/nothing-such",
                "hidden/reports/inside-report",
                "2007-08-15/reports/open-report",
            }
        )
        foreach (var format in new[] { "", ".json" })
            using (var answer = await outside.Get($"/public/executive/{shut}{format}"))
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, shut);
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain(PublicCase.Secret);
            }
        await Edit<ReportText>(
            at,
            t => t.Summary == "Where children can play.",
            t => (t.RecalledOn, t.RecalledBecause) = (t.ReadyOn, "Old")
        );
        using (var answer = await outside.Get(ReportPath))
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await outside.Page("/public/executive")).QuerySelector("#papers + ul").ShouldBeNull();
        (await outside.Page("/public/executive/coming")).QuerySelectorAll("#item-1 a").ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_tells_what_was_decided_about_it(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        await using (var db = at.App.Store.Write())
        {
            var item = await db.All<AgendaItem>().SingleAsync(i => i.Key == "play");
            foreach (var (key, sensitivity) in new[] { ("mend", Sensitivity.Public), ("hush", Sensitivity.Restricted) })
                db.Add(
                    new Decision
                    {
                        Id = at.App.Store.Ids.Next<Decision>(),
                        Key = key,
                        Meeting = item.Meeting,
                        Item = item.Id,
                        Title = sensitivity == Sensitivity.Public ? "Mend the swings" : $"{PublicCase.Secret} decision",
                        Wording = "That the swings are mended.",
                        Outcome = DecisionOutcome.Agreed,
                        Sensitivity = sensitivity,
                    }
                );
            (await db.Commit(TestData.Because("Took over") with { TakesOver = true })).Refusals.ShouldBeEmpty();
        }
        using var outside = Outside(at);
        var decided = (await outside.Page(ReportPath)).QuerySelectorAll("#decisions + ul a");
        decided.Select(a => a.GetAttribute("href")).ShouldBe(["/public/executive/coming#decision-mend"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Minutes_show_once_they_went_out_and_are_public(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        const string Past = "/public/executive/2007-08-15";
        (await outside.Page(Past)).QuerySelector("#minutes").ShouldBeNull();
        await Circulate(at);
        (await outside.Page(Past)).QuerySelector("#minutes").ShouldBeNull();
        (await Entries(outside)).ShouldNotContain(e => e.Title.Contains("minutes", StringComparison.Ordinal));
        await Edit<MeetingMinutes>(at, _ => true, m => m.Sensitivity = Sensitivity.Public);
        var page = await outside.Page(Past);
        Squeezed(page.QuerySelector("#minutes + p")!.TextContent).ShouldContain("went out on 3 September 2007.");
        InOrder(page);
        var minutes = await outside.Page(page.QuerySelector("#minutes + p a")!.GetAttribute("href")!);
        minutes.Body!.TextContent.ShouldContain("Circulated on 3 September 2007");
        var entry = (await Entries(outside)).Single(e => e.Title.EndsWith("(minutes)", StringComparison.Ordinal));
        new Uri(entry.Href).PathAndQuery.ShouldBe(Past);
        entry.Words.ShouldContain("A later meeting still has to say that they are right.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task News_of_an_agenda_keeps_its_id_and_is_new_again_when_late_papers_come(string provider)
    {
        var clock = new TestClock();
        await using var at = await PublicCase.Start(provider, services => services.AddSingleton(new LondonClock(clock)));
        using var outside = Outside(at);
        await using var db = at.App.Store.Read(Sight.Everything);
        var coming = (await db.All<Meeting>().SingleAsync(m => m.Key == "coming")).Id;
        var first = await Agenda();
        first.Title.ShouldBe("Children and Young People's Executive: agenda of 12 September 2007");
        first.Words.ShouldContain("1. Play areas\n3. Another matter\n4. Sports halls\n5. Car parks (taken off)");
        new Uri(first.Href).PathAndQuery.ShouldBe("/public/executive/coming");
        clock.Now = clock.Now.AddHours(3);
        // What nobody outside sees is no news.
        await Edit<Paper>(at, p => p.Key == "costs", p => p.Title = "Other costs");
        (await Agenda()).Updated.ShouldBe(first.Updated);
        await Edit<Paper>(at, p => p.Key == "new", p => (p.WentOutAt, p.WentOutWith) = (coming, 1));
        var second = await Agenda();
        second.Id.ShouldBe(first.Id);
        second.Updated.ShouldBe(first.Updated.AddHours(3));
        second.Title.ShouldEndWith(", with late papers");
        second.Words.ShouldContain("supplement 1");
        (await Entries(outside)).Select(e => e.Id).ShouldBeUnique();

        async Task<ReadEntry> Agenda() =>
            (await Entries(outside)).Single(e => e.Title.Contains("agenda of 12 September", StringComparison.Ordinal));
    }

    [Fact]
    public void A_feed_leaves_out_what_no_XML_may_hold()
    {
        var at = new DateTimeOffset(2007, 9, 3, 9, 0, 0, TimeSpan.FromHours(1));
        var feed = AtomFeed.Of(
            "A\u0000B",
            "P & <Q>",
            "https://a.example/f",
            "https://a.example/",
            at,
            [new AtomEntry(Guid.CreateVersion7(at), "\ud800 T\ufffe", at, "https://a.example/e?a=1&b=2", "]]> \u001b[0m\r\nnext")]
        );
        var entry = AtomRules.Read(Encoding.UTF8.GetString(feed)).Single();
        (entry.Title, entry.Words, entry.Href).ShouldBe(("\ufffd T", "]]> [0m\nnext", "https://a.example/e?a=1&b=2"));
        entry.Updated.ShouldBe(at);
        AtomRules
            .Read(Encoding.UTF8.GetString(AtomFeed.Of("F", "P", "https://a.example/f", "https://a.example/", at, [])))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_of_Atom_refuse_what_breaks_them()
    {
        const string Good = """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/f</id><title>F</title><updated>2007-09-03T09:00:00Z</updated>
            <author><name>P</name></author><link rel="self" href="https://a.example/f"/>
            <entry><id>urn:uuid:0190a000-0000-7000-8000-000000000001</id><title>T</title><updated>2007-09-03T09:00:00Z</updated>
            <link rel="alternate" href="https://a.example/e"/><content type="text">W</content></entry></feed>
            """;
        AtomRules.Read(Good).Count.ShouldBe(1);
        foreach (
            var (was, bad) in new[]
            {
                ("<title>F</title>", ""),
                ("<id>https://a.example/f</id>", "<id>not an address</id>"),
                ("<author><name>P</name></author>", ""),
                ("<updated>2007-09-03T09:00:00Z</updated>\n<author>", "<updated>3 September 2007</updated>\n<author>"),
                ("<title>T</title>", "<title>T</title><title>U</title>"),
                ("rel=\"alternate\" href=\"https://a.example/e\"", "rel=\"alternate\""),
                ("type=\"text\">W", "type=\"html/odd\">W"),
            }
        )
            Should.Throw<Exception>(
                () => AtomRules.Read(Good.ReplaceLineEndings("\n").Replace(was, bad, StringComparison.Ordinal)),
                bad
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_calendar_program_reads_all_public_meetings_to_come(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        using var answer = await outside.Get("/public/calendar.ics");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(PublicCase.Secret);
        var events = (await Read(text)).GetProperty("events").EnumerateArray().ToList();
        events.ShouldContain(e => e.GetProperty("local").GetString() == "2007-09-12T10:00:00");
        events.ShouldNotContain(e => e.GetProperty("local").GetString()!.StartsWith("2007-08", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_topic_has_a_calendar_as_a_body_has(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        using var outside = Outside(at);
        var topic = await Topic(at);
        var href = (await outside.Page($"/public/topics/{topic}"))
            .QuerySelectorAll("#follow + ul a")
            .Select(a => a.GetAttribute("href")!)
            .Single(h => h.EndsWith(".ics", StringComparison.Ordinal));
        using var answer = await outside.Get(href);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(PublicCase.Secret);
        var days = (await Read(text)).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("local").GetString()!);
        days.Order().ShouldBe(["2007-08-15T14:00:00", "2007-08-29T14:00:00", "2007-09-12T10:00:00"]);
        using var nothing = await outside.Get("/public/topics/nothing-such/calendar.ics");
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Long_lists_are_shortened_and_shown_whole_on_request(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        await at.App.Add([
            .. Enumerable
                .Range(0, 120)
                .Select(n => new Meeting
                {
                    Id = at.App.Store.Ids.Next<Meeting>(),
                    Key = $"many-{n}",
                    Body = at.Meeting.Body,
                    Date = When.Day("2007-10-01").AddDays(n),
                    Sensitivity = Sensitivity.Public,
                }),
        ]);
        using var outside = Outside(at);
        var page = await outside.Page("/public/executive");
        page.QuerySelectorAll("#meetings + ul > li").Length.ShouldBe(10);
        var all = page.QuerySelectorAll("a").First(a => a.TextContent.StartsWith("Show all 12", StringComparison.Ordinal));
        var whole = await outside.Page(all.GetAttribute("href")!);
        whole.QuerySelectorAll("#meetings + ul > li").Length.ShouldBe(100);
        (await outside.Page("/public/executive?all=meetings&page=2"))
            .QuerySelectorAll("#meetings + ul > li")
            .Length.ShouldBeInRange(20, 40);
        (await at.App.CommandsFor("/public/executive")).ShouldBeLessThanOrEqualTo(16);
        (await outside.Page("/public/executive?all=nonsense")).Body!.TextContent.ShouldContain("No such list: nonsense");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Earlier_meetings_and_published_papers_are_shortened_and_shown_whole_on_request(string provider)
    {
        await using var at = await PublicCase.Start(provider);
        await Many(at, 120);
        using var outside = Outside(at);
        var page = await outside.Page("/public/executive");
        foreach (var (list, all) in new[] { ("past", "Show all 122 meetings"), ("papers", "Show all 121 published papers") })
        {
            page.QuerySelectorAll($"#{list} + ul > li").Length.ShouldBe(10, list);
            var link = page.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith(all, StringComparison.Ordinal));
            var whole = await outside.Page(link.GetAttribute("href")!);
            whole.QuerySelectorAll($"#{list} + ul > li").Length.ShouldBe(100, list);
            whole.QuerySelectorAll("main h2").Length.ShouldBe(2, list);
            InOrder(whole);
            var second = await outside.Page($"/public/executive?all={list}&page=2");
            second.QuerySelectorAll($"#{list} + ul > li").Length.ShouldBeInRange(21, 22, list);
        }
        page.QuerySelector("#papers + ul > li")!.TextContent.ShouldContain("Play areas");
        // A meeting is over by its day, and says where nobody wrote down that it took place; one that was cancelled did not.
        var past = (await outside.Page("/public/executive?all=past&page=2")).QuerySelector("#past + ul")!.TextContent;
        past.ShouldContain("nobody has written down yet that it took place");
        past.ShouldNotContain("Cancelled");
        (await at.App.CommandsFor("/public/executive")).ShouldBeLessThanOrEqualTo(16);
        AtomRules.Read(await (await outside.Get("/public/feed.atom")).Content.ReadAsStringAsync()).Count.ShouldBeLessThan(150);
    }

    /// <summary>Meetings before, each with a report that is out.</summary>
    private static async Task Many(MinutesCase at, int many)
    {
        var ids = at.App.Store.Ids;
        var rows = new List<Remit.Kernel.Record>();
        for (var n = 0; n < many; n++)
        {
            var meeting = new Meeting
            {
                Id = ids.Next<Meeting>(),
                Key = $"many-{n}",
                Body = at.Meeting.Body,
                Date = When.Day("2007-01-01").AddDays(n),
            };
            var report = new Report
            {
                Id = ids.Next<Report>(),
                Key = $"many-{n}",
                Title = $"Report {n}",
                Body = at.Meeting.Body,
                Meeting = meeting.Id,
            };
            rows.AddRange([
                meeting,
                report,
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = "only",
                    Meeting = meeting.Id,
                    Report = report.Id,
                    Title = report.Title,
                    Number = 1,
                },
                new ReportText
                {
                    Id = ids.Next<ReportText>(),
                    Key = "text",
                    Report = report.Id,
                    Summary = "In short.",
                    ReadyOn = meeting.Date,
                    SubmittedOn = meeting.Date,
                    WentOutAt = meeting.Id,
                    WentOutWith = 0,
                },
            ]);
        }
        rows.Add(
            new Meeting
            {
                Id = ids.Next<Meeting>(),
                Key = "called-off",
                Body = at.Meeting.Body,
                Date = When.Day("2007-01-02"),
                State = MeetingState.Cancelled,
            }
        );
        rows.ForEach(r => r.Sensitivity = Sensitivity.Public);
        await at.App.Add([.. rows]);
    }

    /// <summary>Changes the one record of a kind for which something holds.</summary>
    private static async Task Edit<T>(MinutesCase at, Expression<Func<T, bool>> which, Action<T> edit)
        where T : Record<T>
    {
        await using var db = at.App.Store.Write();
        edit(await db.Set<T>().SingleAsync(which));
        (await db.Commit(TestData.Because("Changed"))).Refusals.ShouldBeEmpty();
    }

    private static async Task Circulate(MinutesCase at)
    {
        using var visitor = at.App.NewVisitor();
        using var kept = await visitor.Change($"{MinutesCase.Page}/circulate");
        kept.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    private static async Task<IReadOnlyList<ReadEntry>> Entries(Visitor outside)
    {
        using var answer = await outside.Get("/public/feed.atom");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(PublicCase.Secret);
        return AtomRules.Read(text);
    }

    private static Visitor Outside(MinutesCase at) =>
        new(at.App.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };

    private static async Task<string> Topic(MinutesCase at)
    {
        await at.App.Add(
            new AreaOfResponsibility
            {
                Id = at.App.Store.Ids.Next<AreaOfResponsibility>(),
                Key = "play-and-leisure",
                Body = at.Meeting.Body,
                Title = "Play & leisure",
                Sensitivity = Sensitivity.Public,
            }
        );
        return "play-and-leisure";
    }

    /// <summary>Headings go down by one level at a time, ids stand once, and no two landmarks have one name.</summary>
    private static void InOrder(IHtmlDocument page)
    {
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("main h1, main h2, main h3, main h4"))
        {
            var next = heading.LocalName[1] - '0';
            next.ShouldBeLessThanOrEqualTo(level + 1, heading.TextContent);
            level = next;
        }
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<JsonElement> Read(string text) => Meetings.FeedsTests.Read(text);
}
