using Microsoft.Playwright;
using Remit.Browser.Harness;

namespace Remit.Browser.Meetings;

/// <summary>A clerk's meeting from its calendar to its minutes: on a phone without scripts, and at a desk.</summary>
public class ClerkJourneyTests(Chromium chromium)
{
    private const string Meeting = "/meetings/executive/2008-04-01";

    [Theory]
    [InlineData(true, "desktop")]
    [InlineData(false, "phone")]
    public async Task From_the_calendar_to_minutes_that_are_circulated(bool scripts, string size)
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        await using var tab = await chromium.Open(Screen.All.Single(s => s.Name == size), scripts, demo.Address);
        var page = tab.Page;
        await page.LookAs("grace-ellison");

        await page.GotoAsync("/add/meeting?in=body:executive");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("1");
        await page.GetByLabel("Month", new() { Exact = true }).FillAsync("4");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync("2008");
        await page.GetByLabel("When does it start?").FillAsync("14:00");
        for (var part = 0; part < 6 && await page.Locator("h1").TextContentAsync() != "Check your answers"; part++)
        {
            await Look(page, scripts);
            await Press(page, "Continue");
        }
        await Press(page, "Save");

        await page.GotoAsync($"{Meeting}/agenda/edit");
        await Look(page, scripts);
        await Press(page, "Begin the agenda");
        await Look(page, scripts);
        await page.GotoAsync($"{Meeting}/agenda/publish");
        await Look(page, scripts);
        await Press(page, "Publish");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1.");

        await page.GotoAsync($"{Meeting}/attendance/record");
        await Look(page, scripts);
        var lines = page.Locator("select[name^='p-'][name$='-as']");
        for (var line = 0; line < 4; line++)
            await lines.Nth(line).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("input[name$='-chair']").First.CheckAsync();
        await Press(page, "Save");
        await Assertions.Expect(page.Locator(".remit-answer")).ToContainTextAsync("4 of");
        await Look(page, scripts);

        await page.GotoAsync($"{Meeting}/decide");
        await page.GetByLabel("What is it called in lists?").FillAsync("Swings for the park");
        await page.GetByLabel("On what in Remit does it rest?").FillAsync("safeguarding");
        await Press(page, "Search");
        await Look(page, scripts);
        await page.Locator("input[name='rests-on']").First.CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Agreed", Exact = true }).CheckAsync();
        await page.GetByLabel("What was decided?").FillAsync("That the park gets swings.");
        await Press(page, "Continue");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Check this decision");
        await Look(page, scripts);
        await Press(page, "Record this decision");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("That the park gets swings.");
        await Look(page, scripts);

        await page.GotoAsync($"{Meeting}/minutes");
        await Look(page, scripts);
        await page.Locator("main a[href*='/minutes/note']").First.ClickAsync();
        await page.Locator("textarea[name=words]").FillAsync("Everybody was welcome.");
        await Look(page, scripts);
        await Press(page, "Save this item");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Everybody was welcome.");
        await page.GotoAsync($"{Meeting}/minutes/circulate");
        await Look(page, scripts);
        await Press(page, "Circulate");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Swings for the park");
    }

    private static Task Press(IPage page, string button) =>
        page.ToTheNext(() =>
            page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync()
        );

    private static async Task Look(IPage page, bool scripts)
    {
        await page.ShouldNotScrollSideways();
        // Axe is a script itself.
        if (scripts)
            await page.ShouldHaveNothingForAxe();
    }
}
