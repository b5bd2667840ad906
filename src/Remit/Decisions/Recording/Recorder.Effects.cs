using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Decisions.Recording;

/// <summary>What a decision changes, and who may record that it does.</summary>
internal sealed partial class Recorder
{
    internal const string WhoMayChangeIt = "Who records what a decision changes may change it";

    private readonly Dictionary<RecordRef, string> controls = [];
    private HashSet<RecordRef> membership = [];

    /// <summary>
    /// The change by which it is kept. The appointments and vacancies that follow are written by the program: it was asked that the body settles them, and
    /// that the decision is theirs to record. Of all else the policy asks as ever.
    /// </summary>
    public Change ChangeBy(string what, string? why = null) => viewer.Change(what, why) with { Follows = membership };

    /// <summary>The control of the form in which that was said of which a refusal speaks; null where it speaks of nothing that the decision changes.</summary>
    public string? ControlOf(Refusal refusal) => refusal.Record is { } record ? controls.GetValueOrDefault(record) : null;

    /// <summary>
    /// Whoever records that a decision changes something may change that: nobody does it through an organisation's sign-off. Who sits in the body and in
    /// those below it the body settles itself, so that whoever may record its decisions may record that.
    /// </summary>
    private async Task<IReadOnlyList<Refusal>> AddEffects(
        Decision decision,
        MeetingDay day,
        DecisionDraft draft,
        List<Effect> effects
    )
    {
        var (there, added, refusals) = (effects.ToList(), new List<Effect>(), new List<Refusal>());
        var keys = new FreeKeys(effects.Select(e => e.Key));
        // What is sent twice is changed once.
        var wanted = draft.Effects.Where(w =>
            there.TrueForAll(e =>
                (e.On, e.Person, e.GivesUp, e.From, e.Meeting) != (w.On, w.Person, w.GivesUp, w.From, w.Meeting)
            )
        );
        foreach (var one in wanted)
        {
            var effect = new Effect
            {
                Id = ids.Next<Effect>(),
                Key = keys.Take(one.On.Kind),
                Decision = decision.Id,
                On = one.On,
                Person = one.Person,
                GivesUp = one.GivesUp,
                From = one.From,
                Meeting = one.Meeting,
                Sensitivity = decision.Sensitivity,
                RestrictedTo = decision.RestrictedTo,
                Order = there.Count + added.Count,
            };
            added.Add(effect);
            if (one.Control is { } control)
            {
                controls[db.Shapes.RefOf(effect)] = control;
                controls.TryAdd(effect.On, control);
            }
            if (await MayNot(effect, decision) is { } refusal)
                refusals.Add(refusal);
        }
        if (refusals.Count == 0)
            refusals.AddRange(await PlacesOfBodiesBelow.Of(db, day.Body, day.Meeting.Date, added));
        if (refusals.Count == 0)
            refusals.AddRange(await EffectsAgree.Of(db, there, added));
        db.AddRange(added);
        effects.AddRange(added);
        return refusals;
    }

    /// <summary>Why whoever records it may not say that a decision changes something; null where they may.</summary>
    private async Task<Refusal?> MayNot(Effect effect, Decision decision)
    {
        var may = await db.RecordOf(db.Shapes[effect.On.Kind], effect.On.Id) switch
        {
            TermsOfReference terms => TermsPath.MayAgree(viewer, terms),
            Place => await MayRecord(decision),
            { } on => await db.MayChange(policy, viewer, on),
            null => false,
        };
        return may
            ? null
            : new Refusal(
                WhoMayChangeIt,
                effect.On.Kind == TermsOfReference.Shape.Kind
                    ? "That these terms are agreed is recorded by the clerk or the chair of the body to which they were put. Put them to this body first."
                    : $"You may not change the {effect.On.Kind} that this decision would change. Ask whoever runs the partnership’s records.",
                db.Shapes.RefOf(effect),
                "on"
            );
    }

    /// <summary>Whether decisions of this meeting are theirs to record: the decision itself is asked again when it is kept.</summary>
    private async Task<bool> MayRecord(Decision decision)
    {
        var meeting = new RecordRef(Meeting.Shape.Kind, decision.Meeting.Value);
        return viewer.Sight.Sees(decision)
            && viewer.May(
                policy.SectionOf(Decision.Shape.Kind)!.Capability,
                decision.Sensitivity,
                Verb.Write,
                (await db.BelongingsOf([meeting]))[meeting]
            );
    }

    /// <summary>Keeps in mind what was written of who sits where, and in which control it was said.</summary>
    private void Follows(IReadOnlyDictionary<RecordRef, Effect> written)
    {
        membership = [.. written.Keys];
        foreach (var (row, effect) in written)
            if (controls.TryGetValue(db.Shapes.RefOf(effect), out var control))
                controls.TryAdd(row, control);
    }
}
