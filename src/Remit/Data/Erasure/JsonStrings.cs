using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>
/// The strings of a text that is JSON, such as what was signed off: in it a name at the beginning of a line has the letter n before it, as the end
/// of the line above is written as two letters.
/// </summary>
internal static partial class JsonStrings
{
    /// <summary>What they say, names of members too; null for a text that is no JSON object or list.</summary>
    public static IReadOnlyList<string>? Of(string text) =>
        IsJson(text) ? [.. Literal().Matches(text).Select(m => Said(m.Value) ?? m.Value)] : null;

    /// <summary>The text with each of them said otherwise, and all else as it is; null for a text that is no JSON object or list.</summary>
    public static string? Each(string text, Func<string, string> otherwise) =>
        IsJson(text) ? Literal().Replace(text, m => Written(m.Value, otherwise)) : null;

    private static string Written(string literal, Func<string, string> otherwise)
    {
        if (Said(literal) is not { } said || otherwise(said) is not { } left || left == said)
            return literal;
        var json = new StringBuilder();
        CanonicalJson.AppendString(json, left);
        return json.ToString();
    }

    /// <summary>Null for half a surrogate pair, which says nothing.</summary>
    private static string? Said(string literal)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(literal);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsJson(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return false;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>In JSON that was read every quotation mark begins or ends a string, unless a backslash stands before it.</summary>
    [GeneratedRegex(
        @"""(?:[^""\\]|\\.)*""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline
    )]
    private static partial Regex Literal();
}
