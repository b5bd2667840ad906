using System.Net;
using Remit.Kernel;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class QuorumFormTests
{
    private const string Quorum = "/bodies/executive/terms/1/quorum";

    [Theory, ClassData(typeof(Databases))]
    public async Task Rules_are_added_one_by_one_and_stated_back_with_todays_members(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        (await visitor.Page(Quorum)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing is recorded yet");
        using (var asked = await visitor.Get($"{Quorum}?form=share"))
            asked.Headers.Location!.ToString().ShouldBe($"{Quorum}/new?form=share");
        using (
            var added = await visitor.Change(
                $"{Quorum}/new?form=share",
                ("share", "a third"),
                ("wording", "one third of members"),
                ("_go", "save")
            )
        )
            added.Headers.Location!.ToString().ShouldStartWith($"{Quorum}?saved=");
        using (var places = await visitor.Page($"{Quorum}/new?form=places"))
        {
            var first = places.QuerySelectorAll("input[name=places]").Take(2).Select(i => i.GetAttribute("value")!).ToList();
            using var added = await visitor.SendForm(
                places,
                [.. first.Select(v => ("places", (string?)v)), ("number", "1"), ("_go", "save")]
            );
            added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        using (await visitor.Change($"{Quorum}/new?form=chairs-discretion", ("_go", "save"))) { }

        using var page = await visitor.Page(Quorum);
        var said = page.QuerySelector("main")!.TextContent;
        said.ShouldContain("at least a third of members, 4 of today’s 10");
        said.ShouldContain("or one of their deputies; otherwise the chair decides");
        said.ShouldContain("“one third of members”");
        said.ShouldContain("Quorum is reached.");
        (await app.Page("/bodies/executive")).Body!.TextContent.ShouldContain("At least a third of members");

        var rule = page.QuerySelector("main dl a")!.GetAttribute("href")!;
        using (await visitor.Change(rule, ("share", "1/2"), ("_go", "save"))) { }
        (await visitor.Page(Quorum)).QuerySelector("main")!.TextContent.ShouldContain("at least half");
        using (await visitor.Change(rule, ("_go", "take-out"))) { }
        (await visitor.Page(Quorum)).QuerySelector("main")!.TextContent.ShouldNotContain("at least half");
        using (await visitor.Page(rule, HttpStatusCode.NotFound)) { }
    }

    [Theory]
    [InlineData("number", "number", "four", "number")]
    [InlineData("number", "number", "0", "number")]
    [InlineData("share", "share", "most", "share")]
    [InlineData("places", "number", "1", "places")]
    public async Task What_is_wrong_is_said_at_its_field(string form, string control, string typed, string field)
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        var last = await app.LastChange();
        using var page = await Visitor.Read(await visitor.Change($"{Quorum}/new?form={form}", (control, typed), ("_go", "save")));
        page.Errors().ShouldHaveSingleItem();
        page.QuerySelector($".govuk-error-summary a[href^='#{field}']").ShouldNotBeNull();
        (await app.LastChange()).ShouldBe(last);
    }

    [Fact]
    public async Task Of_two_who_change_a_rule_the_second_sees_both()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (await visitor.Change($"{Quorum}/new?form=number", ("number", "4"), ("_go", "save"))) { }
        var rule = (await visitor.Page(Quorum)).QuerySelector("main dl a")!.GetAttribute("href")!;
        using var opened = await visitor.Page(rule);
        using (await visitor.Change(rule, ("number", "5"), ("_go", "save"))) { }
        using var both = await Visitor.Read(
            await visitor.SendForm(opened, ("number", "6"), ("_go", "save")),
            HttpStatusCode.Conflict
        );
        both.QuerySelector("main .govuk-inset-text")!.TextContent.ShouldContain("5");
        using (await visitor.SendForm(both, ("_keep-number", "typed"), ("_go", "save"))) { }
        (await visitor.Page(Quorum)).QuerySelector("main")!.TextContent.ShouldContain("at least 6 members");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_adds_one_rule_and_none_stated_stands_alone()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page($"{Quorum}/new?form=none-stated");
        using (await visitor.SendForm(form, ("_go", "save"))) { }
        using (await visitor.SendForm(form, ("_go", "save"))) { }
        (await visitor.Page(Quorum)).QuerySelectorAll("main dl a").Length.ShouldBe(1);
        using var other = await Visitor.Read(await visitor.Change($"{Quorum}/new?form=number", ("number", "4"), ("_go", "save")));
        other.Errors().ShouldHaveSingleItem().ShouldContain("can't both state no quorum and have a rule");
    }
}
