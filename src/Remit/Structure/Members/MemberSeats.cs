using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Members;

/// <summary>Who sits in the places of a body, as a paper has it. Nobody's appointment ends unless a person says so.</summary>
internal sealed class MemberSeats(Proposal proposal, MemberPeople people, MemberPlaces places, DateOnly? date)
{
    private DateOnly On => date ?? proposal.Today;

    /// <summary>Compares who sits there, and asks where the two differ. Returns whom the paper names, if that person sits there.</summary>
    public Person? Seat(MemberRow row, RecordedPlace place)
    {
        var draft = row.Draft;
        if (draft.IsVacant)
        {
            Vacate(row, place);
            return null;
        }
        if (draft.Name is null || row.Person is not { As: not SettledAs.LeftOut } settled)
        {
            if (place.Seat is not null)
                Unchanged(row, place);
            return null;
        }
        if (place.Seat is { } seat && settled.Record is { } sits && seat.Holders.Any(h => h.Key == sits.Key))
        {
            Unchanged(row, place);
            TakeSince(row, place, seat, sits);
            return sits;
        }
        if (settled.Record is { } later && place.Appointments.Exists(a => a.Person == later.Id && a.From > On))
        {
            proposal.Say(FindingKind.Unchanged, draft.Name.Place, $"“{place.Place.Title}”: {later.Name} is to sit there");
            return later;
        }
        if (place.Place.IsExOfficio)
        {
            var now = place.Seat is { Holders.Count: > 0 } held
                ? $"{string.Join(", ", held.Holders.Select(h => h.Name))} holds that"
                : "who holds that is not recorded";
            proposal.Say(
                FindingKind.LeftOut,
                draft.Name.Place,
                $"“{LooseName.Short(draft.Name.Text)}” in “{place.Place.Title}”: the place goes with {(place.Place.ExOfficioPost is null ? "the chair of another body" : "a post")}, and {now}. Record the change there."
            );
            return null;
        }
        if (place.Seat is null or { State: SeatState.NotRecorded } && place.Vacancies.Count + place.Appointments.Count == 0)
            return Appoint(
                row,
                place,
                settled.Record ?? people.NewPerson(draft.Name, draft, row.Organisation),
                draft.Since ?? date,
                place.Seat is null
            );
        return Replace(row, place, settled);
    }

    private void TakeSince(MemberRow row, RecordedPlace place, Seat seat, Person person)
    {
        if (row.Draft.Since is not { } since || seat.Since == since)
            return;
        if (
            seat.Since is null
            && place.Appointments.Find(a => a.Person == person.Id && a.Period.Covers(On)) is { Until: var until } current
            && !Period.EndsBeforeItStarts(since, until)
        )
        {
            current.Period = new Period(since, until);
            proposal.StandsAt(current, row.Draft.Place);
            proposal.Say(
                FindingKind.Changed,
                row.Draft.Place,
                $"“{place.Place.Title}”: {person.Name} sits there from {LondonDate.Words(since)}"
            );
        }
        else
            proposal.Say(
                FindingKind.LeftOut,
                row.Draft.Place,
                $"that {person.Name} sits in “{place.Place.Title}” since {LondonDate.Words(since)}: {(seat.Since is { } recorded ? LondonDate.Words(recorded) : "another start")} is recorded."
            );
    }

