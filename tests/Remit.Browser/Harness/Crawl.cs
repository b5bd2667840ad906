using System.Globalization;
using Microsoft.Playwright;

namespace Remit.Browser.Harness;

/// <summary>A page or file that a crawl came to.</summary>
/// <param name="Address">Path and query, as linked (without the fragment).</param>
/// <param name="LinkedFrom">The first page that linked to it; null for the start.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Without parameters: <c>text/html</c>.</param>
internal sealed record Visited(string Address, string? LinkedFrom, int Status, string ContentType)
{
    public bool IsPage => ContentType == "text/html";
}

/// <summary>Walks everything that a reader can reach by links.</summary>
internal static class Crawl
{
    private const int TooMany = 429;
    private const int MostWaits = 20;

    /// <summary>
    /// Goes to the start and then, breadth first, to every address of the same origin that a visited page links to, each
    /// once. Whatever is not HTML is fetched and not shown.
    /// </summary>
    /// <param name="visit">Called with the page on show, for each that is HTML (error pages too).</param>
    /// <param name="follow">Says no to addresses (path and query) to leave alone; all are followed unless told.</param>
    /// <param name="limit">More addresses than this is a fault: links that breed links.</param>
    public static Task<IReadOnlyList<Visited>> Walk(
        IPage page,
        Uri start,
        Func<Visited, Task>? visit = null,
        Func<string, bool>? follow = null,
        int limit = 2000
    ) => Walk([page], start, (_, here) => visit?.Invoke(here) ?? Task.CompletedTask, follow, limit);

    /// <summary>The same in several tabs at once: those that are equally far from the start are shared out among them.</summary>
    public static async Task<IReadOnlyList<Visited>> Walk(
        IReadOnlyList<IPage> tabs,
        Uri start,
        Func<IPage, Visited, Task> visit,
        Func<string, bool>? follow = null,
        int limit = 2000
    )
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { start.PathAndQuery };
        List<(string Address, string? LinkedFrom)> level = [(start.PathAndQuery, null)];
        List<Visited> visited = [];
        while (level.Count > 0)
        {
            var came = new (Visited Here, IReadOnlyList<string> Links)[level.Count];
            var next = -1;
            await Task.WhenAll(
                tabs.Select(async tab =>
                {
                    for (var i = Interlocked.Increment(ref next); i < came.Length; i = Interlocked.Increment(ref next))
                        came[i] = await Come(tab, start, level[i].Address, level[i].LinkedFrom, visit);
                })
            );
            visited.AddRange(came.Select(c => c.Here));
            level = [];
            foreach (var (here, links) in came)
            foreach (var link in links)
            {
                if (found.Contains(link) || follow?.Invoke(link) == false)
                    continue;
                found.Add(link);
                found.Count.ShouldBeLessThanOrEqualTo(limit, $"{here.Address} leads to {link}, and there is no end of it");
                level.Add((link, here.Address));
            }
        }
        return visited;
    }

    private static async Task<(Visited Here, IReadOnlyList<string> Links)> Come(
        IPage tab,
        Uri start,
        string path,
        string? linkedFrom,
        Func<IPage, Visited, Task> visit
    )
    {
        var address = new Uri(start, path);
        var answer = await tab.Context.APIRequest.GetAsync(address.ToString());
        // A walk asks for more in a minute than a person does: it waits, as it is told to.
        for (var wait = 0; answer.Status == TooMany && wait < MostWaits; wait++)
        {
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(answer.Headers["retry-after"], CultureInfo.InvariantCulture)));
            await answer.DisposeAsync();
            answer = await tab.Context.APIRequest.GetAsync(address.ToString());
        }
        var type = answer.Headers.GetValueOrDefault("content-type", "").Split(';')[0].Trim();
        var here = new Visited(path, linkedFrom, answer.Status, type);
        await answer.DisposeAsync();
        // An answer that is no success is told by the test with its status: a file that could not be made just now says so on a page.
        if (!here.IsPage || here.Status >= 400)
            return (here, []);
        await tab.GotoAsync(address.ToString());
        await visit(tab, here);
        return (here, [.. await Links(tab, start)]);
    }

    private static async Task<IEnumerable<string>> Links(IPage page, Uri start)
    {
        // The document's own base counts, so that a relative link is followed as the browser would; and so do links in SVG.
        var links = await page.Locator("a[href], area[href]")
            .EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)");
        return links
            .Select(link => new Uri(link))
            .Where(link => link.Scheme == start.Scheme && link.Authority == start.Authority)
            .Select(link => link.PathAndQuery);
    }
}
