using Remit.Kernel;

namespace Remit.Checks;

/// <summary>A finding as pages, their JSON and the command line tell of it.</summary>
internal sealed record FindingView(string Code, Severity Severity, string Message, string Mend, IReadOnlyList<FoundView> Records)
{
    public static FindingView Of(Finding finding) =>
        new(
            finding.Check.Code,
            finding.Severity,
            finding.Message,
            finding.Mend,
            [.. finding.Records.Select(r => new FoundView(r.Ref.Kind, r.Path, r.Title))]
        );
}

/// <summary>A record of a finding: its kind, its key after those of its holders, and what people know it by.</summary>
internal sealed record FoundView(string Kind, string Key, string Title);

/// <summary>A finding that is accepted.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Since">From when it is accepted; null for whoever may not see why.</param>
/// <param name="Reason">Why; null for whoever may not see it.</param>
/// <param name="ReviewOn">The last day for which it is accepted.</param>
internal sealed record AcceptedView(FindingView Finding, DateOnly? Since, string? Reason, DateOnly ReviewOn)
{
    public static AcceptedView Of(Judged judged) =>
        new(
            FindingView.Of(judged.Finding),
            judged.Acceptance!.From,
            judged.Acceptance.Reason is { Length: > 0 } reason ? reason : null,
            judged.Acceptance.ReviewOn
        );
}

/// <summary>A finding in a list.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Key">How addresses name it.</param>
/// <param name="Returned">Why it is back although it was accepted; null for most.</param>
internal sealed record FoundLine(FindingView Finding, string Key, string? Returned)
{
    public static FoundLine Of(Judged judged) => new(FindingView.Of(judged.Finding), judged.Finding.Key, judged.Returned);
}

/// <summary>A line of the set-up list: what one check misses only because nobody has recorded it yet.</summary>
/// <param name="Code">The check.</param>
/// <param name="What">What is still to be recorded.</param>
/// <param name="Findings">Where, what weighs most first.</param>
internal sealed record SetUpLine(string Code, string What, IReadOnlyList<FoundLine> Findings)
{
    /// <summary>The set-up list, what matters most first.</summary>
    public static IReadOnlyList<SetUpLine> Of(IEnumerable<Judged> notRecorded) =>
        [
            .. notRecorded
                .GroupBy(j => j.Finding.Check)
                .OrderBy(g => g.Key.SetUp?.Place ?? int.MaxValue)
                .ThenBy(g => g.Key.Code, StringComparer.Ordinal)
                .Select(g => new SetUpLine(g.Key.Code, g.Key.SetUp?.What ?? g.Key.Title, [.. g.Select(FoundLine.Of)])),
        ];
}
