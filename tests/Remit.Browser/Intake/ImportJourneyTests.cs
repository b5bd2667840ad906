using System.Text;
using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser.Intake;

/// <summary>Somebody brings in a register as they have it, puts a column right, and takes all of it back.</summary>
public class ImportJourneyTests(Chromium chromium)
{
    private const string Paper =
        "Guidance para.,Duty,How we do it,Next steps,Lead officer\n"
        + "9.1,Keep the harbour lights burning,Lamps were bought in May,Find a second keeper,Gareth Williams\n"
        + "9.2,Hear the sailors,,Ask them in June,Ann Other\n";

    [Theory]
    [InlineData(true, "desktop")]
    [InlineData(true, "phone")]
    [InlineData(false, "phone")]
    public async Task From_a_file_to_its_records_and_back(bool scripts, string size)
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        var screen = Screen.All.Single(s => s.Name == size);
        await using var tab = await chromium.Open(screen, scripts, demo.Address);
        var page = tab.Page;
        await page.LookAs(LookingAs.Manager);
        await page.GotoAsync("/imports");
        await Look(tab, "imports", scripts);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Bring in a file" }));

        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose a file, or paste a text below");
        await Look(tab, "new", scripts);
        await page.GetByLabel("Choose a file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = $"harbour-master-with-a-long-{string.Join('_', Enumerable.Repeat("name", 12))}.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Paper),
                }
            );
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));

        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Responsibilities" })).ToBeCheckedAsync();
        await Look(tab, "kind", scripts);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Is this right?");
        await Assertions
            .Expect(page.Locator("section[aria-labelledby=left-out]"))
            .ToContainTextAsync("The column “How we do it” with 1 cell");
        await Look(tab, "preview", scripts);
        await page.GetByLabel("How we do it").SelectOptionAsync("Action taken");
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Show what this changes" }));
        await Assertions.Expect(page.Locator("section[aria-labelledby=left-out]")).ToHaveCountAsync(0);
        await Look(tab, "mended", scripts);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Bring it in", Exact = true }));

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The paper was brought in.");
        await Look(tab, "done", scripts);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }));
        await Look(tab, "take-back", scripts);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("All of it was taken back.");
        await Look(tab, "taken-back", scripts);
    }

    [Fact]
    public async Task Questions_and_problems_are_fit_for_every_screen()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var tab = await chromium.Open(screen, address: demo.Address);
            var page = tab.Page;
            await page.LookAs(LookingAs.Manager);
            await Paste(
                page,
                "Responsibilities of the Lead Member\n\nPara\tDuty\tSmell\n5.6\tSomething that was never worded so\tbad\n"
                    + string.Concat(Enumerable.Range(1, 300).Select(n => $"{n}.77\tRow {n} {new string('x', 60)}\tbad\n"))
            );
            await Assertions.Expect(page.Locator("#questions")).ToContainTextAsync("1 open");
            await Look(tab, "questions");
            await page.GetByLabel("Smell").SelectOptionAsync("By when");
            await Paste(page, "Responsibilities of the Pilot\n\nPara\tDuty\n1\t\n2\tFish\n");
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("has no responsibility");
            await Look(tab, "problems");
        }
    }

    private static async Task Paste(IPage page, string text)
    {
        await page.GotoAsync("/imports/new");
        await page.GetByLabel("Or paste it").FillAsync(text);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
    }

    /// <summary>By the keyboard, as whoever has no mouse does.</summary>
    private static async Task Press(IPage page, ILocator button)
    {
        var isLink = await button.GetAttributeAsync("href") is not null;
        await button.FocusAsync();
        await page.ToTheNext(() => page.Keyboard.PressAsync(isLink ? "Enter" : "Space"));
    }

    /// <summary>A look needs scripts in the page, which a reader without them does not have.</summary>
    private static async Task Look(Tab tab, string name, bool scripts = true)
    {
        if (Environment.GetEnvironmentVariable("REMIT_SHOTS") is { } folder)
            await tab.Page.ScreenshotAsync(new() { Path = $"{folder}/{name}-{tab.Screen.Width}.png", FullPage = true });
        if (!scripts)
            return;
        await tab.Page.ShouldHaveNothingForAxe();
        await tab.Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await tab.Page.ShouldNotScrollSideways();
        await tab.Page.SetViewportSizeAsync(tab.Screen.Width, tab.Screen.Height);
        await tab.Page.ShouldNotScrollSideways();
    }
}
