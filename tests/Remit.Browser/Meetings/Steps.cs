using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser.Meetings;

/// <summary>What is done on each page of a journey.</summary>
internal static class Steps
{
    /// <summary>Presses a button of the page, and waits for the next.</summary>
    public static Task Press(this IPage page, string button) =>
        page.ToTheNext(() =>
            page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync()
        );

    /// <summary>Nothing stands out sideways, and axe finds nothing where scripts run: it is one itself.</summary>
    public static async Task Look(this IPage page, bool scripts)
    {
        await page.ShouldNotScrollSideways();
        if (scripts)
            await page.ShouldHaveNothingForAxe();
    }
}
