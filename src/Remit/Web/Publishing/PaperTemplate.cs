using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Web.Publishing;

/// <summary>
/// The partnership's own Word file, whose look its papers have. There is one; taken out of use, it is empty, and the log of changes still
/// has what it was.
/// </summary>
public sealed class PaperTemplate : Record<PaperTemplate>
{
    /// <summary>The key of the only one.</summary>
    public const string OnlyKey = "word-template";

    private const int LineLength = 76;

    /// <summary>What its file was called.</summary>
    public string? FileName { get; set; }

    /// <summary>The file in base 64, in lines of 76 letters; null where none is in use.</summary>
    public string? Content { get; set; }

    /// <summary>The template; null where none is in use.</summary>
    public WordTemplate? Read() =>
        Bytes(Content) is { } bytes && WordTemplate.TryRead(bytes, out var template, out _) ? template : null;

    /// <summary>A file as <see cref="Content"/> has it.</summary>
    public static string Written(byte[] bytes) =>
        string.Join('\n', Convert.ToBase64String(bytes).Chunk(LineLength).Select(c => new string(c)));

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Key != OnlyKey)
            yield return new Refusal("There is one Word template", $"The key of the Word template is always “{OnlyKey}”.");
        if (Content is null)
            yield break;
        if (Bytes(Content) is not { } bytes)
            yield return new Refusal(
                "A Word template is a Word file",
                "What is recorded is no file in base 64.",
                Field: "content"
            );
        else if (!WordTemplate.TryRead(bytes, out _, out var refusal))
            yield return new Refusal("A Word template is a Word file", refusal, Field: "content");
    }

    private static byte[]? Bytes(string? content)
    {
        if (content is null)
            return null;
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length) ? bytes[..length] : null;
    }

    internal static Shape<PaperTemplate> Shape { get; } =
        new Shape<PaperTemplate>(OnlyKey, "word-templates", "The partnership's own Word file, whose look its papers have.")
            .Value("file-name", t => t.FileName, "What its file was called.")
            .Value(
                "content",
                t => t.Content,
                "The file (.docx or .dotx, at most 2 MB) in base 64; leave it out where none is in use."
            )
            .Alone("word-template.yaml");
}
