using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser.Meetings;

/// <summary>A year of reports on the Board's meetings: planned, overruled by a person, and kept; on a phone without scripts, and at a desk.</summary>
public class PlannerJourneyTests(Chromium chromium)
{
    private const string Plan = "/reports/plan?body=board";
    private const string Waits = "Involvement: yearly report";
    private const string Placed = "Transport for young people";

    [Theory]
    [InlineData(true, "desktop")]
    [InlineData(false, "phone")]
    public async Task What_has_to_wait_is_held_what_can_wait_is_left_off_and_the_plan_is_kept(bool scripts, string size)
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        await using var tab = await chromium.Open(Screen.All.Single(s => s.Name == size), scripts, demo.Address);
        var page = tab.Page;
        await page.LookAs(LookingAs.Manager);

        await page.GotoAsync(Plan);
        await page.Look(scripts);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync(Waits);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("The meeting with most room");

        await Choose(page, Waits, "Hold on 11 June 2008");
        await Choose(page, Placed, "Leave off plans");
        await page.Press("Plan again with what is held");
        await page.Look(scripts);
        await Assertions.Expect(Line(page, Waits)).ToContainTextAsync("Held");
        await Assertions.Expect(Line(page, Placed)).ToContainTextAsync("Taken off");
        await Assertions.Expect(page.GetByLabel($"Where “{Placed}” goes")).ToHaveValueAsync("--");
        await Assertions.Expect(page.Locator("#waiting")).Not.ToContainTextAsync(Waits);

        await page.Press("Keep this plan");
        await page.Look(scripts);
        await page.GotoAsync(Plan);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It is what stands in the forward planner already.");
        await Assertions.Expect(Line(page, Waits)).ToContainTextAsync("Held");
        await Assertions.Expect(Line(page, Placed)).ToContainTextAsync("Left off");
    }

    private static ILocator Line(IPage page, string report) =>
        page.Locator(".remit-planned").Filter(new() { HasText = report }).First;

    private static Task Choose(IPage page, string report, string where) =>
        page.GetByLabel($"Where “{report}” goes").SelectOptionAsync(new SelectOptionValue { Label = where });
}
