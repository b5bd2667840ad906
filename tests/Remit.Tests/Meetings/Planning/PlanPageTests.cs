using System.Net;
using Remit.Data;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

/// <summary>The page on which a plan is looked at and kept.</summary>
public class PlanPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_plans_holds_and_keeps_in_few_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await app.Page("/reports/plan")).QuerySelector("main")!.TextContent.ShouldContain("No report waits for a meeting.");
        await app.Write(db => PlanningCase.Year(db, app.Store.Ids), "Planned the year");

        var page = await app.Page("/reports/plan?body=board&minutes=30");
        page.QuerySelector(".govuk-error-summary").ShouldBeNull("nothing is wrong");
        var words = page.QuerySelector("main")!.TextContent;
        words.ShouldContain("2 of 3 reports get a meeting. 1 has to wait.");
        words.ShouldContain("Required by law");
        words.ShouldContain("0 of at most 5 reports to note, the number given for this plan");
        // One of them reads what the terms let a meeting take, so that their versions don't multiply the items of agendas.
        (await app.CommandsFor("/reports/plan?body=board&minutes=30")).ShouldBeLessThanOrEqualTo(7);
        (await app.Twin("/reports/plan.json?body=board&minutes=30"))
            .GetProperty("plan")
            .GetProperty("waiting")
            .GetArrayLength()
            .ShouldBe(1);
        (await app.Page("/reports/plan?minutes=banana&body=zzz"))
            .QuerySelector("main")!
            .TextContent.ShouldSatisfyAllConditions(
                t => t.ShouldContain("“banana” is no number of minutes from 1 to 600. The plan takes 90."),
                t => t.ShouldContain("No such body: zzz.")
            );

        var form = page.QuerySelectorAll("form").Single(f => f.GetAttribute("method") == "post");
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .ToList();
        async Task<HttpResponseMessage> Post(params (string Name, string Value)[] more) =>
            await app.Client.PostAsync(
                "/reports/plan",
                new FormUrlEncodedContent(fields.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value)))),
                TestContext.Current.CancellationToken
            );

        using (var again = await Post(("_step", "again"), ("hold-third", "2007-12-05")))
        {
            var planned = await Visitor.Read(again);
            planned.Body!.InnerHtml.ShouldContain("Held");
            planned.QuerySelector(".govuk-error-summary").ShouldBeNull("nothing is wrong");
        }
        using (var other = await Post(("_step", "keep"), ("hold-third", "2007-12-05")))
            (await Visitor.Read(other, HttpStatusCode.Conflict))
                .QuerySelectorAll(".govuk-error-summary li")
                .Length.ShouldBe(1, "this plan was not seen");
        for (var times = 0; times < 2; times++)
            using (var kept = await Post(("_step", "keep")))
                kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, "also sent twice");
        (await app.Page("/reports/plan?body=board&minutes=30"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("It is what stands in the forward planner already.");
    }
}
