using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Responsibilities.Positions;

/// <summary>A document that can stand behind a position: how large, of which kinds, and under what name.</summary>
internal static partial class AttachedFile
{
    /// <summary>The most bytes of one document: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What may be attached, in words.</summary>
    public const string Expected =
        "Word, Excel, PowerPoint, OpenDocument, PDF, a picture (PNG or JPEG), plain text or CSV, up to 10 MB each";

    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Word] = [".docx"],
        [FileKind.Excel] = [".xlsx"],
        [FileKind.PowerPoint] = [".pptx"],
        [FileKind.OpenDocument] = [".odt", ".ods", ".odp"],
        [FileKind.Pdf] = [".pdf"],
        [FileKind.Png] = [".png"],
        [FileKind.Jpeg] = [".jpg", ".jpeg"],
        [FileKind.Text] = [".txt", ".csv", ".md"],
    };

    /// <summary>What is wrong with a document, in a sentence; null for nothing. It is told by its bytes, and its name must agree with them.</summary>
    /// <param name="name">The name as it can be shown.</param>
    /// <param name="content">The bytes.</param>
    public static string? Fault(string name, byte[] content)
    {
        if (content.Length == 0)
            return $"“{name}” is empty. Choose the document itself";
        if (content.Length > MostBytes)
            return $"“{name}” is larger than 10 MB. Save it without pictures, or give its address as an outside source";
        var kind = FileKinds.Of(content);
        if (kind == FileKind.Text && !IsText(content))
            return $"“{name}” is no document that can be attached: it looks like a program or another file of bytes. Expected {Expected}";
        if (!Endings.TryGetValue(kind, out var endings))
            return $"“{name}” looks like {FileKinds.InWords(kind)}. Expected {Expected}";
        return endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            ? null
            : $"“{name}” looks like {FileKinds.InWords(kind)}, and its name does not say so. Save it under a name that ends in {string.Join(" or ", endings)}";
    }

    /// <summary>What a record says of its document.</summary>
    public static IEnumerable<Refusal> Refusals(string? hash, string? name)
    {
        if (hash is null != name is null)
            yield return new Refusal(
                "A document has its name",
                "A document that is attached has both its SHA-256 and its name. Give both, or neither.",
                Field: "file"
            );
        if (hash is not null && !Sha256().IsMatch(hash))
            yield return new Refusal(
                "A document has its name",
                "The SHA-256 of a document is 64 digits from 0 to 9 and a to f.",
                Field: "file"
            );
        if (name is not null && name != FileName.Shown(name))
            yield return new Refusal(
                "A file has a plain name",
                $"“{FileName.Shown(name)}” is how this file can be called: without folders, and without signs that nobody sees.",
                Field: "file-name"
            );
    }

    /// <summary>Text has no zero byte and no sign that steers a machine; it may be in an older encoding.</summary>
    private static bool IsText(byte[] content) =>
        content.AsSpan().IndexOf((byte)0) < 0
        && !content.AsSpan().StartsWith("MZ"u8)
        && !content.AsSpan().StartsWith("\u007fELF"u8)
        && !content.AsSpan(0, Math.Min(content.Length, 4096)).ContainsAnyInRange((byte)1, (byte)8);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sha256();
}
