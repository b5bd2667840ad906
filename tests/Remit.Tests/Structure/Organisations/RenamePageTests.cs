using System.Net;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Organisations;

public class RenamePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task From_a_day_on_a_body_has_another_name_and_until_then_the_one_that_it_had(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        (await visitor.Page("/bodies/executive")).QuerySelector("a[href='/bodies/executive/rename']").ShouldNotBeNull();
        using (var answer = await visitor.Change("/bodies/executive/rename", ("name", "The Trust Executive"), ("on-day", "1")))
            answer.Headers.Location!.ToString().ShouldStartWith("/bodies/executive?saved=");
        (await app.Page("/bodies/executive")).QuerySelector("h1")!.TextContent.ShouldBe("The Trust Executive");
        (await app.Page("/bodies/executive?as-at=2007-08-31"))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("Children and Young People's Executive");
    }

    [Fact]
    public async Task What_can_not_be_is_said_at_its_field_and_nothing_is_lost()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        var board = (await app.Find<Body>("board")).Name;
        using var answer = await visitor.Change("/bodies/executive/rename", ("name", board));
        using var page = await Visitor.Read(answer);
        page.Errors().ShouldHaveSingleItem().ShouldContain("Choose a name that tells the two apart");
        page.FormOf()["name"].ShouldBe([board]);
        using var empty = await visitor.Change("/organisations/dfes/rename", ("name", " "), ("on-month", "13"));
        (await Visitor.Read(empty))
            .Errors()
            .ShouldBe(["Enter the new name", "The day must be a real date, such as 27 3 2026"], ignoreOrder: true);
        using (await visitor.Page("/bodies/nowhere/rename", HttpStatusCode.NotFound)) { }
    }

    [Fact]
    public async Task Who_was_slower_is_told_what_it_is_called_by_now()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page("/bodies/executive/rename");
        using (await visitor.SendForm(opened, ("name", "The First"))) { }
        using var late = await Visitor.Read(await visitor.SendForm(opened, ("name", "The Second")));
        late.Errors().ShouldHaveSingleItem().ShouldContain("“The First”");
        late.FormOf()["name"].ShouldBe(["The Second"]);
        (await app.Find<Body>("executive")).Name.ShouldBe("The First");
    }
}
