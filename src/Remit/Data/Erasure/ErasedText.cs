using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Remit.Data.Erasure;

/// <summary>
/// One text that a change took out of the log's past. The change keeps all of them as lines, and its leaves the digest of these: nobody else
/// can take a text out, or change what was left of it.
/// </summary>
/// <param name="Change">The change that recorded the text.</param>
/// <param name="Record">The record in whose state it stood; null for what the change says of itself.</param>
/// <param name="Column">Its column.</param>
/// <param name="Left">The digest of what was left of it; null for nothing.</param>
public sealed record ErasedText(long Change, Guid? Record, string Column, string? Left)
{
    private const string Nothing = "-";

    /// <summary>A text of which this was left.</summary>
    internal static ErasedText Leaving(long change, Guid? record, string column, string? left) =>
        new(change, record, column, left is null ? null : DigestOf(left));

    /// <summary>Several, as the change keeps them; null for none.</summary>
    internal static string? Write(IReadOnlyCollection<ErasedText> texts) =>
        texts.Count == 0 ? null : string.Join('\n', texts.Select(t => t.Line));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A line is none.</exception>
    public static IReadOnlyList<ErasedText> Read(string lines) => [.. lines.Split('\n').Select(Parse)];

    /// <summary>The SHA-256 of a text in base64url.</summary>
    public static string DigestOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Line =>
        string.Create(CultureInfo.InvariantCulture, $"{Change} {Record?.ToString("D") ?? Nothing} {Column} {Left ?? Nothing}");

    private static ErasedText Parse(string line) =>
        line.Split(' ') is [var change, var record, var column, var left]
        && long.TryParse(change, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ErasedText(
                number,
                record == Nothing ? null : Guid.ParseExact(record, "D"),
                column,
                left == Nothing ? null : left
            )
            : throw new FormatException($"Not an erased text: {line}");
}
