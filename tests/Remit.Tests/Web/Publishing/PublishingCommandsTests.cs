using System.Text;
using Remit.Tests.Documents.Writing;
using Remit.Tests.Harness;

namespace Remit.Tests.Web.Publishing;

public sealed class PublishingCommandsTests
{
    [Fact]
    public async Task Papers_come_out_by_the_command_line_and_a_register_goes_in_again()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        async Task<(int Code, string Words)> Run(params string[] words) =>
            await RunProgram.ToItsEnd([.. words, "--data", database.Folder]);
        string At(string name) => Path.Combine(database.Folder, name);

        (
            await Run("export", "register", "lead-member", "--format", "docx", "--out", At("r.docx"), "--as-at", "2007-09-03")
        ).Code.ShouldBe(0);
        using (var word = Papers.OpenWord(await File.ReadAllBytesAsync(At("r.docx"))))
        {
            Papers.Faults(word).ShouldBeEmpty();
            word.MainDocumentPart!.Document.Body!.InnerText.ShouldContain("As at 3 September 2007, as recorded by change 1");
        }
        (await Run("export", "register", "director", "--out", At("director.csv"))).Code.ShouldBe(0);
        (await Run("import", "responsibilities", At("director.csv"), "--holder", "director")).Words.ShouldContain(
            "32 rows: 0 new, 0 changes, 32 unchanged"
        );
        foreach (
            var (words, file) in new[]
            {
                ("members executive", "m.csv"),
                ("contacts executive", "c.csv"),
                ("structure", "s.csv"),
                ("actions", "a.csv"),
                ("terms executive", "t.docx"),
                ("terms executive 1", "t1.docx"),
            }
        )
        {
            var (code, said) = await Run(["export", .. words.Split(' '), "--out", At(file), "--as-at", "2007-09-03"]);
            code.ShouldBe(0, said);
            new FileInfo(At(file)).Length.ShouldBeGreaterThan(200);
        }

        var (unknown, what) = await Run("export", "register", "nobody", "--out", At("n.docx"));
        unknown.ShouldBe(1);
        what.ShouldContain("There is no register “nobody”");
        what.ShouldContain("director, lead-member, lscb");
        var (unwritable, why) = await Run("export", "actions", "--out", At("no/such/a.csv"));
        unwritable.ShouldBe(2);
        why.ShouldContain("Can't write");
        (await Run("export", "actions", "--out", At("a.odt"))).Words.ShouldContain("does not end in one of these");
        (await Run("export", "terms", "executive", "--out", At("t.xlsx"))).Words.ShouldContain("no table");
    }

    [Fact]
    public async Task A_template_is_given_and_taken_away_by_the_command_line()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        async Task<(int Code, string Words)> Run(params string[] words) =>
            await RunProgram.ToItsEnd([.. words, "--data", database.Folder]);
        var template = Path.Combine(database.Folder, "rutland.docx");
        var paper = Path.Combine(database.Folder, "a.docx");
        await File.WriteAllBytesAsync(template, Papers.Template());

        (await Run("template", template)).Words.ShouldContain("Papers are made with rutland.docx from now on.");
        await Run("export", "actions", "--out", paper);
        using (var word = Papers.OpenWord(await File.ReadAllBytesAsync(paper)))
            word.MainDocumentPart!.HeaderParts.Single().Header.InnerText.ShouldBe("Rutland Partnership");
        (await Run("template", "--remove")).Code.ShouldBe(0);
        (await Run("template", "--remove")).Words.ShouldContain("No Word template is in use.");
        await File.WriteAllTextAsync(template, "hello", Encoding.UTF8);
        (await Run("template", template)).Code.ShouldBe(1);
        (await Run("template")).Words.ShouldContain("Name a Word file, or say --remove.");
        (await Run("template", template + "x")).Code.ShouldBe(2);
    }
}
