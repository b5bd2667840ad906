using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

/// <summary>The papers say of three bodies that others are to take over from them.</summary>
public class ReorganisationsOfThePapersTests
{
    [Theory]
    [InlineData("eydcp", "early-years-group")]
    [InlineData("childrens-fund-board", "school-age-group")]
    [InlineData("education-of-looked-after-group", "corporate-parenting-group")]
    public async Task The_body_is_there_until_its_last_day_and_its_successor_has_taken_over_from_the_next(string old, string next)
    {
        await using var app = await RemitApp.WithTheSample();
        var name = (await app.Find<Body>(old)).Name;
        (await app.Store.Close(old, "2007-09-30", [next])).ShouldBeEmpty();

        using (var before = await app.Page($"/bodies/{old}?as-at=2007-09-30"))
        {
            before.QuerySelector("h1")!.TextContent.ShouldBe(name);
            before.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Established");
        }
        using (var after = await app.Page($"/bodies/{old}?as-at=2007-10-01"))
        {
            after.QuerySelector("h1")!.TextContent.ShouldBe(name);
            after.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Closed");
            after.QuerySelector("main")!.TextContent.ShouldContain("Was succeeded by");
        }
        using (var successor = await app.Page($"/bodies/{next}?as-at=2007-10-01"))
            successor.QuerySelector("main")!.TextContent.ShouldContain("on 1 October 2007");
        await using var db = app.Store.Read(Sight.Everything);
        var succession = await (
            from s in db.All<Succession>()
            join earlier in db.All<Body>() on s.Predecessor equals earlier.Id
            where earlier.Key == old
            select s
        ).SingleAsync();
        (succession.State, succession.On).ShouldBe((SuccessionState.Done, When.Day("2007-10-01")));
        succession.TakenFrom.ShouldNotBeNull();
        (await app.Store.Close(old, "2007-09-30", [next])).ShouldHaveSingleItem().Message.ShouldContain("already");
    }
}
