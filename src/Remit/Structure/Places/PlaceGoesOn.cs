using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure.Places;

/// <summary>
/// Hands places on, on a day: each ends the day before and goes on as a new one with who and what goes with it, so that its own history
/// stays with the old.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="contents">What lies in the places.</param>
/// <param name="on">The first day of the new order.</param>
/// <param name="openTo">To which bodies what goes on is open, of those to which it was; by default to the same.</param>
internal sealed class PlaceGoesOn(Db db, IdSource ids, PlaceContents contents, DateOnly on, Func<string?, string?>? openTo = null)
{
    private readonly DateOnly last = on.AddDays(-1);

    /// <summary>The place as it goes on, not kept yet: the same fields, on a body that may be another.</summary>
    public Place Next(Place place, Id<Body> body, string key) =>
        new()
        {
            Id = ids.Next<Place>(),
            Key = key,
            Body = body,
            Title = place.Title,
            FilledBy = place.FilledBy,
            NominatedBy = place.NominatedBy,
            Role = place.Role,
            Kind = place.Kind,
            Level = place.Level,
            Vote = place.Vote,
            Capacity = place.Capacity,
            ExOfficioPost = place.ExOfficioPost,
            ExOfficioChairOf = place.ExOfficioChairOf,
            Continues = place.Continues ?? place.Id,
            Period = new Period(on, place.Until),
        };

    /// <summary>Ends the place and lets it go on as the next, with all that lies in it.</summary>
    public void GoOn(Place place, Place next)
    {
        Goes(place, next);
        var vacant = VacantWithoutARecord(place, next);
        foreach (var appointment in contents.Appointments[place.Id].Where(a => !a.Period.HasEndedBy(on)))
            HandOn(appointment, next, Copy(appointment, next));
        foreach (var vacancy in contents.Vacancies[place.Id].Where(v => !v.Period.HasEndedBy(on)))
            HandOn(vacancy, next, Copy(vacancy, next));
        foreach (var deputy in contents.Deputies[place.Id].Where(d => !d.Period.HasEndedBy(on)))
            HandOn(deputy, next, Copy(deputy, next));
        foreach (var power in contents.Powers[place.Id].Where(p => !p.Period.HasEndedBy(on)))
            HandOn(power, next, power.Copied(ids.Next<Power>(), next.Id));
        foreach (var vacancy in vacant)
            db.Add(Goes(place, vacancy));
        place.Period = new Period(place.From, last);
        db.Add(next);
    }

    /// <summary>Ends the place with all that lies in it. What begins only on the day or later is left as it is: whoever ends a place sees to it that nothing does.</summary>
    public void End(Place place)
    {
        foreach (var appointment in contents.Appointments[place.Id])
            End(appointment);
        foreach (var vacancy in contents.Vacancies[place.Id])
            End(vacancy);
        foreach (var deputy in contents.Deputies[place.Id])
            End(deputy);
        foreach (var power in contents.Powers[place.Id])
            End(power);
        End<Place>(place);
    }

    private void End<T>(T record)
        where T : DatedRecord<T>
    {
        if (!record.Period.HasEndedBy(on) && !record.Period.StartsAfter(last))
            record.Period = new Period(record.From, last);
    }

    /// <summary>What holds on the day ends and goes on as the copy; what begins later moves to the new place as it is.</summary>
    private void HandOn<T>(T held, Place next, T copy)
        where T : DatedRecord<T>
    {
        if (held.From >= on)
        {
            db.Entry(held).Property(nameof(Appointment.Place)).CurrentValue = next.Id;
            held.RestrictedTo = OpenTo(held.RestrictedTo);
            return;
        }
        copy.Period = new Period(on, held.Until);
        db.Add(Goes(held, copy));
        held.Period = new Period(held.From, last);
    }

    private Appointment Copy(Appointment appointment, Place next)
    {
        // An interim end that has passed can't stand before the start of what goes on: its day stays, in words.
        var passed = appointment.InterimUntil < on ? appointment.InterimUntil : null;
        return new Appointment
        {
            Id = ids.Next<Appointment>(),
            Key = appointment.Key,
            Place = next.Id,
            Person = appointment.Person,
            Interim = appointment.Interim,
            InterimUntil = passed is null ? appointment.InterimUntil : null,
            InterimUntilEvent = passed is { } day
                ? LondonDate.Words(day) + (appointment.InterimUntilEvent is { } until ? $" ({until})" : "")
                : appointment.InterimUntilEvent,
        };
    }

    private Vacancy Copy(Vacancy vacancy, Place next) =>
        new()
        {
            Id = ids.Next<Vacancy>(),
            Key = vacancy.Key,
            Place = next.Id,
            Note = Since(vacancy.Note, vacancy.From),
        };

    private Deputy Copy(Deputy deputy, Place next) =>
        new()
        {
            Id = ids.Next<Deputy>(),
            Key = deputy.Key,
            Place = next.Id,
            Person = deputy.Person,
        };

    /// <summary>
    /// A place whose last holder has left shows as vacant though nobody recorded a vacancy. The new place has had no holder, so that
    /// has to be recorded there, up to the first who sits in it.
    /// </summary>
    private List<Vacancy> VacantWithoutARecord(Place place, Place next)
    {
        var appointments = contents.Appointments[place.Id].ToList();
        var left = appointments.Where(a => a.Until < on).Max(a => a.Until);
        if (place.IsExOfficio || left is null || appointments.Exists(a => a.Period.Covers(on)))
            return [];
        var vacancies = contents.Vacancies[place.Id].ToList();
        var keys = new FreeKeys(vacancies.Select(v => v.Key));
        var end = appointments.Where(a => a.From > on).Min(a => a.From)?.AddDays(-1) ?? place.Until;
        var recorded = vacancies.Select(v => v.Period).Where(p => !p.HasEndedBy(on)).Prepend(new Period(null, last));
        return
        [
            .. Gaps.Between(recorded, on, end ?? DateOnly.MaxValue)
                .Select(gap => new Vacancy
                {
                    Id = ids.Next<Vacancy>(),
                    Key = keys.Take("vacant"),
                    Place = next.Id,
                    Period = new Period(gap.From, gap.Until == DateOnly.MaxValue ? null : gap.Until),
                    Note = gap.From == on ? Since(null, left.Value.AddDays(1)) : null,
                }),
        ];
    }

    private string? Since(string? note, DateOnly? since) =>
        since is { } day && day < on ? $"{(note is null ? "" : note + "\n")}Vacant since {LondonDate.Words(day)}." : note;

    private string? OpenTo(string? restrictedTo) => openTo is null ? restrictedTo : openTo(restrictedTo);

    private T Goes<T>(Record from, T to)
        where T : Record
    {
        to.Order = from.Order;
        to.Sensitivity = from.Sensitivity;
        to.RestrictedTo = OpenTo(from.RestrictedTo);
        to.TakenFrom = from.TakenFrom;
        to.Note ??= from.Note;
        return to;
    }
}
