using Remit.Checks;
using Remit.Kernel;

namespace Remit.Decisions.Checking;

/// <summary>
/// Something that was agreed with no evidence, no effect that is expected of it, or without a word on safeguarding or equality: MTG-03. It is silent
/// about what was noted, put off or refused, about minutes, about who takes a place, and where it says why there was nothing to consider.
/// </summary>
internal sealed class DecidedWithoutEvidence()
    : DecisionsCheck("MTG-03", "A decision without evidence or expected effect, or safeguarding or equality not considered")
{
    public override string Why =>
        "Nobody can tell afterwards whether it helped, or whether anybody thought of those whom it could harm.";

    public override string Source =>
        "Executive paper, 7 and 7.1: clear evidence of better outcomes; safeguarding; equality of opportunity.";

    protected override IEnumerable<Finding> Find(DecisionsOn at)
    {
        foreach (var found in at.Decisions)
        {
            var decision = found.Decision;
            if (!decision.IsAgreement || decision.Confirms is not null || IsOfMinutesOrPlaces(at, decision))
                continue;
            var missing = Missing(at, decision).ToList();
            if (missing.Count == 0)
                continue;
            yield return new Finding(
                this,
                Severity.Warning,
                $"{found.InWords}: it is not recorded {(missing.Count == 1 ? missing[0] : $"{string.Join(", ", missing[..^1])} or {missing[^1]}")}.",
                "Record it with the decision from the report and the minutes; or say there why there was nothing to consider.",
                found.Records
            )
            {
                Fault = "not-considered",
            };
        }
    }

    private static IEnumerable<string> Missing(DecisionsOn at, Decision decision)
    {
        if (!at.Evidence[decision.Id].Any() && string.IsNullOrWhiteSpace(decision.EvidenceWords))
            yield return "on what evidence it rests";
        if (decision.NothingToConsider is not null)
            yield break;
        if (!at.Expectations[decision.Id].Any())
            yield return "what is expected to change by it";
        if (string.IsNullOrWhiteSpace(decision.Safeguarding))
            yield return "how safeguarding was considered";
        if (string.IsNullOrWhiteSpace(decision.Equality))
            yield return "how equality was considered";
    }

    private static bool IsOfMinutesOrPlaces(DecisionsOn at, Decision decision) =>
        (decision.Item is { } item && at.OfMinutes.Contains(item))
        || (at.Effects[decision.Id].ToList() is { Count: > 0 } effects && effects.TrueForAll(e => e.On.Kind == "place"));
}
