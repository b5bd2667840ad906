using Microsoft.Playwright;

namespace Remit.Browser.Harness;

/// <summary>Who looks at the demonstration.</summary>
internal static class LookingAs
{
    /// <summary>The demonstration's own partnership manager, who may change everything.</summary>
    public const string Manager = "pat-manager";

    /// <summary>The demonstration's own administrator.</summary>
    public const string Administrator = "alex-administrator";

    /// <summary>Chooses somebody, as a reader does.</summary>
    public static async Task LookAs(this IPage page, string person)
    {
        await page.GotoAsync("/demo");
        await page.Locator($"main button[value='{person}']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".remit-demo")).Not.ToContainTextAsync("as the public");
    }
}
