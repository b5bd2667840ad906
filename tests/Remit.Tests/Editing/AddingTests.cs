using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Editing;

public class AddingTests
{
    private static readonly (string, string?)[] Melton =
    [
        ("name", "Melton locality group"),
        ("kind", "local-group"),
        ("purpose", "To bring those together who work with families in Melton."),
        ("established", "no"),
        ("covers", "local-area:rutland"),
        ("ages", "0 to 19"),
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_is_added_step_by_step_and_checked_before_it_is_kept(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var last = await app.LastChange();
        using var check = await visitor.ToTheCheck("/add/body", Melton);
        var said = check.QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "Melton locality group", "Local group", "0 to 19", "from 3 September 2007" })
            said.ShouldContain(words);
        (await app.LastChange()).ShouldBe(last);
        using (var answer = await visitor.SendForm(check, ("_go", null)))
            answer.Headers.Location!.ToString().ShouldStartWith("/bodies/melton-locality-group?saved=");
        var body = await app.Find<Body>("melton-locality-group");
        (body.Kind, body.Period.From, body.Established).ShouldBe((BodyKind.LocalGroup, When.Day("2007-09-03"), null));
        body.Ages!.ToString().ShouldBe("0 to 19");
        (await app.LastChange()).ShouldBe(last + 1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_form_that_is_sent_twice_adds_one(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck("/add/body", Melton);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SendForm(check, ("_go", null))));
        foreach (var answer in answers)
            answer.Headers.Location!.ToString().ShouldStartWith("/bodies/melton-locality-group?saved=");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Body>().CountAsync(b => b.Name == "Melton locality group")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_goes_back_after_saving_and_mends_an_answer_has_it_mended()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck("/add/body", Melton);
        using (await visitor.SendForm(check, ("_go", null))) { }
        using (await visitor.SendForm(check, ("_go", null), ("purpose", "Something better."))) { }
        (await app.Find<Body>("melton-locality-group")).Purpose.ShouldBe("Something better.");
        using (await visitor.Change("/change/body/melton-locality-group?part=name", ("purpose", "By another."))) { }
        using var late = await visitor.SendForm(check, ("_go", null), ("purpose", "Too late."));
        (await Visitor.Read(late)).Errors().ShouldHaveSingleItem().ShouldContain("changed since");
        (await app.Find<Body>("melton-locality-group")).Purpose.ShouldBe("By another.");
    }

    [Fact]
    public async Task From_the_check_one_goes_back_to_a_part_and_loses_nothing()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck("/add/body", Melton);
        using var part = await Visitor.Read(await visitor.SendForm(check, ("_go", "name")));
        part.FormOf()["name"].ShouldBe(["Melton locality group"]);
        using var again = await Visitor.Read(await visitor.SendForm(part, ("name", "Melton group"), ("_go", null)));
        again.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        again.QuerySelector("main")!.TextContent.ShouldContain("0 to 19");
        using (await visitor.SendForm(again, ("_go", null))) { }
        (await app.Find<Body>("melton-group")).Ages.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_place_somebody_to_sit_in_it_and_a_line_are_added_to_a_body()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using (
            var check = await visitor.ToTheCheck(
                "/add/place?in=body:executive",
                ("title", "Young people’s voice"),
                ("role", "member"),
                ("vote", "voting")
            )
        )
        using (var answer = await visitor.SendForm(check, ("_go", null)))
            answer.Headers.Location!.ToString().ShouldStartWith("/change/body/executive?of=place&saved=");
        using (
            var check = await visitor.ToTheCheck(
                "/add/appointment?in=place:executive/young-peoples-voice",
                ("person", "person:gareth-williams"),
                ("interim", "yes"),
                ("interim-until-event", "the election")
            )
        )
        using (await visitor.SendForm(check, ("_go", null))) { }
        var members = (await app.Page("/bodies/executive")).QuerySelector("main")!.TextContent;
        members.ShouldContain("Young people’s voice");
        members.ShouldContain("Gareth Williams");
        using (
            var check = await visitor.ToTheCheck(
                "/add/line?in=body:executive",
                ("kind", "works-with"),
                ("to", "body:lscb"),
                ("scope", "")
            )
        )
        using (var answer = await visitor.SendForm(check, ("_go", null)))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var list = await visitor.Page("/change/body/executive?of=line");
        list.QuerySelector("main")!.TextContent.ShouldContain("Works with");
    }

    [Fact]
    public async Task A_rule_that_refuses_brings_back_the_question_and_all_that_was_typed()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck(
            "/add/appointment?in=place:executive/chair",
            ("person", "person:gareth-williams"),
            ("interim", "no")
        );
        using var answer = await visitor.SendForm(check, ("_go", null), ("_why", "By mistake"));
        using var page = await Visitor.Read(answer);
        page.Errors().ShouldNotBeEmpty();
        page.FormOf()["person"].ShouldBe(["person:gareth-williams"]);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_told_apart()
    {
        await using var app = await RemitApp.WithTheSample();
        Person Ann(string key, string job) =>
            new()
            {
                Id = app.Store.Ids.Next<Person>(),
                Key = key,
                Name = "Ann Clerk",
                JobTitle = job,
            };
        await app.Add(Ann("ann-clerk", "Head teacher"), Ann("ann-clerk-2", "Nurse"));
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page("/add/appointment?in=place:executive/chair");
        page.QuerySelectorAll("#person option")
            .Select(o => o.TextContent)
            .Where(t => t.StartsWith("Ann Clerk", StringComparison.Ordinal))
            .ShouldBe(["Ann Clerk (Head teacher)", "Ann Clerk (Nurse)"]);
    }

    [Theory]
    [InlineData("a name of 200 letters")]
    [InlineData("فريق الطفولة المبكرة")]
    [InlineData("Cafe\u0301 group 👩‍👩‍👧")]
    [InlineData("<script>alert(1)</script> & Sons")]
    public async Task Any_name_goes_in_and_comes_back_as_it_was_typed(string name)
    {
        name = name == "a name of 200 letters" ? new string('ñ', 200) : name;
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck("/add/body", [("name", name), .. Melton.Skip(1)]);
        using var answer = await visitor.SendForm(check, ("_go", null));
        using var page = await visitor.Page(answer.Headers.Location!.ToString());
        page.QuerySelector("h1")!.TextContent.ShouldBe(name);
    }

    /// <summary>Nothing that can be sent to a form is answered with an error page.</summary>
    [Fact]
    public async Task Every_form_of_every_kind_opens_and_answers_emptiness_and_nonsense_in_words()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        foreach (var form in app.Services.GetServices<EditForm>())
        {
            await using var db = app.Store.Read(Sight.Everything);
            var one = db.Shapes.Find(form.Shape.Kind)!.Title is null
                ? null
                : (await db.OptionsOf([form.Shape.Kind])).FirstOrDefault()?.Path;
            foreach (var part in form.Parts)
            {
                if (one is null)
                    continue;
                var address = EditLinks.Change(form.Shape.Kind, one, part.Key);
                using var page = await visitor.Page(address);
                foreach (var junk in new[] { "", "zzz\u0000", new string('9', 400), "body:nowhere" })
                {
                    using var answer = await visitor.SendForm(
                        page,
                        [.. part.Questions.SelectMany(q => q.Controls).Select(c => (c, (string?)junk))]
                    );
                    ((int)answer.StatusCode).ShouldBeLessThan(500, $"{address} with “{junk}”");
                }
            }
            if (!form.CanAdd || form.Shape.Holder is not null)
                continue;
            using var start = await visitor.Page(EditLinks.Add(form.Shape.Kind));
            using var empty = await visitor.SendForm(
                start,
                [.. form.Parts[0].Questions.SelectMany(q => q.Controls).Select(c => (c, (string?)null))]
            );
            (await Visitor.Read(empty)).Errors().ShouldNotBeEmpty(form.Shape.Kind);
        }
    }
}
