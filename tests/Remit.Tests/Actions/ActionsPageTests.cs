using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions;

public class ActionsPageTests
{
    private const string Row = "#actions ~ tbody tr:not(.remit-row--heading)";

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_action_shows_who_is_to_do_it_when_and_where_it_came_from(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/actions");
        page.QuerySelectorAll(Row).Length.ShouldBe(21);
        var raise = page.QuerySelectorAll(Row).Single(r => r.TextContent.Contains("power to raise issues"));
        raise.TextContent.ShouldContain("Lead Member for Children");
        raise.TextContent.ShouldContain("as appropriate");
        raise.QuerySelector("a[href='/registers/lead-member/5-7-monitoring']").ShouldNotBeNull();
        page.QuerySelectorAll(".remit-row--heading")
            .Select(r => r.TextContent.Trim())
            .ShouldBe(["Due in words, with no date (4)", "No date yet (17)"]);
    }

    [Theory]
    [InlineData("owner=post:lead-member", 4)]
    [InlineData("owner=post:director", 1)]
    [InlineData("owner=nobody", 16)]
    [InlineData("owner=post:dass", 0)]
    [InlineData("status=open", 21)]
    [InlineData("status=done", 0)]
    [InlineData("status=overdue", 0)]
    [InlineData("status=open&owner=post:lead-member", 4)]
    public async Task A_filter_in_the_address_shows_what_it_names(string filter, int count)
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page($"/actions?{filter}");
        page.QuerySelectorAll(Row).Length.ShouldBe(count);
        page.QuerySelectorAll(".govuk-error-summary").ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_open_action_is_overdue_on_the_day_after_it_was_due(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Add(app, "write-to-partners", "2007-08-31", ActionStatus.Open);
        await Add(app, "publish", "2007-08-31", ActionStatus.Done);
        var page = await app.Page("/actions");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 action is overdue");
        page.QuerySelector("a[href='/actions?status=overdue&owner=post%3Adirector']").ShouldNotBeNull();
        (await app.Page("/actions?status=overdue")).QuerySelectorAll(Row).Length.ShouldBe(1);
        (await app.Page("/actions?status=overdue&as-at=2007-09-01")).QuerySelectorAll(Row).Length.ShouldBe(1);
        (await app.Page("/actions?status=overdue&as-at=2007-08-31")).QuerySelectorAll(Row).Length.ShouldBe(0);
        (await app.Page("/actions?known-at=1")).QuerySelectorAll(Row).Length.ShouldBe(21);
        (await app.Page("/actions/write-to-partners")).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Overdue");
        (await app.Page("/actions?as-at=2007-08-31")).QuerySelectorAll(Row).First().TextContent.ShouldContain("31 August 2007");
    }

    [Fact]
    public async Task A_long_list_pages_and_its_counts_are_of_the_whole()
    {
        await using var app = await RemitApp.Start();
        for (var i = 0; i < 3; i++)
        {
            await app.Add([
                .. Enumerable
                    .Range(i * 50, 50)
                    .Select(n => new ActionItem
                    {
                        Id = app.Store.Ids.Next<ActionItem>(),
                        Key = $"action-{n}",
                        What = $"Action {n}",
                        Sensitivity = Sensitivity.Public,
                        Order = n,
                    }),
            ]);
        }
        var first = await app.Page("/actions");
        first.QuerySelectorAll(Row).Length.ShouldBe(100);
        first.Body!.TextContent.ShouldContain("150 actions");
        (await app.Page("/actions?page=2")).QuerySelectorAll(Row).Length.ShouldBe(50);
        (await app.Page("/actions?page=banana")).QuerySelectorAll(Row).Length.ShouldBe(100);
    }

    [Fact]
    public async Task An_action_says_where_it_is_reported_and_where_it_came_from()
    {
        await using var app = await RemitApp.WithTheSample();
        var action = (await app.Twin("/actions/robust-measures.json")).GetProperty("action");
        action.GetProperty("reportedTo").GetProperty("path").GetString().ShouldBe("cabinet");
        action.GetProperty("origin").GetProperty("path").GetString().ShouldBe("lead-member/5-7-outcomes");
        action.GetProperty("owners")[0].GetProperty("reference").GetString().ShouldBe("post:director");
    }

    private static async Task Add(RemitApp app, string key, string due, ActionStatus status)
    {
        var director = await app.Find<Post>("director");
        var id = app.Store.Ids.Next<ActionItem>();
        await app.Add(
            new ActionItem
            {
                Id = id,
                Key = key,
                What = "Write to all partners",
                Due = When.Day(due),
                Status = status,
                Proof = status == ActionStatus.Done ? "The letters" : null,
            },
            new ActionOwner
            {
                Id = app.Store.Ids.Next<ActionOwner>(),
                Action = id,
                Owner = new RecordRef("post", director.RowId),
            }
        );
    }
}
