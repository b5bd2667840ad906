using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Web;

public class RouteTests
{
    [Fact]
    public async Task Every_route_declares_what_it_needs()
    {
        await using var app = await RemitApp.Start();
        var silent = Routes(app)
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);
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
            );
        without.Select(e => e.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public void A_permission_that_does_not_end_in_read_is_one_to_write()
    {
        new NeedsAttribute("structure.read").Writes.ShouldBeFalse();
        new NeedsAttribute("structure.write").Writes.ShouldBeTrue();
    }

    private static IEnumerable<RouteEndpoint> Routes(RemitApp app) =>
        app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
}
