using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>Work programmes and highlight reports as papers.</summary>
internal static class ProgrammePapers
{
    private static IReadOnlyList<GridColumn> Columns =>
        [
            new("No", 0.6),
            new("What", 4),
            new("Who", 2),
            new("Quarter", 1.3),
            new("Expected outcome", 3),
            new("How far", 1.3),
            new("Progress", 3),
            new("As of") { IsOnlyInSheets = true },
            new("Done on") { IsOnlyInSheets = true },
            new("Times carried over") { IsOnlyInSheets = true },
            new("Serves") { IsOnlyInSheets = true },
        ];

    /// <summary>A programme by quarter.</summary>
    public static Publication Of(ProgrammeView programme) =>
        new($"{programme.Body.Name}: {LowerFirst(programme.Title)}")
        {
            Kind = "Work programme",
            Parts =
            [
                .. Facts(programme),
                new Grid(
                    Columns,
                    [.. programme.ByQuarter().SelectMany(g => g.Items.Select(Row).Prepend(SheetRow.Over(g.Heading)))]
                )
                {
                    Caption = "Items",
                    HeadingColumn = "By quarter",
                },
            ],
        };

    /// <summary>A highlight report, as the body above gets it.</summary>
    public static Publication Of(Highlights report, Period year) =>
        new($"{report.Body.Name}: highlight report")
        {
            Kind = report.StretchInWords(year),
            Parts = [.. HighlightParts(report)],
            Sheets =
            [
                new Grid(
                    [new("Group", 1.5), new("No", 0.6), new("What", 4), new("Who", 2), new("Words", 5)],
                    [
                        .. Groups(report)
                            .SelectMany(g =>
                                g.Items.Select(h => new SheetRow(g.Heading, h.Item.Number, h.Item.What, h.Item.Who, h.Words))
                            ),
                    ]
                )
                {
                    Caption = "Highlights",
                },
            ],
        };

    /// <summary>The groups of a report in the order in which the body above wants them: what needs it first.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<Highlight> Items)> Groups(Highlights report) =>
        new (string Heading, IReadOnlyList<Highlight> Items)[]
        {
            ("At risk, and why", report.AtRisk),
            ("Done", report.Done),
            ("On track", report.OnTrack),
            ("Stopped or carried over", report.Ended),
            ("Not started", report.NotStarted),
            ("Nothing recorded yet", report.NothingSaid),
        }.Where(g => g.Items.Count > 0);

    /// <summary>"12 items: 3 done, 6 on track, 1 at risk, 2 nothing recorded".</summary>
    public static string InWords(IReadOnlyList<StatusCount> counts)
    {
        var total = counts.Sum(c => c.Count);
        return total == 0
            ? "No items yet"
            : $"{total.Counted("item", "items")}: {string.Join(", ", counts.Select(c => c.Status is null ? $"{c.Count} with nothing recorded" : $"{c.Count} {c.Status.OnScreen().ToLowerInvariant()}"))}";
    }

    private static IEnumerable<Part> Facts(ProgrammeView programme)
    {
        yield return Prose.Fact("For", programme.Year.ToString());
        yield return Prose.Fact("Status", programme.State.OnScreen());
        if (programme.State is ProgrammeState.Agreed or ProgrammeState.Superseded)
        {
            yield return Prose.Fact("Agreed by", programme.AgreedBy?.Name ?? "not recorded");
            yield return Prose.Fact("Agreed on", programme.AgreedOn?.InWords() ?? "not recorded");
        }
        if (programme.Minute is { } minute)
            yield return Prose.Fact("Minute", minute);
        if (programme.ReviewOn is { } review)
            yield return Prose.Fact("Review by", review.InWords());
        yield return Prose.Fact("So far", InWords(programme.Counts));
    }

    private static SheetRow Row(ItemView item) =>
        new(
            item.Number,
            item.What,
            item.Who.Length == 0 ? "Nobody recorded" : item.Who,
            ProgrammeWords.When(item.Begins, item.Due),
            item.ExpectedOutcome,
            item.Status.OnScreen() + (item.IsOverdue ? ", overdue" : ""),
            item.Last?.Words,
            item.Last?.On,
            item.Last?.DoneOn,
            item.TimesCarriedOver,
            item.Serves
        );

    private static IEnumerable<Part> HighlightParts(Highlights report)
    {
        yield return Prose.Fact(
            "Programme",
            report.Programme.Name
                + (report.State == ProgrammeState.Agreed ? "" : $" ({report.State.OnScreen().ToLowerInvariant()})")
        );
        if (report.To is { } to)
            yield return Prose.Fact("For", to.Name);
        yield return Prose.Fact("At the end", InWords(report.Counts));
        yield return new Heading(1, report.To is { } asked ? $"What {asked.Name} is asked for" : "What is asked for");
        if (report.Asks.Count == 0)
            yield return new Prose("Nothing.");
        foreach (var ask in report.Asks)
            yield return new Item($"{ask.Ask} (item {ask.Number}: {ask.Item})");
        if (report.Changes.Count > 0)
        {
            yield return new Heading(1, "What changed");
            foreach (var change in report.Changes)
                yield return new Item(change);
        }
        foreach (var (heading, items) in Groups(report))
        {
            yield return new Heading(1, $"{heading} ({items.Count})");
            foreach (var item in items)
                yield return new Item(Line(item));
        }
        if (report.DoneBefore > 0)
            yield return new Prose($"{report.DoneBefore.Counted("item was", "items were")} done before.");
    }

    /// <summary>"Anna Barratt; Quarter 2; overdue": who and by when, and what is to be known of it.</summary>
    public static string FactsOf(Highlight highlight)
    {
        var item = highlight.Item;
        var facts = new[]
        {
            item.Who.Length == 0 ? null : item.Who,
            item.Status == ItemStatus.Done
                ? item.Last?.DoneOn is { } done
                    ? $"done on {done.InWords()}"
                    : null
                : item.Due?.InWords(),
            item.IsOverdue ? "overdue" : null,
            ProgrammeWords.CarriedOver(item.TimesCarriedOver)?.ToLowerInvariant(),
        };
        return string.Join("; ", facts.OfType<string>());
    }

    private static Phrase Line(Highlight highlight) =>
        new([
            new TextRun($"{highlight.Item.Number} {highlight.Item.What}") { IsBold = true },
            new TextRun(FactsOf(highlight) is { Length: > 0 } facts ? $" ({facts})" : ""),
            new TextRun(highlight.Words is { } said ? $". {said}" : ""),
        ]);

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
