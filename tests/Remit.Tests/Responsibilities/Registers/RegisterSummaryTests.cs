using System.Text.Json;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Registers;

/// <summary>A register on one page, and by its filters.</summary>
public class RegisterSummaryTests
{
    [Theory]
    [InlineData("2007-09-03", "2005-09-30", "2007-06-30")]
    [InlineData("2007-06-30", "2005-09-30", "2007-06-30")]
    [InlineData("2008-01-01", "2006-03-31", "2007-12-31")]
    public void The_last_eight_quarters_end_by_the_day(string day, string first, string last)
    {
        var ends = RegisterSummaryView.QuarterEnds(When.Day(day)).ToList();
        (ends.Count, ends[0], ends[^1]).ShouldBe((8, When.Day(first), When.Day(last)));
    }

    [Fact]
    public void At_the_ends_of_the_calendar_there_are_quarters_as_far_as_it_goes()
    {
        RegisterSummaryView.QuarterEnds(DateOnly.MaxValue).Last().ShouldBe(DateOnly.MaxValue);
        RegisterSummaryView.QuarterEnds(DateOnly.MinValue).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_tells_what_moved_what_is_weakest_and_how_it_went(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await Write(app);
        var summary = (await app.Twin("/registers/director/summary.json")).GetProperty("summary");
        string[] Texts(string list) =>
            [.. summary.GetProperty(list).EnumerateArray().Select(r => r.GetProperty("text").GetString()!)];
        Texts("better").ShouldBe(["Better"]);
        Texts("worse").ShouldBe(["Worse"]);
        Texts("weakestRows").ShouldBe(["Worse", "Partly", "Blank"]);
        summary
            .GetProperty("trend")
            .EnumerateArray()
            .Select(q => q.GetProperty("numbers").GetProperty("responsibilities").GetInt32())
            .ShouldBe([4, 4, 4, 4, 4, 4, 4, 4]);
        var last = summary
            .GetProperty("trend")[7]
            .GetProperty("numbers")
            .GetProperty("shares")
            .EnumerateArray()
            .ToDictionary(s => s.GetProperty("fulfilment").GetString()!, s => s.GetProperty("count").GetInt32());
        last["met"].ShouldBe(2);
        var page = await app.Page("/registers/director/summary");
        page.QuerySelectorAll("svg.remit-trend rect").Length.ShouldBeGreaterThan(8);
        page.QuerySelectorAll("#trend ~ tbody tr").Length.ShouldBe(8);
        (await app.CommandsFor("/registers/director/summary")).ShouldBeLessThanOrEqualTo(6);
    }

    [Theory]
    [InlineData("rating=not-met", "Worse")]
    [InlineData("heading=Second", "Blank")]
    [InlineData("since=2007-08-01", "Worse")]
    [InlineData("q=LANK", "Blank")]
    [InlineData("q=better&rating=met", "Better")]
    [InlineData("ahead=yes", "")]
    public async Task A_register_shows_the_rows_that_are_asked_for(string query, string text)
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        var rows = (await app.Twin($"/registers/director.json?{query}")).GetProperty("rows").EnumerateArray();
        string.Join(' ', rows.Select(r => r.GetProperty("text").GetString())).ShouldBe(text);
        var page = await app.Page($"/registers/director?{query}");
        page.QuerySelector("main")!.TextContent.ShouldContain("Showing only");
    }

    private static Task Write(RemitApp app) =>
        app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                var register = new Register
                {
                    Id = ids.Next<Register>(),
                    Key = "director",
                    Title = "Responsibilities of the Director",
                };
                db.Add(register);
                Row("Better", "First", (Rating.NotMet, "2005-01-01"), (Rating.Met, "2007-03-01"));
                Row("Worse", "First", (Rating.Met, "2005-01-01"), (Rating.NotMet, "2007-08-01"));
                Row("Partly", "First", (Rating.PartlyMet, "2005-01-01"));
                Row("Blank", "Second");

                void Row(string text, string heading, params (Rating Rating, string On)[] positions)
                {
                    var row = new Responsibility
                    {
                        Id = ids.Next<Responsibility>(),
                        Key = Slug.From(text),
                        Register = register.Id,
                        Text = text,
                        Heading = heading,
                    };
                    db.Add(row);
                    foreach (var (rating, on) in positions)
                        db.Add(
                            new Position
                            {
                                Id = ids.Next<Position>(),
                                Key = on,
                                Responsibility = row.Id,
                                Text = "Said",
                                Rating = rating,
                                On = When.Day(on),
                            }
                        );
                }
            },
            "Wrote it"
        );
}
