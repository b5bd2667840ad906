using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Checking;

namespace Remit.Structure.Terms;

/// <summary>A body whose terms of reference nobody above it has agreed, or that are due to be looked at again: STR-08.</summary>
internal sealed class TermsNotAgreed() : StructureCheck("STR-08", "Terms of reference that are not agreed, or due for review")
{
    public override string Why =>
        "What a group may do is what the board above it has agreed. Without that it acts on its own word.";

    public override string Source => "Executive paper, 2 and 8.1: terms of reference are agreed by the body above.";

    public override SetUp SetUp => new(4, "The terms of reference of each board and group, and who agreed them");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours)
        {
            var version = at.TermsOf(body);
            var weight = Weight(at, body, Severity.Warning);
            if (version is null && !at.HasTerms(body))
            {
                if (!at.IsOnItsWayOut(body))
                    yield return NotRecorded(
                        weight,
                        $"No terms of reference are recorded for {body.Name}.",
                        "Bring them in, and say who agreed them and when.",
                        Of(body)
                    );
            }
            else if (version is null || version.Terms.State == TermsState.Proposed)
                yield return Fault(
                    weight,
                    version is null
                        ? $"{body.Name} has terms of reference, and none that count today."
                        : $"The terms of reference of {body.Name} are proposed, and not agreed yet.",
                    "Put them to the body above, and record when they were agreed.",
                    version is null ? [Of(body)] : [Of(body), Of(version, body)]
                ) with
                {
                    Fault = "not-agreed",
                };
            else if (Agreement(at, body, version) is { } finding)
                yield return finding;
            if (version?.Terms is { State: TermsState.Agreed, ReviewOn: { } review } && review < at.Day)
                yield return Fault(
                    Severity.Warning,
                    $"The terms of reference of {body.Name} were to be looked at again by {LondonDate.Words(review)}.",
                    "Look at them again, and record the next version or the next review date.",
                    Of(body),
                    Of(version, body)
                ) with
                {
                    Fault = "review",
                };
        }
    }

    private Finding? Agreement(StructureOn at, Body body, TermsVersion version)
    {
        var above = at.Above(body);
        if (version.Terms.AgreedBy is not { } by)
            return above.Count == 0
                ? null
                : NotRecorded(
                    Severity.Note,
                    $"The terms of reference of {body.Name} are agreed. It is not recorded by whom.",
                    "Record which body agreed them.",
                    Of(body),
                    Of(version, body)
                ) with
                {
                    Fault = "by-whom",
                };
        if (above.Count == 0 || above.Any(b => b.Id == by))
            return null;
        return Fault(
            Severity.Warning,
            by == body.Id
                ? $"{body.Name} agreed its own terms of reference. Nothing says that a body above it did."
                : $"{at[by].Name} agreed the terms of reference of {body.Name}, which does not answer to it.",
            "Put them to the body to which it answers, or record that it answers to the one that agreed them.",
            Of(body),
            Of(version, body),
            Of(at[by])
        ) with
        {
            Fault = "by-another",
        };
    }
}
