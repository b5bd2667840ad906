using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;

namespace Remit.Decisions.Recording;

/// <summary>
/// What a body agrees, or does not agree, is decided in a way that the terms allow which held on the day of its meeting; a tie is settled by a
/// casting vote where they give one, and by who chaired. Where they state nothing either way is taken. What is noted or put off is not held against
/// them, and neither is what was recorded before they said anything, as long as nobody says otherwise how it was decided.
/// </summary>
internal sealed class DecidedAsTermsSay : IInvariant
{
    internal const string InTheirWay = "A body decides in the way that its terms say";
    internal const string CastingVoteIsGiven = "The chair has a casting vote where the terms give it";
    internal const string WhoChairsCasts = "The casting vote is that of who chairs";

    private static readonly string[] Asked =
    [
        nameof(Decision.Outcome),
        nameof(Decision.DecidedBy),
        nameof(Decision.CastingVote),
        nameof(Decision.Item),
    ];

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (db.TakesBack || touched.IsErasure)
            return [];
        var decisions = touched
            .Remaining.Where(r =>
                r.Row is Decision && (r.Before is not { } before || touched.Restated(r.Row, before, Asked) is not null)
            )
            .Select(r => (Decision)r.Row)
            .ToList();
        if (decisions.Count == 0)
            return [];
        // How it may decide does not depend on what whoever records it sees.
        using var everything = db.LookingAtEverything();
        var days = await MeetingDays.Load(db, [.. decisions.Select(d => d.Meeting)]);
        return [.. decisions.Where(d => days.ContainsKey(d.Meeting)).SelectMany(d => Wrong(d, days[d.Meeting]))];
    }

    /// <summary>What is wrong with how something was decided, by the terms of the day and who was there.</summary>
    internal static IEnumerable<Refusal> Wrong(Decision decision, MeetingDay day)
    {
        var itself = new RecordRef("decision", decision.RowId);
        var terms = $"Version {day.Terms} of the terms of reference, which held on {LondonDate.Words(day.Meeting.Date)},";
        if (decision.IsAgreement || decision.Outcome == DecisionOutcome.NotAgreed)
        {
            if (decision.DecidedBy == DecidedBy.Vote && !day.HowItDecides.AllowsVote)
                yield return new Refusal(
                    InTheirWay,
                    $"{terms} has decisions taken by consensus, not by vote. Choose “by consensus” and leave the votes out.",
                    itself,
                    "decided-by"
                );
            if (decision.DecidedBy == DecidedBy.Consensus && !day.HowItDecides.AllowsConsensus)
                yield return new Refusal(
                    InTheirWay,
                    $"{terms} has decisions taken by vote, not by consensus. Choose “by vote”, and enter how many voted for it and how many against it.",
                    itself,
                    "decided-by"
                );
        }
        if (decision.CastingVote is null)
            yield break;
        if (!day.HowItDecides.GivesCastingVote)
            yield return new Refusal(
                CastingVoteIsGiven,
                day.Terms is null
                    ? "No terms of reference are recorded that held that day, so none give the chair a casting vote. Leave it out: what ties is not agreed."
                    : $"{terms} does not give the chair a casting vote. Leave it out: what ties is not agreed.",
                itself,
                "casting-vote"
            );
        else if (day.IsRecorded && day.ChairedAt(decision.Item) is null)
            yield return new Refusal(
                WhoChairsCasts,
                "Nobody is recorded to have chaired this item and decided it, and the chair was not there for it. Record who took the chair first, or leave the casting vote out.",
                itself,
                "casting-vote"
            );
    }
}
