using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>What a file is, told by its first bytes.</summary>
public enum FileKind
{
    Text,
    Word,
    Excel,
    Pdf,
    WebPage,
    WebArchive,
    Mail,
    OldOfficeOrProtected,
    OpenDocument,
    ExcelBinary,
    PowerPoint,
    Zip,
    DamagedZip,
    RichText,
    Png,
    Jpeg,
    Gif,
    Gzip,
    Sqlite,
}

/// <summary>Tells the kinds of files apart, and names them.</summary>
public static partial class FileKinds
{
    public const string Expected = "Expected Word (.docx), Excel (.xlsx), a PDF with text, a web page, CSV or plain text.";

    /// <summary>What the bytes are; what is none of the kinds known counts as text.</summary>
    public static FileKind Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] < 9)
            return OfZip(bytes.ToArray());
        if (bytes.StartsWith("%PDF"u8))
            return FileKind.Pdf;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return FileKind.OldOfficeOrProtected;
        if (bytes.StartsWith("{\\rtf"u8))
            return FileKind.RichText;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return FileKind.Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileKind.Jpeg;
        if (bytes.StartsWith("GIF8"u8))
            return FileKind.Gif;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return FileKind.Gzip;
        if (bytes.StartsWith("SQLite format 3"u8))
            return FileKind.Sqlite;
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4000)]);
        if (start.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
            start = start[3..];
        return WebPage.Is(start) ? FileKind.WebPage
            : start.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && start.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase)
            && MailField().IsMatch(start)
                ? start.Contains("multipart/related", StringComparison.OrdinalIgnoreCase) ? FileKind.WebArchive
                    : FileKind.Mail
            : FileKind.Text;
    }

    /// <summary>The kind with its article, as a sentence needs it.</summary>
    public static string InWords(FileKind kind) =>
        kind switch
        {
            FileKind.Text => "plain text",
            FileKind.Word => "a Word file (.docx)",
            FileKind.Excel => "an Excel file (.xlsx)",
            FileKind.Pdf => "a PDF",
            FileKind.WebPage => "a web page (HTML)",
            FileKind.WebArchive =>
                "a web page saved as a single file (.mht): save it as “Web page, HTML only”, or copy its table",
            FileKind.Mail => "an email saved as a file (.eml): open it and copy its text, or bring in what is attached to it",
            FileKind.OldOfficeOrProtected =>
                "an older Word or Excel file (.doc, .xls), or one that is protected by a password: take the password off, or save it as .docx or .xlsx",
            FileKind.OpenDocument => "an OpenDocument file (.odt, .ods): save it as .docx or .xlsx",
            FileKind.ExcelBinary => "an Excel file in its binary form (.xlsb): save it as .xlsx",
            FileKind.PowerPoint => "a PowerPoint file (.pptx)",
            FileKind.Zip => "a zip file",
            FileKind.DamagedZip => "a Word, Excel or zip file that is damaged or was cut off",
            FileKind.RichText => "rich text (.rtf)",
            FileKind.Png => "a picture (PNG)",
            FileKind.Jpeg => "a picture (JPEG)",
            FileKind.Gif => "a picture (GIF)",
            FileKind.Gzip => "a compressed file (gzip)",
            FileKind.Sqlite => "a database (SQLite)",
        };

    private static FileKind OfZip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            // The main part mostly has its usual name; Word on the web calls it "document2.xml", too.
            return Holds("word/document", ".xml") ? FileKind.Word
                : Holds("xl/workbook", ".xml") ? FileKind.Excel
                : Holds("xl/workbook", ".bin") ? FileKind.ExcelBinary
                : Holds("ppt/presentation", ".xml") ? FileKind.PowerPoint
                : Holds("content", ".xml") && Holds("mimetype", "") ? FileKind.OpenDocument
                : FileKind.Zip;

            bool Holds(string start, string end) =>
                zip.Entries.Any(entry =>
                    OfficePackage.Normal(entry.FullName).TrimStart('/') is var name
                    && name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                    && name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
                );
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or NotSupportedException)
        {
            return FileKind.DamagedZip;
        }
    }

    // A letter that quotes such words is no such file: its first line is no field.
    [GeneratedRegex("""^[A-Za-z\-]{2,40}:\s""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailField();
}
