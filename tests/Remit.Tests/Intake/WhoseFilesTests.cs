using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Kernel;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Intake;

/// <summary>A file that was handed in is its person's, and a preview tells them of no record that they may not see.</summary>
public class WhoseFilesTests
{
    private static readonly Guid Ann = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid Bob = Guid.Parse("01900000-0000-7000-8000-00000000000b");

    [Fact]
    public async Task A_file_is_there_for_who_handed_it_in_and_for_those_who_see_everything()
    {
        var (asks, relation) = (Ann, Relation.Clerk);
        await using var app = await RemitApp.WithTheSample(more: Looks(() => (asks, relation)));
        var (_, address) = await app.Preview("pilot.csv", "Paragraph,Responsibility\n2.1,Fish\n");
        (await app.Page("/imports")).Body!.TextContent.ShouldContain("pilot.csv");

        asks = Bob;
        (await app.Page("/imports")).Body!.TextContent.ShouldNotContain("pilot.csv");
        foreach (var path in new[] { address, address + "/kind", address + "/findings?kind=new" })
            await app.Page(path, HttpStatusCode.NotFound);

        relation = Relation.Manager;
        (await app.Page("/imports")).Body!.TextContent.ShouldContain("pilot.csv");
    }

    [Fact]
    public async Task A_preview_tells_of_no_action_that_is_closed_to_whoever_looks()
    {
        var (asks, relation) = (Ann, Relation.Manager);
        await using var app = await RemitApp.WithTheSample(more: Looks(() => (asks, relation)));
        await app.Add(
            new ActionItem
            {
                Id = app.Store.Ids.Next<ActionItem>(),
                Key = "secret",
                What = "Move the child to a safe house",
                Reference = "06/24-1",
                Progress = "Moved in June",
                Sensitivity = Sensitivity.Restricted,
            }
        );
        const string log = "Ref,Action,Owner,Progress\n06/24-1,Something else,,Nothing yet\n";
        (await Preview()).ShouldContain("Move the child", Case.Insensitive, "a manager sees it");

        relation = Relation.Clerk;
        var told = await Preview();
        told.ShouldContain("Something else");
        told.ShouldNotContain("Move the child");
        told.ShouldNotContain("Moved in June");

        async Task<string> Preview()
        {
            var (kind, _) = await app.HandIn("log.csv", log);
            return (await app.Send(kind, form => form["Kind"] = "actions")).Page.Body!.TextContent;
        }
    }

    private static Action<IServiceCollection> Looks(Func<(Guid Person, Relation Relation)> who) =>
        services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "Somebody",
                        "in a test",
                        [
                            new Standing(
                                who().Relation,
                                who().Relation == Relation.Clerk ? new RecordRef("body", Guid.Empty) : null
                            ),
                        ],
                        who().Person
                    )
                )
            );
}
