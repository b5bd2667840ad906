using System.Text;

namespace Remit.Documents;

/// <summary>What came out of a file: the document, unless the file itself had to be refused, and everything there is to say about it.</summary>
public sealed record DocumentReading(Document? Document, IReadOnlyList<ReadingProblem> Problems);

/// <summary>
/// Reads a file into a <see cref="Document"/>, whatever its kind, which is told by what it holds and not by its name: Word (.docx),
/// Excel (.xlsx), PDF with text, a web page, plain text as it is left when a Word table is saved as text, and CSV. Text is UTF-8 with or
/// without a byte order mark, or UTF-16 with one. Refuses, in words, what is empty, over 50 MB, in another encoding, protected by a
/// password, or of another kind. Never throws for what a file holds.
/// </summary>
public static class DocumentFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>Reads the file at a path; a file that is missing or may not be read is a problem, too.</summary>
    /// <param name="path">As the person gave it: so it stands in every place.</param>
    /// <param name="looksLikeHeader">Given the texts of a row, whether a new table starts here; it helps where tables follow closely.</param>
    public static DocumentReading Read(string path, Func<IReadOnlyList<string>, bool>? looksLikeHeader = null)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(path, stream, looksLikeHeader);
        }
        catch (Exception refusal)
            when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var found =
                Directory.Exists(path) ? "This is a folder."
                : File.Exists(path) ? "The file can't be opened."
                : "There is no such file.";
            return Refused(path, found, "Expected a Word, Excel, PDF, CSV or text file that you may read.");
        }
    }

    /// <summary>Reads a stream to its end; <paramref name="name"/> is the file's name, whose ending ".csv" or ".tsv" tells CSV from text.</summary>
    public static DocumentReading Read(string name, Stream stream, Func<IReadOnlyList<string>, bool>? looksLikeHeader = null)
    {
        var bytes = UpTo(MostBytes + 1, stream);
        if (bytes.Length > MostBytes)
            return Refused(
                name,
                "The file is larger than 50 MB.",
                "Expected a document of text: split it, or save it without pictures."
            );
        if (bytes.Length == 0)
            return Refused(name, "The file is empty.", "Expected a table or a list.");
        return FileKinds.Of(bytes) switch
        {
            FileKind.Word => WordDocument.Read(name, bytes),
            FileKind.Excel => ExcelWorkbook.Read(name, bytes),
            FileKind.Pdf => PdfText.Read(name, bytes),
            FileKind.Text or FileKind.WebPage => ReadText(name, bytes, looksLikeHeader),
            var other => Refused(name, $"The file looks like {FileKinds.InWords(other)}.", FileKinds.Expected),
        };
    }

    private static DocumentReading ReadText(string name, byte[] bytes, Func<IReadOnlyList<string>, bool>? looksLikeHeader)
    {
        var problems = new ProblemLog();
        var text = Decode(name, bytes, problems);
        if (text is null && FileKinds.Of(bytes) == FileKind.WebPage && !bytes.Contains((byte)0))
            text = WebPage.Decode(bytes);
        if (text is null)
            return new(null, problems.InOrder());
        if (string.IsNullOrWhiteSpace(text))
            return Refused(name, "The file holds nothing but white space.", "Expected a table or a list.");

        // A page in UTF-16 shows only once it is decoded; a table of CSV that holds markup stays one.
        if (!Ends(name, ".csv") && !Ends(name, ".tsv") && WebPage.Is(text))
            return WebPage.Read(name, text);
        var lines = SourceLines.Split(name, text, problems);
        if (problems.InOrder() is { Count: > 0 } refused)
            return new(null, refused);
        if (Ends(name, ".csv") && text.AsSpan().Count(',') + text.AsSpan().Count(';') > SourceLines.MostTabs)
            return Refused(
                name,
                $"The file has more than {SourceLines.MostTabs:N0} commas and semicolons.",
                "A file of registers has a few thousand cells."
            );
        var document =
            Ends(name, ".csv") ? CsvTables.Read(name, text, ',', problems)
            : Ends(name, ".tsv") ? CsvTables.Read(name, text, '\t', problems)
            : TextTables.Read(name, PastedText.Cleaned(name, lines, problems), problems, looksLikeHeader);
        return new(document, problems.InOrder());
    }

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    internal static DocumentReading Refused(string file, string found, string expected) =>
        new(null, [new(ProblemWeight.Refused, new(file, 1, 1), found, expected)]);

    private static byte[] UpTo(int most, Stream stream)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        while (kept.Length < most)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - kept.Length));
            if (read == 0)
                break;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    /// <summary>The text of a file, as every reader of text takes it; null where it is none, with what is wrong in words.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">What it holds.</param>
    public static (string? Text, string? Wrong) TextOf(string name, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            return (null, "The file is larger than 50 MB.");
        var problems = new ProblemLog();
        var text = Decode(name, bytes, problems);
        return (text, problems.InOrder() is [var first, ..] ? $"Line {first.Place.Line}: {first.Found} {first.Expected}" : null);
    }

    private static string? Decode(string name, byte[] bytes, ProblemLog problems)
    {
        var (encoding, skip, said) = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => (null, 0, "UTF-32"),
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding?)new UTF8Encoding(false, true), 3, "UTF-8"),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2, "UTF-16"),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2, "UTF-16"),
            _ => (new UTF8Encoding(false, true), 0, "UTF-8"),
        };
        const string expected =
            "Expected UTF-8, or UTF-16 with a byte order mark: save the file again and choose UTF-8 as its encoding.";
        if (encoding is null)
        {
            problems.Refuse(new(name, 1, 1), $"The file is written in {said}.", expected);
            return null;
        }
        if (said == "UTF-8" && bytes.AsSpan().IndexOf((byte)0) is >= 0 and var nul)
        {
            problems.Refuse(
                PlaceOf(name, bytes, nul),
                "There is a zero byte: this is no text, or UTF-16 without its byte order mark.",
                expected
            );
            return null;
        }
        try
        {
            return encoding.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException refusal)
        {
            // The index counts from where decoding began; for a sequence cut off at the end it may lie one off.
            var at = Math.Clamp(skip + refusal.Index, 0, bytes.Length - 1);
            var place = said == "UTF-8" ? PlaceOf(name, bytes, at) : new FilePlace(name, 1, 1);
            problems.Refuse(place, $"The file is not in {said} here; it may be in an older Windows or Mac encoding.", expected);
            return null;
        }
    }

    private static FilePlace PlaceOf(string name, ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new(name, line, column);
    }
}
