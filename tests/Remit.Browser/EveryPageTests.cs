using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser;

/// <summary>What holds of every page that a reader can reach from home.</summary>
public class EveryPageTests(Chromium chromium, DemoServer demo)
{
    private const int AFew = 2;

    [Fact]
    public async Task Axe_finds_nothing_nothing_sticks_out_and_every_link_arrives()
    {
        var home = await demo.Address();
        var complaints = new List<string>();
        // Two tabs, as there are two processors at least: axe takes longer than all the rest.
        await using var first = await Manager(home, complaints);
        await using var second = await Manager(home, complaints);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var alike = new HashSet<string>(StringComparer.Ordinal);
        var few = new Dictionary<string, int>(StringComparer.Ordinal);
        var visited = await Crawl.Walk(
            [first.Page, second.Page],
            home,
            async (page, here) =>
            {
                await Note(complaints, page.ShouldHaveNothingForAxe);
                await page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
                await Note(complaints, page.ShouldNotScrollSideways);
                // A page of each kind is looked at closely on a phone and at twice the text, too.
                if (IsNew(kinds, KindOf(here.Address)))
                {
                    await Note(complaints, page.ShouldHaveNothingForAxe);
                    await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
                    await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
                    await Note(complaints, page.ShouldNotScrollSideways);
                }
                await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
            },
            // Every record has a history and its forms, and every body says who sees what: one of each kind stands for the others.
            // Of the meetings of half a year, and of what is heard and decided at them, a few do.
            // LibreOffice takes seconds for a PDF: one shows that the link arrives, and each is of the same making.
            follow: address =>
                !address.Contains("-at=", StringComparison.Ordinal)
                && address.Count(c => c == '&') == 0
                && (AlikeIn(address) is not { } kind || alike.Add(kind))
                && (FewOf(address) is not { } sort || IsOneOfFew(few, sort))
                && (!address.Contains(".pdf", StringComparison.Ordinal) || address == "/structure.pdf")
        );
        visited.Where(v => v.Status != 200).Select(v => $"{v.Address} ({v.Status}), linked from {v.LinkedFrom}").ShouldBeEmpty();
        complaints.ShouldBeEmpty(string.Join('\n', complaints));
        visited.Count(v => v.IsPage).ShouldBeGreaterThan(100);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{visited.Count(v => v.IsPage)} pages of {kinds.Count} kinds, {visited.Count} addresses"
        );
    }

    [Fact]
    public async Task A_walk_through_the_past_stays_there()
    {
        var home = await demo.Address();
        await using var tab = await chromium.Open(Screen.Desktop, address: home);
        var visited = await Crawl.Walk(
            tab.Page,
            new Uri(home, "/bodies/executive?as-at=2007-06-01&known-at=1"),
            async _ =>
            {
                (await tab.Page.Locator(".remit-band").TextContentAsync()).ShouldNotBeNull().ShouldContain("1 June 2007");
            },
            follow: address =>
                address.Contains("as-at=2007-06-01", StringComparison.Ordinal)
                && address.StartsWith("/bodies/", StringComparison.Ordinal)
                && !address.Contains(".json", StringComparison.Ordinal)
        );
        visited.Where(v => v.Status != 200).Select(v => $"{v.Address} ({v.Status}), linked from {v.LinkedFrom}").ShouldBeEmpty();
        visited.Count(v => v.IsPage).ShouldBeGreaterThan(15);
    }

    /// <summary>Of what an address is one of very many that are made alike; null for others.</summary>
    private static string? AlikeIn(string address) =>
        address.Split('?')[0].Split('/') switch
        {
            ["", "change", var kind, ..] => $"change of {kind} {Query(address)}",
            ["", "add", var kind] => $"new {kind}",
            ["", var plural, _, "rename" or "erase"] => $"task with {plural}",
            ["", "bodies" or "organisations", _, ("establish" or "close" or "closed" or "merge" or "split") and var task] =>
                $"to {task}",
            ["", "structure" or "structure.json", ..] when Query(address).Length > 0 =>
                $"chart by {Query(address).Split('=')[0]}",
            ["", "actions", _, ("progress" or "close" or "withdraw" or "reopen") and var step] => $"action: {step}",
            ["", "actions", ..] when Query(address).Length > 0 => $"actions by {Query(address).Split('=')[0]}",
            ["", "checks", _, "accept"] => "accepting",
            ["", "registers", _, _, ("position" or "draft") and var task] => $"to {task} a responsibility",
            ["", "registers", _, _, "positions", _, "evidence", _, "take-away"] => "to take a document away",
            ["", "registers", _, "sign-off"] => "to sign off",
            ["", "checks", ..] when Query(address).Length > 0 => $"checks {Query(address).Split('=')[0]}",
            ["", "search" or "who-deals-with"] when Query(address).Length > 0 => "answers",
            ["", "history", var kind, ..] => $"history of {kind}",
            ["", "sight" or "sight.json", var kind, ..] => $"line of sight of {kind} {Path.GetExtension(address.Split('?')[0])}",
            ["", "coverage" or "coverage.json"] when Query(address).Length > 0 => "coverage of one",
            ["", "reopened"] when Query(address).Length > 0 => "reopened of one",
            ["", "registers", _, _, "reopened", .. var task] => $"reopened {string.Join(' ', task)}",
            ["", "sources", "maps", _] when Query(address).Length > 0 => "map by outcome",
            ["", "sources", "maps", _, var task, ..] => $"map to {task}",
            ["", "sources", "packs", var key] => $"pack {Path.GetExtension(key)}",
            ["", "sources", "packs", _, var task] => $"pack to {task}",
            ["", "bodies", _, "access"] => "access to a body",
            ["", "bodies", _, "timeline"] => "timeline of a body",
            ["", "bodies", _, "new-terms"] => "new terms",
            ["", "bodies", _, "terms"] => "versions of terms",
            ["", "bodies", _, "terms", _, var task] => $"terms: {task}",
            ["", "bodies", _, "terms", _, "quorum", _] => "quorum rule",
            ["", "reporting-duties", _, .. var task] => $"reporting duty {string.Join(' ', task)}",
            ["", "reporting-duties"] when Query(address).Length > 0 => "some reporting duties",
            ["", "bodies", _, "programmes"] => "programmes of a body",
            ["", "bodies", _, "programmes", _, "items", _, .. var task] => $"item of a programme {string.Join(' ', task)}",
            ["", "bodies", _, "programmes", _, var task] => $"programme {task}",
            ["", "bodies", _, "programmes", ..] => "programme",
            _ => null,
        };

    /// <summary>Of what an address is one of many, a few of which are looked at; null for others.</summary>
    private static string? FewOf(string address)
    {
        var path = address.Split('?')[0];
        var sort = $"{Path.GetExtension(path)} {(Query(address).Length > 0 ? Query(address).Split('=')[0] : "")}";
        return path.Split('/') switch
        {
            ["", "meetings", _, _, .. var task] => $"meeting {Shape(task)} {sort}",
            ["", "reports", _, .. var task] => $"report {Shape(task)} {sort}",
            ["", "public", _, _, "reports", _] => $"public report {sort}",
            ["", "public", _, .. var rest] => $"public {Shape(rest)} {sort}",
            ["", "meetings" or "reports" or "decisions" or "public", ..] when Query(address).Length > 0 => $"{path} {sort}",
            ["", "organisations", _, "attendance", ..] => $"attendance of a partner {sort}",
            ["", "organisations", _, var file] when file.StartsWith("attendance.", StringComparison.Ordinal) =>
                $"attendance of a partner {sort}",
            _ => null,
        };
    }

    /// <summary>The parts of an address without keys: each second one.</summary>
    private static string Shape(string[] parts) =>
        string.Join('/', parts.Select((part, at) => at % 2 == 0 ? Path.GetFileNameWithoutExtension(part) : "*"));

    private static bool IsOneOfFew(Dictionary<string, int> few, string sort)
    {
        var seen = few.GetValueOrDefault(sort);
        if (seen >= AFew)
            return false;
        few[sort] = seen + 1;
        return true;
    }

    private static string Query(string address) => address.Split('?').ElementAtOrDefault(1) ?? "";

    /// <summary>Goes on after a fault, so that one run tells them all.</summary>
    private static async Task Note(List<string> complaints, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (ShouldAssertException fault) when (complaints.Count < 30)
        {
            lock (complaints)
                complaints.Add(fault.Message);
        }
    }

    private static bool IsNew(HashSet<string> kinds, string kind)
    {
        lock (kinds)
            return kinds.Add(kind);
    }

    /// <summary>A tab of the demonstration's partnership manager; what its pages complain of is noted.</summary>
    private async Task<Tab> Manager(Uri home, List<string> complaints)
    {
        var tab = await chromium.Open(Screen.Desktop, address: home);
        await tab.Page.LookAs(LookingAs.Manager);
        tab.Page.Console += (_, message) =>
        {
            if (message.Type != "error" || message.Text.Contains("404", StringComparison.Ordinal))
                return;
            lock (complaints)
                complaints.Add($"{tab.Page.Url}: {message.Text}");
        };
        return tab;
    }

    /// <summary>The address without keys: /bodies/executive is of the kind /bodies/*.</summary>
    private static string KindOf(string address)
    {
        var parts = address.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts.Select((part, i) => i % 2 == 0 ? part : "*"));
    }
}
