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
    /// <summary>
    /// Goes to the start and then, breadth first, to every address of the same origin that a visited page links to, each
    /// once. Whatever is not HTML is fetched and not shown.
    /// </summary>
    /// <param name="visit">Called with the page on show, for each that is HTML (error pages too).</param>
    /// <param name="follow">Says no to addresses (path and query) to leave alone; all are followed unless told.</param>
    /// <param name="limit">More addresses than this is a fault: links that breed links.</param>
    public static async Task<IReadOnlyList<Visited>> Walk(
        IPage page,
        Uri start,
        Func<Visited, Task>? visit = null,
        Func<string, bool>? follow = null,
        int limit = 2000
    )
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { start.PathAndQuery };
        var waiting = new Queue<(string Address, string? LinkedFrom)>([(start.PathAndQuery, null)]);
        List<Visited> visited = [];
        while (waiting.TryDequeue(out var next))
        {
            var address = new Uri(start, next.Address);
            var answer = await page.Context.APIRequest.GetAsync(address.ToString());
            var type = answer.Headers.GetValueOrDefault("content-type", "").Split(';')[0].Trim();
            var here = new Visited(next.Address, next.LinkedFrom, answer.Status, type);
            await answer.DisposeAsync();
            visited.Add(here);
            if (!here.IsPage)
            {
                continue;
            }

            await page.GotoAsync(address.ToString());
            if (visit is not null)
            {
                await visit(here);
            }

            foreach (var link in await Links(page, start))
            {
                if (found.Contains(link) || follow?.Invoke(link) == false)
                {
                    continue;
                }

                found.Add(link);
                found.Count.ShouldBeLessThanOrEqualTo(limit, $"{next.Address} leads to {link}, and there is no end of it");
                waiting.Enqueue((link, next.Address));
            }
        }

        return visited;
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
