using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Decisions.Status;

/// <summary>
/// Computes what a decision is worth: from who was there at its item and decided, the quorum rule of the terms that held that day, who of those binds an
/// organisation or only represents one, what they may agree, and what the organisations said since.
/// </summary>
internal static class StatusOf
{
    /// <summary>The status of one decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="day">The day of its meeting.</param>
    /// <param name="signOffs">What is recorded of the organisations' sign-offs.</param>
    /// <param name="confirmedOn">The day on which a later decision that stands confirmed it; null where none did.</param>
    /// <param name="asOf">What organisations said later does not count; null counts all.</param>
    /// <param name="isHidden">Whether an organisation is not named to who asks; null names all.</param>
    public static DecisionStatus Of(
        Decision decision,
        MeetingDay day,
        IReadOnlyCollection<OrganisationSignOff> signOffs,
        DateOnly? confirmedOn,
        DateOnly? asOf = null,
        Func<Id<Organisation>, bool>? isHidden = null
    )
    {
        if (!decision.IsAgreement)
            return NoAgreement(decision, day);
        var working = new List<string>
        {
            $"{(decision.Outcome == DecisionOutcome.Agreed ? "Agreed" : "Agreed as amended")}, {Way(decision)}.",
        };
        working.AddRange(Casting(decision, day));
        var quorum = day.At(decision.Item);
        working.AddRange(quorum.Working);
        var (has, standing) = HasQuorum(decision, quorum, working, confirmedOn);
        if (!has)
            return new DecisionStatus(
                standing,
                standing == DecisionStanding.WithoutQuorum
                    ? "Taken without a quorum, for confirmation by a later meeting."
                    : "Agreed. Whether there was a quorum is not known: who was there is not recorded.",
                working
            );
        if (day.Body.Deciding == Deciding.Advisory)
            working.Add($"{day.Body.Name} advises and decides nothing: what it agrees is its advice.");
        // What confirms and does no more needs no sign-off of its own.
        var onlyConfirms = decision is { Confirms: not null, Commits: null, BeyondPowers: null };
        var needed = onlyConfirms ? [] : Needed(decision, day, working);
        if (onlyConfirms)
            working.Add(
                "It confirms an earlier decision, and needs no sign-off of its own: those of the earlier one are needed as they were."
            );
        if (!day.IsRecorded)
        {
            working.Add(
                "Who was there is not recorded, so nobody can tell who has to sign it off. What it changes waits for that."
            );
            return new DecisionStatus(
                DecisionStanding.QuorumNotKnown,
                "Agreed. Whether it binds anybody is not known: who was there is not recorded.",
                working
            );
        }
        return WithSignOffs(standing, day.Meeting.Date, needed, signOffs, asOf, working, isHidden);
    }

    private static DecisionStatus NoAgreement(Decision decision, MeetingDay day) =>
        decision.Outcome switch
        {
            DecisionOutcome.Noted => new DecisionStatus(
                DecisionStanding.Noted,
                null,
                ["It was noted: nothing was agreed that could bind anybody."]
            ),
            DecisionOutcome.Deferred => new DecisionStatus(
                DecisionStanding.Deferred,
                "Deferred.",
                ["It was put off, so nothing was agreed."]
            ),
            _ => new DecisionStatus(
                DecisionStanding.NotAgreed,
                "Not agreed.",
                [
                    decision.DecidedBy == DecidedBy.Vote ? $"It was not agreed, {Way(decision)}." : "It was not agreed.",
                    .. Casting(decision, day),
                ]
            ),
        };

    /// <summary>"by consensus", "by vote: 3 for, 3 against, carried by the chair’s casting vote".</summary>
    public static string Way(Decision decision) =>
        decision.DecidedBy == DecidedBy.Consensus
            ? "by consensus"
            : $"by vote: {decision.For} for, {decision.Against} against{(decision.Abstained is > 0 and var none ? $", {none} abstained" : "")}"
                + (decision.CastingVote is { } cast ? $", {cast.InWords()}" : "");

