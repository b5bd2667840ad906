using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>Two records that can't both be right on the day: STR-15.</summary>
internal sealed class RecordsContradict() : StructureCheck("STR-15", "Two records that contradict each other")
{
    public override string Why => "Where two papers say different things, people go by the one that they know.";

    public override string Source => "Appendix A, 5.14 (to become) and Appendix B, 4.7 and 4.12 (established).";

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var succession in at.Successions)
            if (Succession(at, succession, at[succession.Successor], at[succession.Predecessor]) is { } finding)
                yield return finding;
        foreach (var body in at.Ours)
        {
            foreach (var finding in at.IsEstablished(body) ? AboveOrAmongThem(at, body) : [])
                yield return finding;
            if (!at.IsEstablished(body) && MembersAlready(at, body) is { } members)
                yield return members;
        }
    }

    private Finding? Succession(StructureOn at, Succession succession, Body later, Body earlier)
    {
        var isDone = succession.State == SuccessionState.Done && !(succession.On > at.Day);
        var message = (isDone, Later: at.StateOf(later), Earlier: at.StateOf(earlier)) switch
        {
            (false, BodyState.Established, BodyState.Established) =>
                $"{later.Name} is established. {earlier.Name}, which is still to become it, is established too.",
            (false, BodyState.Established, BodyState.Closed) =>
                $"{later.Name} is established and {earlier.Name} is closed, and it is recorded that one is still to take over from the other.",
            (true, BodyState.Proposed, _) => $"{later.Name} has taken over from {earlier.Name}, and is only proposed.",
            (true, BodyState.Established, BodyState.Established) when succession.What is null =>
                $"{later.Name} has taken over from {earlier.Name}, which is still established.",
            _ => null,
        };
        return message is null || later.Outside
            ? null
            : Fault(
                Severity.Warning,
                message,
                "Find out which is right today, and change the other: say that it has taken over, close the earlier one, or say that the later one is still proposed.",
                Of(later),
                Of(earlier),
                FoundRecord.Of("succession", succession, $"Takes over from {earlier.Name}", Of(later))
            ) with
            {
                Fault = "succession",
            };
    }

    /// <summary>What is at work can't answer to, or seat the chair of, what is only meant to be.</summary>
    private IEnumerable<Finding> AboveOrAmongThem(StructureOn at, Body body)
    {
        foreach (var line in at.From(body, LineKind.AccountableTo).Where(l => !at.IsEstablished(at[l.To])))
            yield return Fault(
                Severity.Note,
                $"{body.Name} is established, and answers to {at[line.To].Name}, which is only proposed.",
                "If the one above is at work, record since when it is established. If it is not, record to whom the group answers until then.",
                Of(body),
                Of(at[line.To]),
                Of(line, body)
            ) with
            {
                Fault = "answers-to-proposed",
            };
        foreach (var place in at.Places(body).Select(p => p.Place))
            if (place.ExOfficioChairOf is { } of && at.StateOf(at[of]) is BodyState.Proposed or BodyState.NotYet)
                yield return Fault(
                    Severity.Note,
                    $"“{place.Title}” on {body.Name} is the place of whoever chairs {at[of].Name}, which is not established yet.",
                    "If the group is at work, record since when it is established. If it is not, record who holds the place until then.",
                    Of(body),
                    Of(place, body),
                    Of(at[of])
                ) with
                {
                    Fault = "chair-of-proposed",
                };
    }

    /// <summary>A proposed body may have members; where the day is known since when they sit on it, it may be at work already.</summary>
    private Finding? MembersAlready(StructureOn at, Body body)
    {
        var sitting = at.Places(body)
            .Where(p => p.Appointment is { Interim: false, From: not null } && p.Vacancy is null)
            .ToList();
        if (sitting.Count == 0)
            return null;
        var since = sitting.Select(p => p.Appointment!.From!.Value).Min();
        return Fault(
            Severity.Note,
            $"{body.Name} is not established yet, and has had members since {LondonDate.Words(since)}.",
            "If it is at work, record since when it is established. If it meets as a shadow until then, leave it as it is.",
            [
                Of(body),
                .. sitting.Select(p => Of(p.Place, body)),
                .. sitting.Select(p => Of(p.Appointment!, "Appointment", p.Place, body)),
            ]
        ) with
        {
            Fault = "members-of-proposed",
        };
    }
}
