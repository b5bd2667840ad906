using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Duties;

public class ReportingDutiesPageTests
{
    [Fact]
    public async Task It_says_who_reports_to_whom_on_what_and_how_often()
    {
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/reporting-duties");
        var rows = page.QuerySelectorAll("#duties ~ tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(14);
        rows.ShouldContain(r =>
            r.Contains("The work of the Board") && r.Contains("regularly (quarterly?), after the meetings of the Board")
        );
    }

    [Theory]
    [InlineData("post:director", 4)]
    [InlineData("body:lscb", 2)]
    [InlineData("body:bridges-board", 0)]
    public async Task A_holder_sees_what_it_owes_and_what_is_owed_to_it(string holder, int count)
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Twin($"/reporting-duties.json?holder={holder}")).GetProperty("duties").GetArrayLength().ShouldBe(count);
    }
}
