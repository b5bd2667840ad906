namespace Remit.Documents;

/// <summary>Reads tables whose cells stand between upright strokes, as chats, wikis and plain-text emails show them: "| a | b |".</summary>
internal static class PipeTables
{
    /// <summary>
    /// Reads the table that starts at a line and moves past it. A row begins with a stroke; without one, a rule of strokes and hyphens
    /// must stand under the first line. False where there is none, and nothing is moved.
    /// </summary>
    public static bool TryRead(
        string file,
        IReadOnlyList<SourceLine> lines,
        ref int at,
        out List<Cell> header,
        out List<List<Cell>> rows
    )
    {
        header = [];
        rows = [];
        if (!HasStroke(lines[at].Text) || at + 1 >= lines.Count)
            return false;
        var isRuled = IsRule(lines[at + 1].Text);
        var isFramed = IsFramed(lines[at].Text);
        if (!isRuled && !(isFramed && IsFramed(lines[at + 1].Text)))
            return false;
        header = Cells(file, lines[at]);
        if (header.Count is < 2 or > TextTables.MostColumns)
            return false;
        var next = at + 1;
        for (; next < lines.Count && (isFramed ? IsFramed(lines[next].Text) : HasStroke(lines[next].Text)); next++)
            if (!IsRule(lines[next].Text))
                rows.Add(Cells(file, lines[next]));
        at = next;
        return true;
    }

    private static bool HasStroke(string line) =>
        line.Contains('|', StringComparison.Ordinal) && !line.Contains('\t', StringComparison.Ordinal);

    private static bool IsFramed(string line) =>
        line.AsSpan().TrimStart() is ['|', _, ..] && HasStroke(line) && line.AsSpan().Count('|') > 1;

    private static bool IsRule(string line) =>
        line.Contains("--", StringComparison.Ordinal)
        && line.AsSpan().IndexOfAny('|', '+') >= 0
        && line.AsSpan().IndexOfAnyExcept("|+-:= ") < 0;

    private static List<Cell> Cells(string file, SourceLine line)
    {
        var cells = new List<Cell>();
        var text = line.Text.TrimEnd();
        var from = text.Length - text.TrimStart().Length;
        if (from < text.Length && text[from] == '|')
            from++;
        while (from <= text.Length)
        {
            var until = from;
            while (until < text.Length && (text[until] != '|' || text[until - 1] == '\\'))
                until++;
            // The stroke at the end closes the last cell.
            if (until == text.Length && from == text.Length && cells.Count > 0)
                break;
            cells.Add(CellOf(file, line, from, text[from..until]));
            from = until + 1;
        }
        return cells;
    }

    private static Cell CellOf(string file, SourceLine line, int from, string text)
    {
        var column = line.Column + from + (text.Length - text.TrimStart().Length);
        var place = new FilePlace(file, line.Number, column);
        var words = text.Replace("\\|", "|", StringComparison.Ordinal)
            .Replace("<br/>", "<br>", StringComparison.OrdinalIgnoreCase)
            .Split("<br>", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new([.. words.Select(word => new CellLine(word, line.Number, column))], place);
    }
}
