using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;

namespace Remit.Decisions.Recording;

/// <summary>
/// Carries out what a decision changes: terms and programmes become agreed, a person takes a place or gives it up, a report goes to a meeting. Each by the domain's own
/// step, and refused in its words.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="today">The London day.</param>
internal sealed class CarryingOut(Db db, IdSource ids, DateOnly today)
{
    internal const string CanBeDone = "What a decision changes can be changed";

    private readonly Dictionary<RecordRef, Effect> membership = [];

    /// <summary>The appointments and vacancies that were written, each with what the decision says of it.</summary>
    public IReadOnlyDictionary<RecordRef, Effect> Membership => membership;

    /// <summary>Carries one out, in the context.</summary>
    /// <param name="effect">The effect, tracked or new.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="meeting">Its meeting.</param>
    /// <param name="body">The body that took it.</param>
    /// <param name="since">The day on which the decision came to stand.</param>
    public async Task<IReadOnlyList<Refusal>> Do(Effect effect, Decision decision, Meeting meeting, Body body, DateOnly since)
    {
        var refused = effect.On.Kind switch
        {
            "terms" => await Terms(effect, decision, meeting, body, since),
            "programme" => await Programme(effect, decision, meeting, body),
            "place" => await InThePlace(effect, since),
            "report" => await Place(effect),
            _ => [Of(effect, "There is nothing that can be done with it.")],
        };
        if (refused.Count == 0)
            effect.DoneOn = today;
        return refused;
    }

    /// <summary>Places the report on the meeting to which its item was deferred.</summary>
    public async Task Defer(Id<Report> report, Id<Meeting> to)
    {
        if (await db.Set<Report>().FirstOrDefaultAsync(r => r.Id == report) is not { } heard)
            return;
        heard.GoTo(to);
        heard.MeetingWords = null;
    }

    private async Task<IReadOnlyList<Refusal>> Terms(Effect effect, Decision decision, Meeting meeting, Body body, DateOnly since)
    {
        var id = new Id<TermsOfReference>(effect.On.Id);
        if (await db.Set<TermsOfReference>().FirstOrDefaultAsync(t => t.Id == id) is not { } terms)
            return [Of(effect, "These terms of reference are not there any more.")];
        var from = effect.From is { } day && day > since ? day : since;
        return (
            await new TermsPath(db, ids, today).Agree(
                terms,
                new Agreement(body, meeting.Date, Minute(decision, meeting, body), from, null)
            )
        ).Refusals;
    }

    private async Task<IReadOnlyList<Refusal>> Programme(Effect effect, Decision decision, Meeting meeting, Body body)
    {
        var id = new Id<WorkProgramme>(effect.On.Id);
        if (await db.Set<WorkProgramme>().FirstOrDefaultAsync(p => p.Id == id) is not { } programme)
            return [Of(effect, "This work programme is not there any more.")];
        if (programme.State is not (ProgrammeState.Draft or ProgrammeState.Proposed))
            return [Of(effect, $"“{programme.Title}” is {Kebab.Words(programme.State)} already.")];
        await Agreeing.Agree(db, programme, body.Id, meeting.Date, Minute(decision, meeting, body));
        return [];
    }

    /// <summary>A place is taken or given up: both begin from what is recorded of it, also by this very change.</summary>
    private async Task<IReadOnlyList<Refusal>> InThePlace(Effect effect, DateOnly since)
    {
        var id = new Id<Place>(effect.On.Id);
        if (await db.All<Place>().FirstOrDefaultAsync(p => p.Id == id) is not { } place)
            return [Of(effect, "This place is not there any more.")];
        using var everything = db.LookingAtEverything();
        var appointments = await db.Set<Appointment>().Where(a => a.Place == id).ToListAsync();
        appointments.AddRange(db.Set<Appointment>().Local.Where(a => a.Place == id).Except(appointments).ToList());
        var vacancies = await db.Set<Vacancy>().Where(v => v.Place == id).ToListAsync();
        vacancies.AddRange(db.Set<Vacancy>().Local.Where(v => v.Place == id).Except(vacancies).ToList());
        var recorded = new Recorded(place, effect.From ?? since, appointments, vacancies);
        if (effect.GivesUp)
            return await GiveUp(effect, recorded);
        Seat(effect, recorded);
        return [];
    }

