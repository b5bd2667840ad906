using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;
using Remit.Tests.Harness;

namespace Remit.Tests.Intake;

/// <summary>An empty partnership, and the papers that people have.</summary>
public class FirstHourTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_list_of_members_makes_its_body_and_the_partnership_and_one_undo_takes_all_back(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        (await app.Page("/")).QuerySelector("main a[href='/imports/new']").ShouldNotBeNull();
        var (preview, shown) = await Preview(app, "management-group-members.xlsx", "members");

        preview.Tile("Questions").ShouldBe(5);
        Value(preview, "body.name").ShouldBe("Marlshire Management Group");
        preview.QuerySelector<IHtmlSelectElement>("select[name='question-body.kind']")!.Value.ShouldBe("working-group");
        var (done, there) = await app.Send(
            preview,
            form =>
            {
                form["question-body.name"] = "Children’s Management Group";
                form["question-body.kind"] = "management-team";
                form["day-of-question-body.since-day"] = "1";
                form["day-of-question-body.since-month"] = "4";
                form["day-of-question-body.since-year"] = "2006";
                form["question-partnership"] = "Marlshire Children’s Partnership";
            },
            "show"
        );
        done.Tile("Questions").ShouldBe(0);
        (done, there) = await app.Send(done, button: "keep");
        there.ShouldBe(shown + "?done=in");
        done.QuerySelectorAll("main li a")
            .Select(a => (a.TextContent, a.GetAttribute("href")))
            .ShouldBe([("Members of Children’s Management Group", "/bodies/childrens-management-group")]);

        await using (var db = app.Store.Read(Sight.Everything))
        {
            var body = await db.All<Body>().SingleAsync();
            (body.Name, body.Kind, body.EstablishedFrom).ShouldBe(
                ("Children’s Management Group", BodyKind.ManagementTeam, new DateOnly(2006, 4, 1))
            );
            (await db.All<Partnership>().SingleAsync()).Name.ShouldBe("Marlshire Children’s Partnership");
        }
        (await app.Page("/")).Heading().ShouldContain("Marlshire Children’s Partnership");

        await app.Send(await app.Page(shown + "/take-back"));
        await using var after = app.Store.Read(Sight.Everything);
        (await after.All<Body>().CountAsync() + await after.All<Partnership>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task All_kinds_of_paper_come_in_one_after_another()
    {
        await using var app = await RemitApp.Start();
        foreach (
            var (file, kind, seen) in new[]
            {
                ("management-group-members.xlsx", "members", "Members of Marlshire Management Group"),
                ("executive-terms.docx", "terms", "Terms of reference of Marlshire Safeguarding Children Executive"),
                ("forward-plan.docx", "planner", "Forward planner"),
                ("board-action-log.docx", "actions", "All actions"),
                ("practice-review-plan.xlsx", "actions", "All actions"),
                ("director-duties.docx", "responsibilities", "Register: Statutory duties of the Director of Children’s Services"),
            }
        )
        {
            var (preview, shown) = await Preview(app, file, kind);
            preview.Heading().ShouldBe("Is this right?", file);
            for (var round = 0; round < 5 && preview.Tile("Questions") > 0; round++)
                (preview, _) = await app.Send(preview, button: "show");
            var (done, there) = await app.Send(preview, button: "keep");
            there.ShouldBe(shown + "?done=in", file);
            done.QuerySelectorAll("main li a").Select(a => a.TextContent).ShouldContain(seen);
            foreach (var link in done.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")!))
                (await app.Page(link)).Heading().ShouldNotBeEmpty();
        }
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Body>().Select(b => b.Name).ToListAsync())
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "Marlshire Children’s Partnership Board",
                "Marlshire Management Group",
                "Marlshire Safeguarding Children Executive",
            ]);
    }

    [Fact]
    public async Task A_name_that_is_recorded_and_a_day_that_is_none_are_said_where_they_stand()
    {
        await using var app = await RemitApp.WithTheSample();
        var (preview, _) = await Preview(app, "management-group-members.xlsx", "members");
        var (wrong, _) = await app.Send(
            preview,
            form =>
            {
                form["question-body.name"] = "Children and Young People’s Executive";
                form["day-of-question-body.since-day"] = "31";
                form["day-of-question-body.since-month"] = "2";
                form["day-of-question-body.since-year"] = "2007";
            },
            "show"
        );
        wrong
            .Errors()
            .ShouldContain(e =>
                e.StartsWith("“Children and Young People's Executive” is recorded already.", StringComparison.Ordinal)
            );
        wrong.Errors().ShouldContain("“2007-02-31” is not a date such as 2007-09-03.");
        Value(wrong, "body.name").ShouldBe("Children and Young People’s Executive");
        wrong.QuerySelector<IHtmlInputElement>("input[name='day-of-question-body.since-day']")!.Value.ShouldBe("31");
        var (kept, there) = await app.Send(wrong, button: "keep");
        there.ShouldNotContain("done");
        kept.Errors().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_body_answers_to_one_that_is_recorded_or_takes_its_place_in_the_list()
    {
        await using var app = await RemitApp.WithTheSample();
        var (preview, _) = await Preview(app, "executive-terms.docx", "terms");
        var body = preview.QuerySelector<IHtmlSelectElement>("select[name='question-body']").ShouldNotBeNull();
        body.Options.Select(o => o.Value).ShouldContain("executive");
        var (asked, _) = await app.Send(preview, form => form["question-body"] = "new", "show");
        var (said, _) = await app.Send(
            asked,
            form =>
            {
                form["question-body.name"] = "Marlshire Executive";
                form["question-body.state"] = "proposed";
                form["question-body.answers-to"] = "board";
            },
            "show"
        );
        said.QuerySelector("section[aria-labelledby=new]")!
            .TextContent.ShouldContain(
                "executive: “Marlshire Executive”, proposed, answering to “Children and Young People's Board”"
            );
        said.QuerySelector("[name='day-of-question-body.since-day']").ShouldBeNull();
        var (recorded, _) = await app.Send(said, form => form["question-body"] = "executive", "show");
        recorded.QuerySelector("[name='question-body.name']").ShouldBeNull();
    }

    [Theory]
    [InlineData("Management Group – and contacts, as at 3 June 2024", "Management Group", BodyKind.WorkingGroup)]
    [InlineData("Marlshire Children’s Partnership Board", "Marlshire Children’s Partnership Board", BodyKind.Board)]
    [InlineData("Safeguarding Children Partnership: 2024", "Safeguarding Children Partnership", BodyKind.SafeguardingBoard)]
    [InlineData("Group for Looked After Children", "Group for Looked After Children", BodyKind.WorkingGroup)]
    [InlineData("3 June 2024", null, BodyKind.Other)]
    public void The_name_of_a_body_is_found_in_a_title(string title, string? name, BodyKind kind)
    {
        var found = new BodyTitle(title, new Remit.Documents.FilePlace("paper.txt", 1, 1)).Name;
        found.ShouldBe(name);
        BodyTitle.KindIn(found ?? title).ShouldBe(kind);
    }

    private static async Task<(IHtmlDocument Page, string Address)> Preview(RemitApp app, string file, string kind)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "papers", file));
        var (asked, _) = await app.HandIn(file, content);
        return await app.Send(asked, form => form["Kind"] = kind);
    }

    private static string Value(IHtmlDocument page, string question) =>
        page.QuerySelector<IHtmlInputElement>($"input[name='question-{question}']").ShouldNotBeNull().Value;
}
