using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Responsibilities.Panels;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Responsibilities.Panels;

public class HolderPanelTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_shows_its_register_in_numbers(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var panel = (await app.Twin("/bodies/lscb.json")).GetProperty("panels").GetProperty("responsibilities");
        var numbers = panel.GetProperty("registers")[0].GetProperty("numbers");
        numbers.GetProperty("rows").GetInt32().ShouldBe(11);
        numbers.GetProperty("nothingRecorded").GetInt32().ShouldBe(10);
        panel.GetProperty("reportsOwed").GetInt32().ShouldBe(2);
        (await app.Page("/bodies/lscb")).QuerySelector("a[href='/registers/lscb']").ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_post_shows_its_register_its_open_actions_and_its_reports(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var post = await app.Find<Post>("lead-member");
        var summary = await Summary(app, new RecordRef("post", post.RowId));
        summary.Holder.ShouldBe("post:lead-member");
        summary.Registers.ShouldHaveSingleItem().Numbers.Rows.ShouldBe(20);
        (summary.OpenActions, summary.OverdueActions, summary.ReportsOwed, summary.ReportsDue).ShouldBe((4, 0, 4, 1));
    }

    [Fact]
    public async Task What_carries_nothing_has_no_panel()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Twin("/bodies/camhs-strategy-group.json"))
            .GetProperty("panels")
            .EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["toPutRight", "access"]);
    }

    private static async Task<HolderSummary> Summary(RemitApp app, RecordRef record)
    {
        await using var looking = new Looking();
        looking.Set(
            Viewer.Public(app.Services.GetRequiredService<Policy>()),
            When.Day("2007-09-03"),
            When.Day("2007-09-03"),
            null,
            null,
            null,
            app.Store.Read(Sight.Published)
        );
        var panel = app
            .Services.GetServices<IPanel>()
            .Single(p => p.Kind == record.Kind && p is HolderPanel<Post> or HolderPanel<Body>);
        return (HolderSummary)(await panel.Load(looking, record))!.Model;
    }
}
