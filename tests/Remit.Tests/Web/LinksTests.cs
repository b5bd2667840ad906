using Remit.Tests.Harness;

namespace Remit.Tests.Web;

public class LinksTests
{
    /// <summary>Of the addresses of one page, with the same questions, so many are looked at: a link is made by one line of code for all.</summary>
    private const int OfOnePage = 6;

    /// <summary>Of those that ask something: filters, sorts, other days.</summary>
    private const int WithQuestions = 2;

    [Fact]
    public async Task Every_link_of_every_page_leads_to_a_page()
    {
        await using var app = await RemitApp.WithTheSample();
        var routes = Routes.Of(app);
        var waiting = new Queue<string>(["/", "/partnership"]);
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        var visits = new Dictionary<string, int>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var path))
        {
            using var page = await app.Page(path);
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (seen.Add(link) && IsLookedAt(link))
                    waiting.Enqueue(link);
        }
        visits.Count.ShouldBeGreaterThan(90);

        bool IsLookedAt(string link)
        {
            var parts = link.Split('?');
            // The papers are opened, each of its kind, where they are tested; a look into the past repeats every page.
            if (Path.GetExtension(parts[0]).Length > 0 || link.Contains("known-at", StringComparison.Ordinal))
                return false;
            var questions = parts.Length == 1 ? "" : string.Join(' ', parts[1].Split('&').Select(q => q.Split('=')[0]));
            var kind = $"{routes.PatternOf(link)} {questions}";
            visits[kind] = visits.GetValueOrDefault(kind) + 1;
            return visits[kind] <= (questions.Length > 0 ? WithQuestions : OfOnePage);
        }
    }
}
