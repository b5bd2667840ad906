using System.Diagnostics;
using Remit.Kernel;

namespace Remit.Documents.Writing;

/// <summary>
/// Turns Word papers and drawn pages into tagged PDF that says that it is PDF/UA, where LibreOffice is at hand. One at a time, each in a profile of its own
/// that is thrown away, and none for longer than two minutes.
/// </summary>
/// <param name="program">The path of <c>soffice</c>; null where there is none.</param>
public sealed class LibreOffice(string? program) : IDisposable
{
    public const string MediaType = "application/pdf";

    /// <summary>The rule by which it refuses what may well be done a little later: too many wait, or it took too long.</summary>
    public const string InItsTurn = "A PDF is made in its turn";

    private const int MostWaiting = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private const string AsPdf =
        """pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}""";

    private readonly SemaphoreSlim gate = new(1, 1);
    private int waiting;

    /// <summary>Whether PDF can be made.</summary>
    public bool IsHere => program is not null;

    /// <summary>The path of <c>soffice</c> on this machine's search path; null where it is not installed.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { "soffice", "soffice.exe", "libreoffice" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>A Word file as PDF; refused where there is no LibreOffice, where too many wait, or where it fails.</summary>
    public Task<Result<byte[]>> ToPdf(byte[] word, CancellationToken stop = default) => ToPdf(word, ".docx", stop);

    /// <summary>A page that is one picture as PDF; refused as <see cref="ToPdf(byte[], CancellationToken)"/> is.</summary>
    public Task<Result<byte[]>> ToPdf(PageDrawing page, CancellationToken stop = default) =>
        ToPdf(DrawnPage.Write(page), DrawnPage.Ending, stop);

    private async Task<Result<byte[]>> ToPdf(byte[] paper, string ending, CancellationToken stop)
    {
        if (program is null)
            return Refused("PDF is made by LibreOffice, which is not installed here. Choose Word: it can be saved as PDF.");
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return Refused("Many papers are being made into PDF just now. Try again in a minute, or choose Word.", InItsTurn);
        }
        try
        {
            await gate.WaitAsync(stop);
            try
            {
                return await Convert(program, paper, ending, stop);
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static async Task<Result<byte[]>> Convert(string program, byte[] given, string ending, CancellationToken stop)
    {
        var folder = WorkFolder.Make("remit-pdf-");
        try
        {
            var paper = Path.Combine(folder, $"paper{ending}");
            await File.WriteAllBytesAsync(paper, given, stop);
            var isOver = await Run(
                program,
                [
                    $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}",
                    "--headless",
                    "--norestore",
                    "--nolockcheck",
                    "--nodefault",
                    "--convert-to",
                    AsPdf,
                    "--outdir",
                    folder,
                    paper,
                ],
                folder,
                stop
            );
            var pdf = Path.Combine(folder, "paper.pdf");
            return File.Exists(pdf) ? Result<byte[]>.Done(await File.ReadAllBytesAsync(pdf, stop))
                : !isOver
                    ? Refused(
                        "LibreOffice took too long to make a PDF of this paper. Try again in a minute, or choose Word.",
                        InItsTurn
                    )
                : Refused("LibreOffice could not make a PDF of this paper. Choose Word: it can be saved as PDF.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs it; false where it took too long.</summary>
    private static async Task<bool> Run(string program, IEnumerable<string> arguments, string folder, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = folder;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token),
                process.StandardError.ReadToEndAsync(limit.Token),
                process.WaitForExitAsync(limit.Token)
            );
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static Result<byte[]> Refused(string why, string rule = "A PDF is made where it can be") =>
        Result<byte[]>.Refused([new Refusal(rule, why)]);
}
