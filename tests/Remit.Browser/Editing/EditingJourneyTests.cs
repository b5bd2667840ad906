using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser.Editing;

/// <summary>The manager adds a body, changes it, and meets somebody else's change: with scripts and without, wide and narrow.</summary>
public class EditingJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, "desktop")]
    [InlineData(false, "narrow")]
    public async Task A_body_is_added_changed_and_changed_by_two_at_once(bool scripts, string size)
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        await using var tab = await chromium.Open(Screen.All.Single(s => s.Name == size), scripts, demo.Address);
        var page = tab.Page;
        await page.LookAs(LookingAs.Manager);
        await page.GotoAsync("/structure");
        await Press(page.GetByRole(AriaRole.Link, new() { Name = "Add a body" }));
        await Look(page, scripts);
        await Continue(page);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter the name");
        await Look(page, scripts);
        await page.GetByLabel("What is the body called?")
            .FillAsync("A locality group with a name that is rather long for a narrow page");
        await page.GetByLabel("What sort of body is it?").SelectOptionAsync("Local group");
        await Continue(page);
        await Look(page, scripts);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Advises" }).CheckAsync();
        await Continue(page);
        await Look(page, scripts);
        await Continue(page);
        await page.GetByRole(AriaRole.Radio, new() { Name = "No", Exact = true }).CheckAsync();
        await Look(page, scripts);
        await Continue(page);
        await Look(page, scripts);
        await Continue(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Check your answers");
        await Look(page, scripts);
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Your change is saved.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change", Exact = false }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Change what is recorded");
        await Look(page, scripts);

        var part = new Uri(page.Url).AbsolutePath + "?part=name";
        await page.GotoAsync(part);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(part);
        await other.GetByLabel("What is it for?").FillAsync("What the other typed");
        await Press(other.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Assertions.Expect(other.Locator(".govuk-notification-banner")).ToContainTextAsync("Your change is saved.");
        await page.GetByLabel("What is it for?").FillAsync("What I typed");
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Assertions.Expect(page.Locator(".govuk-inset-text")).ToContainTextAsync("What the other typed");
        await Look(page, scripts);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Use what stands below" }).CheckAsync();
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What I typed");

        foreach (
            var address in new[] { "/change/body/executive?of=place", "/change/place/executive/pct", "/bodies/executive/rename" }
        )
        {
            await page.GotoAsync(address);
            await Look(page, scripts);
        }
    }

    private static Task Continue(IPage page) => Press(page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));

    private static Task Press(ILocator button) => button.Page.ToTheNext(() => button.ClickAsync());

    private static async Task Look(IPage page, bool scripts)
    {
        await page.ShouldNotScrollSideways();
        // Axe is a script itself.
        if (scripts)
            await page.ShouldHaveNothingForAxe();
    }
}
