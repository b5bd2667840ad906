namespace Remit.Structure.Chart;

/// <summary>Breaks words into lines by the widths of Arial, a little on the wide side, since no browser is there to measure.</summary>
internal static class ChartText
{
    /// <summary>The lines of a text that is at most this wide, in pixels; a word that is too long is broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var piece in Pieces(word))
            {
                var longer = line.Length == 0 ? piece : $"{line} {piece}";
                if (line.Length > 0 && Width(longer, size, bold) > width)
                {
                    lines.Add(line);
                    line = piece;
                }
                else
                {
                    line = longer;
                }
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;

        IEnumerable<string> Pieces(string word)
        {
            var start = 0;
            for (var end = 1; end <= word.Length; end++)
            {
                if (end < word.Length && Width(word[start..(end + 1)], size, bold) <= width)
                    continue;
                yield return word[start..end];
                start = end;
            }
        }
    }

    /// <summary>How wide a text is at most, in pixels.</summary>
    public static double Width(string text, double size, bool bold) => text.Sum(Em) * size * (bold ? 1.08 : 1.0);

    private static double Em(char letter) =>
        letter switch
        {
            'i' or 'j' or 'l' or '\'' or '’' or '|' => 0.25,
            ' ' or '.' or ',' or ':' or ';' or 'f' or 't' or 'r' or 'I' or '(' or ')' or '-' or '/' => 0.35,
            'm' or 'w' or 'M' or 'W' or '@' or '%' or '–' or '—' => 0.92,
            >= 'A' and <= 'Z' or '&' => 0.74,
            <= '\u024F' => 0.57,
            _ => 1.0,
        };
}
