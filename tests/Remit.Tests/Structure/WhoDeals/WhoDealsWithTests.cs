using System.Text.Json;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.WhoDeals;
using Remit.Tests.Harness;
using Remit.Tests.Search;

namespace Remit.Tests.Structure.WhoDeals;

public class WhoDealsWithTests
{
    [Theory]
    [InlineData("teenage pregancy", "15", "young-people-group", "teenage-pregnancy-strategy-group")]
    [InlineData("a four-year-old's speech", null, "early-years-group", "")]
    [InlineData("transitions at 13", null, "young-people-group,school-age-group", "")]
    [InlineData("corperate parenting", null, "", "corporate-parenting-group")]
    [InlineData("LAC", null, "", "corporate-parenting-group")]
    [InlineData("domestic abuse", null, "early-years-group", "")]
    [InlineData("CAMHS", null, "", "camhs-strategy-group")]
    [InlineData("self-harm", "14", "", "camhs-strategy-group")]
    [InlineData("my son is being bullied at school", null, "school-age-group", "")]
    [InlineData("youth crime at 13", null, "young-people-group,school-age-group", "youth-offending-service")]
    [InlineData("early help", "15", "young-people-group", "")]
    [InlineData("NEET", null, "young-people-group", "")]
    [InlineData("not going to school, aged 12", null, "school-age-group", "")]
    [InlineData("post natal depression", null, "early-years-group", "")]
    [InlineData("vaccinations for an unborn child", null, "early-years-group", "")]
    [InlineData("moving on to adult services", null, "young-people-group", "")]
    [InlineData("safeguarding", null, "", "lscb")]
    [InlineData("housing for care leavers", "17", "young-people-group", "")]
    [InlineData("health visitor for a 6 month old", null, "early-years-group", "")]
    [InlineData("obesity in year 6", null, "school-age-group", "")]
    [InlineData("parents involvement", null, "", "parental-participation-group")]
    [InlineData("disabled 17 year old leaving school", null, "young-people-group", "")]
    [InlineData("workforce", null, "", "workforce-development-group")]
    [InlineData("who runs the Children's Fund?", null, "school-age-group", "childrens-fund-board")]
    [InlineData("jabs", "3", "early-years-group", "")]
    public async Task Questions_of_practitioners_find_their_bodies(string question, string? age, string leads, string other)
    {
        await using var app = await RemitApp.WithTheSample();
        var answer = await app.Twin($"/who-deals-with.json?q={Uri.EscapeDataString(question)}&age={age}");
        Keys(answer, "leads").ShouldBe(leads.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
        if (other.Length > 0)
            Keys(answer, "others")[0].ShouldBe(other);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_says_who_leads_who_chairs_and_what_they_do(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var page = await app.Page("/who-deals-with?q=teenage+pregancy&age=15");
        page.QuerySelector("#answer")!.TextContent.ShouldBe("Young people's group leads on this for age 15.");
        var lead = page.QuerySelector("#leads + .remit-dealing li")!;
        lead.QuerySelector("h3 a")!.GetAttribute("href").ShouldBe("/bodies/young-people-group");
        lead.TextContent.ShouldContain("Tony Mulhearn");
        lead.QuerySelectorAll("mark").Select(m => m.TextContent).ShouldContain("teenage pregnancy");
        page.QuerySelector(".remit-understood")!.TextContent.ShouldContain("“teenage pregancy” was read as “teenage pregnancy”.");
        (await app.CommandsFor("/who-deals-with?q=teenage+pregnancy&age=15&district=leicestershire")).ShouldBeLessThanOrEqualTo(
            6
        );
        (await app.Page("/who-deals-with?q=pregnancy&known-at=1&as-at=2007-10-01"))
            .QuerySelector("#answer")!
            .TextContent.ShouldContain("leads on this");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Overlaps_and_gaps_are_said_in_words(string provider)
    {
        await using var data = await TestData.On(provider);
        var (one, other) = (await data.Body("Younger group"), await data.Body("Older group"));
        var helper = await data.Body("Helpers");
        await data.Add(
            data.NewArea(one, "Sport", ages: SearchCase.Ages(5, 14)),
            data.NewArea(other, "Sport", ages: SearchCase.Ages(13, 15)),
            data.NewArea(helper, "Sport for all", AreaPart.Contributing)
        );

        var all = await Ask(data, "sport");
        all.Leads.Select(l => l.Body.Name).ShouldBe(["Younger group", "Older group"], ignoreOrder: true);
        all.Others.Select(l => l.Body.Name).ShouldBe(["Helpers"]);
        all.Others[0].Reasons[0].What.ShouldBe(ReasonKind.Contributes);
        all.Overlaps.Single().ShouldStartWith("Two bodies lead for ages 13 to 14: ");
        all.Gaps.ShouldBe(["Nobody leads on it for children from before birth to age 4 or ages 16 to 17."]);

        (await Ask(data, "sport", "16-18")).Leads.ShouldBeEmpty();
        (await Ask(data, "sport", "10")).Overlaps.ShouldBeEmpty();
        var older = await Ask(data, "sport", "14-16");
        older.Overlaps.Single().ShouldStartWith("Two bodies lead for age 14: ");
        older.Gaps.ShouldBe(["Nobody leads on it for age 16."]);
        var little = await Ask(data, "sport", "3");
        little.ForOtherAges.Count.ShouldBe(2);
        little.Others.Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_leaves_out_what_works_elsewhere_and_keeps_what_works_everywhere(string provider)
    {
        await using var data = await TestData.On(provider);
        var (county, melton, rutland) = (NewArea(data, "Leicestershire"), NewArea(data, "Melton"), NewArea(data, "Rutland"));
        melton.PartOf = county.Id;
        await data.Add(county, melton, rutland);
        var (wide, local, far, everywhere) = (
            await data.Body("County group"),
            await data.Body("Melton group"),
            await data.Body("Rutland group"),
            await data.Body("Open group")
        );
        await data.Add(Covers(data, wide, county), Covers(data, local, melton), Covers(data, far, rutland));
        await data.Add([.. new[] { wide, local, far, everywhere }.Select(b => data.NewArea(b, "Transport"))]);

        Names(await Ask(data, "transport", place: "Melton")).ShouldBe(["County group", "Melton group", "Open group"]);
        Names(await Ask(data, "transport in Melton")).ShouldBe(["County group", "Melton group", "Open group"]);
        Names(await Ask(data, "transport", place: "RUTLAND")).ShouldBe(["Open group", "Rutland group"]);
        Names(await Ask(data, "transport")).Count.ShouldBe(4);
        var unknown = await Ask(data, "transport", place: "Meltn");
        Names(unknown).Count.ShouldBe(4);
        unknown
            .Notices.Single()
            .ShouldBe("No area called “Meltn” is recorded. Did you mean Melton? The answer is for the whole partnership.");
        (await Ask(data, "transport", place: "rutland")).Overlaps.Single().ShouldStartWith("Two bodies lead for all ages: ");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_leads_on_a_part_of_the_question_does_not_lead_on_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var (transport, school) = (await data.Body("One"), await data.Body("Two"));
        await data.Add(data.NewArea(transport, "Transport"), data.NewArea(school, "Libraries"));
        var answer = await Ask(data, "transport libraries");
        answer.HasAll.ShouldBeFalse();
        answer.Leads.ShouldBeEmpty();
        answer.Others.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Without_an_answer_it_says_whom_to_ask(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("The Board", with: b => b.Kind = BodyKind.Board);
        await data.Body("Closed transport group", When.Until("2006-12-31"));
        var answer = await Ask(data, "transport", "banana");
        answer.IsAnswered.ShouldBeFalse();
        answer.AskInstead.Single().Body.Name.ShouldBe("The Board");
        answer.Notices.Single().ShouldStartWith("The age “banana” can’t be read.");
        AnswerWords.Text(answer).ShouldContain("Nobody is recorded who deals with “transport”.");
        (await Ask(data, " ")).Asked.ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_has_ended_neither_answers_nor_hides_what_goes_on(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Transport and libraries group", When.Until("2006-12-31"));
        var (going, former) = (await data.Body("Transport group"), await data.Body("Former leaders"));
        var ended = data.NewArea(former, "Transport and libraries");
        ended.Period = When.Until("2006-12-31");
        await data.Add(ended, data.NewArea(going, "Transport"));

        var answer = await Ask(data, "transport libraries");
        answer.Leads.Concat(answer.Others).Select(b => b.Body.Name).ShouldBe(["Transport group"]);
        answer.HasAll.ShouldBeFalse();
    }

    private static async Task<WhoDealsWith> Ask(TestData data, string words, string? age = null, string? place = null)
    {
        await using var db = data.Store.Read(Sight.Everything, SearchCase.Today);
        return await WhoDealsWith.Answer(data.Searching(), db, SearchCase.Today, isNow: true, new Question(words, age, place));
    }

    private static IReadOnlyList<string> Names(WhoDealsWith answer) =>
        [.. answer.Leads.Select(l => l.Body.Name).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Keys(JsonElement answer, string part) =>
        [.. answer.GetProperty(part).EnumerateArray().Select(b => b.GetProperty("body").GetProperty("key").GetString()!)];

    private static LocalArea NewArea(TestData data, string name) =>
        new()
        {
            Id = data.Store.Ids.Next<LocalArea>(),
            Key = Slug.From(name),
            Name = name,
        };

    private static CoveredArea Covers(TestData data, Body body, LocalArea area) =>
        new()
        {
            Id = data.Store.Ids.Next<CoveredArea>(),
            Body = body.Id,
            Area = area.Id,
            Order = 0,
        };
}
