using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Organisations;

/// <summary>
/// Hands on what organisations held, on a day. A place, with who and what goes with it, ends the day before and goes on as a new one,
/// so that its own history stays with the old. A person, a post and a part go on as the same record, because what they hold and carry
/// names them; where they belonged before is kept beside them. What begins only on that day or later is simply re-pointed.
/// </summary>
internal sealed class HandingOn(Db db, IdSource ids, Estate estate, DateOnly on, Func<RecordRef, Id<Organisation>> successorOf)
{
    private readonly DateOnly last = on.AddDays(-1);
    private readonly Dictionary<Id<Body>, FreeKeys> keys = [];

    public void Do()
    {
        foreach (var place in estate.Places)
            HandOn(place);
        foreach (var person in estate.People)
            Move(new RecordRef("person", person.RowId), person, person.Organisation, to => person.Organisation = to);
        foreach (var post in estate.Posts)
            Move(new RecordRef("post", post.RowId), post, post.Organisation, to => post.Organisation = to);
        foreach (var part in estate.Parts)
            Move(new RecordRef("organisation", part.RowId), part, part.PartOf, to => part.PartOf = to);
    }

    private void HandOn(Place place)
    {
        var body = estate.Bodies[place.Body];
        var to = successorOf(new RecordRef("place", place.RowId));
        var filledBy = estate.Has(place.FilledBy) ? to : place.FilledBy;
        var nominatedBy = estate.Has(place.NominatedBy) ? to : place.NominatedBy;
        if ((place.From ?? body.From) >= on)
        {
            (place.FilledBy, place.NominatedBy) = (filledBy, nominatedBy);
            return;
        }
        var next = new Place
        {
            Id = ids.Next<Place>(),
            Key = KeysOf(place.Body).Take(place.Key),
            Body = place.Body,
            Title = place.Title,
            FilledBy = filledBy,
            NominatedBy = nominatedBy,
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
        Goes(place, next);
        var vacant = VacantWithoutARecord(place, next);
        foreach (var appointment in estate.Appointments[place.Id].Where(a => !a.Period.HasEndedBy(on)))
            HandOn(appointment, next, Copy(appointment, next));
        foreach (var vacancy in estate.Vacancies[place.Id].Where(v => !v.Period.HasEndedBy(on)))
            HandOn(vacancy, next, Copy(vacancy, next));
        foreach (var deputy in estate.Deputies[place.Id].Where(d => !d.Period.HasEndedBy(on)))
            HandOn(
                deputy,
                next,
                new Deputy
                {
                    Id = ids.Next<Deputy>(),
                    Key = deputy.Key,
                    Place = next.Id,
                    Person = deputy.Person,
                }
            );
        foreach (var power in estate.Powers[place.Id].Where(p => !p.Period.HasEndedBy(on)))
            HandOn(power, next, power.Copied(ids.Next<Power>(), next.Id));
        foreach (var vacancy in vacant)
            db.Add(Goes(place, vacancy));
        place.Period = new Period(place.From, last);
        db.Add(next);
    }

    /// <summary>What holds on the day ends and goes on as the copy; what begins later moves to the new place as it is.</summary>
    private void HandOn<T>(T held, Place next, T copy)
        where T : DatedRecord<T>
    {
        if (held.From >= on)
        {
            db.Entry(held).Property(nameof(Appointment.Place)).CurrentValue = next.Id;
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

    /// <summary>
    /// A place whose last holder has left shows as vacant though nobody recorded a vacancy. The new place has had no holder, so that
    /// has to be recorded there, up to the first who sits in it.
    /// </summary>
    private List<Vacancy> VacantWithoutARecord(Place place, Place next)
    {
        var appointments = estate.Appointments[place.Id].ToList();
        var left = appointments.Where(a => a.Until < on).Max(a => a.Until);
        if (place.IsExOfficio || left is null || appointments.Exists(a => a.Period.Covers(on)))
            return [];
        var vacancies = estate.Vacancies[place.Id].ToList();
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

    private void Move<T>(RecordRef of, T record, Id<Organisation>? now, Action<Id<Organisation>?> set)
        where T : DatedRecord<T>
    {
        var to = successorOf(of);
        var before = estate.Former[of].OrderBy(f => f.Until).ToList();
        if (estate.Has(now))
        {
            foreach (var gap in Gaps.Between(before.Select(f => f.Period), record.From, last))
                Keep(of, record, now!.Value, gap);
            set(to.Value == of.Id ? WholeAbove(now!.Value) : to);
        }
        foreach (var former in before.Where(f => estate.Has(f.Organisation) && f.Until >= on))
        {
            if ((former.From ?? record.From) >= on)
            {
                former.Organisation = to;
                continue;
            }
            Keep(of, record, to, new Period(on, former.Until));
            former.Period = new Period(former.From, last);
        }
    }

    private void Keep<T>(RecordRef of, T record, Id<Organisation> organisation, Period when)
        where T : DatedRecord<T> =>
        db.Add(
            new FormerOrganisation
            {
                Id = ids.Next<FormerOrganisation>(),
                Key = KeyOf(record.Key),
                Of = of,
                Organisation = organisation,
                Period = when,
                Sensitivity = record.Sensitivity,
                RestrictedTo = record.RestrictedTo,
            }
        );

    /// <summary>For a successor that was a part of what it follows: of what that was a part, outside what ends.</summary>
    private Id<Organisation>? WholeAbove(Id<Organisation> organisation)
    {
        Id<Organisation>? above = organisation;
        for (var steps = 0; estate.Has(above) && steps <= estate.Organisations.Count; steps++)
            above = estate.Organisations.First(o => o.Id == above).PartOf;
        return estate.Has(above) ? null : above;
    }

    private static T Goes<T>(Record from, T to)
        where T : Record
    {
        to.Order = from.Order;
        to.Sensitivity = from.Sensitivity;
        to.RestrictedTo = from.RestrictedTo;
        to.TakenFrom = from.TakenFrom;
        to.Note ??= from.Note;
        return to;
    }

    private FreeKeys KeysOf(Id<Body> body) =>
        keys.TryGetValue(body, out var there) ? there : keys[body] = new FreeKeys(estate.Keys[body]);

    /// <summary>Keys of a list are unique in all of it; with the day and a part of an id they are, without asking for all.</summary>
    private string KeyOf(string key) =>
        Slug.From($"{(key.Length > 60 ? key[..60] : key)} {LondonDate.Iso(last)} {ids.Next().ToString("N")[^8..]}");
}
