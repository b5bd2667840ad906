using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Access;

/// <summary>
/// Every route, for every relation, every sensitivity and every format, against the policy: nothing is told that the policy hides, and
/// nothing is hidden that it shows.
/// </summary>
public partial class MatrixTests
{
    private const string Asks = "X-Relation";

    private static readonly Limits Unlimited = new()
    {
        SignIns = int.MaxValue,
        Pdfs = int.MaxValue,
        Papers = int.MaxValue,
        Charts = int.MaxValue,
        Imports = int.MaxValue,
        Pasts = int.MaxValue,
    };
    private static readonly string[] Kinds = ["body", "person", "organisation", "post", "register", "source", "action", "report"];
    private static readonly string[] Formats = ["", ".json", ".docx", ".xlsx", ".csv"];

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_route_relation_sensitivity_and_format_is_as_the_policy_says(string provider)
    {
        await using var app = await RemitApp.WithTheSample(
            provider,
            services => services.AddSingleton<WhoLooks>(Look).AddSingleton(Unlimited)
        );
        var executive = await app.Find<Body>("executive");
        var bodies = new Dictionary<Canary, Body>();
        foreach (var canary in Canary.All)
            bodies[canary] = await canary.Write(app, executive);
        var ours = new RecordRef("body", bodies.Single(b => b.Key.IsOurs).Value.Id.Value);

        var differences = new List<string>();
        var asked = 0;
        foreach (var route in Routes(app))
        {
            var needs = route.Metadata.GetMetadata<NeedsAttribute>()!;
            var relations = Enum.GetValues<Relation>().ToList();
            // Files are made of what the page read: one of each sight and right stands for the others, which the page itself is asked as.
            var standing = relations
                .DistinctBy(r => (Viewer(app, r, ours).Sight, Viewer(app, r, ours).May(needs.Permission)))
                .ToList();
            foreach (var format in Formats)
            foreach (var relation in format is "" or ".json" ? relations : standing)
            foreach (var (address, canary) in Addresses(route))
            {
                asked++;
                await Ask(app, relation, ours, needs, address, canary, format, differences);
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(40)));
        asked.ShouldBeGreaterThan(2000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} combinations on {provider}");
    }

