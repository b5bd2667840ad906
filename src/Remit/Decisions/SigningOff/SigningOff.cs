using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Decisions.Recording;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Organisations;

namespace Remit.Decisions.SigningOff;

/// <summary>What an organisation says of a decision that was agreed in principle.</summary>
/// <param name="IsGiven">Whether it signs it off; otherwise it refuses.</param>
/// <param name="On">On which day.</param>
/// <param name="By">Who says so.</param>
internal sealed record SaidOfADecision(bool IsGiven, DateOnly On, Speaker By)
{
    /// <summary>The minute of its own body by which it says so: "Cabinet, minute 42".</summary>
    public string? Minute { get; init; }

    /// <summary>What there is to say; for a refusal why.</summary>
    public string? Words { get; init; }
}

/// <summary>
/// Gives and refuses an organisation's sign-off, and says how far it has come with doing what was decided: the one way of page and verb. With the last
/// sign-off the decision stands, and what it changes is carried out in the same change; what is refused goes back to the body as a report to hear.
/// </summary>
internal sealed class SigningOff(Db db, IdSource ids, DateOnly today)
{
    internal const string OnlyWhatWaits = "Only a sign-off that is waited for is given or refused";

    /// <summary>Whether more than the sign-off itself is written: what the decision changes, or the report that brings it back.</summary>
    public bool DidMore { get; private set; }

    /// <summary>Records what it says.</summary>
    public async Task<IReadOnlyList<Refusal>> Say(OrganisationSignOff signOff, SaidOfADecision said)
    {
        if (signOff.State != SignOffState.Waiting)
            return
            [
                new Refusal(
                    OnlyWhatWaits,
                    signOff.State == SignOffState.Withdrawn
                        ? "This sign-off is not needed any more."
                        : $"It was {(signOff.State == SignOffState.Given ? "given" : "refused")} already{(signOff.On is { } day ? $", on {LondonDate.Words(day)}" : "")}.",
                    new RecordRef("decision-sign-off", signOff.RowId),
                    "state"
                ),
            ];
        (signOff.State, signOff.On) = (said.IsGiven ? SignOffState.Given : SignOffState.Refused, said.On);
        (signOff.By, signOff.ByWords) = (said.By.Person, said.Minute ?? said.By.Words);
        signOff.Words = said.Words;
        if (signOff.Refusals().ToList() is { Count: > 0 } wrong)
            return wrong;
        if (!said.IsGiven)
        {
            await BackToTheBody(signOff);
            return [];
        }
        var settling = new Settling(db, ids, today);
        var refusals = await settling.Settle(signOff.Decision);
        DidMore = settling.DidMore;
        return refusals;
    }

    /// <summary>Says how far an organisation has come with doing what was decided.</summary>
    public async Task<IReadOnlyList<Refusal>> Do(
        Decision decision,
        Organisation organisation,
        DoingState state,
        DateOnly on,
        Speaker by,
        string? words,
        Id<Doing>? id = null
    )
    {
        if (!decision.IsAgreement)
            return
            [
                new Refusal(
                    "Only what is agreed is done",
                    "This was not agreed, so there is nothing to do.",
                    new RecordRef("decision", decision.RowId),
                    "state"
                ),
            ];
        using var everything = db.LookingAtEverything();
        var before = await db.All<Doing>().Where(d => d.Decision == decision.Id).Select(d => d.Key).ToListAsync();
        db.Add(
            new Doing
            {
                Id = id ?? ids.Next<Doing>(),
                Key = FreeKeys.For($"{organisation.Key} {LondonDate.Iso(on)}", before),
                Decision = decision.Id,
                Organisation = organisation.Id,
                On = on,
                State = state,
                Words = words,
                By = by.Person,
                ByWords = by.Words,
                Sensitivity = decision.Sensitivity,
                RestrictedTo = decision.RestrictedTo,
                Order = before.Count,
            }
        );
        return [];
    }

    /// <summary>A report waits on the body's forward planner, so that the next agenda has it.</summary>
    private async Task BackToTheBody(OrganisationSignOff signOff)
    {
        DidMore = true;
        var decision = await db.All<Decision>().SingleAsync(d => d.Id == signOff.Decision);
        var body = await db.All<Meeting>().Where(m => m.Id == decision.Meeting).Select(m => m.Body).SingleAsync();
        var name = await db.All<Organisation>().Where(o => o.Id == signOff.Organisation).Select(o => o.Name).SingleAsync();
        var keys = await db.KeysBeside(Report.Shape, null);
        db.Add(
            new Report
            {
                Id = ids.Next<Report>(),
                Key = FreeKeys.For($"back {decision.Key}", keys),
                Title = $"Back to the body: {decision.Title} (refused by {name})",
                Body = body,
                Purpose = ReportPurpose.Amend,
                MeetingWords = "The next meeting",
                ComesFrom = new RecordRef("decision", decision.RowId),
                Sensitivity = decision.Sensitivity,
                RestrictedTo = decision.RestrictedTo,
                Order = (await db.All<Report>().MaxAsync(r => (int?)r.Order) ?? -1) + 1,
            }
        );
    }
}
