using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Search;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Search;

public class SearchTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Endings_case_accents_slips_and_beginnings_make_no_difference(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Teenage pregnancy strategy group");
        await data.Body("Café for parents");
        foreach (
            var words in (string[])
                ["TEENAGE PREGNANCIES", "teenager pregnancy", "teenage pregancy", "pregnnacy", "pregn", "strategies pregnancy"]
        )
            (await data.Search(words)).Titles.ShouldBe(["Teenage pregnancy strategy group"], words);
        foreach (var words in (string[])["cafe", "CAFÉ", "cafés", "the café"])
            (await data.Search(words)).Titles.ShouldBe(["Café for parents"], words);
        var misspelt = (await data.Search("pregancy")).Found.Concepts.Single();
        (misspelt.Typed, misspelt.Understood).ShouldBe(("pregancy", "pregnancy"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_has_the_words_in_its_name_comes_before_what_has_them_elsewhere(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body(
            "Board",
            with: b => b.Purpose = "Sees to housing, and to much else that matters to the people of the county."
        );
        await data.Body("Housing group");
        await data.Body("Health group");
        var area = data.NewArea(await data.Body("Young people's group"), "Housing for young people who leave care");
        await data.Add(area);

        (await data.Search("housing")).Titles.ShouldBe(["Housing group", "Young people's group", "Board"]);
        (await data.Search("housing group")).Titles[0].ShouldBe("Housing group");
        (await data.Search("housing care")).Titles.ShouldBe(["Young people's group"], "all the words go before some");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_of_a_time_is_what_began_was_due_or_speaks_of_a_day_then(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Housing panel", new Period(When.Day("2006-04-01"), null));
        await data.Body("Housing forum");
        await data.Action("Write the housing plan", a => a.Due = When.Day("2006-10-31"));
        var duty = await data.Responsibility(await data.Register(), "Assess the need for housing");
        await data.Position(duty, "A survey was made", p => p.On = When.Day("2006-12-01"));
        async Task<IReadOnlyList<string>> Of(string? from, string? to)
        {
            var time = new SearchedTime(from is null ? null : When.Day(from), to is null ? null : When.Day(to));
            return [.. (await data.Search("housing", time: time)).Titles.Order(StringComparer.Ordinal)];
        }

        (await Of(null, null)).Count.ShouldBe(4);
        (await Of("2006-10-31", "2006-10-31")).ShouldBe(["Write the housing plan"]);
        (await Of("2006-11-01", null)).ShouldBe(["Assess the need for housing"], "what is said of it is of that time");
        (await Of(null, "2006-04-01")).ShouldBe(["Housing panel"]);
        (await Of("2006-04-02", "2006-10-30")).ShouldBeEmpty();
        (await data.Search("survey", day: When.Day("2006-11-30"))).Titles.ShouldBeEmpty("nobody had said so by that day");
        (await data.Search("survey", day: When.Day("2006-12-01"))).Titles.ShouldBe(["Assess the need for housing"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Words_of_the_field_stand_for_each_other_and_a_partnership_adds_its_own(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Domestic violence forum");
        await data.Body("Education of looked-after children");
        await data.Body("Bridges panel");

        (await data.Search("domestic abuse")).Titles.ShouldBe(["Domestic violence forum"]);
        foreach (var words in (string[])["LAC", "children in care", "child looked after", "corporate parenting"])
            (await data.Search(words)).Titles.ShouldBe(["Education of looked-after children"], words);
        (await data.Search("team around the child")).Titles.ShouldBeEmpty();

        var searching = data.Searching();
        var own = searching.OwnWords;
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        try
        {
            await File.WriteAllTextAsync(
                own,
                "same:\n  - [Bridges, team around the child, TAC]\n",
                TestContext.Current.CancellationToken
            );
            (await data.Search("TAC", searching: searching)).Titles.ShouldBe(["Bridges panel"]);
            (await data.Search("LAC", searching: searching)).Titles.ShouldBe(["Education of looked-after children"]);

            await File.WriteAllTextAsync(own, "same: [", TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(own, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            var refused = Should.Throw<DatabaseRefusedException>(searching.CheckOwnWords);
            refused.Message.ShouldContain(own);
            refused.Message.ShouldContain("It takes the keys");
            (await data.Search("LAC", searching: searching)).Titles.ShouldBe(
                ["Education of looked-after children"],
                "pages go on without them"
            );
        }
        finally
        {
            File.Delete(own);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Registers_what_shows_that_they_are_met_and_what_is_reported_of_them_are_found_by_who_sees_them(
        string provider
    )
    {
        await using var data = await TestData.On(provider);
        var register = data.NewRegister("Heron register");
        var row = data.NewResponsibility(register, "Lead the partnership");
        var (counts, draft) = (data.NewPosition(row), data.NewDraft(row, data.RefOf(await data.Person())));
        var (piece, drafted) = (data.NewEvidence(counts, null), data.NewEvidence(draft, null));
        (piece.Title, drafted.Title) = ("Kingfisher minutes", "Bittern minutes");
        var duty = data.NewReportingDuty(data.RefOf(await data.Post()), data.RefOf(await data.Body("Board")));
        duty.About = "Curlews";
        var made = data.NewReportMade(duty, "2007-09-01", r => (r.Title, r.Text) = ("Year", "We counted the lapwings."));
        var map = data.NewMap(await data.Source("Old law"), await data.Source("New law"), "Plover map");
        await data.Add(register, row, counts, draft, piece, drafted, duty, made, map);
        (string Words, string Title)[] expected =
        [
            ("heron", "Heron register"),
            ("kingfisher", "Lead the partnership"),
            ("curlews", "Curlews"),
            ("lapwings", "Year"),
            ("plover", "Plover map"),
        ];
        foreach (var (words, title) in expected)
            (await data.Search(words, Sight.OfThePartnership([]))).Titles.ShouldBe([title], words);
        (await data.Search("bittern")).Titles.ShouldBeEmpty("what stands behind a draft counts no more than that does");
        await using (var db = data.Store.Write())
        {
            db.Set<Register>().Single().Sensitivity = Sensitivity.Restricted;
            db.Set<Evidence>().Single(e => e.Id == piece.Id).Sensitivity = Sensitivity.Restricted;
            db.Set<ReportingDuty>().Single().Sensitivity = Sensitivity.Restricted;
            db.Set<ReportMade>().Single().Sensitivity = Sensitivity.Restricted;
            db.Set<SourceMap>().Single().Sensitivity = Sensitivity.Restricted;
            (await db.Commit(TestData.Because("Closed them"))).ShouldPass();
        }
        foreach (var (words, title) in expected)
        {
            (await data.Search(words, Sight.OfThePartnership([]))).Titles.ShouldBeEmpty(words);
            (await data.Search(words)).Titles.ShouldBe([title], words);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_found_counted_or_offered_that_the_viewer_may_not_see(string provider)
    {
        await using var data = await TestData.On(provider);
        var open = await data.Body("Zebra board", with: b => b.Sensitivity = Sensitivity.Public);
        var ours = await data.Body("Zebra partnership");
        var restricted = data.NewBody("Zebrafinch panel", with: b => b.Sensitivity = Sensitivity.Restricted);
        restricted.RestrictedTo = data.RefOf(ours).ToString();
        var hidden = data.NewArea(open, "Quokka");
        await data.Add(restricted, hidden);
        var inside = data.NewArea(restricted, "Numbat");
        inside.Sensitivity = Sensitivity.Public;
        await data.Add(inside);
        var member = Sight.OfThePartnership([data.RefOf(ours)]);
        var partner = Sight.OfThePartnership([]);

        (await data.Search("zebra", Sight.Published)).Titles.ShouldBe(["Zebra board"]);
        (await data.Search("zebra", partner)).Titles.ShouldBe(["Zebra board", "Zebra partnership"], ignoreOrder: true);
        (await data.Search("zebrafinch", member)).Titles.ShouldBe(["Zebrafinch panel"]);
        (await data.Search("quokka", partner)).Titles.ShouldBe(["Zebra board"]);
        (await data.Search("quokka", Sight.Published)).Titles.ShouldBeEmpty();
        (await data.Search("numbat", partner)).Titles.ShouldBeEmpty("what holds it is not seen");

        foreach (var words in (string[])["zebrafinsh", "quoka", "numbatt", "partnershp", "zebraf"])
        {
            var found = (await data.Search(words, Sight.Published)).Found;
            var told = string.Join(' ', found.Concepts.SelectMany(c => c.Near.Append(c.Understood).Concat(c.FoundAs)));
            told.Replace(words, "", StringComparison.Ordinal).ShouldNotContain("zebrafinch");
            told.ShouldNotContain("quokka");
            told.ShouldNotContain("numbat ");
        }
        (await data.Search("zebra", Sight.Published)).Found.Kinds.Single().Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_changed_closed_or_erased_is_not_found_as_it_was(string provider)
    {
        await using var data = await TestData.On(provider);
        var searching = data.Searching();
        var body = await data.Body("Penguin board", with: b => b.Sensitivity = Sensitivity.Public);
        var person = await data.Person("Wilhelmina Quagga");
        (await data.Search("penguin", Sight.Published, searching: searching)).Titles.Count.ShouldBe(1);
        (await data.Search("quagga", searching: searching)).Titles.ShouldBe(["Wilhelmina Quagga"]);

        await data.Edit(body, b => b.Name = "Walrus board");
        (await data.Search("penguin", Sight.Published, searching: searching)).Titles.ShouldBeEmpty();
        (await data.Search("walrus", Sight.Published, searching: searching)).Titles.Count.ShouldBe(1);
        await data.Edit(body, b => b.Sensitivity = Sensitivity.Partnership);
        (await data.Search("walrus", Sight.Published, searching: searching)).Titles.ShouldBeEmpty();

        (
            await data.Store.Erase(data.RefOf(person), TestData.Because("Erased") with { Why = "It was asked for" })
        ).IsRefused.ShouldBeFalse();
        var (titles, found) = await data.Search("quagga", searching: searching);
        titles.ShouldBeEmpty();
        found.Concepts.Single().Near.ShouldBeEmpty();
        (await data.Search("wilhelmina", searching: searching)).Titles.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_looks_at_a_day_and_at_what_was_known(string provider)
    {
        await using var data = await TestData.On(provider);
        var first = await data.Add(data.NewBody("Otter board", When.From("2008-04-01")));
        var body = await data.Body("Badger board", When.Until("2007-03-31"));
        await data.Edit(body, b => b.Name = "Stoat board");
        await data.Add(data.NewFormerName(data.RefOf(body), "Weasel board", When.Between("2001-01-01", "2002-12-31")));

        (await data.Search("otter")).Titles.ShouldBeEmpty("it has not begun");
        (await data.Search("otter", day: When.Day("2008-04-01"))).Titles.ShouldBe(["Otter board"]);
        var ended = (await data.Search("stoat")).Found.Results.Single();
        ended.Until.ShouldBe(When.Day("2007-03-31"));
        (await data.Search("weasel")).Titles.ShouldBe(["Stoat board"], "its former name leads to it");
        (await data.Search("weasel", day: When.Day("2002-01-01"))).Titles.ShouldBe(["Weasel board"]);

        await using var then = await data.Store.ReadKnownAt(first.Number + 1, Sight.Everything, SearchCase.Today);
        var index = await data.Searching().Index(then, SearchCase.Today, isNow: false);
        index.Find("badger").Parts.Count.ShouldBe(1);
        index.Find("stoat").Parts.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_word_that_nobody_recorded_is_answered_with_what_is_near(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Bicycle group");
        var (titles, found) = await data.Search("bycicle");
        titles.ShouldBe(["Bicycle group"]);
        found.Concepts.Single().Understood.ShouldBe("bicycle");
        var none = (await data.Search("xylophone")).Found;
        none.Results.ShouldBeEmpty();
        none.Concepts.Single().IsFound.ShouldBeFalse();
        foreach (var odd in (string[])["", "   ", "'", "\ud800", "???", "a", new string('x', 5000), "the of and", "😀 bicycle"])
            _ = await data.Search(odd);
        (await data.Search("😀 bicycle")).Titles.ShouldBe(["Bicycle group"]);
    }
}