    /// <summary>Whoever sat there leaves the day before, and a vacancy ends.</summary>
    private void Seat(Effect effect, Recorded recorded)
    {
        var (place, from, appointments, vacancies) = recorded;
        foreach (var before in appointments.Where(a => a.Period.Covers(from) && (a.From is null || a.From < from)))
            Written(effect, before).Period = new Period(before.From, from.AddDays(-1));
        foreach (var empty in vacancies.Where(v => v.Period.Covers(from) && (v.From is null || v.From < from)))
            Written(effect, empty).Period = new Period(empty.From, from.AddDays(-1));
        // One of this very decision, by which somebody else gave the place up.
        foreach (var never in vacancies.Where(v => v.From == from && db.Entry(v).State == EntityState.Added))
            db.Remove(never);
        db.Add(
            Written(
                effect,
                new Appointment
                {
                    Id = ids.Next<Appointment>(),
                    Key = FreeKeys.For($"from {LondonDate.Iso(from)}", appointments.Select(a => a.Key)),
                    Place = place.Id,
                    Person = effect.Person!.Value,
                    Sensitivity = place.Sensitivity,
                    RestrictedTo = place.RestrictedTo,
                    Order = appointments.Count,
                    Period = new Period(from, place.Until),
                }
            )
        );
    }

    /// <summary>Whoever sits there leaves the day before, and the place is known to be empty from then on, until somebody takes it.</summary>
    private async Task<IReadOnlyList<Refusal>> GiveUp(Effect effect, Recorded recorded)
    {
        var (place, from, appointments, vacancies) = recorded;
        var held = appointments.Find(a =>
            a.Person == effect.Person && a.Period.Covers(from) && (a.From is null || a.From < from)
        );
        // They left of themselves while the decision waited.
        if (held is null && appointments.Exists(a => a.Person == effect.Person && a.Until < from))
            return [];
        if (held is null)
        {
            var name = await db.All<Person>().Where(p => p.Id == effect.Person).Select(p => p.Name).SingleAsync();
            return
            [
                Of(
                    effect,
                    $"{name} is not recorded to sit in “{place.Title}” before {LondonDate.Words(from)}, so can’t give it up from that day. Put the members right first, or choose another day."
                ),
            ];
        }
        Written(effect, held).Period = new Period(held.From, from.AddDays(-1));
        if (vacancies.Exists(v => v.Period.Covers(from)))
            return [];
        var next = appointments.Select(a => a.From).Concat(vacancies.Select(v => v.From)).Where(f => f > from).Min();
        var keys = vacancies.ConvertAll(v => v.Key);
        db.Add(
            Written(
                effect,
                new Vacancy
                {
                    Id = ids.Next<Vacancy>(),
                    Key = FreeKeys.For($"from {LondonDate.Iso(from)}", keys),
                    Place = place.Id,
                    Sensitivity = place.Sensitivity,
                    RestrictedTo = place.RestrictedTo,
                    Order = keys.Count,
                    Period = new Period(from, next?.AddDays(-1) ?? place.Until),
                }
            )
        );
        return [];
    }

    private async Task<IReadOnlyList<Refusal>> Place(Effect effect)
    {
        var id = new Id<Report>(effect.On.Id);
        if (await db.Set<Report>().FirstOrDefaultAsync(r => r.Id == id) is not { } report)
            return [Of(effect, "This report is not there any more.")];
        report.GoTo(effect.Meeting);
        report.MeetingWords = null;
        return [];
    }

    private T Written<T>(Effect effect, T row)
        where T : DatedRecord<T>
    {
        membership[db.Shapes.RefOf(row)] = effect;
        return row;
    }

    private static string Minute(Decision decision, Meeting meeting, Body body) =>
        $"{body.Name}, {LondonDate.Words(meeting.Date)}, “{decision.Title}”";

    private static Refusal Of(Effect effect, string message) =>
        new(CanBeDone, message, new RecordRef("decision-effect", effect.RowId), "on");

    /// <summary>What is recorded of a place from a day of which a decision speaks.</summary>
    private sealed record Recorded(Place Place, DateOnly From, List<Appointment> Appointments, List<Vacancy> Vacancies);
}
