using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Checks;

/// <summary>What is to be put right, as a paper.</summary>
internal static class FindingsPaper
{
    public static Publication Of(ChecksPage page) =>
        new("Things to put right")
        {
            Kind = page.Asked?.Title ?? "Governance checks",
            Parts =
            [
                new Grid(
                    [new("What", 5), new("What would mend it", 5), new("Check", 1), new("Records", 3) { IsOnlyInSheets = true }],
                    [.. Rows(page)]
                )
                {
                    Caption = "Things to put right",
                    HeadingColumn = "How much it weighs",
                },
            ],
        };

    private static IEnumerable<SheetRow> Rows(ChecksPage page)
    {
        foreach (var group in page.Lines.Rows.GroupBy(l => l.Finding.Severity))
        {
            yield return SheetRow.Over(group.Key.OnScreen());
            foreach (var line in group)
                yield return Row(line.Finding, line.Returned);
        }
        if (page.ToRecord.Count > 0)
            yield return SheetRow.Over("Still to be recorded");
        foreach (var line in page.ToRecord.SelectMany(l => l.Findings))
            yield return Row(line.Finding, line.Returned);
        if (page.Accepted.Count > 0)
            yield return SheetRow.Over("Accepted as it is");
        foreach (var (accepted, _, _) in page.Accepted)
            yield return Row(
                accepted.Finding,
                $"Accepted until {accepted.ReviewOn.InWords()}{(accepted.Reason is { } reason ? $": {reason}" : "")}"
            );
    }

    private static SheetRow Row(FindingView finding, string? more) =>
        new(
            more is null ? finding.Message : $"{finding.Message}\n{more}",
            finding.Mend,
            finding.Code,
            string.Join(", ", finding.Records.Select(r => r.Title))
        );
}
