using System.Text.Json;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Sources;

public class StageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task On_one_day_a_provision_is_in_one_state(string provider)
    {
        await using var data = await TestData.On(provider);
        var section = await data.Provision(await data.Source(), "s. 13");
        (await data.Try(data.NewStage(section, ProvisionState.Enacted, new(2004, 11, 15), new(2005, 3, 31)))).ShouldPass();
        (await data.Try(data.NewStage(section, ProvisionState.InForce, new(2005, 4, 1)))).ShouldPass();

        var second = data.NewStage(section, ProvisionState.Repealed, new(2018, 6, 29));
        (await data.Try(second))
            .ShouldBeRefused("On one day a provision is in one state", data.RefOf(second), "from")
            .Message.ShouldContain("“s. 13” would be in force from 1 April 2005 and repealed from 29 June 2018");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_checked_was_checked_on_a_day_against_something(string provider)
    {
        await using var data = await TestData.On(provider);
        var act = await data.Source();
        var section = data.NewProvision(act, "s. 10");
        section.CheckedOn = new DateOnly(2026, 11, 22);
        (await data.Try(section)).ShouldBeRefused(
            "What was checked was checked on a day, against something",
            data.RefOf(section),
            "checked-against"
        );
        section = data.NewProvision(act, "s. 11");
        section.CheckedAgainst = "the Act as printed";
        (await data.Try(section)).ShouldBeRefused(
            "What was checked was checked on a day, against something",
            data.RefOf(section),
            "checked-on"
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_state_of_which_nobody_found_the_first_day_is_not_told_as_established_for_the_day(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                var section = db.Set<Provision>().Single(p => p.Key == "12" && p.Title == "Information databases");
                db.Add(
                    new Stage
                    {
                        Id = app.Store.Ids.Next<Stage>(),
                        Key = "replaced",
                        Provision = section.Id,
                        State = ProvisionState.Replaced,
                    }
                );
            },
            "Recorded a state"
        );

        foreach (var address in new[] { "/sources/children-act-2004", "/registers/director/4-5-section-12" })
        {
            var page = await app.Page(address);
            page.QuerySelectorAll(".govuk-tag--grey")
                .ShouldContain(t => t.TextContent.Trim() == "Replaced; since when was not found", address);
            page.QuerySelectorAll(".govuk-tag--red")
                .Where(t => t.TextContent.Trim().StartsWith("Replaced", StringComparison.Ordinal))
                .ShouldBeEmpty(address);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_state_is_that_of_the_day_on_the_page_of_the_source_and_of_what_rests_on_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(
            db =>
            {
                var section = db.Set<Provision>().Single(p => p.Key == "12" && p.Title == "Information databases");
                section.Unverified = "Nobody found the order.";
                section.CheckedOn = new DateOnly(2007, 9, 1);
                section.CheckedAgainst = "https://www.legislation.gov.uk/ukpga/2004/31/section/12";
                foreach (
                    var (key, state, from, until) in new (string, ProvisionState, DateOnly, DateOnly?)[]
                    {
                        ("enacted", ProvisionState.Enacted, new(2004, 11, 15), new(2007, 6, 30)),
                        ("repealed", ProvisionState.Repealed, new(2007, 7, 1), null),
                    }
                )
                    db.Add(
                        new Stage
                        {
                            Id = app.Store.Ids.Next<Stage>(),
                            Key = key,
                            Provision = section.Id,
                            State = state,
                            By = $"What {key} it",
                            Period = new Period(from, until),
                        }
                    );
            },
            "Recorded states"
        );

        State(await Section("")).ShouldBe("repealed");
        State(await Section("?as-at=2007-06-30")).ShouldBe("enacted");
        State(await Section("?as-at=2004-01-01")).ShouldBe("");
        var row = (await app.Page("/sources/children-act-2004")).QuerySelector("#provision-12")!;
        row.QuerySelector(".govuk-tag--red")!.TextContent.Trim().ShouldBe("Repealed");
        row.TextContent.ShouldContain("What enacted it");
        row.TextContent.ShouldContain("Not verified:");
        row.TextContent.ShouldContain("Checked on 1 September 2007 against");
        (await app.Page("/registers/director/4-5-section-12"))
            .QuerySelectorAll(".govuk-tag--red")
            .ShouldContain(t => t.TextContent.Trim() == "Repealed");

        async Task<JsonElement> Section(string query) =>
            (await app.Twin($"/sources/children-act-2004.json{query}"))
                .GetProperty("source")
                .GetProperty("provisions")
                .EnumerateArray()
                .Single(p => p.GetProperty("key").GetString() == "12")
                .GetProperty("stages");

        static string State(JsonElement stages) => stages.TryGetProperty("state", out var state) ? state.GetString() ?? "" : "";
    }
}
