using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Terms;
using Remit.Tests.Documents;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Structure.Terms;

/// <summary>What terms of reference say of how the body decides.</summary>
public class TermsDecidingTests
{
    private const string Both =
        "Decisions are taken by consensus and, where that is not reached, by vote, with a simple majority of those present and voting. The chair has a casting vote.";

    [Theory, ClassData(typeof(Databases))]
    public async Task It_is_said_in_the_form_and_told_on_the_page_in_the_paper_and_in_the_comparison(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        const string Terms = "/bodies/executive/terms/1";
        (await Section(visitor, Terms)).ShouldContain("Nobody has recorded yet what this version says about how decisions");
        using (
            var wrong = await visitor.Change(
                "/change/terms/executive/1?part=deciding",
                ("decides-by", "consensus"),
                ("casting-vote", "chair")
            )
        )
            (await Visitor.Read(wrong))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("Where all is decided by consensus no vote ties");
        using (
            var saved = await visitor.Change(
                "/change/terms/executive/1?part=deciding",
                ("decides-by", "consensus-then-vote"),
                ("casting-vote", "chair")
            )
        )
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        (await Section(visitor, Terms)).ShouldContain(Both);
        var twin = (await app.Twin($"{Terms}.json")).GetProperty("terms");
        twin.GetProperty("decidesBy").GetString().ShouldBe("consensus-then-vote");
        twin.GetProperty("castingVote").GetString().ShouldBe("chair");
        using (var paper = await app.Client.GetAsync($"{Terms}.docx", TestContext.Current.CancellationToken))
            (await Words(paper)).ShouldContain(Both);
        // The next version begins with it.
        using (await visitor.Change("/bodies/executive/new-terms")) { }
        (await Section(visitor, "/bodies/executive/terms/2")).ShouldContain(Both);
        (await Compared(visitor)).ShouldContain("As before: Decisions are taken by consensus and");
        using (await visitor.Change("/change/terms/executive/2?part=deciding", ("decides-by", "vote"), ("casting-vote", ""))) { }
        var compared = await Compared(visitor);
        compared.ShouldContain("Before: Decisions are taken by consensus and");
        compared.ShouldContain("Now: Decisions are taken by vote, with a simple majority of those present and voting.");
        compared.ShouldContain("Decisions are taken otherwise.");
        using var marked = await app.Client.GetAsync(
            "/bodies/executive/terms/2/compare.docx?with=1",
            TestContext.Current.CancellationToken
        );
        (await Words(marked)).ShouldContain("How it decides");

        static async Task<string> Compared(Visitor visitor) =>
            (await visitor.Page("/bodies/executive/terms/2/compare?with=1")).QuerySelector("main")!.TextContent;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_agreed_stands_and_what_nobody_recorded_can_be_recorded_once(string provider)
    {
        await using var data = await TestData.On(provider);
        var terms = data.NewTerms(await data.Body(), TermsState.Agreed);
        await data.Add(terms);
        await data.Edit(terms, t => t.DecidesBy = WayOfDeciding.Consensus);
        (await data.TryEdit(terms, t => t.DecidesBy = WayOfDeciding.Vote)).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(terms),
            "decides-by"
        );
        (await data.TryEdit(terms, t => t.DecidesBy = null)).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(terms),
            "decides-by"
        );
        await data.Edit(terms, t => t.CastingVote = WhoCasts.Nobody);
        (await data.TryEdit(terms, t => t.CastingVote = WhoCasts.Chair)).Refusals.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Decisions will be made by consensus.", WayOfDeciding.Consensus, null)]
    [InlineData("Decisions are reached by consensus rather than by voting.", WayOfDeciding.Consensus, null)]
    [InlineData("Decisions will be taken by a simple majority vote.", WayOfDeciding.Vote, null)]
    [InlineData(
        "Decisions shall be by a majority of members present and voting. In the event of a tie the Chair will have a casting vote.",
        WayOfDeciding.Vote,
        WhoCasts.Chair
    )]
    [InlineData(
        "The Board will seek to decide by consensus. Where consensus cannot be reached, the matter will be put to a vote. The Chair does not have a casting vote.",
        WayOfDeciding.ConsensusThenVote,
        WhoCasts.Nobody
    )]
    [InlineData("Decisions need a two-thirds majority vote.", null, null)]
    [InlineData("Members decide by consensus or by vote.", null, null)]
    [InlineData("Decisions are taken by consensus. Decisions are taken by a simple majority.", null, null)]
    [InlineData("The Board agrees the budget.", null, null)]
    public async Task A_paper_says_it_in_its_own_words(string words, WayOfDeciding? way, WhoCasts? casting)
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var outcome = await terms.Bring(
            $"Executive terms of reference\n\n1. Purpose\nTo lead.\n\n2. Decision making\n{words}\n\n3. Review\nEvery year.\n"
        );
        outcome.ShouldBeKept();
        var version = (await terms.All<TermsOfReference>()).ShouldHaveSingleItem();
        (version.DecidesBy, version.CastingVote).ShouldBe((way, casting));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_brings_the_paper_in_may_keep_the_words_only(string provider)
    {
        await using var terms = await TermsInCase.On(provider);
        const string Text =
            "Executive terms of reference\n\n1. Purpose\nTo lead.\n\n2. Voting\nDecisions will be made by consensus.\n\n3. Review\nEvery year.\n";
        var question = (await terms.Look(Text)).Open.Single(q => q.Key.StartsWith("decides-by", StringComparison.Ordinal));
        question.Words.ShouldContain("this means “Decisions are taken by consensus.”?");
        (await terms.Bring(Text, (question.Key, "leave-out"))).ShouldBeKept();
        (await terms.All<TermsOfReference>()).ShouldHaveSingleItem().DecidesBy.ShouldBeNull();
    }

    private static async Task<string> Section(Visitor visitor, string address) =>
        string.Join(
            ' ',
            (await visitor.Page(address))
                .QuerySelector("section[aria-labelledby=deciding]")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<string> Words(HttpResponseMessage paper)
    {
        paper.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var stream = await paper.Content.ReadAsStreamAsync();
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
