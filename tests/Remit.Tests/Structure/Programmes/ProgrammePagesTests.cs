using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Programmes;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Programmes;

public class ProgrammePagesTests
{
    private const string Address = "/bodies/early-years-group/programmes/2007";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_programme_stands_by_quarter_with_how_far_each_item_is(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        var page = await app.Page(Address);
        page.QuerySelector("h1")!.TextContent.ShouldContain("Work programme 2007 to 2008");
        page.QuerySelectorAll("tr.remit-row--heading")
            .Select(r => r.TextContent.Trim())
            .ShouldBe(["Quarter 1, April to June 2007", "Quarter 2, July to September 2007", "No quarter yet"]);
        var rows = page.QuerySelectorAll("#items").Length + page.QuerySelectorAll("tbody tr:not(.remit-row--heading)").Length;
        rows.ShouldBeGreaterThanOrEqualTo(3);
        page.QuerySelector(".remit-shares__bar")!
            .GetAttribute("aria-label")!
            .ShouldContain("3 items: 1 done, 1 at risk, 1 with nothing recorded");
        page.Body!.TextContent.ShouldContain("▲");
        page.Body.TextContent.ShouldContain("At risk");

        var byOwner = await app.Page($"{Address}?by=owner");
        byOwner.QuerySelectorAll("tr.remit-row--heading").Select(r => r.TextContent.Trim()).ShouldContain("Gareth Williams");
        byOwner.QuerySelectorAll("tr.remit-row--heading").Select(r => r.TextContent.Trim()).ShouldContain("Nobody recorded");
        (await app.Page($"{Address}?as-at=2007-06-01")).Body!.TextContent.ShouldNotContain("At risk");
        (await app.Page("/bodies/early-years-group")).Body!.TextContent.ShouldContain("Work programme 2007 to 2008");
        (await app.Page("/bodies/early-years-group/programmes")).Body!.TextContent.ShouldContain("3 items: 1 done, 1 at risk");
        var twin = (await app.Twin($"{Address}.json")).GetProperty("programme");
        twin.GetProperty("items")[0].GetProperty("status").GetString().ShouldBe("done");
        twin.GetProperty("state").GetString().ShouldBe("agreed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Each_page_needs_at_most_six_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        foreach (
            var address in new[]
            {
                "/bodies/early-years-group",
                "/bodies/early-years-group/programmes",
                Address,
                $"{Address}/items/2",
                $"{Address}/highlights",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6, address);
    }

    [Fact]
    public async Task The_highlight_report_says_what_needs_the_body_above()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        var page = await app.Page($"{Address}/highlights?from=2007-07-01&until=2007-09-03");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("for Children and Young People's Executive");
        var sections = page.QuerySelectorAll("section h2").Select(h => h.TextContent).ToList();
        sections.ShouldBe([
            "What Children and Young People's Executive is asked for",
            "What changed",
            "At risk, and why (1)",
            "Nothing recorded yet (1)",
        ]);
        page.QuerySelector("section[aria-labelledby=asks]")!.TextContent.ShouldContain("A word with the primary care trust");
        page.QuerySelector("section[aria-labelledby=changes]")!
            .TextContent.ShouldContain("2 Open two children’s centres: was on track, is at risk.");
        page.Body!.TextContent.ShouldContain("1 item was done before.");
        var first = await app.Page($"{Address}/highlights");
        first.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Quarter 1, April to June 2007");
        first.Body!.TextContent.ShouldContain("Done (1)");
        (await app.Page($"{Address}/highlights?from=zzz")).Body!.TextContent.ShouldContain("“zzz” is no date");
        (await app.Page($"{Address}/highlights?from=2007-07-01&until=2007-06-01")).Body!.TextContent.ShouldContain(
            "comes before"
        );
    }

