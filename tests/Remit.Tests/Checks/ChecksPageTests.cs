using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Checks;

public class ChecksPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_puts_the_set_up_list_first_while_there_is_more_to_record_than_to_put_right(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/checks");
        page.QuerySelector(".remit-answer")!
            .TextContent.Trim()
            .ShouldBe("1 thing is wrong, 1 is at risk and 15 are worth a look. 77 things are still to be recorded.");
        var headings = page.QuerySelectorAll("main h2").Select(h => h.TextContent).ToList();
        headings[0].ShouldBe("Still to be recorded (77)");
        headings.ShouldContain("Wrong (1)");
        page.QuerySelectorAll("ol.remit-put-right > li").Length.ShouldBe(5);
        page.QuerySelector("ol.remit-put-right > li")!.TextContent.ShouldContain("To whom each board and group answers");
        page.Body!.TextContent.ShouldNotContain("missing");
        page.QuerySelectorAll("main a[href='/bodies/lscb']").ShouldNotBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_is_filtered_by_body_and_by_check_and_told_as_json(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var twin = await app.Twin("/checks.json?body=lscb");
        twin.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).ShouldBe(["STR-03"]);
        twin.GetProperty("findings")[0].GetProperty("records")[0].GetRawText().ShouldContain("\"key\": \"lscb\"");
        (await app.Twin("/checks.json?code=str-07"))
            .GetProperty("toRecord")[0]
            .GetProperty("findings")
            .GetArrayLength()
            .ShouldBe(2);
        (await app.Page("/checks?body=nobody&code=STR-99")).Body!.TextContent.ShouldContain("No such check: STR-99");
    }

    [Fact]
    public async Task It_is_a_paper_in_every_form()
    {
        await using var app = await RemitApp.WithTheSample();
        var csv = await app.Client.GetStringAsync("/checks.csv");
        csv.ShouldContain("STR-03");
        csv.ShouldContain("Still to be recorded");
        foreach (var form in new[] { ".docx", ".xlsx" })
        {
            using var answer = await app.Client.GetAsync("/checks" + form);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_asks_for_no_more_than_six_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        foreach (var address in new[] { "/checks", "/checks?body=lscb", "/bodies/lscb", "/" })
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6, address);
    }

    [Fact]
    public async Task A_body_has_what_is_found_about_it_on_its_page_and_home_says_how_much_there_is()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/bodies/lscb"))
            .QuerySelector("section[aria-labelledby=put-right]")!
            .TextContent.ShouldContain("It is not recorded how it stays independent.");
        (await app.Page("/"))
            .QuerySelector("main a[href='/checks']")!
            .TextContent.ShouldBe("17 things to put right, 77 still to be recorded");
        using var asPublic = new HttpRequestMessage(HttpMethod.Get, "/");
        asPublic.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var answer = await app.Client.SendAsync(asPublic);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("things to put right,");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_accepts_a_finding_and_takes_it_back(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var key = await Key(app, "STR-03");
        using (var refused = await visitor.Fill($"/checks/{key}/accept", ("Reason", ""), ("ReviewOn", "soon")))
        {
            var page = await Visitor.Read(refused);
            page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("Say why it is right");
            page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("Write the day as 2008-03-03");
        }
        using (
            var done = await visitor.Fill(
                $"/checks/{key}/accept",
                ("Reason", "An independent chair starts in January"),
                ("ReviewOn", "2008-01-31")
            )
        )
            done.StatusCode.ShouldBe(HttpStatusCode.Found);

        var list = await visitor.Page("/checks");
        var accepted = list.QuerySelector("section[aria-labelledby=accepted]")!;
        accepted.TextContent.ShouldContain(
            "Accepted on 3 September 2007, to be looked at again after 31 January 2008: An independent chair starts in January"
        );
        (await app.Twin("/checks.json?body=lscb")).GetProperty("accepted").GetArrayLength().ShouldBe(1);
        (await app.Twin("/checks.json?body=lscb&as-at=2008-02-01")).GetProperty("accepted").GetArrayLength().ShouldBe(0);
        (await app.Page("/checks?as-at=2008-02-01")).Body!.TextContent.ShouldContain("It was accepted until 31 January 2008.");

        using (var back = await visitor.PostTo(list, $"/checks/{key}"))
            back.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await app.Twin("/checks.json?body=lscb")).GetProperty("accepted").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Why_something_is_accepted_is_told_only_to_those_who_may_see_it()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (
            await visitor.Fill(
                $"/checks/{await Key(app, "STR-03")}/accept",
                ("Reason", "Between ourselves"),
                ("ReviewOn", "2008-01-31")
            )
        ) { }
        foreach (var address in new[] { "/checks", "/checks.json", "/checks.csv", "/checks?known-at=2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            using var answer = await app.Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            text.ShouldNotContain("Between ourselves");
            text.ShouldContain(address == "/checks.json" ? "2008-01-31" : "31 January 2008");
        }
    }

    [Fact]
    public async Task Looked_back_at_nothing_is_told_that_is_closed_now()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Write(
            db =>
            {
                var lscb = db.Set<Body>().Single(b => b.Key == "lscb");
                lscb.Sensitivity = Sensitivity.Restricted;
                foreach (var line in db.Set<Line>().Where(l => l.To == lscb.Id))
                    line.Sensitivity = Sensitivity.Restricted;
            },
            "Closed the LSCB"
        );
        foreach (var address in new[] { "/checks", "/checks?known-at=1", "/checks.json?known-at=1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            using var answer = await app.Client.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Leicestershire Safeguarding");
        }
    }

    [Fact]
    public async Task A_finding_that_there_is_not_can_not_be_accepted()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Page("/checks/str-99-nothing/accept", HttpStatusCode.NotFound);
    }

    private static async Task<string> Key(RemitApp app, string code) =>
        (await app.Services.GetRequiredService<Findings>().On(When.Day("2007-09-03")))
            .Select(j => j.Finding)
            .First(f => f.Check.Code == code)
            .Key;
}
