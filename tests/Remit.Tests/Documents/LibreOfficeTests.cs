using System.Diagnostics;
using Remit.Documents;

namespace Remit.Tests.Documents;

/// <summary>Files that LibreOffice wrote, whose Word and Excel differ from Microsoft's in styles, lists and merged cells.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("remit-office-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_Word_file_by_LibreOffice_has_its_headings_lists_and_merged_cells()
    {
        const string page = """
            <html lang="en"><body>
            <h1>Terms of reference</h1>
            <h2>Membership</h2>
            <p>The board has, as a minimum:</p>
            <ul><li>Chief Nurse: ICB<ul><li>or deputy</li></ul></li><li>Chair – CDOP</li></ul>
            <ol><li>First</li><li>Second</li></ol>
            <table border="1">
            <thead><tr><th>Guidance para.</th><th>Duty</th><th>Progress to date</th></tr></thead>
            <tbody>
            <tr><td colspan="3">Boats and berths</td></tr>
            <tr><td rowspan="2">2.1</td><td>To keep the lights burning</td><td><p>Lamps were bought</p><p>A keeper was found</p></td></tr>
            <tr><td>To count boats</td><td><ul><li>Counted in May</li><li>and June</li></ul></td></tr>
            <tr><td>2.3</td><td>To write the log<br>each evening</td><td>&nbsp;</td></tr>
            </tbody></table>
            <p>Agreed on 3 May.</p>
            </body></html>
            """;
        var reading = DocumentFile.Read(Converted("terms.html", page, "docx:MS Word 2007 XML", "HTML (StarWriter)"));
        var blocks = reading.Document!.Blocks;
        blocks
            .OfType<Paragraph>()
            .Where(line => line.Level is not null)
            .Select(line => (line.Level, line.Text))
            .ShouldBe([(1, "Terms of reference"), (2, "Membership")]);
        blocks
            .OfType<ListItem>()
            .Select(item => (item.Depth, item.Mark.IsBullet ? "•" : item.Mark.Written, item.Text))
            .ShouldBe([
                (0, "•", "Chief Nurse: ICB"),
                (1, "•", "or deputy"),
                (0, "•", "Chair – CDOP"),
                (0, "1.", "First"),
                (0, "2.", "Second"),
            ]);
        var table = blocks.OfType<Table>().ShouldHaveSingleItem();
        table.Header.Cells.Select(cell => cell.Text).ShouldBe(["Guidance para.", "Duty", "Progress to date"]);
        table
            .Texts()
            .ShouldBe([
                ["Boats and berths"],
                ["2.1", "To keep the lights burning", "Lamps were bought\n\nA keeper was found"],
                ["", "To count boats", "• Counted in May\n• and June"],
                ["2.3", "To write the log\neach evening", ""],
            ]);
        table.Rows[2].Cells[0].GoesOnFromAbove.ShouldBeTrue();
        blocks[^1].ShouldBeOfType<Paragraph>().Text.ShouldBe("Agreed on 3 May.");
    }

    [Fact]
    public void An_Excel_file_by_LibreOffice_has_its_dates_merged_cells_and_sheets()
    {
        const string page = """
            <html><body><table>
            <tr><td colspan="4">Action log</td></tr>
            <tr><td></td></tr>
            <tr><th>No</th><th>Action</th><th>Due</th><th>Progress</th></tr>
            <tr><td>1</td><td rowspan="2">Paint the hull</td><td sdval="39328" sdnum="2057;0;DD/MM/YYYY">03/09/2007</td><td>85%</td></tr>
            <tr><td>2</td><td>ongoing</td><td>Begun in May</td></tr>
            </table></body></html>
            """;
        var reading = DocumentFile.Read(Converted("log.html", page, "xlsx:Calc MS Excel 2007 XML", "calc_HTML_WebQuery"));
        reading.Document!.Blocks[0].ShouldBeOfType<Paragraph>().Text.ShouldBe("Action log");
        var table = reading.Document.Blocks.OfType<Table>().ShouldHaveSingleItem();
        table.Header.Cells.Select(cell => cell.Text).ShouldBe(["No", "Action", "Due", "Progress"]);
        table
            .Texts()
            .ShouldBe([
                ["1", "Paint the hull", "2007-09-03", "85%"],
                ["2", "", "ongoing", "Begun in May"],
            ]);
        table.Rows[1].Cells[1].GoesOnFromAbove.ShouldBeTrue();
    }

    private string Converted(string name, string content, string to, string from)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(place => Path.Combine(place, "soffice"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "LibreOffice (soffice) is not installed.");
        var source = Path.Combine(folder.FullName, name);
        File.WriteAllText(source, content);
        var start = new ProcessStartInfo(program!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                $"-env:UserInstallation=file://{folder.FullName}/profile",
                "--headless",
                $"--infilter={from}",
                "--convert-to",
                to,
                "--outdir",
                folder.FullName,
                source,
            },
        };
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEndAsync();
        var complained = run.StandardError.ReadToEndAsync();
        if (!run.WaitForExit(TimeSpan.FromMinutes(2)))
            run.Kill(entireProcessTree: true);
        var made = Path.ChangeExtension(source, to.Split(':')[0]);
        File.Exists(made).ShouldBeTrue($"LibreOffice made no {made}: {said.Result} {complained.Result}");
        return made;
    }
}