    private Person? Replace(MemberRow row, RecordedPlace place, Settled<Person> settled)
    {
        const string follows = "new-holder";
        const string correct = "always";
        const string besides = "second-place";
        const string leave = "leave";
        var (draft, seat) = (row.Draft, place.Seat!);
        var name = settled.Record?.Name ?? MemberPeople.PersonShown(draft.Name!.Text);
        var from = draft.Since ?? date ?? proposal.Today;
        var current = place.Appointments.Find(a => a.Period.Covers(On));
        var vacancy = place.Vacancies.Find(v => v.Period.Covers(On));
        var before = from.AddDays(-1);
        var canFollow =
            (current is null || current.From is null || current.From < from)
            && (vacancy is null || vacancy.From is null || vacancy.From < from)
            && place.Appointments.TrueForAll(a => a == current || a.Until < from)
            && place.Vacancies.TrueForAll(v => v == vacancy || v.Until < from);
        var choices = new List<Choice>();
        if (canFollow)
            choices.Add(
                new Choice(
                    follows,
                    current is not null
                        ? $"{name} from {LondonDate.Words(from)}; the recorded appointment ends the day before"
                        : $"{name} from {LondonDate.Words(from)}; until then it was vacant"
                )
            );
        if (current is not null)
        {
            choices.Add(new Choice(correct, $"{name} has sat there all along; the recorded name is wrong"));
            choices.Add(new Choice(besides, $"Both sit on the body: {name} in a place of their own"));
        }
        choices.Add(new Choice(leave, "Leave it as it is recorded"));
        if (choices.Count == 1)
        {
            proposal.Say(
                FindingKind.LeftOut,
                draft.Name!.Place,
                $"“{LooseName.Short(draft.Name.Text)}” in “{place.Place.Title}”: what is recorded begins on {LondonDate.Words(from)} or later. Say a later day from which the members sit."
            );
            return null;
        }
        var answer = proposal.Ask(
            new Question(
                $"holder-{place.Place.Key}",
                draft.Name!.Place,
                current is not null
                    ? $"“{place.Place.Title}” is recorded as held by {seat.Holders.FirstOrDefault()?.Name}, and the paper names {name}. Who sits there?"
                    : $"“{place.Place.Title}” is recorded as vacant, and the paper names {name}. Who sits there?",
                choices,
                canFollow && (date is not null || draft.Since is not null) ? follows : leave
            )
        );
        if (answer == leave)
        {
            proposal.Say(FindingKind.LeftOut, draft.Name.Place, $"{name} in “{place.Place.Title}”: what is recorded stays.");
            return null;
        }
        var person = settled.Record ?? people.NewPerson(draft.Name, draft, row.Organisation);
        if (answer == correct)
        {
            proposal.StandsAt(current!, draft.Name.Place);
            current!.Person = person.Id;
            proposal.Say(
                FindingKind.Changed,
                draft.Name.Place,
                $"“{place.Place.Title}”: held by {seat.Holders.FirstOrDefault()?.Name} → {person.Name}, with the same dates"
            );
            return person;
        }
        if (answer == besides)
        {
            row.Place = null;
            return Appoint(row, places.NewPlace(row), person, draft.Since ?? date, isNewPlace: true);
        }
        if (current is not null)
        {
            proposal.StandsAt(current, draft.Name.Place);
            current.Period = new Period(current.From, before);
            proposal.Say(
                FindingKind.Changed,
                draft.Name.Place,
                $"“{place.Place.Title}”: the appointment of {seat.Holders.FirstOrDefault()?.Name} ends on {LondonDate.Words(before)}"
            );
        }
        if (vacancy is not null)
        {
            proposal.StandsAt(vacancy, draft.Name.Place);
            vacancy.Period = new Period(vacancy.From, before);
            proposal.Say(
                FindingKind.Changed,
                draft.Name.Place,
                $"“{place.Place.Title}”: vacant until {LondonDate.Words(before)}"
            );
        }
        return Appoint(row, place, person, from, isNewPlace: false);
    }

    private Person Appoint(MemberRow row, RecordedPlace place, Person person, DateOnly? from, bool isNewPlace)
    {
        var draft = row.Draft;
        var until = draft.InterimUntil is { } words ? WrittenDate.Read(words)?.Day : null;
        var end = place.Place.Until;
        var appointment = new Appointment
        {
            Id = proposal.Ids.Next<Appointment>(),
            Key = new FreeKeys(place.Appointments.Select(a => a.Key)).Take(person.Name),
            Place = place.Place.Id,
            Person = person.Id,
            Interim = draft.Interim,
            InterimUntil = until,
            InterimUntilEvent = until is null ? draft.InterimUntil : null,
            Sensitivity = place.Place.Sensitivity,
            RestrictedTo = place.Place.RestrictedTo,
            TakenFrom = people.TakenFrom(draft.Name!.Place),
            Order = place.Appointments.Select(a => a.Order + 1).DefaultIfEmpty(0).Max(),
            Period = Period.EndsBeforeItStarts(from, end) ? new Period(from, null) : new Period(from, end),
        };
        proposal.Add(appointment, draft.Name.Place);
        place.Appointments.Add(appointment);
        var since = from is { } first ? $" from {LondonDate.Words(first)}" : "";
        proposal.Say(
            isNewPlace ? FindingKind.New : FindingKind.Changed,
            draft.Name.Place,
            $"“{place.Place.Title}”: {person.Name} sits there{since}{(draft.Interim ? ", interim" : "")}"
        );
        return person;
    }

