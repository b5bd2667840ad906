using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// Word and Excel files are zip files of XML. This opens one behind a gate that believes nothing the file says of itself: what is
/// unpacked is counted while it is unpacked; names, depth and numbers are limited; document types, macros and passwords are refused; and
/// nothing outside the file is ever fetched. Only the parts that are asked for are unpacked.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    internal const int MostEntries = 10_000;
    internal const long MostUnpacked = 128L * 1024 * 1024;

    // Text of tables packs to a hundredth at most; what packs tighter was made to be unpacked.
    private const int MostRatio = 400;
    private const long RatioCountsFrom = 10L * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly int packedBytes;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private OfficePackage(byte[] bytes)
    {
        packedBytes = bytes.Length;
        zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
    }

    public void Dispose() => zip.Dispose();

    /// <summary>
    /// Reads a Word or Excel file (<paramref name="ending"/> ".docx" or ".xlsx") with <paramref name="read"/>. The one place where what is
    /// wrong with such a file becomes a refusal.
    /// </summary>
    public static DocumentReading Read(string name, byte[] bytes, string ending, Func<OfficePackage, ProblemLog, Document> read)
    {
        var problems = new ProblemLog();
        var sound =
            $"Expected a sound {ending} file: open it in {(ending == ".docx" ? "Word" : "Excel")}, save it again and take that file.";
        try
        {
            using var package = new OfficePackage(bytes);
            package.Admit(ending);
            var document = read(package, problems);
            return new(document, problems.InOrder());
        }
        catch (OfficeRefusal refusal)
        {
            return DocumentFile.Refused(name, refusal.Message, refusal.Expected ?? sound);
        }
        catch (Exception damage)
            when (damage
                    is InvalidDataException
                        or IOException
                        or XmlException
                        or DecoderFallbackException
                        or NotSupportedException
            )
        {
            return DocumentFile.Refused(name, "The file is damaged or was cut off: a part of it can't be unpacked.", sound);
        }
    }

    private void Admit(string ending)
    {
        var plain = $"Expected a plain {ending} file.";
        if (zip.Entries.Count > MostEntries)
            throw new OfficeRefusal($"The file holds more than {MostEntries:N0} parts.", "A document has some dozens.");
        foreach (var entry in zip.Entries)
        {
            var name = Normal(entry.FullName);
            if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
                throw new OfficeRefusal("The file holds a part whose name leads out of the file.", plain);
            if (entry.IsEncrypted)
                throw new OfficeRefusal(
                    "The file is protected by a password.",
                    "Expected a file without one: take the password off."
                );
            if (name.EndsWith('/'))
                continue;
            if (!entries.TryAdd(name, entry))
                throw new OfficeRefusal("The file holds two parts of the same name.");
        }
        if (
            entries.Keys.Any(name =>
                name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
            )
            || Xml("[Content_Types].xml")?.Elements().Any(IsOfMacros) == true
        )
            throw new OfficeRefusal(
                "The file holds macros, which are programs.",
                $"Expected a file without them: save it as {ending}."
            );
    }

    private static bool IsOfMacros(XElement type) =>
        ((string?)type.Attribute("ContentType") ?? "") is var kind
        && (
            kind.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || kind.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        );

    internal static string Normal(string entryName) => entryName.Replace('\\', '/');

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>A part as XML, or null where the file has no such part.</summary>
    public XElement? Xml(string? part)
    {
        if (part is null || !Has(part))
            return null;
        return WithXml(part, OfficeXml.Load);
    }

    /// <summary>Reads a part as XML from its beginning, so that a large one need not stand in the memory as a whole.</summary>
    public T WithXml<T>(string part, Func<XmlReader, T> read)
    {
        using var stream = new Counted(this, entries[part].Open());
        using var reader = XmlReader.Create(stream, Settings);
        try
        {
            return read(reader);
        }
        catch (XmlException)
        {
            var found = HasDocumentType(part)
                ? $"The part “{part}” of the file declares a document type (DTD), which can name files outside it."
                : $"The part “{part}” of the file is damaged: it is no well-formed XML.";
            throw new OfficeRefusal(found);
        }
    }

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private bool HasDocumentType(string part)
    {
        using var stream = new Counted(this, entries[part].Open());
        var start = new byte[4096];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding
            .Latin1.GetString(start, 0, length)
            .Replace("\0", "", StringComparison.Ordinal)
            .Contains("<!DOCTYPE", StringComparison.Ordinal);
    }

    /// <summary>The parts that a part refers to ("" for the file as a whole); those outside the file are not among them.</summary>
    public IReadOnlyList<OfficeRelation> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        var relations = Xml($"{folder}_rels/{part[slash..]}.rels");
        if (relations is null)
            return [];
        return
        [
            .. relations
                .Elements()
                .Where(relation =>
                    !string.Equals((string?)relation.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                )
                .Select(relation => new OfficeRelation(
                    (string?)relation.Attribute("Id") ?? "",
                    ((string?)relation.Attribute("Type") ?? "").Split('/')[^1],
                    Resolved(folder, (string?)relation.Attribute("Target") ?? "")
                )),
        ];
    }

    /// <summary>The parts that a part refers to, by the ids of these relations.</summary>
    public static Dictionary<string, OfficeRelation> ById(IEnumerable<OfficeRelation> relations) =>
        relations.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, StringComparer.Ordinal);

    /// <summary>The part that holds the document itself.</summary>
    public string MainPart(string usual)
    {
        var named = Relations("").FirstOrDefault(relation => relation.Kind == "officeDocument")?.Part;
        var part = named is not null && Has(named) ? named : usual;
        return Has(part) ? part : throw new OfficeRefusal("The file has no main part: there is no text in it.");
    }

    private static string Resolved(string folder, string target)
    {
        var path = new List<string>();
        var whole = target.StartsWith('/') ? target : folder + target;
        foreach (var step in Normal(whole).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("." or ".."))
                path.Add(step);
        }
        return string.Join('/', path);
    }

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > MostUnpacked || (unpacked > RatioCountsFrom && unpacked / MostRatio > packedBytes))
            throw new OfficeRefusal(
                $"The file unpacks to more than {unpacked / (1024 * 1024):N0} MB.",
                "Expected a document of text: this is not one that a person wrote."
            );
    }

    private sealed class Counted(OfficePackage package, Stream packed) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = packed.Read(buffer);
            package.Count(read);
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                packed.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>A part that another part refers to: by which id, as what ("styles", "header"), and its name in the file.</summary>
internal sealed record OfficeRelation(string Id, string Kind, string Part);

/// <summary>A Word or Excel file can't be read on. Thrown while a part is unpacked or walked, and caught where the reading began.</summary>
internal sealed class OfficeRefusal(string found, string? expected = null) : Exception(found)
{
    /// <summary>What was expected; null for "a sound file".</summary>
    public string? Expected { get; } = expected;
}