    /// <summary>Whose casting vote it was.</summary>
    private static IEnumerable<string> Casting(Decision decision, MeetingDay day)
    {
        if (decision.CastingVote is null)
            yield break;
        yield return day.ChairedAt(decision.Item) is { } chair
            ? $"The casting vote was that of {chair.Name}, who chaired."
            : "Whose casting vote it was is not known: who chaired is not recorded.";
    }

    private static (bool Has, DecisionStanding Standing) HasQuorum(
        Decision decision,
        QuorumAt quorum,
        List<string> working,
        DateOnly? confirmedOn
    )
    {
        var outcome = quorum.Judgement.Outcome;
        if (outcome is QuorumOutcome.NotRecorded)
            return (true, DecisionStanding.QuorumNotKnown);
        if (outcome is QuorumOutcome.NoneStated or QuorumOutcome.Reached)
            return (true, DecisionStanding.Agreed);
        if (confirmedOn is { } day)
        {
            working.Add($"A later meeting confirmed it, on {LondonDate.Words(day)}.");
            return (true, DecisionStanding.Agreed);
        }
        if (!quorum.IsKnown)
            return (false, DecisionStanding.QuorumNotKnown);
        if (outcome == QuorumOutcome.LeftToTheChair && decision.ChairsDiscretion is { } left)
        {
            working.Add($"The chair let it be decided: {left.TrimEnd('.')}.");
            return (true, DecisionStanding.Agreed);
        }
        if (outcome == QuorumOutcome.LeftToTheChair)
            working.Add("No reason is recorded why the chair let it be decided.");
        if (decision.ChairsDiscretion is { } reason && quorum.Judgement.ChairMayLetItGoOn)
        {
            working.Add($"The terms leave it to the chair to let the meeting go on, and the chair did: {reason.TrimEnd('.')}.");
            return (true, DecisionStanding.Agreed);
        }
        working.Add("So it was taken without a quorum, and a later meeting has to confirm it.");
        return (false, DecisionStanding.WithoutQuorum);
    }

    /// <summary>The organisations whose members, of those who decided, only represent them, or may not agree this for them.</summary>
    private static IReadOnlyList<NeededSignOff> Needed(Decision decision, MeetingDay day, List<string> working)
    {
        if (day.Body.Deciding == Deciding.Advisory)
            return [];
        var all = new List<NeededSignOff>();
        var deciding = day.Deciding(decision.Item).Select(w => w.Seat!).Where(Decides).ToList();
        var without = day
            .Seats.Where(s => s.Organisation is not null && Decides(s))
            .Select(s => s.FilledBy?.Name)
            .OfType<string>();
        var absent = without.Except(deciding.Select(s => s.FilledBy?.Name).OfType<string>(), StringComparer.Ordinal).ToList();
        foreach (var own in deciding.Where(s => s.Organisation is not null).GroupBy(s => s.Organisation!.Value))
        {
            var seats = own.ToList();
            var name = seats[0].FilledBy?.Name ?? seats[0].Title;
            // One of several members who binds it within their powers is enough.
            var asked = seats.Select(s => (Seat: s, Why: Why(decision, s, name))).ToList();
            if (asked.Exists(a => a.Why is null && a.Seat.Capacity == Capacity.Binds))
            {
                working.Add(
                    $"{name} is bound: the holder of “{asked.First(a => a.Why is null && a.Seat.Capacity == Capacity.Binds).Seat.Title}” makes binding decisions for it."
                );
                continue;
            }
            if (asked.Find(a => a.Why is not null) is not { Why: { } because } found)
            {
                working.Add($"Whether the holder of “{seats[0].Title}” binds {name} or only represents it is not recorded.");
                continue;
            }
            working.Add($"{name} has to sign it off: {because}.");
            var slowest = seats
                .SelectMany(s => s.Powers)
                .Where(p => p.Time is not null)
                .MaxBy(p => p.Time!.Value.After(day.Meeting.Date));
            var asking = seats
                .SelectMany(s => s.Powers)
                .FirstOrDefault(p => p.SignedOffBy is not null || p.SignedOffByWords is not null);
            all.Add(
                new NeededSignOff(own.Key, name, because)
                {
                    Due = slowest?.Time?.After(day.Meeting.Date),
                    Lead = seats.SelectMany(s => s.Powers).Select(p => p.Lead).FirstOrDefault(l => l is not null),
                    Holder = found.Seat.Holders.Select(h => h.Key).FirstOrDefault(),
                    AskedOf = asking?.SignedOffBy?.Name ?? asking?.SignedOffByWords,
                }
            );
        }
        if (absent.Count > 0)
            working.Add($"Nobody decided for {Texts.Listed(absent)}.");
        return all;
    }

