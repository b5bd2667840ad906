using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Remit.Documents.Writing;

/// <summary>
/// A partnership's own Word file (.docx or .dotx) whose styles, headers, footers, page and margins its papers are to have. It is looked at
/// before it is taken: not more than 2 MB, no macros, nothing inside that another program would run, nothing fetched from elsewhere.
/// </summary>
public sealed class WordTemplate
{
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>A paragraph of a template that says so: what stands above it is kept, and the paper begins there.</summary>
    public const string Marker = "{content}";

    private const int MostEntries = 500;
    private const long MostUnpacked = 40L * 1024 * 1024;

    private static readonly string[] Documents =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ];

    private WordTemplate(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>Looks at a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="template">The template; null where it is refused.</param>
    /// <param name="refusal">Why it can't be used, in a sentence or two; null where it can.</param>
    public static bool TryRead(
        byte[] bytes,
        [NotNullWhen(true)] out WordTemplate? template,
        [NotNullWhen(false)] out string? refusal
    )
    {
        template = null;
        refusal = Refusal(bytes);
        if (refusal is null)
        {
            template = new WordTemplate(bytes);
            try
            {
                WordPaper.Write(new Publication("Trial") { Parts = [new Prose("Trial")] }, template);
            }
            catch (Exception problem) when (IsOfTheFile(problem))
            {
                template = null;
                refusal = "The file is damaged. Open it in Word, save it again as a Word document (.docx), and choose that.";
            }
        }
        return template is not null;
    }

    private static string? Refusal(byte[] bytes)
    {
        if (bytes.Length == 0)
            return "The file is empty. Choose a Word document (.docx) or template (.dotx).";
        if (bytes.Length > MostBytes)
            return "The file is larger than 2 MB. Make its pictures smaller (in Word: Compress Pictures), and save it again.";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return "The file unpacks to far more than a template needs. Save a smaller one.";
            return MacroOrObject(zip) ?? KindOf(zip) ?? FetchedFromElsewhere(zip);
        }
        catch (Exception problem) when (IsOfTheFile(problem))
        {
            return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                ? "The file is an older Word document (.doc), or protected by a password. Take the password off, or save it as .docx."
                : "The file is not a Word document. Choose one that ends in .docx or .dotx.";
        }
    }

    private static string? MacroOrObject(ZipArchive zip) =>
        zip.Entries.Any(e =>
            e.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            && e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase)
        )
            ? "There are macros in the file. Save it as a document without macros (.docx)."
        : zip.Entries.Any(e => Within(e, "word/embeddings/") || Within(e, "word/activeX/"))
            ? "There is another file or a control inside. Take it out, and save the file again."
        : null;

    private static bool Within(ZipArchiveEntry entry, string folder) =>
        entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    private static string? KindOf(ZipArchive zip)
    {
        var types = Xml(zip.GetEntry("[Content_Types].xml"));
        var kinds = types
            ?.Root?.Elements()
            .Select(e => (Part: (string?)e.Attribute("PartName"), Type: (string?)e.Attribute("ContentType")))
            .ToList();
        if (kinds is null)
            return "The file is not a Word document. Choose one that ends in .docx or .dotx.";
        if (kinds.Exists(k => k.Type?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) is true))
            return "The file may hold macros. Save it as a document without macros (.docx).";
        return kinds.Exists(k => Documents.Contains(k.Type, StringComparer.OrdinalIgnoreCase))
            ? null
            : "The file is not a Word document. Choose one that ends in .docx or .dotx.";
    }

    private static string? FetchedFromElsewhere(ZipArchive zip)
    {
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            var away = Xml(entry)
                ?.Root?.Elements()
                .FirstOrDefault(r =>
                    (string?)r.Attribute("TargetMode") == "External"
                    && !IsHarmless((string?)r.Attribute("Type"), (string?)r.Attribute("Target"))
                );
            if (away is not null)
                return $"The file fetches something from elsewhere ({Shortened((string?)away.Attribute("Target"))}). Put the picture or text itself into it, and save it again.";
        }
        return null;
    }

    /// <summary>A link that a reader may follow; and the place of the file's own template, which is let go of before any use.</summary>
    private static bool IsHarmless(string? type, string? target) =>
        type?.EndsWith("/attachedTemplate", StringComparison.Ordinal) is true
        || (
            type?.EndsWith("/hyperlink", StringComparison.Ordinal) is true
            && Uri.TryCreate(target, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" or "mailto"
        );

    private static string Shortened(string? address) => address is { Length: > 60 } ? address[..60] + "…" : address ?? "";

    private static XDocument? Xml(ZipArchiveEntry? entry)
    {
        if (entry is null)
            return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        return XDocument.Load(reader);
    }

    /// <summary>Whether what went wrong is the file's fault, and not ours.</summary>
    internal static bool IsOfTheFile(Exception problem) =>
        problem
            is InvalidDataException
                or XmlException
                or OpenXmlPackageException
                or IOException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or NullReferenceException
                or KeyNotFoundException
                or NotSupportedException
                or OverflowException;
}
