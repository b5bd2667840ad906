using System.Text;

namespace Remit.Documents;

/// <summary>A cell of comma-separated text and where it begins, both counted from 1.</summary>
public sealed record CsvCell(string Text, int Line, int Column, bool IsQuoted = false);

/// <summary>
/// Comma-separated values as RFC 4180 has them, read with the line and column of every cell (which the library at hand does not give:
/// docs/adr) and written so that a cell is quoted only where it must be. A cell that a spreadsheet would take for a formula is written with
/// an apostrophe before it, which reading takes off again: what was written is what is read (docs/adr, 35).
/// </summary>
public static class CsvText
{
    /// <summary>Reads every row; blank lines are passed over. <paramref name="wrong"/> is told line, column and what is wrong there.</summary>
    public static IReadOnlyList<IReadOnlyList<CsvCell>> Read(string text, char separator, Action<int, int, string> wrong)
    {
        var rows = new List<IReadOnlyList<CsvCell>>();
        var row = new List<CsvCell>();
        int at = 0,
            line = 1,
            lineStart = 0;
        while (at < text.Length)
        {
            var (startLine, startColumn) = (line, at - lineStart + 1);
            var isQuoted = text[at] == '"';
            row.Add(new CsvCell(Unguarded(isQuoted ? Quoted() : Bare()), startLine, startColumn, isQuoted));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at == text.Length)
                    row.Add(new CsvCell("", line, at - lineStart + 1));
                else
                    continue;
            }
            PassLineEnd();
            if (row.Count > 1 || row[0].Text.Length > 0)
                rows.Add(row);
            row = [];
        }
        return rows;

        string Bare()
        {
            var start = at;
            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            {
                if (text[at] == '"')
                    wrong(
                        line,
                        at - lineStart + 1,
                        "A quotation mark stands inside a cell that does not begin with one. Put the whole cell in quotation marks and double those inside."
                    );
                at++;
            }
            return text[start..at];
        }

        string Quoted()
        {
            var (openLine, openColumn) = (line, at - lineStart + 1);
            var cell = new StringBuilder();
            at++;
            while (at < text.Length)
            {
                if (text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                    at++;
                else if (text[at] == '"')
                    break;
                if (text[at] == '\n')
                    (line, lineStart) = (line + 1, at + 1);
                cell.Append(text[at++]);
            }
            if (at == text.Length)
                wrong(openLine, openColumn, "The quotation mark that opens this cell is never closed.");
            else
                at++;
            if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            {
                wrong(line, at - lineStart + 1, "Text follows the quotation mark that closes this cell.");
                cell.Append(Bare());
            }
            return cell.ToString();
        }

        void PassLineEnd()
        {
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            (line, lineStart) = (line + 1, at);
        }
    }

    /// <summary>Writes rows, each ended by a line feed.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// Whether a spreadsheet may take a cell for a formula, whatever stands before it in apostrophes and spaces: the same is then true of
    /// the guarded cell, so that guard and reading undo one another. A dash alone is a dash.
    /// </summary>
    private static bool IsTakenForAFormula(string cell) =>
        cell.AsSpan().TrimStart("' ")
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
                and not "-";

    private static string Guarded(string cell) => IsTakenForAFormula(cell) ? "'" + cell : cell;

    private static string Unguarded(string cell) => cell.StartsWith('\'') && IsTakenForAFormula(cell) ? cell[1..] : cell;

    private static string Cell(string text) => Quoted(Guarded(text));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : cell;
}
