using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Portable;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>Documents go where the records go that name them: into an export and back, and away with whom they are of.</summary>
public class AttachedDocumentsTests
{
    private static readonly byte[] Bytes = [0x25, (byte)'P', (byte)'D', (byte)'F', 0, 0xFF];

    [Theory, ClassData(typeof(Databases))]
    public async Task A_document_comes_through_an_export_as_a_file_named_by_its_hash(string provider)
    {
        await using var from = await TestData.On(provider);
        var piece = await Attached(from, null);
        FileSet files;
        await using (var db = from.Store.Read(Sight.Everything))
            files = await new PartnershipExport(db).Run();
        files.Documents.Keys.ShouldBe([$"attachments/{piece.File}"]);

        await using var to = await TestData.On(provider);
        var report = await new PartnershipImport(to.Store).Run(files, TestData.Because("Imported"), rehearse: false, _ => { });
        report.Problems.ShouldBeEmpty();
        await using (var db = to.Store.Read(Sight.Everything))
        {
            (await db.Set<Attachment>().SingleAsync()).Content.ShouldBe(Bytes);
            (await db.All<Evidence>().SingleAsync()).File.ShouldBe(piece.File);
        }
        files.Add($"attachments/{piece.File}", [1, 2, 3]);
        (await new PartnershipImport(to.Store).Run(files, TestData.Because("Again"), rehearse: true, _ => { }))
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("It was changed, or renamed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Evidence_whose_document_is_in_no_file_comes_in_and_says_so_until_it_is_brought(string provider)
    {
        await using var from = await TestData.On(provider);
        var piece = await Attached(from, null);
        FileSet all;
        await using (var db = from.Store.Read(Sight.Everything))
            all = await new PartnershipExport(db).Run();
        var without = new FileSet();
        foreach (var (path, text) in all.Texts)
            without.Add(path, text);

        await using var to = await TestData.On(provider);
        var report = await Import(to, without);
        report.Problems.ShouldBeEmpty();
        report.Notices.ShouldHaveSingleItem().ShouldContain($"there is no attachments/{piece.File}");
        (await to.Found("RSP-03")).ShouldContain(f => f.Fault == "document-not-here");
        (await new Attachments(to.Store, new LondonClock(to.Clock)).NotHere([piece.File!])).ShouldBe([piece.File!]);
        // The records stand already: the files bring the document alone.
        (await Import(to, all)).Notices.ShouldBeEmpty();
        (await new Attachments(to.Store, new LondonClock(to.Clock)).NotHere([piece.File!])).ShouldBeEmpty();
        await using (var db = to.Store.Read(Sight.Everything))
            (await db.Set<Attachment>().SingleAsync()).Content.ShouldBe(Bytes);
    }

    private static Task<ImportReport> Import(TestData to, FileSet files) =>
        new PartnershipImport(to.Store).Run(files, TestData.Because("Imported"), rehearse: false, _ => { });

    [Theory, ClassData(typeof(Databases))]
    public async Task A_document_goes_with_the_person_whose_account_it_is_behind(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person("Ann Director");
        await Attached(data, data.RefOf(person));
        var look = await data.Store.LookBeforeErasing(data.RefOf(person), null);
        look.Value.Beside.ShouldContain("a document attached to accounts that they gave or drafted");
        (
            await data.Store.Erase(data.RefOf(person), TestData.Because("Erased") with { Why = "They asked" })
        ).IsRefused.ShouldBeFalse();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.Set<Attachment>().CountAsync()).ShouldBe(0);
        (await db.All<Evidence>().SingleAsync()).FileName.ShouldBe("minutes.pdf");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_document_that_a_paper_names_as_well_stays(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person("Ann Director");
        var piece = await Attached(data, data.RefOf(person));
        await data.Add(PaperOf(data, await data.Report(await data.Body(), "Minutes"), piece.File!));
        (await data.Store.LookBeforeErasing(data.RefOf(person), null)).Value.Beside.ShouldNotContain(b =>
            b.Contains("attached to accounts", StringComparison.Ordinal)
        );
        (
            await data.Store.Erase(data.RefOf(person), TestData.Because("Erased") with { Why = "They asked" })
        ).IsRefused.ShouldBeFalse();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.Set<Attachment>().SingleAsync()).Content.ShouldBe(Bytes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_paper_whose_file_is_not_among_the_files_says_so(string provider)
    {
        await using var from = await TestData.On(provider);
        var paper = PaperOf(from, await from.Report(await from.Body(), "Budget"), new string('a', 64));
        await from.Add(paper);
        FileSet files;
        await using (var db = from.Store.Read(Sight.Everything))
            files = await new PartnershipExport(db).Run();
        await using var to = await TestData.On(provider);
        var report = await Import(to, files);
        report.Problems.ShouldBeEmpty();
        report
            .Notices.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                n => n.ShouldStartWith("The document “minutes.pdf” of the paper "),
                n => n.ShouldContain($"there is no attachments/{paper.Hash}")
            );
    }

    private static Paper PaperOf(TestData data, Report report, string hash) =>
        new()
        {
            Id = data.Store.Ids.Next<Paper>(),
            Key = "report",
            Report = report.Id,
            Title = "Report",
            File = "minutes.pdf",
            MediaType = "application/pdf",
            Bytes = Bytes.Length,
            Hash = hash,
            On = When.Day("2007-09-03"),
        };

    private static async Task<Evidence> Attached(TestData data, RecordRef? by)
    {
        var position = await data.Position(await data.Responsibility(await data.Register()), with: p => p.By = by);
        var held = await new Attachments(data.Store, new LondonClock(data.Clock)).Hold("minutes.pdf", Bytes, data.Viewer());
        var piece = data.NewEvidence(position, null);
        (piece.File, piece.FileName) = (held.Hash, held.Name);
        await using var db = data.Store.Write();
        db.Add(piece);
        await db.Set<Attachment>().Where(a => a.Id == held.Id).LoadAsync();
        (await db.Commit(TestData.Because("Attached"))).ShouldPass();
        return piece;
    }
}
