using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Structure.Terms;

public class TermsDueTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_due_within_two_months_or_overdue_is_listed_the_earliest_first(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Agree(app, "executive", "2007-08-31");
        await Agree(app, "early-years-group", "2007-11-03");
        await Agree(app, "school-age-group", "2007-11-04");
        (await app.Page("/terms?due=yes")).QuerySelectorAll("main table tbody tr").Length.ShouldBe(2);
        var list = await app.Twin("/terms.json");
        (list.GetProperty("due").GetInt32(), list.GetProperty("overdue").GetInt32()).ShouldBe((2, 1));
        (await app.Page("/bodies/executive")).Body!.TextContent.ShouldContain("due to be looked at again");
        (await app.Page("/bodies/school-age-group")).Body!.TextContent.ShouldNotContain("due to be looked at again");
        await using var db = app.Store.Read(Sight.Everything);
        (await TermsDue.On(db, When.Day("2007-09-03"), 3))
            .Select(t => t.Body.Key)
            .ShouldBe(["executive", "early-years-group", "school-age-group"]);
    }

    [Theory]
    [InlineData(Relation.Clerk, true)]
    [InlineData(Relation.Chair, true)]
    [InlineData(Relation.Member, false)]
    public async Task A_bodys_chair_and_clerk_are_reminded_of_theirs(Relation relation, bool isReminded)
    {
        RecordRef? to = null;
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "Somebody",
                        "in a test",
                        [new Standing(Relation.Partner), new Standing(relation, to)],
                        Guid.Empty
                    )
                )
            )
        );
        await Agree(app, "executive", "2007-08-31");
        await Agree(app, "early-years-group", "2007-08-31");
        to = new RecordRef("body", (await app.Find<Body>("executive")).Id.Value);
        using var page = await app.Page("/");
        page.QuerySelectorAll("section[aria-labelledby=work-terms] li").Length.ShouldBe(isReminded ? 1 : 0);
        if (isReminded)
            page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 is late");
    }

    private static async Task Agree(RemitApp app, string body, string review)
    {
        var id = (await app.Find<Body>(body)).Id;
        await app.Write(
            db =>
            {
                var terms = db.Set<TermsOfReference>().AsTracking().Single(t => t.Body == id);
                (terms.State, terms.ReviewOn) = (TermsState.Agreed, When.Day(review));
            },
            "Agreed"
        );
    }
}
