using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Registers;

public class RegisterPageTests
{
    private const string Row = "#rows ~ tbody tr:not(.remit-row--heading)";
    private const string Heading = "#rows ~ tbody tr.remit-row--heading";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_papers_registers_show_all_their_rows_under_their_headings(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var leadMember = await app.Page("/registers/lead-member");
        leadMember.QuerySelectorAll(Row).Length.ShouldBe(20);
        Words(leadMember, Heading).ShouldBe(["Responsibilities identified elsewhere"]);
        var director = await app.Page("/registers/director");
        director.QuerySelectorAll(Row).Length.ShouldBe(32);
        Words(director, Heading)
            .ShouldBe(["Functions and Services", "Leadership and Accountability", "Partnerships and Governance"]);
        (await app.Page("/registers/lscb")).QuerySelectorAll(Row).Length.ShouldBe(11);
    }

    [Fact]
    public async Task A_register_without_future_action_leaves_the_column_out()
    {
        await using var app = await RemitApp.WithTheSample();
        Words(await app.Page("/registers/lead-member"), "thead th")
            .ShouldBe(["Paragraph", "Responsibility", "Action taken", "Future action"]);
        Words(await app.Page("/registers/director"), "thead th").ShouldBe(["Paragraph", "Responsibility", "Action taken"]);
    }

    [Theory]
    [InlineData("lead-member", 3)]
    [InlineData("director", 1)]
    [InlineData("lscb", 10)]
    public async Task The_bar_counts_what_its_filter_shows(string register, int nothing)
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page($"/registers/{register}");
        foreach (var share in page.QuerySelectorAll(".remit-shares__words a"))
        {
            var count = int.Parse(share.QuerySelector("strong")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
            var shown = await app.Page(share.GetAttribute("href")!);
            shown.QuerySelectorAll($"{Row}:not(.remit-row--lead-in)").Length.ShouldBe(count);
            shown.QuerySelector(".remit-filtered strong")!.TextContent.ShouldStartWith($"{count} ");
        }
        var blank = await app.Page($"/registers/{register}?rating=nothing-recorded");
        blank.QuerySelectorAll($"{Row}:not(.remit-row--lead-in)").Length.ShouldBe(nothing);
    }

