using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Registers;

public class ResponsibilityPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task It_shows_the_law_the_account_the_evidence_the_doers_and_the_actions(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/registers/lead-member/5-11-governance");
        var words = page.QuerySelector("main")!.TextContent;
        page.QuerySelector("h1")!.TextContent.ShouldStartWith("See that sound governance");
        words.ShouldContain("Responsibility · 5.11");
        words.ShouldContain("Mainly for the Director");
        words.ShouldContain("Undated: no date is recorded for this account");
        words.ShouldContain("Corporate Governance Committee");
        words.ShouldContain("Reports to the Board on governance and monitoring");
        var sight = page.QuerySelector(".remit-sight")!.TextContent;
        sight.ShouldContain("Statutory guidance on the Director");
        sight.ShouldContain("Lead Member for Children");
        sight.ShouldContain("Gareth Williams");
        sight.ShouldContain("Chief Executive of the County Council");
        page.QuerySelectorAll(".remit-sight--broken").ShouldBeEmpty();
        page.QuerySelectorAll(".govuk-breadcrumbs a").Length.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_could_not_be_verified_of_the_law_stands_beside_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                db.Set<Provision>().Single(p => p.Key == "12" && p.Title == "Information databases").Unverified =
                    "Nobody found the order.";
                db.Set<Source>().Single(s => s.Key == "children-act-2004").Unverified = "Copies were read.";
                db.Set<Source>().Single(s => s.Key == "guidance-2005").Unverified = "The guidance was not found.";
            },
            "Said what was not verified"
        );

        var page = await app.Page("/registers/director/4-5-section-12");
        var law = page.QuerySelector("section[aria-labelledby='law-heading']")!.TextContent;
        law.ShouldContain("Not verified: Nobody found the order.");
        law.ShouldContain("Not verified: The guidance was not found.", customMessage: "a source speaks for its provisions");
        law.ShouldNotContain("Copies were read.", customMessage: "unless they say something of their own");
    }

    [Fact]
    public async Task Several_provisions_and_doers_are_each_shown_once()
    {
        await using var app = await RemitApp.WithTheSample();
        var lsc = (await app.Twin("/registers/director/4-5-sections-13-to-16.json")).GetProperty("responsibility");
        lsc.GetProperty("provisions")
            .EnumerateArray()
            .Select(p => p.GetProperty("number").GetString())
            .ShouldBe(["s. 13", "s. 14", "s. 15", "s. 16", "4.5"]);
        var governance = (await app.Twin("/registers/lead-member/5-11-governance.json")).GetProperty("responsibility");
        governance.GetProperty("dischargedBy").GetArrayLength().ShouldBe(2);
        governance.GetProperty("positions").GetArrayLength().ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_dated_account_goes_before_the_undated_from_its_day_on(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Account("5-6-leadership", "Appointed as chair.", "2007-06-01", Rating.Met);
        await app.Account("5-6-leadership", "Still to be appointed.", "2007-05-01", Rating.NotMet);
        (await Texts("")).ShouldBe(["Appointed as chair.", "Still to be appointed.", "Lead Member designated."]);
        (await Texts("?as-at=2007-05-31")).ShouldBe(["Still to be appointed.", "Lead Member designated."]);
        (await Texts("?as-at=2007-04-30")).ShouldBe(["Lead Member designated."]);
        (await Texts("?known-at=2")).ShouldBe(["Appointed as chair.", "Lead Member designated."]);
        var page = await app.Page("/registers/lead-member/5-6-leadership");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("speaks of 1 June 2007");
        page.QuerySelectorAll("details.govuk-details").Length.ShouldBe(2);

        async Task<List<string>> Texts(string look) =>
            [
                .. (await app.Twin($"/registers/lead-member/5-6-leadership.json{look}"))
                    .GetProperty("responsibility")
                    .GetProperty("positions")
                    .EnumerateArray()
                    .Select(p => p.GetProperty("text").GetString()!.Split('\n')[0]),
            ];
    }

    [Fact]
    public async Task A_lead_in_shows_its_parts_and_a_part_its_lead_in()
    {
        await using var app = await RemitApp.WithTheSample();
        var leadIn = (await app.Twin("/registers/lscb/a.json")).GetProperty("responsibility");
        leadIn.GetProperty("parts").GetArrayLength().ShouldBe(6);
        leadIn.GetProperty("fulfilment").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var part = await app.Page("/registers/lscb/a-i");
        part.QuerySelector("a[href='/registers/lscb/a']").ShouldNotBeNull();
        part.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing recorded");
        part.QuerySelectorAll(".remit-sight--broken").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_row_of_a_register_has_no_previous_and_the_last_no_next()
    {
        await using var app = await RemitApp.WithTheSample();
        var first = await app.Page("/registers/lscb/a");
        first.QuerySelector("a[rel='prev']").ShouldBeNull();
        first.QuerySelector("a[rel='next']").ShouldNotBeNull();
        var last = await app.Page("/registers/lscb/e");
        last.QuerySelector("a[rel='prev']").ShouldNotBeNull();
        last.QuerySelector("a[rel='next']").ShouldBeNull();
    }

    [Fact]
    public async Task A_responsibility_that_has_ended_says_so_and_leaves_its_register()
    {
        await using var app = await RemitApp.WithTheSample();
        var register = await app.Find<Register>("lscb");
        await app.Add(
            new Responsibility
            {
                Id = app.Store.Ids.Next<Responsibility>(),
                Key = "old",
                Register = register.Id,
                Text = "Keep a register of children at risk",
                Period = When.Until("2007-03-31"),
            }
        );
        (await app.Page("/registers/lscb/old")).Body!.TextContent.ShouldContain("did not hold on 3 September 2007");
        (await app.Page("/registers/lscb/old?as-at=2007-03-31")).Body!.TextContent.ShouldNotContain("did not hold");
        (await app.Twin("/registers/lscb.json")).GetProperty("rows").GetArrayLength().ShouldBe(11);
        (await app.Twin("/registers/lscb.json?as-at=2007-03-31")).GetProperty("rows").GetArrayLength().ShouldBe(12);
    }
}
