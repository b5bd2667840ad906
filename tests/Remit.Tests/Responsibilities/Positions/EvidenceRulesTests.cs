using System.Text;
using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Positions;

public class EvidenceRulesTests
{
    private const string Rule = "Evidence doesn’t go in circles";

    [Theory, ClassData(typeof(Databases))]
    public async Task No_position_stands_behind_itself_through_the_evidence_of_others(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var rows = new[]
        {
            await data.Responsibility(register, "One"),
            await data.Responsibility(register, "Two"),
            await data.Responsibility(register, "Three"),
        };
        var (one, two, three) = (await data.Position(rows[0]), await data.Position(rows[1]), await data.Position(rows[2]));
        var piece = data.NewEvidence(two, data.RefOf(three));
        await data.Add(data.NewEvidence(one, data.RefOf(two)), piece);

        var itself = data.NewEvidence(one, data.RefOf(one));
        (await data.Try(itself)).ShouldBeRefused(Rule, data.RefOf(itself), "record");
        var round = data.NewEvidence(three, data.RefOf(one));
        (await data.Try(round)).ShouldBeRefused(Rule, data.RefOf(round), "record");
        var byPiece = data.NewEvidence(three, data.RefOf(piece));
        (await data.Try(byPiece)).ShouldBeRefused(Rule, data.RefOf(byPiece), "record");
        var own = data.NewEvidence(one, data.RefOf(rows[0]));
        (await data.Try(own)).ShouldBeRefused(Rule, data.RefOf(own), "record");
        // The responsibility stands for the account of it that counts, which rests on this one by way of the second.
        var byRow = data.NewEvidence(three, data.RefOf(rows[0]));
        (await data.Try(byRow)).ShouldBeRefused(Rule, data.RefOf(byRow), "record");
        // A newer account of the first rests on nothing: there is no circle any more.
        await data.Position(rows[0], with: p => p.On = When.Day("2007-09-01"));
        (await data.Try(data.NewEvidence(three, data.RefOf(rows[0])))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_responsibilities_do_not_show_each_other_to_be_met_not_even_by_a_draft(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var (one, two) = (await data.Responsibility(register, "One"), await data.Responsibility(register, "Two"));
        await data.Add(data.NewEvidence(await data.Position(one), data.RefOf(two)));
        var back = data.NewPosition(two);
        var piece = data.NewEvidence(back, data.RefOf(one));
        (await data.Try(back, piece)).ShouldBeRefused(Rule, data.RefOf(piece), "record");
        var draft = data.NewDraft(two, data.RefOf(await data.Person()));
        var drafted = data.NewEvidence(draft, data.RefOf(one));
        (await data.Try(draft, drafted)).ShouldBeRefused(Rule, data.RefOf(drafted), "record");
    }

    [Fact]
    public async Task What_names_a_document_that_was_erased_since_can_still_be_closed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var piece = data.NewEvidence(await data.Position(await data.Responsibility(await data.Register())), null);
        (piece.File, piece.FileName) = (new string('a', 64), "minutes.docx");
        // As files from another Remit bring it, where it was erased.
        await data.Add(piece);
        var manager = new Viewer(data.Policy, "Pat", "manager", [new Standing(Relation.Manager)], (await data.Person()).Id.Value);
        (await data.TryAs(manager, db => db.Set<Evidence>().Single().Sensitivity = Sensitivity.Restricted)).ShouldPass();
        (await data.TryAs(manager, db => db.Set<Evidence>().Single().File = new string('b', 64))).ShouldBeRefused(
            "A document is kept with what names it",
            data.RefOf(piece),
            "file"
        );
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_no_evidence()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var piece = data.NewEvidence(await data.Position(await data.Responsibility(await data.Register())), null);
        (piece.File, piece.FileName) = (new string('a', 64), "minutes.docx");
        var person = await data.Person();
        var manager = new Viewer(data.Policy, "Pat", "manager", [new Standing(Relation.Manager)], person.Id.Value);
        (await data.TryAs(manager, db => db.Add(piece))).ShouldBeRefused(
            "A document is kept with what names it",
            data.RefOf(piece),
            "file"
        );
        piece.FileName = "../minutes.docx";
        (await data.Try(piece)).ShouldBeRefused("A file has a plain name", data.RefOf(piece), "file-name");
    }

    [Theory]
    [InlineData("minutes.pdf", "%PDF-1.7 …", null)]
    [InlineData("notes.txt", "Met on 3 May", null)]
    [InlineData("notes.txt", "", "is empty")]
    [InlineData("report.docx", "MZ\u0090\0\u0003", "looks like a program")]
    [InlineData("report.docx", "Plain words", "its name does not say so")]
    [InlineData("setup.exe", "Plain words", "its name does not say so")]
    [InlineData("page.html", "<!DOCTYPE html><script>alert(1)</script>", "looks like a web page")]
    [InlineData("minutes.docx", "%PDF-1.7 …", "ends in .pdf")]
    public void A_document_is_what_its_bytes_say(string name, string content, string? fault)
    {
        var found = AttachedFile.Fault(name, Encoding.Latin1.GetBytes(content));
        if (fault is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(fault);
    }

    [Fact]
    public void A_document_over_ten_megabytes_is_refused() =>
        AttachedFile.Fault("big.txt", new byte[AttachedFile.MostBytes + 1]).ShouldNotBeNull().ShouldContain("larger than 10 MB");
}
