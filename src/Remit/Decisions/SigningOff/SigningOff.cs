using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Decisions.Recording;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;

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

/// <summary>Who is asked for a sign-off, and by when, as it was agreed.</summary>
/// <param name="DecidedOn">The day on which the body decided.</param>
/// <param name="Due">The day by which it is to be given; null leaves it as it is.</param>
/// <param name="Lead">The person or post that leads on it; null leaves it as it is.</param>
/// <param name="Why">Why: it stands in the history.</param>
internal sealed record ArrangedSignOff(DateOnly DecidedOn, DateOnly? Due, RecordRef? Lead, string? Why);

/// <summary>
/// Gives and refuses an organisation's sign-off, says who is asked for it and by when, and says how far it has come with doing what was decided: the one way of page and verb. With the last
/// sign-off the decision stands, and what it changes is carried out in the same change; what is refused goes back to the body as a report to hear.
/// </summary>
internal sealed class SigningOff(Db db, IdSource ids, DateOnly today)
{
    internal const string OnlyWhatWaits = "Only a sign-off that is waited for is given or refused";
    internal const string MovesForAReason = "The day of a sign-off and who leads on it change for a reason";
    internal const string DueAfterItsDecision = "A sign-off is due after its decision";
    internal const string LedFromWithin =
        "Who leads on an organisation's sign-off is one of its posts, or sits for it on the body";

    /// <summary>Whether more than the sign-off itself is written: what the decision changes, or the report that brings it back.</summary>
    public bool DidMore { get; private set; }

    /// <summary>Records what it says.</summary>
    public async Task<IReadOnlyList<Refusal>> Say(OrganisationSignOff signOff, SaidOfADecision said)
    {
        if (IsOver(signOff) is { } over)
            return [over];
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

    /// <summary>Says who is asked for a sign-off, and by when; nothing of what it says of the decision changes.</summary>
    public async Task<IReadOnlyList<Refusal>> Arrange(OrganisationSignOff signOff, ArrangedSignOff arranged)
    {
        if (IsOver(signOff) is { } over)
            return [over];
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(arranged.Why))
            refusals.Add(Of(signOff, MovesForAReason, "Say why: the reason stays in the history.", "why"));
        if (arranged.Due < arranged.DecidedOn)
            refusals.Add(
                Of(
                    signOff,
                    DueAfterItsDecision,
                    $"{LondonDate.Words(arranged.Due.Value)} comes before the decision, which was taken on {LondonDate.Words(arranged.DecidedOn)}. Enter a later day.",
                    "due"
                )
            );
        if (arranged.Due is null && arranged.Lead is null)
            refusals.Add(Of(signOff, MovesForAReason, "Say another day, or who is to lead on it.", "due"));
        else if ((arranged.Due ?? signOff.Due, arranged.Lead ?? signOff.Lead) == (signOff.Due, signOff.Lead))
            refusals.Add(
                Of(signOff, MovesForAReason, "That is what is said already. Change the day, or who leads on it.", "due")
            );
        if (arranged.Lead is { } lead && lead != signOff.Lead && await IsFromElsewhere(signOff, lead) is { } elsewhere)
            refusals.Add(elsewhere);
        if (refusals.Count > 0)
            return refusals;
        (signOff.Due, signOff.Lead) = (arranged.Due ?? signOff.Due, arranged.Lead ?? signOff.Lead);
        return [];
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

    private static Refusal? IsOver(OrganisationSignOff signOff) =>
        signOff.State == SignOffState.Waiting
            ? null
            : Of(
                signOff,
                OnlyWhatWaits,
                signOff.State == SignOffState.Withdrawn
                    ? "This sign-off is not needed any more."
                    : $"It was {(signOff.State == SignOffState.Given ? "given" : "refused")} already{(signOff.On is { } day ? $", on {LondonDate.Words(day)}" : "")}.",
                "state"
            );

    private static Refusal Of(OrganisationSignOff signOff, string rule, string message, string field) =>
        new(rule, message, new RecordRef("decision-sign-off", signOff.RowId), field);

    private async Task<Refusal?> IsFromElsewhere(OrganisationSignOff signOff, RecordRef lead)
    {
        // Whether somebody can lead on it does not depend on what whoever arranges it sees.
        using var everything = db.LookingAtEverything();
        var body = await (
            from decision in db.All<Decision>()
            where decision.Id == signOff.Decision
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            join its in db.All<Body>() on meeting.Body equals its.Id
            select its
        ).SingleAsync();
        if ((await SignOffLead.Of(db, signOff.Organisation, body.Id, today)).Any(l => l.Record == lead))
            return null;
        var name = await db.All<Organisation>().Where(o => o.Id == signOff.Organisation).Select(o => o.Name).SingleAsync();
        return Of(
            signOff,
            LedFromWithin,
            $"Choose a post of {name}, or somebody who sits for it on {body.Name}: only they can be asked for its sign-off.",
            "lead"
        );
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
