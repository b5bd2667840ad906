using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>A word where it stands on its page, in points from the top left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;
}

/// <summary>Words that stand side by side, from the left to the right. <paramref name="Number"/> counts the lines of the page from 1.</summary>
internal sealed record PdfLine(int Page, int Number, IReadOnlyList<PdfWord> Words)
{
    public double Left { get; } = Words[0].Left;

    public double Right { get; } = Words.Max(word => word.Right);

    public double Top { get; } = Words.Min(word => word.Top);

    public double Bottom { get; } = Words.Max(word => word.Bottom);

    /// <summary>That of the words which have most letters: a footnote's figure does not count.</summary>
    public double Height { get; } = Words.MaxBy(word => word.Text.Length)!.Height;

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));

    /// <summary>Where a space as wide as those between columns stands: the runs of words between. A list's mark goes with its text.</summary>
    public IReadOnlyList<IReadOnlyList<PdfWord>> Runs { get; } = Split(Words);

    private static List<IReadOnlyList<PdfWord>> Split(IReadOnlyList<PdfWord> words)
    {
        var runs = new List<IReadOnlyList<PdfWord>>();
        var run = new List<PdfWord> { words[0] };
        foreach (var word in words.Skip(1))
        {
            var isMark = runs.Count == 0 && run.Count == 1 && ListMark.TryRead(run[0].Text + " x", out _, out _);
            if (word.Left - run[^1].Right >= 0.75 * word.Height && !isMark)
            {
                runs.Add(run);
                run = [];
            }
            run.Add(word);
        }
        runs.Add(run);
        return runs;
    }
}

/// <summary>A page with its lines from the top down.</summary>
internal sealed record PdfPage(int Number, double Height, IReadOnlyList<PdfLine> Lines);

/// <summary>Reads what <c>pdftotext -bbox</c> writes: pages and words with their positions. Words are put into lines by their height.</summary>
internal static partial class PdfPages
{
    public static List<PdfPage> Read(string written)
    {
        var pages = new List<PdfPage>();
        var words = new List<PdfWord>();
        double? height = null;
        foreach (var line in written.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.StartsWith("<page"))
                height = Height().Match(text.ToString()) is { Success: true } match ? Number(match.Groups[1]) : 0;
            else if (text.StartsWith("</page") && height is { } tall)
            {
                pages.Add(new(pages.Count + 1, tall, Lines(pages.Count + 1, words)));
                words.Clear();
                height = null;
            }
            else if (height is not null && text.StartsWith("<word") && Word().Match(text.ToString()) is { Success: true } found)
                Add(found, words);
        }
        return pages;
    }

    private static void Add(Match found, List<PdfWord> words)
    {
        var text = Plain(WebUtility.HtmlDecode(found.Groups["text"].Value));
        var word = new PdfWord(
            text,
            Number(found.Groups["left"]),
            Number(found.Groups["top"]),
            Number(found.Groups["right"]),
            Number(found.Groups["bottom"])
        );
        if (text.Length > 0 && double.IsFinite(word.Left + word.Right + word.Top + word.Bottom))
            words.Add(word);
    }

    // Ligatures are one sign on the page and two letters to who looks for a word; control characters are none. A typeface of
    // symbols has its bullet where Unicode has no sign.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\uFB00' and <= '\uFB06')
                plain.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else if (c == '\uF0B7')
                plain.Append('•');
            else if (!char.IsControl(c) && !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
                plain.Append(c);
        }
        return plain.ToString();
    }

    private static List<PdfLine> Lines(int page, List<PdfWord> words)
    {
        var lines = new List<List<PdfWord>>();
        foreach (var word in words.OrderBy(word => word.Middle))
        {
            if (lines.Count > 0 && word.Middle - lines[^1][0].Middle <= 0.3 * Math.Min(word.Height, lines[^1][0].Height))
                lines[^1].Add(word);
            else
                lines.Add([word]);
        }
        return [.. lines.Select((line, index) => new PdfLine(page, index + 1, [.. line.OrderBy(word => word.Left)]))];
    }

    private static double Number(Group written) =>
        double.TryParse(written.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    [GeneratedRegex("""height="([^"]{1,40})" """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Height();

    [GeneratedRegex(
        """^<word xMin="(?<left>[^"]{1,40})" yMin="(?<top>[^"]{1,40})" xMax="(?<right>[^"]{1,40})" yMax="(?<bottom>[^"]{1,40})">(?<text>.*)</word>$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Word();
}
