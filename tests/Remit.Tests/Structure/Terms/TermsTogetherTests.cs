using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

/// <summary>Several people work on one version: nobody’s words are lost, and nobody agrees to what they did not see.</summary>
public class TermsTogetherTests
{
    private const string Version = "/bodies/group/terms/1";

    [Fact]
    public async Task What_is_typed_while_the_version_is_withdrawn_is_shown_and_not_saved()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page($"{Version}/edit");
        using (await visitor.Change($"{Version}/withdraw")) { }
        foreach (var button in new[] { "save", "preview", "add" })
        {
            using var late = await Visitor.Read(
                await visitor.SendForm(opened, ("part-1-text", "Two hours of work."), ("_go", button)),
                HttpStatusCode.Conflict
            );
            late.Errors().ShouldHaveSingleItem().ShouldContain("became withdrawn while you had this page open");
            late.QuerySelector("textarea[name=part-1-text]")!.TextContent.ShouldContain("Two hours of work.");
        }
        (await app.Find<TermsOfReference>("1")).Text.ShouldBe("## Purpose\n\nTo lead.");
    }

    [Fact]
    public async Task More_parts_than_a_form_has_are_refused_and_none_is_dropped()
    {
        await using var app = await RemitApp.Start();
        await Record(app, text: string.Join("\n\n", Enumerable.Range(1, 205).Select(n => $"## Part {n}\n\nWords.")));
        using var visitor = app.NewVisitor();
        var last = await app.LastChange();
        using var form = await visitor.Page($"{Version}/edit");
        using var refused = await Visitor.Read(await visitor.SendForm(form, ("part-1-text", "Other words."), ("_go", "save")));
        refused.Errors().ShouldHaveSingleItem().ShouldContain("205 parts, and terms of reference have 200 at most");
        refused.QuerySelector("textarea[name=part-205-text]").ShouldNotBeNull();
        (await app.LastChange()).ShouldBe(last);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rule_keeps_the_places_that_have_ended_until_somebody_unticks_them(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        var rule = await Record(app, withPlaces: true);
        using var visitor = app.NewVisitor();
        var address = $"{Version}/quorum/{rule.Key}";
        using var form = await visitor.Page(address);
        form.QuerySelectorAll(".govuk-checkboxes__label")
            .Select(l => l.TextContent.Trim())
            .ShouldBe(["Health", "Police (ended on 31 August 2007)"]);
        using (var saved = await visitor.SendForm(form, ("wording", "Both"), ("_go", "save")))
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Places()).ShouldBe(2);

        using (var unticked = await visitor.Change(address, ("places", "place:group/health"), ("_go", "save")))
            unticked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Places()).ShouldBe(1);

        async Task<int> Places()
        {
            await using var db = app.Store.Read(Sight.Everything);
            return await db.All<QuorumPlace>().CountAsync();
        }
    }

    [Fact]
    public async Task A_rule_that_somebody_changed_meanwhile_is_not_taken_out_unseen()
    {
        await using var app = await RemitApp.Start();
        var rule = await Record(app, withPlaces: true);
        using var visitor = app.NewVisitor();
        var address = $"{Version}/quorum/{rule.Key}";
        using var opened = await visitor.Page(address);
        using (await visitor.Change(address, ("number", "1"), ("_go", "save"))) { }
        using var late = await Visitor.Read(await visitor.SendForm(opened, ("_go", "take-out")), HttpStatusCode.Conflict);
        late.Errors().ShouldHaveSingleItem().ShouldContain("Somebody else changed this rule");
        late.FormOf()["number"].ShouldBe(["1"]);
        (await app.Find<QuorumRule>(rule.Key)).Withdrawn.ShouldBeFalse();
        using (var done = await visitor.SendForm(late, ("_go", "take-out")))
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Find<QuorumRule>(rule.Key)).Withdrawn.ShouldBeTrue();
    }

    [Theory]
    [InlineData("number", "1")]
    [InlineData("places", "place:group/health")]
    [InlineData("_go", "take-out")]
    public async Task An_agreement_notices_that_the_quorum_changed_even_where_a_day_was_wrong_first(string name, string value)
    {
        await using var app = await RemitApp.Start();
        var rule = await Record(app, withPlaces: true);
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page($"{Version}/agree");
        using (
            var changed = await visitor.Change(
                $"{Version}/quorum/{rule.Key}",
                name == "_go" ? [(name, value)] : [(name, value), ("_go", "save")]
            )
        )
            changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var wrong = await Visitor.Read(await visitor.SendForm(opened, ("agreed-on-day", "32")));
        using var late = await Visitor.Read(await visitor.SendForm(wrong, ("agreed-on-day", "3")), HttpStatusCode.Conflict);
        late.Errors().ShouldHaveSingleItem().ShouldContain("Somebody else changed version 1 or its quorum");
        using (var done = await visitor.SendForm(late))
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>A group with a draft; on request with a rule that names a place of today and one that has ended.</summary>
    private static async Task<QuorumRule> Record(RemitApp app, bool withPlaces = false, string text = "## Purpose\n\nTo lead.")
    {
        var ids = app.Store.Ids;
        var group = new Body
        {
            Id = ids.Next<Body>(),
            Key = "group",
            Name = "Group",
        };
        var terms = new TermsOfReference
        {
            Id = ids.Next<TermsOfReference>(),
            Key = "1",
            Body = group.Id,
            State = TermsState.Draft,
            Text = text,
        };
        var rule = new QuorumRule
        {
            Id = ids.Next<QuorumRule>(),
            Key = "both",
            Terms = terms.Id,
            Form = QuorumForm.Places,
        };
        await app.Add(group, terms);
        if (!withPlaces)
            return rule;
        var places = new[] { ("Health", When.Always), ("Police", When.Until("2007-08-31")) }
            .Select(
                (p, order) =>
                    new Place
                    {
                        Id = ids.Next<Place>(),
                        Key = p.Item1.ToLower(CultureInfo.InvariantCulture),
                        Body = group.Id,
                        Title = p.Item1,
                        Period = p.Item2,
                        Order = order,
                    }
            )
            .ToList();
        await app.Add([
            .. places,
            rule,
            .. places.Select(p => new QuorumPlace
            {
                Id = ids.Next<QuorumPlace>(),
                Rule = rule.Id,
                Place = p.Id,
                Order = p.Order,
            }),
        ]);
        return rule;
    }
}
