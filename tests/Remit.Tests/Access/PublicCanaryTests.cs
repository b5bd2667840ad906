using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

/// <summary>
/// The pages and feeds for everybody show what is public and nothing else, whoever asks: also whoever sees everything, so that what is
/// copied from them can be passed on.
/// </summary>
public class PublicCanaryTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Every_route_for_everybody_tells_only_of_what_is_public(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var executive = await app.Find<Body>("executive");
        foreach (var canary in Canary.All)
            await canary.Write(app, executive);
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r == "/public" || r.StartsWith("/public/", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        routes.Count.ShouldBe(10);
        foreach (var route in routes)
        foreach (var of in Canary.All)
        foreach (
            var format in new[]
            {
                "",
                ".json",
                ".docx",
                "?all=meetings",
                "?all=decisions",
                "?all=past",
                "?all=papers",
                "?all=Damsonfinch",
            }
        )
        foreach (var isOutside in new[] { true, false })
        {
            var address =
                route
                    .Replace("{body}", of.Key, StringComparison.Ordinal)
                    .Replace("{report}", of.Key, StringComparison.Ordinal)
                    .Replace(
                        "{key}",
                        route.Contains("topics", StringComparison.Ordinal) ? $"{of.Word}-topic".ToLowerInvariant() : of.Key,
                        StringComparison.Ordinal
                    ) + format;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (isOutside)
                request.Headers.Add("X-Forwarded-For", "192.0.2.1");
            using var answer = await app.Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            // What the address itself says comes back as what there is not.
            foreach (var hidden in Canary.All.Where(c => c.Sensitivity != Sensitivity.Public))
                text.Replace("No such list: Damsonfinch", "", StringComparison.Ordinal)
                    .Contains(hidden.Word, StringComparison.OrdinalIgnoreCase)
                    .ShouldBeFalse($"{address} tells of {hidden.Word}");
            if (
                format is "" or ".json"
                && route.Contains('{', StringComparison.Ordinal)
                && !route.Contains("topics", StringComparison.Ordinal)
                && (format == "" || !route.Contains('.', StringComparison.Ordinal))
            )
                answer.StatusCode.ShouldBe(
                    of.Sensitivity == Sensitivity.Public ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                    address
                );
        }
        foreach (
            var address in new[]
            {
                "/public?all=meetings",
                "/public?all=papers",
                "/public/feed.atom",
                "/public/calendar.ics",
                "/public/sort-0/sort-0",
            }
        )
            (await app.Client.GetStringAsync(address)).ShouldContain("Amberfinch", customMessage: address);
    }
}
