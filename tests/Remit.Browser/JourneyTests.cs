using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser;

/// <summary>What a reader does, from the first page on.</summary>
public class JourneyTests(Chromium chromium, DemoServer demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_home_to_who_chairs_the_early_years_group(bool scripts)
    {
        var home = await demo.Address();
        await using var tab = await chromium.Open(Screen.Phone, scripts, home);
        var page = tab.Page;
        await page.GotoAsync("/");
        await OpenMenu(page, scripts);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" })
            .GetByRole(AriaRole.Link, new() { Name = "Structure" })
            .ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(home, "/structure").AbsoluteUri);
        await page.Locator("main a[href='/bodies/early-years-group']").Last.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Early years group");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Lesley Hagger");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Interim");
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_content_and_the_date()
    {
        var home = await demo.Address();
        await using var tab = await chromium.Open(Screen.Desktop, address: home);
        var page = tab.Page;
        await page.GotoAsync("/bodies/executive");
        await page.Keyboard.PressAsync("Tab");
        (await Focused(page)).ShouldBe("Skip to main content");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#main-content$"));
        await page.GotoAsync("/bodies/executive");
        await page.Locator(".remit-date summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#frame-as-at").FillAsync("2007-05-01");
        await page.Keyboard.PressAsync("Tab");
        while (await Focused(page) != "Show")
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".remit-band")).ToContainTextAsync("1 May 2007");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to today" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(home, "/bodies/executive").AbsoluteUri);
    }

    [Fact]
    public async Task From_a_register_to_the_law_behind_one_of_its_rows()
    {
        var home = await demo.Address();
        await using var tab = await chromium.Open(Screen.Desktop, scripts: false, address: home);
        var page = tab.Page;
        await page.GotoAsync("/registers");
        await page.Locator("main a[href='/registers/director']").First.ClickAsync();
        var rows = page.Locator("main tbody a[href^='/registers/director/']");
        await Assertions.Expect(rows).ToHaveCountAsync(32);
        await page.Locator("main tbody a[href^='/registers/director/']").Nth(5).ClickAsync();
        await page.Locator("main a[href^='/sources/']").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sources/"));
    }

    private static async Task OpenMenu(IPage page, bool scripts)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        if (scripts && await button.IsVisibleAsync())
            await button.ClickAsync();
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
