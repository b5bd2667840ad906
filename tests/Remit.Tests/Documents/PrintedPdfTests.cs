using System.Diagnostics;
using Remit.Documents;

namespace Remit.Tests.Documents;

/// <summary>PDFs as people have them: printed from a browser, and exported from an office suite. Skipped where neither is at hand.</summary>
public sealed class PrintedPdfTests
{
    private const string Page = """
        <!doctype html><html><head><meta charset="utf-8"><title>Register</title><style>
        body { font-family: "Liberation Sans", sans-serif; font-size: 11pt } td, th { border: 1px solid; padding: 4px; text-align: left }
        @page { size: A4; margin: 25mm } thead { display: table-header-group } tr { break-inside: avoid }
        </style></head><body><h1>Responsibilities of the Harbour Master</h1>
        <p>This register was made for the board of the harbour, which looks at it every year in May, and whenever the guidance
        of the Department changes. It has three columns, as the guidance asks for, and its rows are in the order of the Act.</p>
        <table><thead><tr><th>Para</th><th>Responsibility</th><th>Action taken</th></tr></thead><tbody>ROWS</tbody></table>
        <h2>Members</h2><ul><li>the master</li><li>one person from each of the three partners that the Act names, or somebody whom that
        partner sends in their place</li></ul></body></html>
        """;

    private static readonly (string, string, string)[] Rows =
    [
        .. Enumerable
            .Range(1, 40)
            .Select(n =>
                (
                    n % 3 == 0 ? "" : $"2.{n}",
                    $"To keep lamp {n} burning at all hours of the night, so that boats find their way into the harbour",
                    n % 2 == 0 ? "-" : $"Lamp {n} was mended"
                )
            ),
    ];

    [Fact]
    public async Task A_page_printed_by_a_browser_is_read() =>
        ShouldBeTheRegister(
            await Printed(
                "chromium",
                (folder, file) =>
                    [
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        $"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer",
                        $"--print-to-pdf={folder}/page.pdf",
                        file,
                    ]
            )
        );

    [Fact]
    public async Task A_document_exported_by_LibreOffice_is_read() =>
        ShouldBeTheRegister(
            await Printed(
                "soffice",
                (folder, file) =>
                    [
                        $"-env:UserInstallation=file://{folder}/profile",
                        "--headless",
                        "--infilter=HTML (StarWriter)",
                        "--convert-to",
                        "pdf:writer_pdf_Export",
                        "--outdir",
                        folder,
                        file,
                    ]
            )
        );

    private static void ShouldBeTheRegister(byte[] pdf)
    {
        var reading = DocumentFile.Read("page.pdf", new MemoryStream(pdf));
        var blocks = reading.Document!.Blocks;
        blocks[0].ShouldBeOfType<Paragraph>().Level.ShouldBe(1);
        blocks[1].ShouldBeOfType<Paragraph>().Text.ShouldEndWith("in the order of the Act.");
        var table = blocks.OfType<Table>().ShouldHaveSingleItem();
        table.Header.Cells.Select(cell => cell.Text).ShouldBe(["Para", "Responsibility", "Action taken"]);
        table.Texts().Select(row => (row[0], row[1], row[2])).ShouldBe(Rows);
        blocks.OfType<Paragraph>().ShouldContain(paragraph => paragraph.Text == "Members" && paragraph.Level == 2);
        // A browser draws its bullets as pictures, so that the item is a paragraph there.
        var last = blocks[^1] is ListItem item ? item.Text : blocks[^1].ShouldBeOfType<Paragraph>().Text;
        last.ShouldBe(
            "one person from each of the three partners that the Act names, or somebody whom that partner sends in their place"
        );
    }

    private static async Task<byte[]> Printed(string program, Func<string, string, string[]> arguments)
    {
        Assert.SkipWhen(PdfProgram.Find() is null, "pdftotext is not installed (apt-get install poppler-utils)");
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{program} is not installed");
        var work = Directory.CreateTempSubdirectory("remit-printed-").FullName;
        try
        {
            var file = Path.Combine(work, "page.html");
            var rows = string.Concat(
                Rows.Select(row => $"<tr><td>{row.Item1}</td><td>{row.Item2}</td><td>{row.Item3}</td></tr>")
            );
            await File.WriteAllTextAsync(file, Page.Replace("ROWS", rows, StringComparison.Ordinal));
            using var process = Process.Start(
                new ProcessStartInfo(found!, arguments(work, file))
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
            await said;
            return await File.ReadAllBytesAsync(Path.Combine(work, "page.pdf"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
