using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Access;

/// <summary>Nobody is offered a link that leads to a refusal.</summary>
public class OfferedLinksTests
{
    private const string Asks = "X-Relation";

    /// <summary>Pages of one route differ in what they show, and hardly in what they link to.</summary>
    private const int PagesOfARoute = 2;

    public static TheoryData<Relation> Relations => [.. Enum.GetValues<Relation>()];

    [Theory, MemberData(nameof(Relations))]
    public async Task No_link_that_somebody_is_offered_is_refused_to_them(Relation relation)
    {
        RecordRef? to = null;
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context => new(Stands(context, relation, to)))
        );
        to = await OfTheSample(app, relation);
        var routes = new Routes(app);
        var waiting = new Queue<string>(["/"]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var refused = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            if (!routes.Counts(path))
                continue;
            using var answer = await app.Client.GetAsync(path);
            if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || IsSentToSignIn(answer, path))
                refused.Add(path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (seen.Add(link))
                    waiting.Enqueue(link);
        }
        refused.ShouldBeEmpty();
        routes.Visited.ShouldBeGreaterThan(15);
    }

    [Theory]
    [InlineData(Relation.Administrator, "Accounts", "")]
    [InlineData(Relation.Clerk, "Bring papers in", "")]
    [InlineData(Relation.Manager, "Bring papers in", "Word template")]
    [InlineData(Relation.Auditor, "", "")]
    [InlineData(Relation.Anyone, "", "")]
    public async Task A_menu_offers_what_is_open_and_nothing_in_the_past_that_writes(Relation relation, string entry, string foot)
    {
        string[] writing = ["Accounts", "Bring papers in", "Word template"];
        RecordRef? to = null;
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context => new(Stands(context, relation, to)))
        );
        to = await OfTheSample(app, relation);
        (await Offered("/")).ShouldBe(new[] { entry, foot }.Where(text => text.Length > 0), ignoreOrder: true);
        (await Offered("/?as-at=2007-09-01")).ShouldBeEmpty();

        async Task<IEnumerable<string>> Offered(string address) =>
            (await app.Page(address)).QuerySelectorAll("header a, footer a").Select(a => a.TextContent.Trim()).Intersect(writing);
    }

    private static bool IsSentToSignIn(HttpResponseMessage answer, string path) =>
        answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) is true
        && !path.StartsWith("/sign-in", StringComparison.Ordinal);

    private static Viewer Stands(HttpContext context, Relation relation, RecordRef? to)
    {
        var policy = context.RequestServices.GetRequiredService<Policy>();
        return relation == Relation.Anyone
            ? Viewer.Public(policy)
            : new Viewer(policy, "Somebody", "in a test", [new(Relation.Partner), new(relation, to)], Guid.Empty);
    }

    private static async Task<RecordRef?> OfTheSample(RemitApp app, Relation relation) =>
        relation switch
        {
            Relation.Member or Relation.Chair or Relation.Deputy or Relation.Clerk or Relation.Scrutineer => new(
                "body",
                (await app.Find<Body>("executive")).Id.Value
            ),
            Relation.Lead => new("organisation", (await app.Find<Organisation>("dfes")).Id.Value),
            Relation.PostHolder => new("post", (await app.Find<Post>("director")).Id.Value),
            Relation.Owner => new("person", (await app.Find<Person>("gareth-williams")).Id.Value),
            _ => null,
        };

    /// <summary>Which route an address is of, and how often it was asked.</summary>
    private sealed class Routes(RemitApp app)
    {
        private readonly Dictionary<string, int> asked = [];

        private readonly List<(TemplateMatcher Matcher, string Pattern)> all =
        [
            .. app
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .OrderBy(e => e.RoutePattern.InboundPrecedence)
                .Select(e => (new TemplateMatcher(new RouteTemplate(e.RoutePattern), []), e.RoutePattern.RawText!)),
        ];

        public int Visited => asked.Count;

        /// <summary>Whether an address is to be asked: one of a few of its route. What is no page, as a file, is one route.</summary>
        public bool Counts(string address)
        {
            var path = new PathString(Uri.UnescapeDataString(address.Split('?')[0]));
            var route = all.Find(r => r.Matcher.TryMatch(path, [])).Pattern ?? Path.GetExtension(path);
            asked[route] = asked.GetValueOrDefault(route) + 1;
            return asked[route] <= PagesOfARoute;
        }
    }
}