    /// <summary>Whether who holds a place takes part in deciding: not who advises, observes or attends.</summary>
    private static bool Decides(Seat seat) =>
        seat.Vote != Vote.Advisory && seat.Kind is not (PlaceKind.Adviser or PlaceKind.Observer or PlaceKind.InAttendance);

    /// <summary>Why an organisation has to sign off what this member agreed; null where it need not, or nobody can tell.</summary>
    private static string? Why(Decision decision, Seat seat, string organisation)
    {
        if (seat.Capacity == Capacity.Represents)
            return $"the holder of “{seat.Title}” represents it and does not bind it";
        if (seat.Capacity != Capacity.Binds)
            return null;
        if (decision.BeyondPowers is { } beyond)
            return $"it goes beyond what the holder of “{seat.Title}” may agree for {organisation} ({beyond.TrimEnd('.')})";
        if (
            decision.Commits is { } money
            && seat.Powers.Count > 0
            && seat.Powers.All(p => p.Most is { } most && most.CompareTo(money) < 0)
        )
            return $"it commits {money.InRoundPounds()}, and the holder of “{seat.Title}” may agree up to {seat.Powers.Max(p => p.Most)?.InRoundPounds()}";
        return null;
    }

    private static DecisionStatus WithSignOffs(
        DecisionStanding standing,
        DateOnly decidedOn,
        IReadOnlyList<NeededSignOff> needed,
        IReadOnlyCollection<OrganisationSignOff> signOffs,
        DateOnly? asOf,
        List<string> working,
        Func<Id<Organisation>, bool>? isHidden
    )
    {
        string Named(NeededSignOff need) => isHidden?.Invoke(need.Organisation) == true ? "a partner" : need.Name;
        var waiting = new List<(string Name, DateOnly? Due)>();
        var refused = new List<string>();
        foreach (var need in needed)
        {
            var asked = signOffs
                .Where(s => s.Organisation == need.Organisation && s.State != SignOffState.Withdrawn)
                .OrderByDescending(s => s.Order)
                .ToList();
            // What was asked again after a refusal speaks last; what was answered later was still waited for.
            var said = asked.Find(s => asOf is null || s.On is null || s.On <= asOf);
            if (said is { State: SignOffState.Given })
                working.Add($"{need.Name} signed it off{On(said)}.");
            else if (said is { State: SignOffState.Refused })
            {
                working.Add($"{need.Name} refused to sign it off{On(said)}: {said.Words?.TrimEnd('.')}.");
                refused.Add(Named(need));
            }
            else
                waiting.Add((Named(need), (said ?? asked.LastOrDefault())?.DueBy(decidedOn) ?? need.Due));
        }
        if (refused.Count > 0)
            return new DecisionStatus(
                DecisionStanding.SentBack,
                $"Refused by {Texts.Listed(refused)}: it goes back to the body. It is a recommendation and no more.",
                working
            )
            {
                Needed = needed,
            };
        if (waiting.Count > 0)
        {
            var subject = Texts.Listed(
                waiting.Select(w => $"{w.Name}{(w.Due is { } due ? $" by {LondonDate.Words(due)}" : "")}")
            );
            return new DecisionStatus(
                DecisionStanding.InPrinciple,
                $"Agreed in principle, subject to the sign-off of {subject}. Until then it is a recommendation.",
                working
            )
            {
                Needed = needed,
            };
        }
        return new DecisionStatus(
            standing,
            standing == DecisionStanding.QuorumNotKnown
                ? "Agreed. Whether there was a quorum is not known: what the terms say about it is not recorded."
                : null,
            working
        )
        {
            Needed = needed,
            Stands = true,
        };
    }

    private static string On(OrganisationSignOff said) => said.On is { } day ? $" on {LondonDate.Words(day)}" : "";
}