    private void Vacate(MemberRow row, RecordedPlace place)
    {
        var draft = row.Draft;
        if (place.Seat?.State == SeatState.Vacant)
        {
            Unchanged(row, place);
            return;
        }
        var from = draft.Since ?? date;
        if (place.Seat is { Holders.Count: > 0 } held)
        {
            const string ended = "ended";
            const string leave = "leave";
            var first = from ?? proposal.Today;
            var current = place.Appointments.Find(a => a.Period.Covers(On));
            var name = held.Holders[0].Name;
            if (current is null || current.From >= first || place.Appointments.Exists(a => a != current && !(a.Until < first)))
            {
                proposal.Say(
                    FindingKind.LeftOut,
                    draft.Place,
                    current is null
                        ? $"the paper calls “{place.Place.Title}” vacant: {name} sits there by office. Record the change there."
                        : $"the paper calls “{place.Place.Title}” vacant, and an appointment to it begins on {LondonDate.Words(first)} or later. Say a later day."
                );
                return;
            }
            var answer = proposal.Ask(
                new Question(
                    $"holder-{place.Place.Key}",
                    draft.Place,
                    $"“{place.Place.Title}” is recorded as held by {name}, and the paper calls it vacant. Which holds?",
                    [
                        new Choice(
                            ended,
                            $"Vacant from {LondonDate.Words(first)}; the appointment of {name} ends the day before"
                        ),
                        new Choice(leave, "Leave it as it is recorded"),
                    ],
                    from is null ? leave : ended
                )
            );
            if (answer == leave)
            {
                proposal.Say(FindingKind.LeftOut, draft.Place, $"that “{place.Place.Title}” is vacant: what is recorded stays.");
                return;
            }
            proposal.StandsAt(current, draft.Place);
            current.Period = new Period(current.From, first.AddDays(-1));
            from = first;
        }
        var vacancy = new Vacancy
        {
            Id = proposal.Ids.Next<Vacancy>(),
            Key = new FreeKeys(place.Vacancies.Select(v => v.Key)).Take("vacant"),
            Place = place.Place.Id,
            Sensitivity = place.Place.Sensitivity,
            RestrictedTo = place.Place.RestrictedTo,
            TakenFrom = people.TakenFrom(draft.Place),
            Order = place.Vacancies.Select(v => v.Order + 1).DefaultIfEmpty(0).Max(),
            Period = Period.EndsBeforeItStarts(from, place.Place.Until)
                ? new Period(from, null)
                : new Period(from, place.Place.Until),
        };
        proposal.Add(vacancy, draft.Place);
        if (place.Seat is not null)
            proposal.Say(
                FindingKind.Changed,
                draft.Place,
                $"“{place.Place.Title}”: vacant{(from is { } since ? $" from {LondonDate.Words(since)}" : "")}"
            );
    }

    /// <summary>Records who may stand in for a place.</summary>
    public void Stand(RecordedPlace place, WrittenName name, MemberRow row)
    {
        var settled = people.PersonOf(name, row.Organisation, null);
        if (settled.As == SettledAs.LeftOut)
        {
            proposal.Say(FindingKind.LeftOut, name.Place, $"the deputy “{LooseName.Short(name.Text)}”, as you said.");
            return;
        }
        if (settled.Record is { } known && place.Deputies.Exists(d => d.Person == known.Id && d.Period.Covers(On)))
            return;
        var person = settled.Record ?? people.NewPerson(name, new MemberDraft { Place = name.Place }, row.Organisation);
        if (place.Deputies.Exists(d => d.Person == person.Id))
            return;
        var deputy = new Deputy
        {
            Id = proposal.Ids.Next<Deputy>(),
            Key = new FreeKeys(place.Deputies.Select(d => d.Key)).Take(person.Name),
            Place = place.Place.Id,
            Person = person.Id,
            Sensitivity = place.Place.Sensitivity,
            RestrictedTo = place.Place.RestrictedTo,
            TakenFrom = people.TakenFrom(name.Place),
            Order = place.Deputies.Select(d => d.Order + 1).DefaultIfEmpty(0).Max(),
            Period = Period.EndsBeforeItStarts(date, place.Place.Until)
                ? new Period(date, null)
                : new Period(date, place.Place.Until),
        };
        proposal.Add(deputy, name.Place);
        place.Deputies.Add(deputy);
        proposal.Say(
            place.Seat is null ? FindingKind.New : FindingKind.Changed,
            name.Place,
            $"“{place.Place.Title}”: {person.Name} may stand in"
        );
    }

    private void Unchanged(MemberRow row, RecordedPlace place) =>
        proposal.Say(FindingKind.Unchanged, row.Draft.Place, $"“{place.Place.Title}”{HeldBy(place)}");

    /// <summary>", held by Jane Smith": who sits there as recorded; "" where that is not recorded.</summary>
    public static string HeldBy(RecordedPlace place) =>
        place.Seat switch
        {
            { State: SeatState.Vacant } => ", vacant",
            { Holders: { Count: > 0 } held } => $", held by {string.Join(", ", held.Select(h => h.Name))}",
            _ => "",
        };
}
