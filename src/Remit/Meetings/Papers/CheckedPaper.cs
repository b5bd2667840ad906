using System.IO.Compression;
using System.Security.Cryptography;
using DocumentFormat.OpenXml.Packaging;
using Remit.Documents;
using Remit.Documents.Writing;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Packs;

namespace Remit.Meetings.Papers;

/// <summary>
/// A file that can be a paper: Word or PDF, told by its bytes, without a password, whole, and not too large. Anybody else's file is answered in
/// words, and never by a fault.
/// </summary>
internal sealed record CheckedPaper(string Name, string MediaType, byte[] Content, int? Pages)
{
    internal const string Rule = "A paper is a Word or PDF file that can be opened";
    internal const string TooLarge = "The file is larger than 50 MB. Scan it in black and white or with fewer dots, or split it";
    private const long MostUnpacked = 500L * 1024 * 1024;

    /// <summary>The SHA-256 of its bytes, in hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Looks at a file.</summary>
    /// <param name="name">Its name, as whoever hands it in gives it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="qpdf">By which a PDF is opened, where it is at hand.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Result<CheckedPaper>> Of(string name, byte[] content, Qpdf qpdf, CancellationToken stop = default)
    {
        if (content.Length == 0)
            return No("The file is empty. Choose a Word document (.docx) or a PDF");
        if (content.Length > DocumentFile.MostBytes)
            return No(TooLarge);
        return FileKinds.Of(content) switch
        {
            FileKind.Word => WrongWithWord(content) is { } wrong
                ? No(wrong)
                : Yes(new CheckedPaper(FileName.Shown(name), WordPaper.MediaType, content, null)),
            FileKind.Pdf => await OfPdf(name, content, qpdf, stop),
            FileKind.OldOfficeOrProtected => No(
                "The file is protected by a password, or an older Word document (.doc). Take the password off, or save it as .docx"
            ),
            FileKind.DamagedZip => No("The file is damaged or was cut off. Open it in Word, save it again, and choose that"),
            var other => No($"The file looks like {FileKinds.InWords(other)}. Choose a Word document (.docx) or a PDF"),
        };
    }

    private static async Task<Result<CheckedPaper>> OfPdf(string name, byte[] content, Qpdf qpdf, CancellationToken stop)
    {
        const string damaged = "The PDF is damaged or was cut off. Make it once more, or open it and print it as a PDF";
        const string busy = "The PDF could not be looked at just now: it took too long. Try again in a minute";
        const string locked = "The PDF is protected by a password. Open it with the password, and print it as a PDF without one";
        var isLocked = content.AsSpan().IndexOf("/Encrypt"u8) >= 0;
        if (!qpdf.IsHere)
            return isLocked ? No(locked)
                : content.AsSpan()[^Math.Min(content.Length, 4096)..].IndexOf("%%EOF"u8) < 0 ? No(damaged)
                : Yes(new CheckedPaper(FileName.Shown(name), LibreOffice.MediaType, content, null));
        var seen = await qpdf.Pages(content, stop);
        return !seen.IsOver ? No(busy)
            : seen.NeedsPassword ? No(locked)
            : seen.Count is null or 0 ? No(damaged)
            : Yes(new CheckedPaper(FileName.Shown(name), LibreOffice.MediaType, content, seen.Count));
    }

    private static string? WrongWithWord(byte[] content)
    {
        const string damaged = "The Word document is damaged. Open it in Word, save it again as .docx, and choose that";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return "The Word document unpacks to more than 500 MB. Make its pictures smaller (in Word: Compress Pictures)";
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return "There are macros in the Word document. Save it as a document without macros (.docx)";
            using var file = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            return file.MainDocumentPart?.Document?.Body is null ? damaged : null;
        }
        catch (Exception problem) when (WordTemplate.IsOfTheFile(problem))
        {
            return damaged;
        }
    }

    private static Result<CheckedPaper> Yes(CheckedPaper paper) => Result<CheckedPaper>.Done(paper);

    private static Result<CheckedPaper> No(string why) => Result<CheckedPaper>.Refused([new Refusal(Rule, why, Field: "file")]);
}
