using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Structure.Organisations;

namespace Remit.Decisions.Recording;

/// <summary>
/// Brings about what follows from a decision as it is now: the organisations that have to sign it off are asked; what it changes is carried out once it
/// stands; the decision that it confirms comes to stand with it. Nothing is kept before the caller commits.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="today">The London day.</param>
internal sealed class Settling(Db db, IdSource ids, DateOnly today)
{
    private readonly CarryingOut carrying = new(db, ids, today);

    /// <summary>Whether something was carried out, or asked of another, beside what was written of the decision itself.</summary>
    public bool DidMore { get; private set; }

    /// <summary>Whether that was an earlier decision, which this one confirms.</summary>
    public bool SettledEarlier { get; private set; }

    /// <summary>The appointments and vacancies that were written, each with what a decision says of it.</summary>
    public IReadOnlyDictionary<RecordRef, Effect> Membership => carrying.Membership;

    /// <summary>Settles a decision that is in the context, with its sign-offs and effects as they are there.</summary>
    public async Task<(DecisionStatus Status, IReadOnlyList<Refusal> Refusals)> Settle(
        Decision decision,
        MeetingDay day,
        List<OrganisationSignOff> signOffs,
        IReadOnlyList<Effect> effects,
        DateOnly? confirmedOn
    )
    {
        var status = StatusOf.Of(decision, day, signOffs, confirmedOn);
        await Ask(decision, signOffs, status, confirmedOn);
        // Who was asked now has a day, which the sentence names.
        status = StatusOf.Of(decision, day, signOffs, confirmedOn);
        if (!status.Stands)
            return (status, []);
        var refusals = new List<Refusal>();
        var since = new[] { day.Meeting.Date, confirmedOn ?? DateOnly.MinValue }
            .Concat(signOffs.Where(s => s.State == SignOffState.Given).Select(s => s.On ?? DateOnly.MinValue))
            .Max();
        // Day by day, and a place is free before somebody else takes it.
        foreach (
            var effect in effects.Where(e => e.DoneOn is null).OrderBy(e => e.From ?? since).ThenByDescending(e => e.GivesUp)
        )
        {
            DidMore = true;
            refusals.AddRange(await carrying.Do(effect, decision, day.Meeting, day.Body, since));
        }
        if (decision.Confirms is { } earlier)
            refusals.AddRange(await SettleEarlier(earlier, day.Meeting.Date));
        return (status, refusals);
    }

    /// <summary>Loads a decision that is recorded, to be changed, with what belongs to it, and settles it.</summary>
    public async Task<IReadOnlyList<Refusal>> Settle(Id<Decision> id, DateOnly? confirmedOn = null)
    {
        using var everything = db.LookingAtEverything();
        var decision = await db.Set<Decision>().SingleAsync(d => d.Id == id);
        var day = (await MeetingDays.Load(db, [decision.Meeting]))[decision.Meeting];
        var (signOffs, effects) = await Beside(db, id);
        return (await Settle(decision, day, signOffs, effects, confirmedOn ?? await ConfirmedOn(id))).Refusals;
    }

    /// <summary>All sign-offs and effects of a decision in their order, to be changed.</summary>
    public static async Task<(List<OrganisationSignOff> SignOffs, List<Effect> Effects)> Beside(Db db, Id<Decision> id)
    {
        using var everything = db.LookingAtEverything();
        return (
            await db.Set<OrganisationSignOff>().Where(s => s.Decision == id).OrderBy(s => s.Order).ToListAsync(),
            await db.Set<Effect>().Where(e => e.Decision == id).OrderBy(e => e.Order).ToListAsync()
        );
    }

    /// <summary>On which day a later decision that stands confirmed one; null where none did.</summary>
    public async Task<DateOnly?> ConfirmedOn(Id<Decision> id) =>
        (await JudgedDecisions.Load(db, db.All<Decision>().Where(d => d.Confirms == id)))
            .Where(j => j.Status.Stands)
            .Select(j => (DateOnly?)j.Day.Meeting.Date)
            .Min();

    private async Task<IReadOnlyList<Refusal>> SettleEarlier(Id<Decision> earlier, DateOnly on)
    {
        (DidMore, SettledEarlier) = (true, true);
        return await Settle(earlier, on);
    }

    /// <summary>Asks each organisation that has to sign off and was not asked yet; who need not any more is told so.</summary>
    private async Task Ask(Decision decision, List<OrganisationSignOff> signOffs, DecisionStatus status, DateOnly? confirmedOn)
    {
        var needed = status.Needed.ToDictionary(n => n.Organisation);
        foreach (var waiting in signOffs.Where(s => s.State == SignOffState.Waiting && !needed.ContainsKey(s.Organisation)))
            waiting.State = SignOffState.Withdrawn;
        var missing = status
            .Needed.Where(n => signOffs.TrueForAll(s => s.Organisation != n.Organisation || s.State == SignOffState.Withdrawn))
            .ToList();
        if (missing.Count == 0)
            return;
        var keys = missing.Select(n => n.Holder).OfType<string>().Distinct().ToList();
        var holders = (await db.All<Person>().Where(p => keys.Contains(p.Key)).ToListAsync()).ToDictionary(
            p => p.Key,
            p => new RecordRef("person", p.RowId),
            StringComparer.Ordinal
        );
        var names = new FreeKeys(signOffs.Select(s => s.Key));
        foreach (var need in missing)
        {
            DidMore = true;
            var signOff = new OrganisationSignOff
            {
                Id = ids.Next<OrganisationSignOff>(),
                Key = names.Take(need.Name),
                Decision = decision.Id,
                Organisation = need.Organisation,
                AskedOf = need.AskedOf,
                Because = need.Because.Length > 0 ? char.ToUpperInvariant(need.Because[0]) + need.Because[1..] : need.Because,
                Lead =
                    need.Lead is { } post ? new RecordRef("post", post.Value)
                    : need.Holder is { } holder && holders.TryGetValue(holder, out var person) ? person
                    : null,
                // What a later meeting confirmed is asked for from then on.
                Due = need.Due ?? (confirmedOn is { } since ? OrganisationSignOff.UsualDay(since) : null),
                Sensitivity = decision.Sensitivity,
                RestrictedTo = decision.RestrictedTo,
                Order = signOffs.Count,
            };
            db.Add(signOff);
            signOffs.Add(signOff);
        }
    }
}
