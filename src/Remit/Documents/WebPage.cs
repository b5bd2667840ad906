using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Remit.Documents;

/// <summary>Reads a web page, or a part of one that was copied from a browser, Word, Excel or an email, into blocks.</summary>
internal static partial class WebPage
{
    /// <summary>More elements than this are no page that anyone reads.</summary>
    internal const int MostElements = 500_000;

    // Far deeper than any page, and shallow enough to be walked by recursion. What lies deeper stands beside, with all its words.
    private const int MostDepth = 256;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    public static DocumentReading Read(string name, string text)
    {
        var problems = new ProblemLog();
        if (Parse(text) is not { } page)
            return DocumentFile.Refused(
                name,
                $"The web page has more than {MostElements:N0} parts, or they are nested too deeply to be read.",
                "Expected a page with its tables: split it, or copy only the part that you need."
            );
        var reader = new WebBlocks(name, problems);
        if (page.Body is { } body)
            reader.Walk(body);
        reader.Flush();
        if (reader.Blocks.Count == 0)
            problems.Refuse(
                reader.Place,
                "The web page holds no words that a reader sees.",
                "Expected a table or a list: copy it from the browser, or save the page once it has loaded."
            );
        var found = problems.InOrder();
        return new(reader.Blocks.Count == 0 ? null : new(name, reader.Blocks), found);
    }

    /// <summary>Null where the page has too many parts, or takes too long.</summary>
    private static IHtmlDocument? Parse(string text)
    {
        var tokens = 0;
        var elements = 0;
        var started = TimeProvider.System.GetTimestamp();
        var options = new HtmlParserOptions
        {
            MaximumDepth = MostDepth,
            SkipComments = true,
            SkipScriptText = true,
            SkipProcessingInstructions = true,
            IsNotSupportingFrames = true,
            DisableElementPositionTracking = true,
            // Unclosed formatting can make far more elements than there are tags, and one tag can cost much, so that all are counted.
            OnToken = (_, _) => Count(ref tokens, 8 * MostElements),
            OnCreated = (_, _) => Count(ref elements, MostElements),
        };
        try
        {
            return new HtmlParser(options).ParseDocument(text);
        }
        catch (TooMuchException)
        {
            return null;
        }

        void Count(ref int parts, int most)
        {
            if (++parts > most || (parts % 256 == 0 && TimeProvider.System.GetElapsedTime(started) > MostTime))
                throw new TooMuchException();
        }
    }

    private sealed class TooMuchException : Exception;

    /// <summary>
    /// Whether text is a web page or a part of one, by how it begins: a document type, one of the tags that pages and clipboards begin
    /// with, or the clipboard's own heading ("Version:0.9 StartHTML:…").
    /// </summary>
    public static bool Is(string text) => Beginning().IsMatch(text.AsSpan(0, Math.Min(text.Length, 400)));

    /// <summary>
    /// Decodes a page that is not in Unicode by the encoding that it declares, or by Windows-1252, which browsers take where none is
    /// declared. Null where the declared one is not known.
    /// </summary>
    public static string? Decode(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4096)));
        var declared = Charset().Match(head) is { Success: true } match ? match.Groups["name"].Value : "windows-1252";
        var known = declared.ToLowerInvariant() switch
        {
            // A page that says so and isn't is an older Windows one in nearly every case, and so are those that say Latin-1.
            "utf-8" or "utf8" or "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            var other => other,
        };
        return CodePagesEncodingProvider.Instance.GetEncoding(known)?.GetString(bytes);
    }

    [GeneratedRegex(
        """^[\s\uFEFF]*(?:Version:\d(?s:.{0,300})StartHTML:|<!doctype\s+html|<\?xml(?s:.{0,200})<html|<!--\s*(?:StartFragment|saved from|\[if)|<(?:html|head|body|meta|style|title|link|table|caption|colgroup|thead|tbody|tr|t[dh]|div|section|article|main|p|[uod]l|li|h[1-6]|span|font|b|strong|a|google-sheets-html-origin)[\s>/])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(
        """charset\s*=\s*["']?\s*(?<name>[a-z0-9_:.\-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Charset();
}
