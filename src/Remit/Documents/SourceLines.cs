namespace Remit.Documents;

/// <summary>A line of a text file with its number, and the column at which the text starts (past 1 only after a soft break).</summary>
internal readonly record struct SourceLine(string Text, int Number, int Column)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public bool StartsWithTab => Text.Length > 0 && Text[0] == '\t';
}

internal static class SourceLines
{
    internal const int Most = 1_000_000;
    internal const int MostTabs = 1_000_000;

    /// <summary>
    /// Splits at CR LF, LF and CR, which count as lines, and at a vertical tab (Word's line break), a form feed and U+2028/2029, which break
    /// the text but not the count. Refuses control characters that text does not have, and more lines or tabs (each may be a cell) than a
    /// document has.
    /// </summary>
    public static IReadOnlyList<SourceLine> Split(string file, string text, ProblemLog problems)
    {
        var lines = new List<SourceLine>();
        int number = 1,
            lineStart = 0,
            from = 0,
            tabs = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : '\n';
            if (c is '\n' or '\r')
            {
                lines.Add(new(text[from..at], number, from - lineStart + 1));
                if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                    at++;
                number++;
                lineStart = from = at + 1;
                if (lines.Count > Most)
                {
                    problems.Refuse(
                        new(file, number, 1),
                        $"The file has more than {Most:N0} lines.",
                        "A file of registers has a few thousand."
                    );
                    return [];
                }
            }
            else if (c is '\v' or '\f' or '\u2028' or '\u2029')
            {
                lines.Add(new(text[from..at], number, from - lineStart + 1));
                from = at + 1;
            }
            else if (c == '\t')
            {
                if (++tabs > MostTabs)
                {
                    problems.Refuse(
                        new(file, number, at - lineStart + 1),
                        $"The file has more than {MostTabs:N0} tabs.",
                        "A file of registers has a few thousand."
                    );
                    return [];
                }
            }
            else if (char.IsControl(c) && c != '\u0085')
            {
                problems.Refuse(
                    new(file, number, at - lineStart + 1),
                    $"There is a control character (U+{(int)c:X4}) in the text.",
                    "Expected plain text: save the document as plain text (UTF-8) again."
                );
            }
        }
        return lines;
    }
}
