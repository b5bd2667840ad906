using Remit.Data;
using Remit.Documents;

namespace Remit.Responsibilities.Papers;

/// <summary>One thing that an import of a paper did, would do, or found.</summary>
internal sealed record RegisterFinding(FindingKind Kind, FilePlace? Place, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => Place is null ? Words : $"{Place}: {Words}";
}

/// <summary>What a finding says.</summary>
internal enum FindingKind
{
    New,
    Changed,
    Question,
    Missing,
    LeftOut,
    Doubtful,
    Refused,
}

/// <summary>What an import of a paper did.</summary>
internal sealed record RegisterImportReport(
    IReadOnlyList<RegisterFinding> Findings,
    int Rows,
    int Unchanged,
    LoggedChange? Change
)
{
    public bool IsRefused => Findings.Any(f => f.Kind is FindingKind.Refused or FindingKind.Question);

    public int Count(FindingKind kind) => Findings.Count(f => f.Kind == kind);
}

/// <summary>Collects what an import finds, and where each record stands in the paper.</summary>
internal sealed class RegisterFindings
{
    private readonly List<RegisterFinding> all = [];

    public IReadOnlyList<RegisterFinding> All => all;

    /// <summary>Where each record that the import touches stands in the paper.</summary>
    public Dictionary<Guid, FilePlace> Places { get; } = [];

    public int Rows { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Whether something found so far forbids to save.</summary>
    public bool Stop => all.Exists(f => f.Kind is FindingKind.Refused or FindingKind.Question);

    public void Say(FindingKind kind, FilePlace? place, string words) => all.Add(new RegisterFinding(kind, place, words));
}