    [Fact]
    public async Task Whoever_may_not_write_changes_nothing_by_any_route()
    {
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(Look).AddSingleton(Unlimited)
        );
        var ours = new RecordRef("body", (await app.Find<Body>("executive")).Id.Value);
        var last = await Last(app);
        foreach (var route in Routes(app))
        foreach (var relation in Enum.GetValues<Relation>())
        {
            var needs = route.Metadata.GetMetadata<NeedsAttribute>()!;
            if (Viewer(app, relation, ours).May(needs.Permission) && needs.Writes)
                continue;
            foreach (var (address, _) in Addresses(route))
            foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, address) { Content = new FormUrlEncodedContent([]) };
                request.Headers.Add(Asks, relation.ToString());
                using var answer = await app.Client.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{method} {address} as {relation}");
            }
        }
        (await Last(app)).ShouldBe(last);
    }

    private static async Task Ask(
        RemitApp app,
        Relation relation,
        RecordRef ours,
        NeedsAttribute needs,
        string address,
        Canary? of,
        string format,
        List<string> differences
    )
    {
        var viewer = Viewer(app, relation, ours);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            address == "/" && format != "" ? "/index" + format
                : address.Split('?') is [var path, var query] ? $"{path}{format}?{query}"
                : address + format
        );
        request.Headers.Add(Asks, $"{relation}|{ours}");
        using var answer = await app.Client.SendAsync(request);
        var text = await Text(answer);
        var said = $"{address}{format} as {relation}";
        foreach (var canary in Canary.All.Where(c => !c.IsSeenBy(viewer.Sight, ours)))
            if (text.Contains(canary.Word, StringComparison.OrdinalIgnoreCase))
                differences.Add($"{said} tells of {canary.Word}");
        if (of == Nothing)
            return;
        // A page without such a file, or without anything to bring in, is not there for anybody.
        if (format is not "" and not ".json" && answer.StatusCode == HttpStatusCode.NotFound)
            return;
        var expected = !viewer.May(needs.Permission)
            ? viewer.IsKnown
                ? HttpStatusCode.Forbidden
                : format == ".json"
                    ? HttpStatusCode.Unauthorized
                    : HttpStatusCode.Found
            : of is not null && !of.IsSeenBy(viewer.Sight, ours)
                ? HttpStatusCode.NotFound
                : HttpStatusCode.OK;
        if (needs.Writes && expected == HttpStatusCode.OK)
            return;
        if (answer.StatusCode != expected)
            differences.Add($"{said} answers {(int)answer.StatusCode}, not {(int)expected}");
        else if (
            of is not null
            && expected == HttpStatusCode.OK
            && !text.Contains(of.Word, StringComparison.OrdinalIgnoreCase)
            // A table has no title: where nothing is in it, it has no word to tell.
            && (format != ".csv" || text.TrimEnd().Contains('\n', StringComparison.Ordinal))
        )
            differences.Add($"{said} does not tell of {of.Word}");
    }

    /// <summary>The addresses of a route: one for each sort of record that it can show, or one.</summary>
    private static IEnumerable<(string Address, Canary? Of)> Addresses(RouteEndpoint route)
    {
        var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
        // Whatever is searched for, rightly written or not, tells of nothing that is not seen.
        if (Searches.Contains(pattern))
            return new[]
            {
                "",
                "?q=body+duty+report",
                "?q=person",
                "?q=purpose+finch",
                "?q=basaltfinsh",
                "?q=damsonfinc",
                "?q=cobaltfin",
            }.Select(q => (pattern + q, (Canary?)null));
        if (!pattern.Contains('{', StringComparison.Ordinal))
            return [(pattern, null)];
        // What has an id, a number or a key of its own, and not the key of a record.
        if (Unkeyed().IsMatch(pattern))
            return [(Parameter().Replace(pattern, "1"), Nothing)];
        var patterns =
            pattern.StartsWith("/sight/", StringComparison.Ordinal)
                ? new[] { "source/{key}", "action/{key}", "responsibility/{key}/{key}" }.Select(p => $"/sight/{p}")
            : pattern.StartsWith("/links/", StringComparison.Ordinal)
                ? new[] { "person/{key}", "action/{key}" }.Select(p => $"/links/{p}")
            : pattern.Contains("{kind}", StringComparison.Ordinal) ? Kinds.Select(k => pattern.Replace("{kind}", k))
            : [pattern];
        // A form that adds one shows no record.
        if (!Parameter().IsMatch(patterns.First()))
            return patterns.Select(filled => (filled, (Canary?)Nothing));
        return from filled in patterns from c in Canary.All select (Parameter().Replace(filled, c.Key), (Canary?)c);
    }

    private static readonly string[] Searches = ["/search", "/who-deals-with"];

    /// <summary>Stands for a record that nobody has.</summary>
    private static readonly Canary Nothing = new("", Sensitivity.Restricted, false);

    private static Viewer Viewer(RemitApp app, Relation relation, RecordRef ours) =>
        Stands(app.Services.GetRequiredService<Policy>(), relation, ours);

    private static ValueTask<Viewer> Look(HttpContext context)
    {
        var asks = context.Request.Headers[Asks].ToString().Split('|');
        var ours = asks.Length > 1 ? RecordRef.Parse(asks[1]) : new RecordRef("body", Guid.Empty);
        return new(Stands(context.RequestServices.GetRequiredService<Policy>(), Enum.Parse<Relation>(asks[0]), ours));
    }

    private static Viewer Stands(Policy policy, Relation relation, RecordRef ours)
    {
        RecordRef? to = relation switch
        {
            Relation.Member or Relation.Chair or Relation.Deputy or Relation.Clerk or Relation.Scrutineer => ours,
            Relation.Lead => new RecordRef("organisation", ours.Id),
            Relation.PostHolder => new RecordRef("post", ours.Id),
            Relation.Owner => new RecordRef("person", ours.Id),
            _ => null,
        };
        return new Viewer(policy, "Somebody", "in a test", relation == Relation.Anyone ? [] : [new Standing(relation, to)]);
    }

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(bytes);
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync());
        }
        return Tag().Replace(text.ToString(), "");
    }

    private static async Task<long> Last(RemitApp app) => await app.Store.LastChangeBy(DateTimeOffset.MaxValue);

    private static IEnumerable<RouteEndpoint> Routes(RemitApp app) =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is not null);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(id|number|broughtIn|edition|evidence)[^}]*\}|^/sources/packs/\{key\}|/sign-offs/\{key\}")]
    private static partial Regex Unkeyed();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
