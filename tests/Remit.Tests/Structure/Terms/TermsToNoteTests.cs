using System.Net;
using Remit.Data;
using Remit.Structure.Terms;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Structure.Terms;

/// <summary>What terms of reference say of how many reports only to be noted a meeting takes.</summary>
public class TermsToNoteTests
{
    private const string Three = "A meeting takes at most 3 reports that are only to be noted.";

    [Theory, ClassData(typeof(Databases))]
    public async Task It_is_said_in_the_form_and_told_on_the_page_in_the_paper_and_in_the_comparison(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        const string Terms = "/bodies/executive/terms/1";
        (await Section(visitor, Terms)).ShouldContain("Nobody has recorded yet");
        using (var refused = await visitor.Change("/change/terms/executive/1?part=meetings", ("most-to-note", "51")))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("51 can’t be. Give a number from 0 to 50");
        using (var words = await visitor.Change("/change/terms/executive/1?part=meetings", ("most-to-note", "many")))
            (await Visitor.Read(words)).Errors().ShouldHaveSingleItem();
        using (var saved = await visitor.Change("/change/terms/executive/1?part=meetings", ("most-to-note", "3")))
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        (await Section(visitor, Terms)).ShouldContain(Three);
        (await app.Twin($"{Terms}.json")).GetProperty("terms").GetProperty("mostToNote").GetInt32().ShouldBe(3);
        using (var paper = await app.Client.GetAsync($"{Terms}.docx", TestContext.Current.CancellationToken))
        {
            await using var stream = await paper.Content.ReadAsStreamAsync();
            using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, false);
            word.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain(Three);
        }
        // The next version begins with it.
        using (await visitor.Change("/bodies/executive/new-terms")) { }
        (await Section(visitor, "/bodies/executive/terms/2")).ShouldContain(Three);
        (await Compared(visitor)).ShouldContain($"As before: {Three}");
        using (await visitor.Change("/change/terms/executive/2?part=meetings", ("most-to-note", "0"))) { }
        var compared = await Compared(visitor);
        compared.ShouldContain($"Before: {Three}");
        compared.ShouldContain("Now: A meeting takes no reports that are only to be noted.");
        compared.ShouldContain("A meeting takes another number of reports to note.");

        static async Task<string> Compared(Visitor visitor) =>
            (await visitor.Page("/bodies/executive/terms/2/compare?with=1")).QuerySelector("main")!.TextContent;
        static async Task<string> Section(Visitor visitor, string address) =>
            (await visitor.Page(address)).QuerySelector("section[aria-labelledby=to-note]")!.TextContent;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_agreed_stands_and_what_nobody_recorded_can_be_recorded_once(string provider)
    {
        await using var data = await TestData.On(provider);
        var terms = data.NewTerms(await data.Body(), TermsState.Agreed);
        await data.Add(terms);
        await data.Edit(terms, t => t.MostToNote = 3);
        foreach (var other in (int?[])[4, null])
            (await data.TryEdit(terms, t => t.MostToNote = other))
                .ShouldBeRefused("Agreed terms stand as they were agreed", data.RefOf(terms), "most-to-note")
                .Message.ShouldContain("say “3” here");
    }

    [Theory]
    [InlineData("No more than three reports to note will be taken at any meeting.", 3)]
    [InlineData("Each agenda has up to 5 items for information only.", 5)]
    [InlineData("There will be at most two information items. Not more than 2 papers for noting come to a meeting.", 2)]
    [InlineData("Fewer than four information items come to each meeting.", 3)]
    [InlineData("At most two information items. Up to three papers for noting.", null)]
    [InlineData("Unless the chair agrees, no more than three reports to note are taken.", null)]
    [InlineData("No more than ten information reports a month are taken.", null)]
    [InlineData("Each partner may bring up to two papers for information.", null)]
    [InlineData("The Board meets at most six times a year and takes reports for information.", null)]
    public async Task A_paper_says_it_in_its_own_words(string words, int? most)
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        (
            await terms.Bring(
                $"Executive terms of reference\n\n1. Purpose\nTo lead.\n\n2. Frequency of meetings\n{words}\n\n3. Review\nEvery year.\n"
            )
        ).ShouldBeKept();
        (await terms.All<TermsOfReference>()).ShouldHaveSingleItem().MostToNote.ShouldBe(most);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_brings_the_paper_in_may_keep_the_words_only(string provider)
    {
        await using var terms = await TermsInCase.On(provider);
        const string Text =
            "Executive terms of reference\n\n1. Purpose\nTo lead.\n\n2. Meetings\nNo more than three reports to note are taken.\n\n3. Review\nEvery year.\n";
        var question = (await terms.Look(Text)).Open.Single(q => q.Key.StartsWith("most-to-note", StringComparison.Ordinal));
        question.Words.ShouldContain($"this means “{Three}”?");
        (await terms.Bring(Text, (question.Key, "leave-out"))).ShouldBeKept();
        (await terms.All<TermsOfReference>()).ShouldHaveSingleItem().MostToNote.ShouldBeNull();
    }
}
