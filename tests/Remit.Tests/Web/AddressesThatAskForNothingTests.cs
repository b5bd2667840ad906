using Remit.Tests.Harness;

namespace Remit.Tests.Web;

public class AddressesThatAskForNothingTests
{
    [Theory]
    [InlineData("/organisations?page=abc", "There is no page abc: this is the only one.")]
    [InlineData("/people?page=0", "There is no page 0: this is the only one.")]
    [InlineData("/posts?page=-1", "There is no page -1: this is the only one.")]
    [InlineData("/areas?page=2", "There is no page 2: this is the only one.")]
    [InlineData("/members?page=99999999999999999999", "There is no page 99999999999999999999: this is the only one.")]
    [InlineData("/actions?page=2", "There is no page 2: this is the only one.")]
    [InlineData("/changes?page=9", "There is no page 9: this is the only one.")]
    [InlineData("/changes/1?page=99", "There is no page 99. Showing the last, page ")]
    [InlineData("/changes/1?page=none", "There is no page none. Showing the first of ")]
    [InlineData("/members?state=zzz", "No such state: zzz. Showing all.")]
    [InlineData("/structure?kind=zzz", "No such kind: zzz. Showing all.")]
    [InlineData("/structure?state=zzz", "No such state: zzz. Showing all.")]
    [InlineData("/registers/lead-member?rating=zzz", "No such rating: zzz. Showing all.")]
    [InlineData("/actions?status=zzz", "No such status: zzz. Showing all.")]
    [InlineData("/actions?owner=zzz", "No such owner: zzz. Showing all.")]
    [InlineData("/actions?owner=post:nobody", "No such owner: post:nobody. Showing all.")]
    [InlineData("/actions?owner=place:executive/chair", "No such owner: place:executive/chair. Showing all.")]
    [InlineData("/reporting-duties?holder=zzz", "No such holder: zzz. Showing all.")]
    public async Task The_page_says_that_there_is_no_such_thing_and_shows_the_rest(string address, string words)
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page(address);
        page.QuerySelector(".remit-notice")!.TextContent.Trim().ShouldStartWith(words);
        page.QuerySelectorAll("table tbody tr, .remit-tree li, details").Length.ShouldBeGreaterThan(0);
        using var response = await app.Client.GetAsync(address.Replace("?", ".json?", StringComparison.Ordinal));
        (await response.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Theory]
    [InlineData("/actions?owner=post:dass")]
    [InlineData("/actions?owner=nobody")]
    [InlineData("/actions?owner=&status=")]
    [InlineData("/members?page=1&state=vacant")]
    [InlineData("/registers/lead-member?rating=nothing-recorded")]
    [InlineData("/structure?kind=&state=closed&outside=")]
    public async Task What_there_is_is_not_remarked_upon(string address)
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page(address)).QuerySelectorAll(".remit-notice").ShouldBeEmpty();
    }
}
