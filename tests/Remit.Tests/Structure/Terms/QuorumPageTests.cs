using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class QuorumPageTests
{
    private const string Words =
        "At least a third of members, 4 of today’s 10; and both Learning and Skills Council and Connexions LeicesterShire, or their deputies; otherwise the chair decides";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_body_and_its_terms_say_what_quorum_is(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        Row(await app.Page("/bodies/executive")).ShouldBe("Not recorded");
        (await Section(app)).ShouldContain("Nobody has recorded yet");

        await Record(app);
        Row(await app.Page("/bodies/executive")).ShouldBe($"{Words} (proposed)");
        (await Section(app)).ShouldContain("A meeting has quorum when it has all of these:");
        (await app.Page("/bodies/executive/terms/1"))
            .QuerySelectorAll("section[aria-labelledby=quorum] li")
            .Select(li => li.FirstChild!.TextContent.Trim())
            .ShouldBe([
                "at least a third of members, 4 of today’s 10",
                "both Learning and Skills Council and Connexions LeicesterShire, or their deputies",
            ]);
        (await Section(app)).ShouldContain("In the terms: “one third of the members”");
        (await Section(app)).ShouldContain("Otherwise the chair decides whether it goes on.");
        (await Section(app, "?as-at=2008-04-01")).ShouldContain("4 of the 10 on 1 April 2008");
        (await Section(app, "?known-at=1")).ShouldContain("Nobody has recorded yet");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_twins_give_each_rule(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Record(app);
        var quorum = (await app.Twin("/bodies/executive/terms/1.json")).GetProperty("terms").GetProperty("quorum");
        quorum.GetProperty("state").GetString().ShouldBe("stated");
        quorum.GetProperty("chairMayLetItGoOn").GetBoolean().ShouldBeTrue();
        var rules = quorum.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("form").GetString()).ShouldBe(["share", "places", "chairs-discretion"]);
        rules[0].GetProperty("share").GetString().ShouldBe("1/3");
        rules[1].GetProperty("places").GetArrayLength().ShouldBe(2);
        (await app.Twin("/bodies/executive.json"))
            .GetProperty("body")
            .GetProperty("quorum")
            .GetProperty("words")
            .GetString()
            .ShouldStartWith("at least a third");
    }

    [Fact]
    public async Task None_stated_is_something_else_than_not_recorded()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Add(await Rule(app, QuorumForm.NoneStated, "none"));
        Row(await app.Page("/bodies/executive")).ShouldBe("None is stated (proposed)");
        (await Section(app)).ShouldContain("states no quorum");
    }

    [Fact]
    public async Task A_quorum_that_nobody_could_reach_is_said_to_be_out_of_reach()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Add(await Rule(app, QuorumForm.Number, "twelve", r => (r.Number, r.Of) = (12, QuorumOf.Members)));
        Row(await app.Page("/bodies/executive"))
            .ShouldContain("It can’t be reached even with everybody there. 2 more members are needed.");
        (await Section(app)).ShouldContain("It can’t be reached even with everybody there.");
    }

    [Fact]
    public async Task The_terms_that_held_on_the_day_count()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Add(await Rule(app, QuorumForm.Number, "five", r => (r.Number, r.Of) = (5, QuorumOf.Members)));
        await app.Write(
            db =>
            {
                var first = db.Set<TermsOfReference>().Single(t => t.Id == TermsOfTheExecutive(db).Id);
                (first.State, first.Period) = (TermsState.Superseded, When.Between("2007-04-01", "2007-08-31"));
                db.Add(
                    new TermsOfReference
                    {
                        Id = app.Store.Ids.Next<TermsOfReference>(),
                        Key = "2",
                        Body = first.Body,
                        State = TermsState.Agreed,
                        Text = "",
                        Order = 1,
                        Sensitivity = Sensitivity.Public,
                        Period = When.From("2007-09-01"),
                    }
                );
            },
            "Agreed the second version"
        );
        Row(await app.Page("/bodies/executive?as-at=2007-08-31")).ShouldBe("At least 5 members");
        Row(await app.Page("/bodies/executive")).ShouldBe("Not recorded");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_closed_to_the_viewer_shows_nowhere(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Add(
            await Rule(
                app,
                QuorumForm.Number,
                "five",
                r => (r.Number, r.Of, r.Sensitivity) = (5, QuorumOf.Members, Sensitivity.Partnership)
            )
        );
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        Row(await app.Page("/bodies/executive")).ShouldBe("Not recorded");
        (await Section(app)).ShouldContain("Nobody has recorded yet");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task History_names_each_rule_and_leads_to_its_terms(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Record(app);
        var page = await app.Page("/changes/2");
        page.QuerySelectorAll("summary").Select(s => s.TextContent).ShouldContain(s => s.Contains("one third of the members"));
        page.QuerySelectorAll("summary").Select(s => s.TextContent).ShouldContain(s => s.Contains("Connexions LeicesterShire"));
        page.QuerySelector("main a[href='/bodies/executive/terms/1']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/bodies/executive")]
    [InlineData("/bodies/executive/terms/1")]
    public async Task A_page_with_a_quorum_sends_at_most_six_commands(string address)
    {
        await using var app = await RemitApp.WithTheSample();
        await Record(app);
        (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6);
    }

    private static async Task Record(RemitApp app)
    {
        var places = await Rule(app, QuorumForm.Places, "partners", r => r.Order = 1);
        await app.Add(
            await Rule(
                app,
                QuorumForm.Share,
                "a-third",
                r => (r.Share, r.Of, r.Wording) = (Third, QuorumOf.Members, "one third of the members")
            ),
            places,
            await Naming(app, places, "learning-and-skills-council", 0),
            await Naming(app, places, "connexions", 1),
            await Rule(app, QuorumForm.ChairsDiscretion, "chair", r => r.Order = 2)
        );
    }

    private static Fraction Third => Fraction.TryParse("a third", out var third) ? third : throw new FormatException();

    private static async Task<QuorumRule> Rule(RemitApp app, QuorumForm form, string key, Action<QuorumRule>? with = null)
    {
        await using var db = app.Store.Read(Sight.Everything);
        var rule = new QuorumRule
        {
            Id = app.Store.Ids.Next<QuorumRule>(),
            Key = key,
            Terms = TermsOfTheExecutive(db).Id,
            Form = form,
            Sensitivity = Sensitivity.Public,
        };
        with?.Invoke(rule);
        return rule;
    }

    private static async Task<QuorumPlace> Naming(RemitApp app, QuorumRule rule, string place, int order) =>
        new()
        {
            Id = app.Store.Ids.Next<QuorumPlace>(),
            Rule = rule.Id,
            Place = (await app.Find<Place>(place)).Id,
            Order = order,
        };

    private static TermsOfReference TermsOfTheExecutive(Db db)
    {
        var executive = db.All<Remit.Structure.Bodies.Body>().Single(b => b.Key == "executive").Id;
        return db.All<TermsOfReference>().Single(t => t.Body == executive && t.Key == "1");
    }

    private static string Row(AngleSharp.Dom.IDocument page) =>
        string.Join(
            ' ',
            page.QuerySelectorAll("dt")
                .Single(t => t.TextContent.Trim() == "Quorum")
                .NextElementSibling!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<string> Section(RemitApp app, string query = "") =>
        (await app.Page($"/bodies/executive/terms/1{query}")).QuerySelector("section[aria-labelledby=quorum]")!.TextContent;
}
