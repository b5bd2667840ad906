using Remit.Checks.Accepting;
using Remit.Kernel;

namespace Remit.Checks;

/// <summary>A finding with whether it is accepted on the day.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Acceptance">The newest word that it is accepted; null where there is none.</param>
/// <param name="Returned">Why it is back although it was accepted; null where it is not back.</param>
internal sealed record Judged(Finding Finding, Acceptance? Acceptance, string? Returned)
{
    /// <summary>Whether it is accepted as it is.</summary>
    public bool IsAccepted => Acceptance is not null && Returned is null;

    /// <summary>Holds findings against what is accepted on a day.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="accepted">What is accepted, with the records on which each rests.</param>
    /// <param name="day">The day.</param>
    public static IEnumerable<Judged> Of(
        IEnumerable<Finding> findings,
        IEnumerable<(Acceptance Acceptance, IReadOnlyCollection<RecordRef> Records)> accepted,
        DateOnly day
    )
    {
        var byFinding = accepted
            .GroupBy(a => Identity(a.Acceptance.Code, a.Acceptance.Fault, a.Records), StringComparer.Ordinal)
            .ToDictionary(
                a => a.Key,
                a => a.OrderByDescending(one => one.Acceptance.Version).First().Acceptance,
                StringComparer.Ordinal
            );
        foreach (var finding in findings)
        {
            var identity = Identity(finding.Check.Code, finding.Fault, finding.Records.Select(r => r.Ref));
            var acceptance = byFinding.GetValueOrDefault(identity);
            yield return new Judged(finding, acceptance, acceptance is null ? null : ReasonToReturn(finding, acceptance, day));
        }
    }

    private static string? ReasonToReturn(Finding finding, Acceptance acceptance, DateOnly day) =>
        acceptance.ReviewOn < day ? $"It was accepted until {LondonDate.Words(acceptance.ReviewOn)}."
        : finding.Records.Any(r => r.Version > acceptance.Version) ? "It was accepted, and what it rests on has changed since."
        : null;

    private static string Identity(string code, string? fault, IEnumerable<RecordRef> records) =>
        $"{code}|{fault}|{string.Join(' ', records.Distinct().Select(r => r.ToString()).Order(StringComparer.Ordinal))}";
}
