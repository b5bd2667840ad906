using Remit.Actions;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// A register as the papers have it: paragraph, responsibility, action taken, future action, under its headings. A spreadsheet has the
/// headings, ratings and dates in columns of their own (<see cref="RegisterExport.Columns"/>), and can be brought in again.
/// </summary>
internal static class RegisterPaper
{
    /// <param name="register">The register.</param>
    /// <param name="rows">Those of its rows that are asked for.</param>
    /// <param name="filter">What they have in common.</param>
    public static Publication Of(RegisterView register, IReadOnlyList<RegisterRow> rows, RegisterFilter filter) =>
        new(register.Title)
        {
            Kind = "Register of responsibilities",
            Parts =
            [
                Prose.Fact("Responsible", InWords(register.Holder)),
                .. register.Source is { } source ? [Prose.Fact("Rests mostly on", source.Name)] : Array.Empty<Part>(),
                .. filter.IsEmpty
                    ? Array.Empty<Part>()
                    :
                    [
                        Prose.Fact(
                            "Shown",
                            $"{filter.Count(rows):N0} of {register.Numbers.Rows.Counted("row", "rows")}: {filter.InWords}"
                        ),
                    ],
                new Grid(
                    [
                        new("Paragraph", 1.3),
                        new("Responsibility", 4),
                        new("Action taken", 5),
                        new("Future action", 3) { IsOnlyInSheets = register.OpenActions == 0 },
                        new("Rating") { IsOnlyInSheets = true },
                        new("As at") { IsOnlyInSheets = true },
                    ],
                    [.. Rows(rows)]
                )
                {
                    Caption = register.Title,
                    HeadingColumn = "Heading",
                },
                .. register.Notes is null
                    ? []
                    : new Part[] { new Heading(1, "Notes") }.Concat(MarkdownParts.Of(register.Notes, 2)),
            ],
        };

    /// <summary>"Lead Member: Ivan Ould"; "not recorded" where nobody is.</summary>
    public static string InWords(Holder holder) =>
        holder.Record is null ? "not recorded"
        : holder.People.Count == 0 ? holder.Record.Title
        : $"{holder.Record.Title}: {string.Join(", ", holder.People.Select(p => p.Name))}";

    private static IEnumerable<SheetRow> Rows(IReadOnlyList<RegisterRow> rows)
    {
        string? heading = null;
        foreach (var row in rows)
        {
            if (row.Heading != heading)
                yield return SheetRow.Over((heading = row.Heading) ?? "");
            yield return new SheetRow(
                row.Number,
                row.Text,
                GridCell.Of(row.ActionTaken?.Text, Taken(row)),
                GridCell.Of(string.Join("\n\n", row.FutureActions.Select(a => a.What)), row.FutureActions.SelectMany(Ahead)),
                row.ActionTaken?.Rating is { } rating ? Kebab.Words(rating) : "",
                row.ActionTaken?.On
            );
        }
    }

    private static IEnumerable<GridLine> Taken(RegisterRow row)
    {
        if (row.ActionTaken is not { } taken)
        {
            if (!row.LeadIn)
                yield return new GridLine(Phrase.Italic(Fulfilment.NothingRecorded.OnScreen()));
            yield break;
        }
        if (taken.Rating is not null && row.Fulfilment is { } fulfilment)
            yield return new GridLine(Phrase.Bold(fulfilment.OnScreen()));
        foreach (var line in GridCell.LinesOf(taken.Text))
            yield return line;
        if (taken.On is { } on)
            yield return new GridLine(Phrase.Italic(on.InWords()));
    }

    private static IEnumerable<GridLine> Ahead(ActionView action)
    {
        foreach (var line in GridCell.LinesOf(action.What))
            yield return line;
        var who = string.Join(", ", action.Owners.Select(o => o.Title));
        var due = action.Due is { } day ? $"by {day.InWords()}" : action.DueWords;
        var both = string.Join(", ", new[] { who, due }.Where(s => !string.IsNullOrEmpty(s)));
        if (both.Length > 0)
            yield return new GridLine(Phrase.Italic(both));
    }
}
