namespace Remit.Documents;

/// <summary>
/// Reads CSV (RFC 4180; separated by the given character, or by semicolons where the header row has more of them). The header row is the
/// first with two filled cells; rows above it are paragraphs, empty rows are passed over.
/// </summary>
internal static class CsvTables
{
    public static Document Read(string file, string text, char separator, ProblemLog problems)
    {
        var records = Records(file, text, Separator(text, separator), problems);
        var header = records.FindIndex(record => record.Count(cell => !cell.IsBlank) > 1);
        var above = records.Take(header < 0 ? records.Count : header).SelectMany(record => record);
        var blocks = above.Where(cell => !cell.IsBlank).Select(TextBlock).ToList();
        if (header >= 0)
        {
            var names = records[header];
            while (names[^1].IsBlank)
                names.RemoveAt(names.Count - 1);
            var rows = records.Skip(header + 1).Where(record => record.Exists(cell => !cell.IsBlank)).ToList();
            // In CSV a row may simply leave out its last separators.
            foreach (var row in rows.Where(row => row.Count > 1))
                while (row.Count < names.Count)
                    row.Add(new([], row[^1].Place));
            blocks.Add(TableRows.Build(1, names[0].Place, names, rows, problems));
        }
        return new(file, blocks);
    }

    private static Block TextBlock(Cell cell) =>
        ListMark.TryRead(cell.Text, out var mark, out var start)
            ? new ListItem(mark, cell.Text[start..], cell.Place)
            : new Paragraph(cell.Text, cell.Place);

    private static char Separator(string text, char separator)
    {
        if (separator != ',')
            return separator;
        // Excel writes semicolons where the comma is the decimal sign.
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (commas, semicolons) = (line.Count(','), line.Count(';'));
            if (commas + semicolons > 0)
                return semicolons > commas ? ';' : ',';
        }
        return ',';
    }

    private static List<List<Cell>> Records(string file, string text, char separator, ProblemLog problems) =>
        [
            .. CsvText
                .Read(text, separator, (line, column, wrong) => problems.Refuse(new(file, line, column), wrong))
                .Select(row => row.Select(cell => CellOf(file, cell)).ToList()),
        ];

    private static Cell CellOf(string file, CsvCell cell)
    {
        var lines = new List<CellLine>();
        var column = cell.Column + (cell.IsQuoted ? 1 : 0);
        foreach (var content in cell.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var indent = content.Length - content.TrimStart().Length;
            lines.Add(new(content.Trim(), cell.Line + lines.Count, column + (indent < content.Length ? indent : 0)));
            column = 1;
        }
        return Trimmed(lines, new(file, cell.Line, cell.Column));
    }

    private static Cell Trimmed(List<CellLine> lines, FilePlace start)
    {
        var first = lines.FindIndex(line => line.Text.Length > 0);
        if (first < 0)
            return new([], start);
        var last = lines.FindLastIndex(line => line.Text.Length > 0);
        return new(
            lines.GetRange(first, last - first + 1),
            start with
            {
                Line = lines[first].Line,
                Column = lines[first].Column,
            }
        );
    }
}
