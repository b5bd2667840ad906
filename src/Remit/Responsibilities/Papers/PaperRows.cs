using Remit.Documents;
using Remit.Intake;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Papers;

/// <summary>Rows of a register, made one after another: headings, inherited numbers, lead-ins and their parts.</summary>
internal sealed class PaperRows(PaperNames names, ProblemLog problems)
{
    private readonly List<RowDraft> rows = [];
    private string? heading;
    private string? number;
    private int? leadIn;
    private readonly HashSet<int> merged = [];
    private IReadOnlyList<Cell> above = [];

    /// <summary>The rows of a table.</summary>
    public static IReadOnlyList<RowDraft> OfTable(MappedTable mapped, PaperNames names, ProblemLog problems)
    {
        var (table, columns) = mapped;
        var header = table.Header.Cells.Select(cell => cell.Text).ToList();
        var reader = new PaperRows(names, problems);
        for (var index = 0; index < columns.Count; index++)
            if (columns[index] is null && mapped.Filled(index) is > 0 and var filled)
                problems.LeaveOut(
                    table.Header.Cells[index].Place,
                    $"The column “{header[index]}” with {filled.Counted("cell", "cells")} is none that a register has."
                );
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
                    item.Text.Place
                )
            );
        }
        return reader.Finish();
    }

    private void Add(TableRow row, IReadOnlyList<string?> columns, List<string> header)
    {
        var filled = row.Cells.Where(cell => !cell.IsBlank).ToList();
        if (filled.Count == 0 || row.Cells.Select(cell => cell.Text).SequenceEqual(header, StringComparer.OrdinalIgnoreCase))
            return;
        if (filled.Count == 1 && !row.Cells.Any(cell => cell.GoesOnFromAbove) && IsHeading(row, columns))
        {
            StartHeading(filled[0].Text);
            above = [];
            return;
        }
        if (IsMerged(RegisterColumns.Responsibility) && rows.Count > 0)
        {
            SayMerged(Index(RegisterColumns.Responsibility));
            GoOn(Of);
            return;
        }
        row = row with { Cells = [.. row.Cells.Select(Unmerged)] };
        above = row.Cells;

        if (Of(RegisterColumns.Heading) is { } named && !string.Equals(named.Text, heading, StringComparison.Ordinal))
            StartHeading(named.Text);
        var written = Of(RegisterColumns.Paragraph);
        if (written is { Text.Length: > 60 } || written?.Text.Contains('\n', StringComparison.Ordinal) == true)
        {
            problems.Refuse(
                written.Place,
                $"Row {row.Number} of table {row.Place.Table} has a long text for its number.",
                "Expected the number of a paragraph or section, such as 4.2; a heading stands alone in its row."
            );
        }
        var wording = Of(RegisterColumns.Responsibility);
        if (wording is null)
        {
            problems.Refuse(
                row.Cells.FirstOrDefault(cell => cell.Place.ColumnName == header[Index(RegisterColumns.Responsibility)])?.Place
                    ?? row.Place,
                $"Row {row.Number} of table {row.Place.Table} has no responsibility.",
                $"Expected its wording under “{header[Index(RegisterColumns.Responsibility)]}”."
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
        if ((written is not null && !isPart) || (Index(RegisterColumns.Paragraph) < 0 && wording.Mark is null))
            leadIn = null;
        var isLeadIn = wording.Text.EndsWith(':');
        var action = Of(RegisterColumns.ActionTaken);
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
                Of(RegisterColumns.FutureAction),
                Of(RegisterColumns.LeadOfficer),
                Of(RegisterColumns.Due),
                Of(RegisterColumns.Rating),
                Of(RegisterColumns.AsAt),
                row.Place
            )
        );
        if (isLeadIn)
            leadIn = rows.Count - 1;

        bool IsMerged(string column) =>
            Index(column) is >= 0 and var index && index < row.Cells.Count && row.Cells[index].GoesOnFromAbove;

        // A blank number is the one above anyway, and in a column that no register has nothing is taken over.
        Cell Unmerged(Cell cell, int index)
        {
            if (
                !cell.GoesOnFromAbove
                || index >= above.Count
                || above[index].IsBlank
                || columns[index] is null or RegisterColumns.Paragraph or RegisterColumns.Heading
            )
                return cell;
            SayMerged(index);
            return new(above[index].Lines, cell.Place);
        }

        void SayMerged(int index)
        {
            if (merged.Add(index))
                problems.Doubt(
                    row.Cells[index].Place,
                    $"The column “{header[index]}” has a cell that is merged over several rows.",
                    "What it says is taken for each of them."
                );
        }

        int Index(string column)
        {
            var index = columns.Count - 1;
            while (index >= 0 && columns[index] != column)
                index--;
            return index;
        }

        DraftText? Of(string column) =>
            Index(column) is >= 0 and var index && index < row.Cells.Count && !row.Cells[index].IsBlank
                ? new(row.Cells[index].Text, row.Cells[index].Place)
                : null;
    }

    /// <summary>One responsibility over several rows has what all of them say.</summary>
    private void GoOn(Func<string, DraftText?> of)
    {
        var last = rows[^1];
        var account = Joined(last.ActionTaken, of(RegisterColumns.ActionTaken));
        rows[^1] = last with
        {
            ActionTaken = account,
            IsNil = account is not null && names.IsNil(account.Text),
            FutureAction = Joined(last.FutureAction, of(RegisterColumns.FutureAction)),
            LeadOfficer = Joined(last.LeadOfficer, of(RegisterColumns.LeadOfficer)),
            Due = Joined(last.Due, of(RegisterColumns.Due)),
            Rating = Only(last.Rating, of(RegisterColumns.Rating)),
            AsAt = Only(last.AsAt, of(RegisterColumns.AsAt)),
        };

        DraftText? Only(DraftText? first, DraftText? next)
        {
            if (first is not null && next is not null && first.Text != next.Text)
                problems.LeaveOut(next.Place, $"One responsibility has “{first.Text}” and “{next.Text}”; the first was taken.");
            return first ?? next;
        }
    }

    private static DraftText? Joined(DraftText? first, DraftText? next) =>
        next is null or { IsDash: true } || next.Text == first?.Text ? first
        : first is null or { IsDash: true } ? next
        : first with { Text = $"{first.Text}\n\n{next.Text}" };

    /// <summary>Whether the one filled cell of a row is a heading: words, in a row that is one merged cell or whose first cell alone is filled.</summary>
    private static bool IsHeading(TableRow row, IReadOnlyList<string?> columns)
    {
        var text = row.Cells[0].Text;
        if (text.Length == 0 || columns[0] == RegisterColumns.Heading)
            return text.Length > 0 && HasWords(text);
        return HasWords(text) && (row.Cells.Count == 1 || columns[0] != RegisterColumns.Responsibility);
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
