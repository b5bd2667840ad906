using Remit.Browser.Harness;

namespace Remit.Browser.Responsibilities;

/// <summary>The pages of responsibilities and actions on every screen: nothing for axe, nothing that sticks out.</summary>
public class PagesTests(Chromium chromium, DemoServer demo)
{
    [Theory]
    [InlineData("/registers")]
    [InlineData("/registers/lead-member")]
    [InlineData("/registers/director")]
    [InlineData("/registers/lscb?rating=nothing-recorded")]
    [InlineData("/registers/lead-member/5-11-governance")]
    [InlineData("/registers/director/4-16-assurance")]
    [InlineData("/registers/lscb/a-i")]
    [InlineData("/sources")]
    [InlineData("/sources/lscb-regulations-2006")]
    [InlineData("/sources/cypp")]
    [InlineData("/reporting-duties?holder=post:director")]
    [InlineData("/actions")]
    [InlineData("/actions?status=overdue")]
    [InlineData("/actions/raise-issues")]
    public async Task A_page_is_fit_for_every_screen(string address)
    {
        var start = await demo.Address();
        foreach (var screen in Screen.All)
        {
            await using var tab = await chromium.Open(screen, address: start);
            await tab.Page.GotoAsync(address);
            await tab.Page.ShouldHaveNothingForAxe();
            await tab.Page.ShouldNotScrollSideways();
        }
    }
}
