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
            await page.Look(scripts);
            await page.Press("Continue");
        }
        await page.Press("Save");

        await page.GotoAsync($"{Meeting}/agenda/edit");
        await page.Look(scripts);
        await page.Press("Begin the agenda");
        await page.Look(scripts);
        await page.GotoAsync($"{Meeting}/agenda/publish");
        await page.Look(scripts);
        await page.Press("Publish");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1.");

        await page.GotoAsync($"{Meeting}/attendance/record");
        await page.Look(scripts);
        var lines = page.Locator("select[name^='p-'][name$='-as']");
        for (var line = 0; line < 4; line++)
            await lines.Nth(line).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("input[name$='-chair']").First.CheckAsync();
        await page.Press("Save");
        await Assertions.Expect(page.Locator(".remit-answer")).ToContainTextAsync("4 of");
        await page.Look(scripts);

        await page.GotoAsync($"{Meeting}/decide");
        await page.GetByLabel("What is it called in lists?").FillAsync("Swings for the park");
        await page.GetByLabel("On what in Remit does it rest?").FillAsync("safeguarding");
        await page.Press("Search");
        await page.Look(scripts);
        await page.Locator("input[name='rests-on']").First.CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Agreed", Exact = true }).CheckAsync();
        await page.GetByLabel("What was decided?").FillAsync("That the park gets swings.");
        await page.Press("Continue");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Check this decision");
        await page.Look(scripts);
        await page.Press("Record this decision");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("That the park gets swings.");
        await page.Look(scripts);

        await page.GotoAsync($"{Meeting}/minutes");
        await page.Look(scripts);
        await page.Locator("main a[href*='/minutes/note']").First.ClickAsync();
        await page.Locator("textarea[name=words]").FillAsync("Everybody was welcome.");
        await page.Look(scripts);
        await page.Press("Save this item");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Everybody was welcome.");
        await page.GotoAsync($"{Meeting}/minutes/circulate");
        await page.Look(scripts);
        await page.Press("Circulate");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Swings for the park");
    }
}
