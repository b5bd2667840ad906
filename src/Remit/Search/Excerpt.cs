namespace Remit.Search;

/// <summary>The stretch of a long text in which words were found.</summary>
public static class Excerpt
{
    /// <summary>So much of the text as has its first mark in it, on one line, with the marks where they then stand.</summary>
    /// <param name="part">What was found.</param>
    /// <param name="most">How many letters.</param>
    public static (string Text, IReadOnlyList<Stretch> Marks) Of(FoundPart part, int most)
    {
        var text = part.Text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        if (text.Length <= most)
            return (text, part.Marks);
        var first = part.Marks.Count > 0 ? part.Marks[0].Start : 0;
        var start = first < most * 3 / 4 ? 0 : text.LastIndexOf(' ', Math.Max(0, first - (most / 3))) + 1;
        var end = Math.Min(text.Length, start + most);
        if (end < text.Length && text.LastIndexOf(' ', end) is var space && space > first)
            end = space;
        var before = start > 0 ? "…" : "";
        return (
            before + text[start..end].TrimEnd(',', ';', ':', ' ') + (end < text.Length ? "…" : ""),
            [
                .. part
                    .Marks.Where(m => m.Start >= start && m.Start + m.Length <= end)
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
}
