using Remit.Documents;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Papers;

/// <summary>Rows of a register, made one after another: headings, inherited numbers, lead-ins and their parts.</summary>
internal sealed class PaperRows(PaperNames names, ProblemLog problems)
{
    private readonly List<RowDraft> rows = [];
    private string? heading;
    private string? number;
    private int? leadIn;

    /// <summary>The rows of a table.</summary>
    public static IReadOnlyList<RowDraft> OfTable(Table table, PaperNames names, ProblemLog problems)
    {
        var header = table.Header.Cells.Select(cell => cell.Text).ToList();
        var reader = new PaperRows(names, problems);
        var columns = names.Columns(header);
        for (var index = 0; index < columns.Count; index++)
            if (columns[index] is null && table.Rows.Any(row => index < row.Cells.Count && !row.Cells[index].IsBlank))
                problems.LeaveOut(table.Header.Cells[index].Place, $"The column “{header[index]}” is none that a register has.");
        foreach (var row in table.Rows)
            reader.Add(row, columns, header);
        return reader.Finish();
    }

    /// <summary>The rows of a list; the first may be a paragraph that the paper gives no number.</summary>
    public static IReadOnlyList<RowDraft> OfList(IReadOnlyList<NumberedText> items, PaperNames names, ProblemLog problems)
    {
        var reader = new PaperRows(names, problems);
        foreach (var item in items)
        {
            reader.rows.Add(
                new(
                    reader.rows.Count + 1,
                    null,
                    item.Written,
                    item.Effective,
                    item.Text.Text.EndsWith(':'),
                    item.PartOf,
                    item.Text,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    [],
                    item.Text.Place
                )
            );
        }
        return reader.Finish();
    }

    private void Add(TableRow row, IReadOnlyList<PaperColumn?> columns, List<string> header)
    {
        var filled = row.Cells.Where(cell => !cell.IsBlank).ToList();
        if (filled.Count == 0 || row.Cells.Select(cell => cell.Text).SequenceEqual(header, StringComparer.OrdinalIgnoreCase))
            return;
        if (filled.Count == 1 && IsHeading(row, columns))
        {
            StartHeading(filled[0].Text);
            return;
        }

        if (Of(PaperColumn.Heading) is { } named && !string.Equals(named.Text, heading, StringComparison.Ordinal))
            StartHeading(named.Text);
        var written = Of(PaperColumn.Paragraph);
        if (written is { Text.Length: > 60 } || written?.Text.Contains('\n', StringComparison.Ordinal) == true)
        {
            problems.Refuse(
                written.Place,
                $"Row {row.Number} of table {row.Place.Table} has a long text for its number.",
                "Expected the number of a paragraph or section, such as 4.2; a heading stands alone in its row."
            );
        }
        var wording = Of(PaperColumn.Responsibility);
        if (wording is null)
        {
            problems.Refuse(
                row.Cells.FirstOrDefault(cell => cell.Place.ColumnName == header[Index(PaperColumn.Responsibility)])?.Place
                    ?? row.Place,
                $"Row {row.Number} of table {row.Place.Table} has no responsibility.",
                $"Expected its wording under “{header[Index(PaperColumn.Responsibility)]}”."
            );
            return;
        }
        if (ListMark.TryRead(wording.Text, out var mark, out var start) && mark.IsBullet)
            wording = new(wording.Text[start..], wording.Place, mark.Written);

        var isPart = written is not null && IsNextPart(written.Text);
        var effective =
            isPart ? rows[leadIn!.Value].EffectiveNumber + written!.Text
            : written is not null ? number = Paragraphs.Core(written.Text)
            : number;
        // Without a column of numbers only a bullet tells a part.
        if ((written is not null && !isPart) || (Index(PaperColumn.Paragraph) < 0 && wording.Mark is null))
            leadIn = null;
        var isLeadIn = wording.Text.EndsWith(':');
        var action = Of(PaperColumn.ActionTaken);
        rows.Add(
            new(
                rows.Count + 1,
                heading,
                written?.Text,
                effective,
                isLeadIn,
                leadIn,
                wording,
                action,
                action is not null && names.IsNil(action.Text),
                Of(PaperColumn.FutureAction),
                Of(PaperColumn.LeadOfficer),
                Of(PaperColumn.Due),
                Of(PaperColumn.Rating),
                Of(PaperColumn.AsAt),
                [
                    .. row
                        .Cells.Where((cell, index) => !cell.IsBlank && (index >= columns.Count || columns[index] is null))
                        .Select(cell => new NamedText(cell.Place.ColumnName ?? "", new(cell.Text, cell.Place))),
                ],
                row.Place
            )
        );
        if (isLeadIn)
            leadIn = rows.Count - 1;

        int Index(PaperColumn column)
        {
            var index = columns.Count - 1;
            while (index >= 0 && columns[index] != column)
                index--;
            return index;
        }

        DraftText? Of(PaperColumn column) =>
            Index(column) is >= 0 and var index && index < row.Cells.Count && !row.Cells[index].IsBlank
                ? new(row.Cells[index].Text, row.Cells[index].Place)
                : null;
    }

    /// <summary>Whether the one filled cell of a row is a heading: words, in a row that is one merged cell or whose first cell alone is filled.</summary>
    private static bool IsHeading(TableRow row, IReadOnlyList<PaperColumn?> columns)
    {
        var text = row.Cells[0].Text;
        if (text.Length == 0 || columns[0] == PaperColumn.Heading)
            return text.Length > 0 && HasWords(text);
        return HasWords(text) && (row.Cells.Count == 1 || columns[0] != PaperColumn.Responsibility);
    }

    // "4.2", "s. 10" and "Section 11" are numbers; "Part 2: Leading the partnership" is a heading.
    private static bool HasWords(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Count(char.IsLetter) > 2);
        return words > (text.Any(char.IsDigit) ? 1 : 0);
    }

    // "(i)" under a lead-in, and "(ii)" after it: parts, though they have numbers of their own.
    private bool IsNextPart(string written) =>
        leadIn is { } above
        && written.StartsWith('(')
        && ListMark.TryRead(written + " …", out var mark, out _)
        && mark.AsRoman == rows.Count(row => row.PartOf == above) + 1;

    // What came before a heading is not about what comes after it.
    private void StartHeading(string text) => (heading, number, leadIn) = (text, null, null);

    private IReadOnlyList<RowDraft> Finish()
    {
        var owners = rows.Select(row => row.PartOf).ToHashSet();
        for (var index = 0; index < rows.Count; index++)
            if (rows[index].IsLeadIn && !owners.Contains(index))
                problems.Doubt(
                    rows[index].Wording.Place,
                    "This responsibility ends in a colon, and no part follows.",
                    "Expected rows without a number after it."
                );
        return rows;
    }
}

/// <summary>An item of a list with its number as written, in full, and the index of the item that it is a part of.</summary>
internal sealed record NumberedText(string? Written, string Effective, int? PartOf, DraftText Text);
