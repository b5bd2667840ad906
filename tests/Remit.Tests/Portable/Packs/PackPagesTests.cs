using System.Globalization;
using System.Net;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable.Packs;

public class PackPagesTests
{
    private const string Root = "/sources/packs";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_pack_is_looked_at_added_and_taken_back(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var pack = $"{Root}/working-together-2026";
        using (var list = await visitor.Page(Root))
        {
            list.QuerySelectorAll("main table tbody tr").Length.ShouldBe(9);
            list.QuerySelector("#pack-working-together-2026 .govuk-tag")!.TextContent.Trim().ShouldBe("Not added");
            list.QuerySelector("#pack-children-act-2004 .govuk-tag")!.TextContent.Trim().ShouldBe("Your own");
        }
        using (var page = await visitor.Page(pack))
        {
            page.Body!.TextContent.ShouldContain("Chapters 4 and 5 are not in it");
            page.QuerySelector($"a[href='{pack}/take-back']").ShouldBeNull();
            page.QuerySelector($"a[href='{pack}/add']").ShouldNotBeNull();
        }
        using var asked = await visitor.Page($"{pack}/add");
        asked.Body!.TextContent.ShouldContain("7 records are new");
        using (var added = await visitor.Post(asked))
            added.Headers.Location!.ToString().ShouldBe($"{pack}?done=added");
        // Sent twice it counts once.
        using (var again = await visitor.Post(asked))
            again.Headers.Location!.ToString().ShouldBe($"{pack}?done=added");
        (await app.Twin($"{pack}.json")).GetProperty("pack").GetProperty("state").GetString().ShouldBe("added");
        (await app.Find<Source>("working-together-2026")).Title.ShouldBe("Working Together to Safeguard Children 2026");

        using var back = await visitor.Page($"{pack}/take-back");
        using (var taken = await visitor.Post(back))
            taken.Headers.Location!.ToString().ShouldBe($"{pack}?done=back");
        using (var again = await visitor.Post(back))
            again.Headers.Location!.ToString().ShouldBe($"{pack}?done=back");
        (await app.Twin($"{pack}.json")).GetProperty("pack").GetProperty("state").GetString().ShouldBe("not-added");
        using (var page = await visitor.Page(pack))
            page.QuerySelector($"a[href='{pack}/take-back']").ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_taken_back_is_the_change_that_was_shown_and_no_other(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var pack = $"{Root}/working-together-2026";
        using (await visitor.Fill($"{pack}/add")) { }
        using var first = await visitor.Page($"{pack}/take-back");
        using (await visitor.Post(first)) { }
        using (await visitor.Fill($"{pack}/add")) { }
        // Sent again after it was added anew, it takes nothing more back.
        using (var again = await visitor.Post(first))
            again.Headers.Location!.ToString().ShouldBe($"{pack}?done=back");
        (await app.Find<Source>("working-together-2026")).Force.ShouldBe("Statutory guidance");

        using var second = await visitor.Page($"{pack}/take-back");
        await app.Write(
            db => db.Set<Source>().Single(s => s.Key == "working-together-2026").Force = "Said otherwise",
            "Put it otherwise"
        );
        using (var over = await visitor.Fill($"{pack}/add", ("Words", "pack")))
            over.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var late = await visitor.Post(second))
        using (var page = await Visitor.Read(late, HttpStatusCode.Conflict))
            page.Errors().ShouldHaveSingleItem().ShouldContain("Nothing was taken back");
        (await app.Find<Source>("working-together-2026")).Force.ShouldBe("Statutory guidance");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_command_line_took_back_is_taken_back_for_the_page_as_well(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var pack = $"{Root}/working-together-2026";
        using (await visitor.Fill($"{pack}/add")) { }
        using var shown = await visitor.Page($"{pack}/take-back");
        var number = shown.QuerySelector("input[name=_change]")!.GetAttribute("value")!;

        // As “import undo” says it, which knows of no title.
        var undone = await app.Store.TakeBack(
            long.Parse(number, CultureInfo.InvariantCulture),
            new Change(Change.LocalOperator, "by the command line", $"Took change {number} back")
        );

        undone.IsRefused.ShouldBeFalse();
        using (var page = await visitor.Page(pack))
            page.QuerySelector($"a[href='{pack}/take-back']").ShouldBeNull();
        using (var late = await visitor.Post(shown))
            late.Headers.Location!.ToString().ShouldBe($"{pack}?done=back");
        using (var open = await visitor.Get($"{pack}/take-back"))
            open.Headers.Location!.ToString().ShouldBe(pack);
    }

    [Fact]
    public async Task Why_a_pack_cannot_be_added_is_said_before_anybody_tries()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Write(
            db =>
                db.Set<Provision>().Single(p => p.Title == "Director of children's services").Period = new Period(
                    null,
                    new DateOnly(2004, 1, 1)
                ),
            "Ended it before the pack has it begin"
        );
        using var page = await app.Page($"{Root}/children-act-2004/add");
        page.Errors().ShouldHaveSingleItem();
        page.Heading().ShouldBe("This can’t be added as it is");
        page.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Where_words_differ_somebody_chooses_whose_stay()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        var add = $"{Root}/children-act-2004/add";
        using var asked = await visitor.Page(add);
        asked.QuerySelector("main form table")!.TextContent.ShouldContain("s. 12 of Children Act 2004");
        using (var open = await Visitor.Read(await visitor.Post(asked)))
            open.Errors().ShouldBe(["Choose whose words stay"]);
        using (var added = await visitor.Post(asked, ("Words", "ours")))
            added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var section = (await app.Twin("/sources/children-act-2004.json"))
            .GetProperty("source")
            .GetProperty("provisions")
            .EnumerateArray()
            .First(p => p.GetProperty("key").GetString() == "10");
        section.GetProperty("text").GetString()!.ShouldStartWith("Make and keep up arrangements");
        section.GetProperty("stages").GetProperty("state").GetString().ShouldBe("in-force");
    }

    [Fact]
    public async Task Who_agreed_to_something_else_by_now_is_shown_it_as_it_is()
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        var add = $"{Root}/children-act-2004/add";
        using var first = await visitor.Page(add);
        await app.Write(
            db => db.Set<Provision>().Single(p => p.Key == "12" && p.Text != null).Text = "Said otherwise meanwhile.",
            "Put it otherwise"
        );
        using var late = await visitor.Post(first, ("Words", "pack"));
        using var page = await Visitor.Read(late, HttpStatusCode.Conflict);
        page.QuerySelector("main form table")!.TextContent.ShouldContain("Said otherwise meanwhile.");
        page.Errors().ShouldHaveSingleItem().ShouldContain("Nothing was saved");
    }

    [Fact]
    public async Task The_pages_ask_little_and_know_what_is_not_there()
    {
        await using var app = await RemitApp.WithTheSample();
        const string Map = $"{Root}/dcs-guidance-2005-to-2013";
        foreach (
            var address in new[]
            {
                Root,
                $"{Root}/children-act-2004",
                $"{Root}/children-act-2004/add",
                Map,
                $"{Map}/add",
                "/sources/maps",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6, address);
        (await app.CommandsFor("/sources/children-act-2004")).ShouldBeLessThanOrEqualTo(6);
        foreach (var address in new[] { $"{Root}/nothing", $"{Root}/nothing/add", $"{Root}/nothing/take-back" })
            using (await app.Page(address, HttpStatusCode.NotFound)) { }
    }
}