    [Theory]
    [InlineData("", "docx")]
    [InlineData("", "xlsx")]
    [InlineData("", "csv")]
    [InlineData("/highlights", "docx")]
    [InlineData("/highlights", "csv")]
    public async Task They_are_papers_too(string page, string format)
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var answer = await app.Client.GetAsync($"{Address}{page}.{format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Progress_is_recorded_once_and_stands_in_the_history_of_the_item(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page($"{Address}/items/3/progress");
        (string, string?)[] typed =
        [
            ("status", "done"),
            ("done-on-day", "1"),
            ("done-on-month", "9"),
            ("done-on-year", "2007"),
            ("words", "Opened"),
        ];
        using var answer = await visitor.SendForm(form, typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var twice = await visitor.SendForm(form, typed);
        twice.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await app.Page($"{Address}/items/3");
        page.QuerySelectorAll("section[aria-labelledby=progress] tbody tr").Length.ShouldBe(1);
        page.Body!.TextContent.ShouldContain("on 1 September 2007");

        using var without = await visitor.SendForm(await visitor.Page($"{Address}/items/3/progress"), ("status", "at-risk"));
        (await Visitor.Read(without)).Errors().ShouldContain(e => e.Contains("Say in a few words why", StringComparison.Ordinal));
        using var nothing = await visitor.SendForm(await visitor.Page($"{Address}/items/3/progress"));
        (await Visitor.Read(nothing)).Errors().ShouldContain(e => e.Contains("Choose how far it is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_did_not_see_what_was_said_meanwhile_is_shown_it_first()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var visitor = app.NewVisitor();
        using var mine = await visitor.Page($"{Address}/items/3/progress");
        using var theirs = await visitor.Page($"{Address}/items/3/progress");
        (await visitor.SendForm(theirs, ("status", "on-track"), ("words", "Begun in July"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        using var clash = await visitor.SendForm(mine, ("status", "at-risk"), ("words", "No money"));
        clash.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var shown = await Visitor.Read(clash, HttpStatusCode.Conflict);
        shown.Body!.TextContent.ShouldContain("Begun in July");
        shown.QuerySelector("textarea[name=words]")!.TextContent.ShouldContain("No money");
        (await visitor.SendForm(shown)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page($"{Address}/items/3")).QuerySelectorAll("section[aria-labelledby=progress] tbody tr").Length.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Next_years_begins_from_what_is_unfinished_and_counts_how_often(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page($"{Address}/next");
        form.QuerySelectorAll("#go-on").Length.ShouldBe(1);
        form.QuerySelectorAll("input[type=checkbox]").Length.ShouldBe(2);
        using var answer = await visitor.SendForm(form, ("due-2", "third"), ("on-3", null));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SendForm(form, ("due-2", "third"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var next = await app.Page("/bodies/early-years-group/programmes/work-programme-2008-to-2009");
        next.QuerySelectorAll("tr.remit-row--heading")
            .Select(r => r.TextContent.Trim())
            .ShouldBe(["Quarter 3, October to December 2008"]);
        next.Body!.TextContent.ShouldContain("Carried over from the year before");
        var item = await app.Page("/bodies/early-years-group/programmes/work-programme-2008-to-2009/items/1");
        item.Body!.TextContent.ShouldContain("Goes on with");
        item.QuerySelector("section[aria-labelledby=before]")!.TextContent.ShouldContain("Nobody was found");
        (await app.Page($"{Address}/items/2")).Body!.TextContent.ShouldContain("Goes on in");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<WorkProgramme>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task A_programme_is_proposed_then_agreed_by_the_body_above_and_supersedes_the_version_before()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var visitor = app.NewVisitor();
        var begin = await visitor.Page($"{Address}/next");
        var version = begin.QuerySelectorAll("form").Last();
        using var begun = await visitor.Send(
            HttpMethod.Post,
            $"{Address}/next",
            new FormUrlEncodedContent(
                version
                    .QuerySelectorAll("input")
                    .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!))
            )
        );
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        const string second = "/bodies/early-years-group/programmes/work-programme-2007-to-2008";
        (await app.Page(second)).Body!.TextContent.ShouldContain("At risk", customMessage: "progress goes on with a new version");

        using var form = await visitor.Page($"{second}/agree");
        form.QuerySelector("select[name=by] option[selected]")!.TextContent.ShouldBe("Children and Young People's Executive");
        (await visitor.SendForm(form, ("state", "proposed"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stale = await visitor.SendForm(form, Agreed);
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Visitor.Read(stale, HttpStatusCode.Conflict)).Body!.TextContent.ShouldContain("it is proposed now");
        using var again = await visitor.Page($"{second}/agree");
        again.Body!.TextContent.ShouldContain("it supersedes “Work programme 2007 to 2008”");
        using var noDay = await visitor.SendForm(again, ("state", "agreed"));
        (await Visitor.Read(noDay))
            .Errors()
            .ShouldContain(e => e.Contains("Enter the day on which it was agreed", StringComparison.Ordinal));
        (await visitor.SendForm(again, Agreed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page(second)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("(minute 4)");
        (await app.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Superseded");
    }

    private static (string, string?)[] Agreed =>
        [("state", "agreed"), ("on-day", "1"), ("on-month", "9"), ("on-year", "2007"), ("minute", "minute 4")];

    [Fact]
    public async Task The_form_for_a_new_programme_begins_with_the_councils_next_year()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/add/programme?in=body:early-years-group");
        page.QuerySelector("input[name=from-year]")!.GetAttribute("value").ShouldBe("2008");
        page.QuerySelector("input[name=until-month]")!.GetAttribute("value").ShouldBe("3");
    }

    /// <summary>A programme of the early years group for 2007, with a done item, one at risk and one of which nothing is said.</summary>
    internal static async Task Write(RemitApp app)
    {
        var ids = app.Store.Ids;
        var (body, gareth) = (await app.Find<Body>("early-years-group"), await app.Find<Person>("gareth-williams"));
        var programme = new WorkProgramme
        {
            Id = ids.Next<WorkProgramme>(),
            Key = "2007",
            Body = body.Id,
            Title = "Work programme 2007 to 2008",
            State = ProgrammeState.Agreed,
            Period = TestData.Year2007,
            Sensitivity = Sensitivity.Public,
        };
        ProgrammeItem Item(string key, string what, Quarter? due) =>
            new()
            {
                Id = ids.Next<ProgrammeItem>(),
                Key = key,
                Programme = programme.Id,
                What = what,
                Due = due,
                ExpectedOutcome = "More children are ready for school",
                Order = int.Parse(key, System.Globalization.CultureInfo.InvariantCulture) - 1,
                Sensitivity = Sensitivity.Public,
            };
        var (one, two, three) = (
            Item("1", "Set up the group", Quarter.First),
            Item("2", "Open two children’s centres", Quarter.Second),
            Item("3", "Agree a parenting programme", null)
        );
        await app.Add(
            programme,
            one,
            two,
            three,
            new ProgrammeItemOwner
            {
                Id = ids.Next<ProgrammeItemOwner>(),
                Item = two.Id,
                Owner = new RecordRef("person", gareth.Id.Value),
            },
            Said(one, "2007-05-15", ItemStatus.Done, null),
            Said(two, "2007-06-20", ItemStatus.OnTrack, "Two sites are found"),
            Said(two, "2007-08-20", ItemStatus.AtRisk, "Nobody was found for the second", "A word with the primary care trust")
        );

        ProgressStatement Said(ProgrammeItem item, string on, ItemStatus status, string? words, string? ask = null) =>
            new()
            {
                Id = ids.Next<ProgressStatement>(),
                Key = on,
                Item = item.Id,
                On = When.Day(on),
                Status = status,
                DoneOn = status == ItemStatus.Done ? When.Day(on) : null,
                Words = words,
                Ask = ask,
                By = gareth.Id,
                Sensitivity = Sensitivity.Public,
            };
    }
}
