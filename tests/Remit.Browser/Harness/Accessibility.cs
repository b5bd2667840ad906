using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Remit.Browser.Harness;

/// <summary>What a page must be for everyone, as far as a program can tell.</summary>
internal static class Accessibility
{
    /// <summary>Runs axe over the page with all its rules, best practices included; fails with each rule that was broken,
    /// where, and how to mend it.</summary>
    public static async Task ShouldHaveNothingForAxe(this IPage page)
    {
        var result = await page.RunAxe();
        result.Passes.Length.ShouldBeGreaterThan(0, $"axe looked at nothing on {page.Url}");
        var said = Say(result.Violations);
        said.ShouldBeEmpty($"\naxe found on {page.Url}:\n{said}");
    }

    /// <summary>Fails when the page as a whole scrolls sideways, naming what sticks out. What scrolls in a region of its own
    /// is no fault.</summary>
    public static async Task ShouldNotScrollSideways(this IPage page)
    {
        var sticking = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = e => e && e !== document.body && e !== document.documentElement
                && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
                .map(e => `${e.tagName.toLowerCase()}.${e.className} reaches ${Math.round(e.getBoundingClientRect().right)} of ${width}`)
                .concat(`the page is ${document.documentElement.scrollWidth} wide`);
            }
            """
        );
        sticking.ShouldBeEmpty($"\n{page.Url} scrolls sideways:\n{string.Join('\n', sticking)}\n");
    }

    private static string Say(IEnumerable<AxeResultItem> violations)
    {
        var said = new StringBuilder();
        foreach (var violation in violations)
        {
            said.AppendLine($"- {violation.Help} ({violation.Id}, {violation.Impact}) {violation.HelpUrl}");
            foreach (var node in violation.Nodes)
            {
                said.AppendLine($"    {node.Target}: {node.Html}");
                foreach (var check in node.Any.Concat(node.All).Concat(node.None))
                {
                    said.AppendLine($"      {check.Message}");
                }
            }
        }

        return said.ToString();
    }
}
