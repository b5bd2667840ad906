using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Search;

/// <summary>The stretch of a long text in which words were found.</summary>
public static class Excerpt
{
    /// <summary>Headings, quotes, lists, the line under the head of a table and its bars, bold, code, and links but for their words.</summary>
    private static readonly Regex Signs = new(
        """^ {0,3}(?:#{1,6}|>|[-*+]) +|^\|?[ :|]*-{3,}[ :|-]*$|\| ?|\*\*|`|\[(?<words>[^\]\n]{1,200})\]\([^)\n]*\)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    /// <summary>
    /// So much of the text as has its first mark in it, on one line, without the signs of Markdown, with the marks where they then stand.
    /// </summary>
    /// <param name="part">What was found.</param>
    /// <param name="most">How many letters.</param>
    public static (string Text, IReadOnlyList<Stretch> Marks) Of(FoundPart part, int most)
    {
        var (plain, all) = WithoutSigns(part.Text, part.Marks);
        var text = plain.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        if (text.Length <= most)
            return (text, all);
        var first = all.Count > 0 ? all[0].Start : 0;
        var start = first < most * 3 / 4 ? 0 : text.LastIndexOf(' ', Math.Max(0, first - (most / 3))) + 1;
        var end = Math.Min(text.Length, start + most);
        if (end < text.Length && text.LastIndexOf(' ', end) is var space && space > first)
            end = space;
        var before = start > 0 ? "…" : "";
        return (
            before + text[start..end].TrimEnd(',', ';', ':', ' ') + (end < text.Length ? "…" : ""),
            [
                .. all.Where(m => m.Start >= start && m.Start + m.Length <= end)
                    .Select(m => new Stretch(m.Start - start + before.Length, m.Length)),
            ]
        );
    }

    /// <summary>The text in pieces, each with whether it is marked.</summary>
    public static IEnumerable<(string Piece, bool IsMarked)> Pieces(string text, IReadOnlyList<Stretch> marks)
    {
        var at = 0;
        foreach (var mark in marks)
        {
            if (mark.Start < at || mark.Start + mark.Length > text.Length)
                continue;
            if (mark.Start > at)
                yield return (text[at..mark.Start], false);
            yield return (text.Substring(mark.Start, mark.Length), true);
            at = mark.Start + mark.Length;
        }
        if (at < text.Length)
            yield return (text[at..], false);
    }

    /// <summary>The text as it reads, and the marks where they then stand; one in which a sign stood is left out.</summary>
    private static (string Text, IReadOnlyList<Stretch> Marks) WithoutSigns(string text, IReadOnlyList<Stretch> marks)
    {
        var signs = Signs.Matches(text);
        if (signs.Count == 0)
            return (text, marks);
        var (plain, at) = (new StringBuilder(text.Length), 0);
        // Of each letter that stays, where it then stands; -1 for one that goes.
        var places = new int[text.Length];
        foreach (Match sign in signs)
        {
            Keep(sign.Index);
            if (sign.Groups["words"] is { Success: true } words)
            {
                Drop(words.Index);
                Keep(words.Index + words.Length);
            }
            Drop(sign.Index + sign.Length);
        }
        Keep(text.Length);
        return (
            plain.ToString(),
            [
                .. marks
                    .Where(m => Enumerable.Range(m.Start, m.Length).All(i => i < places.Length && places[i] >= 0))
                    .Select(m => m with { Start = places[m.Start] }),
            ]
        );

        void Drop(int until)
        {
            for (; at < until; at++)
                places[at] = -1;
        }

        void Keep(int until)
        {
            for (; at < until; at++)
            {
                places[at] = plain.Length;
                plain.Append(text[at]);
            }
        }
    }
}
