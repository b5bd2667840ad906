using System.Text;

namespace Remit.Documents;

/// <summary>
/// Reads CSV (RFC 4180; separated by the given character, or by semicolons where the header row has more of them). The header row is the
/// first with two filled cells; rows above it are paragraphs, empty rows are passed over. Read by hand rather than by CsvHelper, which
/// does not say at which line and column a cell starts.
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
            var rows = records
                .Skip(header + 1)
                .Where(record => record.Exists(cell => !cell.IsBlank))
                .ToList();
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

    private static List<List<Cell>> Records(
        string file,
        string text,
        char separator,
        ProblemLog problems
    )
    {
        var records = new List<List<Cell>>();
        var record = new List<Cell>();
        int at = 0,
            line = 1,
            lineStart = 0;
        while (at < text.Length)
        {
            record.Add(ReadCell());
            if (at < text.Length && text[at] == separator)
            {
                at++;
                // A separator at the very end stands before one more, empty cell.
                if (at < text.Length)
                    continue;
                record.Add(new([], Here()));
            }
            PassLineEnd();
            records.Add(record);
            record = [];
        }
        return records;

        FilePlace Here() => new(file, line, at - lineStart + 1);

        bool AtLineEnd() => text[at] is '\r' or '\n';

        void PassLineEnd()
        {
            if (at == text.Length)
                return;
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
            lineStart = at;
        }

        Cell ReadCell()
        {
            var lines = new List<CellLine>();
            var (start, written, place) = (Here(), new StringBuilder(), Here());
            if (text[at] != '"')
            {
                while (at < text.Length && text[at] != separator && !AtLineEnd())
                {
                    if (text[at] == '"')
                        RefuseMark(Here());
                    written.Append(text[at++]);
                }
                AddLine(written.ToString());
                return Trimmed(lines, start);
            }

            var opening = Here();
            at++;
            place = Here();
            while (
                at < text.Length
                && !(text[at] == '"' && !(at + 1 < text.Length && text[at + 1] == '"'))
            )
            {
                if (AtLineEnd())
                {
                    AddLine(written.ToString());
                    written.Clear();
                    PassLineEnd();
                    place = Here();
                    continue;
                }
                if (text[at] == '"')
                    at++;
                written.Append(text[at++]);
            }
            AddLine(written.ToString());
            if (at == text.Length)
            {
                problems.Refuse(
                    opening,
                    "A quotation mark opens here and is never closed.",
                    QuotationRule
                );
                return Trimmed(lines, start);
            }
            at++;
            if (at < text.Length && text[at] != separator && !AtLineEnd())
            {
                RefuseMark(Here() with { Column = at - lineStart });
                while (at < text.Length && text[at] != separator && !AtLineEnd())
                    at++;
            }
            return Trimmed(lines, start);

            void AddLine(string content)
            {
                var indent = content.Length - content.TrimStart().Length;
                lines.Add(
                    new(
                        content.Trim(),
                        place.Line,
                        place.Column + (indent < content.Length ? indent : 0)
                    )
                );
            }
        }

        void RefuseMark(FilePlace place) =>
            problems.Refuse(place, "There is a quotation mark inside a cell.", QuotationRule);
    }

    private const string QuotationRule =
        "Expected a cell with quotation marks in it to stand between quotation marks, and each inner one to be doubled.";

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
