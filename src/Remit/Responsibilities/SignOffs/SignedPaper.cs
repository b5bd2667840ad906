using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.SignOffs;

/// <summary>What was signed, as a paper to be filed.</summary>
internal static class SignedPaper
{
    public static Publication Of(SignedView signed) =>
        new(signed.RegisterTitle)
        {
            Kind = "Signed register",
            Shows = $"Signed off on {signed.On.InWords()}, as at {signed.AsAt.InWords()}",
            Parts =
            [
                Prose.Fact("Signed by", $"{signed.By ?? "not shown"}, {signed.For?.Title ?? "its holder"}"),
                Prose.Fact("SHA-256", signed.Hash),
                .. signed.Ledger is { } place
                    ? [Prose.Fact("In the ledger", $"entry {place.Entry} of change {place.Change}")]
                    : Array.Empty<Part>(),
                .. signed.Content is { } said ? [Prose.Fact("Not settled", Open(said))] : Array.Empty<Part>(),
                .. signed.Note is { } note ? [Prose.Fact("Note", note)] : Array.Empty<Part>(),
                .. signed.Content is { } content ? [Rows(content)] : Array.Empty<Part>(),
            ],
        };

    private static Grid Rows(SignedRegister content) =>
        new(
            [
                new("Paragraph", 1.3),
                new("Responsibility", 4),
                new("Action taken", 5),
                new("Rating", 1.6),
                new("As at", 1.6),
                new("Evidence", 3),
                new("Not settled", 2),
            ],
            [.. Lines(content.Rows)]
        )
        {
            Caption = content.Title,
            HeadingColumn = "Heading",
        };

    private static string Open(SignedRegister content) =>
        content.SaysWhatIsOpen
            ? content.NotSettled ?? "Nothing was reopened, and no draft was left out."
            : "It was signed before this was kept.";

    private static IEnumerable<string> Open(SignedRow row)
    {
        if (row.ReopenedSince is { } since)
            yield return $"Reopened since {since.InWords()}";
        if (row.Draft is { } draft)
            yield return draft.InWords;
    }

    private static IEnumerable<SheetRow> Lines(IReadOnlyList<SignedRow> rows)
    {
        string? heading = null;
        foreach (var row in rows)
        {
            if (row.Heading != heading)
                yield return SheetRow.Over((heading = row.Heading) ?? "");
            yield return new SheetRow(
                row.Number,
                row.Text,
                row.Account?.Text,
                row.Met?.OnScreen(),
                row.Account?.On,
                string.Join("; ", row.Account?.Evidence.Select(e => e.Title) ?? []),
                string.Join("; ", Open(row))
            );
        }
    }
}
