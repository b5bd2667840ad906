using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Remit.Tests.Harness;

/// <summary>The routes of a website: which page an address would come to.</summary>
internal sealed class Routes
{
    private readonly IReadOnlyList<(string Pattern, TemplateMatcher Matcher)> routes;

    private Routes(IReadOnlyList<(string Pattern, TemplateMatcher Matcher)> routes) => this.routes = routes;

    public static Routes Of(RemitApp app) =>
        new([
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .OrderBy(e => e.RoutePattern.InboundPrecedence)
                .Select(e => e.RoutePattern.RawText ?? "")
                .Select(pattern => (pattern, new TemplateMatcher(TemplateParser.Parse(pattern), []))),
        ]);

    /// <summary>The pattern of the page at an address: <c>bodies/{key}</c>; what else there is has its ending only: <c>bodies/{key} .docx</c>.</summary>
    public string PatternOf(string address)
    {
        var path = address.Split('?')[0];
        var ending = Path.GetExtension(path);
        if (ending.Length > 0)
            path = path[..^ending.Length];
        var found = routes.FirstOrDefault(r => r.Matcher.TryMatch(path, []));
        return $"{found.Pattern ?? path} {ending}".TrimEnd();
    }
}
