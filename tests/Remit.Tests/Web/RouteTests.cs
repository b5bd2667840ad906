using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions.Listing;
using Remit.Data;
using Remit.Decisions;
using Remit.Meetings.Calendar;
using Remit.Tests.Harness;
using Remit.Tests.Meetings;
using Remit.Tests.Meetings.Papers;
using Remit.Tests.Responsibilities.Maps;
using Remit.Tests.Structure.Programmes;
using Remit.Web;

namespace Remit.Tests.Web;

public class RouteTests
{
    [Fact]
    public async Task Every_route_declares_what_it_needs()
    {
        await using var app = await RemitApp.Start();
        var silent = Routes(app)
            .Where(e =>
                e.Metadata.GetMetadata<NeedsAttribute>() is null
                && e.Metadata.GetMetadata<NeedsSessionAttribute>() is null
                && e.Metadata.GetMetadata<IAllowAnonymous>() is null
            );
        silent.Select(e => e.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_has_a_json_twin()
    {
        await using var app = await RemitApp.Start();
        var without = Routes(app)
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is { Writes: false })
            .Where(e =>
                e.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
                && !page.HandlerTypeInfo.IsAssignableTo(typeof(IJsonTwin))
                && !page.HandlerTypeInfo.IsAssignableTo(typeof(IAnswersWithAFile))
            );
        without.Select(e => e.RoutePattern.RawText!).ShouldBeEmpty();
    }

    [Fact]
    public void A_permission_that_does_not_end_in_read_is_one_to_write()
    {
        new NeedsAttribute("structure.read").Writes.ShouldBeFalse();
        new NeedsAttribute("structure.write").Writes.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_link_generates_and_gets_a_page()
    {
        await using var app = await RemitApp.WithTheSample();
        await HandIn(app);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        await PapersCase.HandInAndPublish(app, "Appendix A");
        await app.Write(
            db =>
                db.Add(
                    new Decision
                    {
                        Id = app.Store.Ids.Next<Decision>(),
                        Key = "visits",
                        Meeting = db.Set<Meeting>().Single(m => m.Key == "2007-08-01").Id,
                        Title = "Visits",
                        Wording = "That there are visits.",
                        Outcome = DecisionOutcome.Noted,
                    }
                ),
            "Recorded a decision"
        );
        await ProgrammePagesTests.Write(app);
        await MapPagesTests.Write(app);
        var addresses = new List<string>();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            foreach (
                var type in typeof(RecordLinks)
                    .Assembly.GetTypes()
                    .Where(t =>
                        t.Name.EndsWith("Links", StringComparison.Ordinal)
                        && t is { IsClass: true, IsAbstract: false }
                        && t != typeof(RecordLinks)
                    )
            )
            {
                var links = scope.ServiceProvider.GetRequiredService(type);
                foreach (
                    var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                        .Where(m => m.ReturnType == typeof(string))
                )
                    addresses.Add((string)method.Invoke(links, [.. method.GetParameters().Select(p => Known(type, method, p))])!);
            }
        }
        addresses.Count.ShouldBeGreaterThan(5);
        foreach (var address in addresses)
            await app.Page(address);
    }

    private static readonly Guid Waiting = Guid.Parse("01900000-0000-7000-8000-000000000001");
    private static readonly Guid BroughtIn = Guid.Parse("01900000-0000-7000-8000-000000000002");

    /// <summary>A paper that waits, and the sample as one that was brought in.</summary>
    private static async Task HandIn(RemitApp app)
    {
        await using var db = app.Store.Write();
        foreach (var id in new[] { Waiting, BroughtIn })
            db.Add(
                new Upload
                {
                    Id = id,
                    Name = "pilot.csv",
                    Content = id == Waiting ? "Paragraph,Responsibility\n2.1,Fish\n"u8.ToArray() : null,
                    Hash = "",
                    Intake = "responsibilities",
                    Answers = "{}",
                    At = RemitApp.Now,
                    Who = "someone",
                    ChangeNumber = id == Waiting ? null : 1,
                }
            );
        await app.Store.ThroughTheGate(db.SaveInCommit);
    }

    /// <summary>A key of the sample for each parameter of a link, by its name.</summary>
    private static object? Known(Type type, MethodInfo method, ParameterInfo parameter) =>
        (method.Name, parameter.Name) switch
        {
            ("Programmes" or "Programme" or "Highlights" or "ProgrammeItem", "body") => "early-years-group",
            (_, "programme") => "2007",
            (_, "item") => "1",
            ("Body", "key") or (_, "body") => "executive",
            (_, "terms") => "1",
            (_, "asked") => Array.Empty<(string, string?)>(),
            ("Organisation", "key") => "leicestershire-county-council",
            ("Area", "key") => "leicestershire",
            ("Person", "key") => "gareth-williams",
            ("Post", "key") => "director",
            ("Duty" or "PreparedReport", "key") => "lead-member-to-cabinet",
            ("Register" or "RegisterSummary", "key") or (_, "register") => "lead-member",
            ("Responsibility", "key") => "5-6-leadership",
            ("Source", "key") or (_, "source") => "guidance-2005",
            ("Provision", "key") => "5-6",
            (_, "pack") => "children-act-2004",
            ("Action", "key") => "lead-as-chair",
            (_, "filter") => new ActionFilter(),
            (_, "id") => Waiting,
            (_, "broughtIn") => BroughtIn,
            (_, "meeting") => "2007-09-12",
            ("Report" or "File" or "Template", "key") => "budget",
            ("File", "paper") => "appendix-a",
            ("Decision", "path") => "executive/2007-08-01/visits",
            ("PackFile", "word") => true,
            ("PackFile", "readers" or "since") => null,
            ("Accept", "finding") => "str-03-lscb-136fc970",
            ("Reopened", "key") => "5-6-leadership",
            ("Map" or "MapProvision" or "MapTask", "key" or "map") => "guidance-2005-to-guidance-2013",
            ("MapProvision", "provision") => "4-4",
            ("MapTask", "task") => "take-back",
            ("Sight", "kind") => "responsibility",
            ("Sight", "path") => "lead-member/5-6-leadership",
            ("Record", "kind") => "body",
            ("Record", "path") => "executive",
            (_, "number") => 1L,
            (_, "page") => 1,
            (_, "q" or "words") => null,
            _ when parameter.HasDefaultValue => parameter.DefaultValue,
            _ when Nullable.GetUnderlyingType(parameter.ParameterType) is not null => null,
            _ when parameter is { ParameterType.Name: "String", Name: "state" or "holder" or "owner" or "status" } => null,
            _ => throw new NotSupportedException(
                $"Say which key of the sample stands for {type.Name}.{method.Name}({parameter.Name})."
            ),
        };

    private static IEnumerable<RouteEndpoint> Routes(RemitApp app) =>
        app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
}