    [Fact]
    public async Task A_filter_keeps_the_lead_in_of_a_part_and_drops_headings_without_rows()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/registers/lscb?rating=nothing-recorded")).QuerySelectorAll(".remit-row--lead-in").Length.ShouldBe(1);
        var director = await app.Page("/registers/director?rating=nothing-recorded");
        Words(director, Heading).ShouldBe(["Functions and Services"]);
        director.QuerySelectorAll(".remit-row--lead-in").ShouldBeEmpty();
        (await app.Page("/registers/director?rating=met")).Body!.TextContent.ShouldContain("No responsibility meets this choice");
    }

    [Fact]
    public async Task A_lead_in_is_neither_rated_nor_nothing_recorded()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/registers/director");
        page.QuerySelectorAll(".remit-row--lead-in").Length.ShouldBe(2);
        page.QuerySelectorAll(".remit-row--lead-in").ShouldAllBe(r => !r.TextContent.Contains("Nothing recorded"));
        page.Body!.TextContent.ShouldContain("30 responsibilities and 2 rows that only lead in to their parts");
    }

    [Fact]
    public async Task A_nil_position_is_marked_and_a_number_from_above_shown_quietly()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/registers/director");
        var rows = page.QuerySelectorAll(Row).ToList();
        rows.Single(r => r.TextContent.Contains("no section 31 agreements")).TextContent.ShouldContain("Nil position");
        rows.Single(r => r.TextContent.Contains("Section 17:"))
            .QuerySelector(".remit-inherited")!
            .TextContent.ShouldContain("4.5");
        (await app.Page("/registers/lead-member"))
            .QuerySelectorAll(Row)
            .Single(r => r.TextContent.Contains("Chair the Board") && r.TextContent.Contains("Appoint the Lead Member"))
            .QuerySelector(".remit-inherited")
            .ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_new_account_counts_from_its_date_on(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Account("5-10-partners-aware", "All partners have been written to.", "2007-06-01", Rating.PartlyMet);
        await app.Account("5-6-leadership", "Appointed as chair.", "2007-06-01", Rating.Met);

        var before = await Numbers(app, "as-at=2007-05-31");
        (before.Count("met"), before.Count("partly-met"), before.Count("not-rated"), before.Nothing).ShouldBe((0, 0, 17, 3));
        var after = await Numbers(app, "as-at=2007-06-01");
        (after.Count("met"), after.Count("partly-met"), after.Count("not-rated"), after.Nothing).ShouldBe((1, 1, 16, 2));
        var knownBefore = await Numbers(app, "known-at=1");
        (knownBefore.Count("met"), knownBefore.Nothing).ShouldBe((0, 3));
        (await app.Page("/registers/lead-member?as-at=2007-05-31&rating=partly-met")).Body!.TextContent.ShouldContain(
            "No responsibility meets this choice"
        );
    }

    [Fact]
    public async Task Every_link_keeps_the_dates_of_the_page()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/registers/lead-member?as-at=2007-05-01&known-at=1");
        var links = page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(20);
        links.ShouldAllBe(href => href.Contains("as-at=2007-05-01&known-at=1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/registers")]
    [InlineData("/registers/lead-member")]
    [InlineData("/registers/director")]
    [InlineData("/registers/lscb")]
    [InlineData("/registers/lead-member/5-11-governance")]
    [InlineData("/registers/director/4-16-information")]
    [InlineData("/sources")]
    [InlineData("/sources/cypp")]
    [InlineData("/sources/guidance-2005")]
    [InlineData("/reporting-duties")]
    [InlineData("/actions")]
    [InlineData("/actions/raise-issues")]
    [InlineData("/bodies/lscb")]
    public async Task A_page_sends_at_most_six_commands(string address)
    {
        await using var app = await RemitApp.WithTheSample();
        var commands = await app.CommandsFor(address);
        TestContext.Current.SendDiagnosticMessage($"{address}: {commands}");
        commands.ShouldBeLessThanOrEqualTo(6);
    }

    [Theory]
    [InlineData("/registers/nobody")]
    [InlineData("/registers/nobody/5-6-leadership")]
    [InlineData("/registers/lead-member/nothing")]
    [InlineData("/registers/director/5-6-leadership")]
    [InlineData("/sources/nothing")]
    [InlineData("/actions/nothing")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Page(address, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/registers", "No registers are recorded yet")]
    [InlineData("/sources", "No legislation or guidance is recorded yet")]
    [InlineData("/actions", "No actions are recorded yet")]
    [InlineData("/reporting-duties", "No reporting duties are recorded yet")]
    public async Task An_empty_partnership_is_told_what_would_stand_here(string address, string words)
    {
        await using var app = await RemitApp.Start();
        (await app.Page(address)).Body!.TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task The_list_of_registers_says_who_holds_each_and_how_much_is_blank()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/registers");
        page.QuerySelectorAll("section.remit-register").Length.ShouldBe(3);
        var director = page.QuerySelectorAll("section.remit-register").Single(s => s.TextContent.Contains("of the Director"));
        director.TextContent.ShouldContain("Gareth Williams");
        director.TextContent.ShouldContain("32: 30 responsibilities");
        page.QuerySelectorAll("section.remit-register")
            .Single(s => s.TextContent.Contains("of the Lead Member"))
            .TextContent.ShouldContain("Who holds the post is not recorded");
        var twin = await app.Twin("/registers.json");
        twin.GetProperty("registers").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_notes_under_a_register_are_text_and_never_markup()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Add(
            new Register
            {
                Id = app.Store.Ids.Next<Register>(),
                Key = "odd",
                Title = "<b>Odd</b>",
                Notes =
                    "# Big\n\n<script>alert(1)</script> [go](javascript:alert(1)) [law](https://www.legislation.gov.uk) ![x](https://a.example/b.png)",
            }
        );
        var page = await app.Page("/registers/odd");
        page.QuerySelectorAll("main script, main img, h1 b").ShouldBeEmpty();
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main a")
            .ShouldAllBe(a => !a.GetAttribute("href")!.StartsWith("javascript", StringComparison.Ordinal));
        page.QuerySelector(".remit-text a[href='https://www.legislation.gov.uk']").ShouldNotBeNull();
        page.Body!.TextContent.ShouldContain("No responsibilities are recorded in this register");
    }

    private static async Task<(Func<string, int> Count, int Nothing)> Numbers(RemitApp app, string look)
    {
        var numbers = (await app.Twin($"/registers/lead-member.json?{look}")).GetProperty("register").GetProperty("numbers");
        var shares = numbers
            .GetProperty("shares")
            .EnumerateArray()
            .ToDictionary(
                s => s.GetProperty("fulfilment").GetString()!,
                s => s.GetProperty("count").GetInt32(),
                StringComparer.Ordinal
            );
        return (key => shares.GetValueOrDefault(key), numbers.GetProperty("nothingRecorded").GetInt32());
    }

    private static List<string> Words(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(e => e.TextContent.Trim())];
}
