using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Public;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Tests.Minutes;

namespace Remit.Tests.Public;

public class PublicPagesTests
{
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
            text.ShouldNotContain(PublicCase.Secret);
            InOrder(page);
            (await at.App.CommandsFor(address)).ShouldBeLessThanOrEqualTo(14, address);
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
            var coming = entries.Single(e => e.Title.Contains("12 September 2007", StringComparison.Ordinal));
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
        (await at.App.CommandsFor("/public")).ShouldBeLessThanOrEqualTo(13);
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
        (await outside.Page("/public/executive?all=nonsense")).Body!.TextContent.ShouldContain("No such list: nonsense");
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
