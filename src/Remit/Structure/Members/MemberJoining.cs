using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Members;

/// <summary>
/// Compares the members of a paper with those recorded and proposes what is new or changed. Nobody's appointment ends unless a person
/// says so, and what is recorded and not in the paper stays.
/// </summary>
internal sealed class MemberJoining(
    Proposal proposal,
    Body body,
    NameMatching matching,
    RecordedMembers recorded,
    DateOnly? date,
    string file
)
{
    private DateOnly On => date ?? proposal.Today;

    private readonly Contacts contacts = new(proposal);
    private readonly Dictionary<string, Organisation?> newOrganisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> holders = HoldersByName(recorded, matching);

    public void Join(IReadOnlyList<MemberDraft> drafts)
    {
        var rows = drafts.Select(d => new MemberRow(d)).ToList();
        foreach (var row in rows)
        {
            row.Draft = Asked(row.Draft);
            row.Organisation = OrganisationOf(row.Draft.Organisation, row.Draft.Place);
            if (row.Organisation is { } organisation && row.Draft.Title is { } title && title == row.Draft.Organisation)
                row.Draft = row.Draft with { Title = organisation.Name };
            if (row.Draft.Name is { } name)
                row.Person = PersonOf(name, row.Organisation, row.Draft.Email);
        }
        new PlaceMatching(proposal, recorded.Places).Match(rows);
        foreach (var row in rows)
        {
            foreach (var doubt in row.Draft.Doubts)
                proposal.Say(FindingKind.Doubtful, row.Draft.Place, $"{doubt}.");
            foreach (var left in row.Draft.LeftOut)
                proposal.Say(FindingKind.LeftOut, row.Draft.Place, $"{left}.");
            Bring(row);
        }
        foreach (var place in recorded.Places.Where(p => !p.IsTaken))
            proposal.Say(FindingKind.Missing, null, $"“{place.Place.Title}”{HeldBy(place)}");
    }

    // ---- what names mean

    /// <summary>A name that may be none is asked about, so that no service becomes a person.</summary>
    private MemberDraft Asked(MemberDraft draft)
    {
        if (draft.Name is not { MayBeNone: true } name || matching.People.Find(name.Text).Certainty == Certainty.Certain)
            return draft;
        const string person = "person";
        const string place = "place";
        const string organisation = "organisation";
        var answer = proposal.Ask(
            new Question(
                NameMatching.KeyOf("is", name.Text),
                name.Place,
                $"Is “{LooseName.Short(name.Text)}” a person?",
                [
                    new Choice(person, "Yes, the member’s name"),
                    new Choice(place, "No, it is part of what the place is called"),
                    new Choice(organisation, "No, it is the organisation"),
                    new Choice(NameMatching.LeaveOut, "Leave it out"),
                ],
                person
            )
        );
        return answer switch
        {
            place => draft with
            {
                Name = null,
                Title = draft.Title is null || draft.Title == draft.Organisation ? name.Text : $"{draft.Title}, {name.Text}",
            },
            organisation => draft with { Name = null, Organisation = name.Text, Title = draft.Title ?? name.Text },
            NameMatching.LeaveOut => draft with
            {
                Name = null,
                LeftOut = [.. draft.LeftOut, $"“{LooseName.Short(name.Text)}”, as you said"],
            },
            _ => draft,
        };
    }

    private Settled<Person> PersonOf(WrittenName name, Organisation? organisation, string? email)
    {
        // Who sits on this very body already is meant, whatever organisation the paper gives.
        if (holders.TryGetValue(PersonName.Read(name.Text).Joined, out var sits))
            return new Settled<Person>(SettledAs.Recorded, sits);
        return matching.Person(name.Text, name.Place, new PersonHints(organisation?.Id, email));
    }

    private static Dictionary<string, Person> HoldersByName(RecordedMembers recorded, NameMatching matching)
    {
        var byKey = matching.People.All.ToDictionary(p => p.Key, StringComparer.Ordinal);
        var byName = new Dictionary<string, Person>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (var holder in recorded.Places.SelectMany(p => p.Seat?.Holders ?? []).Where(h => byKey.ContainsKey(h.Key)))
        {
            var (person, name) = (byKey[holder.Key], PersonName.Read(holder.Name));
            if (name.Words.Count < 2)
                continue;
            if (byName.TryGetValue(name.Joined, out var other) && other != person)
                twice.Add(name.Joined);
            byName[name.Joined] = person;
        }
        foreach (var name in twice)
            byName.Remove(name);
        return byName;
    }

    private Organisation? OrganisationOf(string? written, FilePlace place)
    {
        if (written is null)
            return null;
        var settled = matching.Organisation(written, place);
        if (settled.As == SettledAs.Recorded)
            return settled.Record;
        var key = MatchingWords.Plain(written);
        if (newOrganisations.TryGetValue(key, out var known))
            return known;
        if (settled.As == SettledAs.LeftOut)
        {
            proposal.Say(FindingKind.LeftOut, place, $"the organisation “{LooseName.Short(written)}”, as you said.");
            return newOrganisations[key] = null;
        }
        // A board or a group fills no place: whoever comes from it speaks for it, and works for somebody else.
        if (matching.Bodies.Find(written) is { Certainty: Certainty.Certain, Best: { } meets })
        {
            proposal.Say(
                FindingKind.Doubtful,
                place,
                $"“{LooseName.Short(written)}” is the body “{meets.Name}” and no organisation; the place was taken without an organisation."
            );
            return newOrganisations[key] = null;
        }
        var organisation = new Organisation
        {
            Id = proposal.Ids.Next<Organisation>(),
            Key = recorded.OrganisationKeys.Take(written),
            Name = Cut(written),
            Kind = KindOf(written),
            Sensitivity = recorded.Usual,
            TakenFrom = TakenFrom(place),
            Order = recorded.NextOrganisation++,
        };
        proposal.Add(organisation, place);
        matching.Add(organisation);
        proposal.Say(FindingKind.New, place, $"an organisation: {organisation.Name}");
        return newOrganisations[key] = organisation;
    }

    private static OrganisationKind KindOf(string name)
    {
        var words = MemberWords.Of(name);
        return Has("council")
            ? Has("county")
                ? OrganisationKind.CountyCouncil
                : Has("city")
                    ? OrganisationKind.UnitaryCouncil
                    : Has("district") || Has("borough")
                        ? OrganisationKind.DistrictCouncil
                        : OrganisationKind.Other
            : Has("police") || Has("constabulary")
                ? OrganisationKind.Police
                : Has("nh")
                || Has("icb")
                || Has("ccg")
                || Has("pct")
                || Has("health")
                || Has("hospital")
                || (Has("integrated") && Has("care"))
                    ? OrganisationKind.Health
                    : Has("school") || Has("college") || Has("academy") || Has("university")
                        ? OrganisationKind.EducationAndSkills
                        : Has("forum")
                            ? OrganisationKind.Forum
                            : Has("charity") || Has("voluntary")
                                ? OrganisationKind.VoluntarySector
                                : Has("department")
                                    ? OrganisationKind.Government
                                    : OrganisationKind.Other;

        bool Has(string word) => words.Contains(word, StringComparer.Ordinal);
    }

    private Person NewPerson(WrittenName name, MemberDraft draft, Organisation? organisation)
    {
        // The same new name in two rows is one person.
        var again = matching.People.Find(name.Text, new PersonHints(organisation?.Id, draft.Email));
        if (again.Certainty == Certainty.Certain && proposal.Places.ContainsKey(again.Best!.Id.Value))
            return again.Best;
        var person = new Person
        {
            Id = proposal.Ids.Next<Person>(),
            Key = recorded.PersonKeys.Take(PersonShown(name.Text)),
            Name = PersonShown(name.Text),
            Organisation = organisation?.Id,
            JobTitle = draft.Job is null ? null : Cut(draft.Job),
            Sensitivity = recorded.Usual,
            TakenFrom = TakenFrom(name.Place),
            Order = recorded.NextPerson++,
        };
        var nearly = again.Candidates.FirstOrDefault(c => c.Likeness >= 80 && proposal.Places.ContainsKey(c.Record.Id.Value));
        if (nearly is not null)
            proposal.Say(
                FindingKind.Doubtful,
                name.Place,
                $"“{person.Name}” is nearly “{nearly.Record.Name}” of the same paper ({nearly.Why}); they were taken as two people."
            );
        proposal.Add(person, name.Place);
        matching.People.Add(person);
        var says = new[] { person.Name, person.JobTitle, organisation?.Name }.OfType<string>();
        proposal.Say(FindingKind.New, name.Place, $"a person: {string.Join(", ", says)}");
        return person;
    }

    /// <summary>"Smith, Jane" as "Jane Smith"; titles stay, because people are addressed by them.</summary>
    private static string PersonShown(string written)
    {
        var text = MemberPhrase.Trimmed(OneLine.Of(written));
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
            parts.Length == 2
            && PersonName.Read(text).Words is { Count: > 1 } words
            && words[^1] == PersonName.Read(parts[0]).Surname
            && PersonName.Read(parts[0]).Words.Count == 1
            ? $"{parts[1]} {parts[0]}"
            : Cut(text);
    }

    // ---- places and who sits there

    private void Bring(MemberRow row)
    {
        var draft = row.Draft;
        if (row.Person?.As == SettledAs.LeftOut)
            proposal.Say(FindingKind.LeftOut, draft.Name!.Place, $"“{LooseName.Short(draft.Name.Text)}”, as you said.");
        var place = row.Place ?? NewPlace(row);
        if (row.Place is not null)
        {
            proposal.StandsAt(place.Place, draft.Place);
            var changes = ChangesOf(place.Place, row);
            if (changes.Count > 0)
                proposal.Say(FindingKind.Changed, draft.Place, $"“{place.Place.Title}”: {string.Join("; ", changes)}");
        }
        var person = Seat(row, place);
        if (person is not null)
            contacts.Keep(person, draft, place.Place.Title);
        else if (draft.Email is not null || draft.Telephone is not null || draft.Assistant is not null)
            proposal.Say(
                FindingKind.LeftOut,
                draft.Place,
                $"{string.Join(", ", new[] { draft.Email, draft.Telephone, draft.Assistant }.OfType<string>().Select(t => $"“{LooseName.Short(t)}”"))}: nobody is named to whom it belongs."
            );
        foreach (var deputy in draft.Deputies)
            Stand(place, deputy, row);
    }

    private RecordedPlace NewPlace(MemberRow row)
    {
        var draft = row.Draft;
        var title = Cut(draft.Title ?? draft.Role?.OnScreen() ?? row.Organisation?.Name ?? "Member");
        var chairOf =
            draft.ChairOf is null ? null
            : matching.Bodies.Find(draft.ChairOf) is { Certainty: Certainty.Certain, Best: { } chaired } && chaired != body
                ? chaired
            : null;
        var place = new Place
        {
            Id = proposal.Ids.Next<Place>(),
            Key = recorded.PlaceKeys.Take(title),
            Body = body.Id,
            Title = title,
            FilledBy = row.Organisation?.Id,
            NominatedBy = OrganisationOf(draft.NominatedBy, draft.Place)?.Id,
            Role = draft.Role ?? PlaceRole.Member,
            Kind = draft.Kind,
            Level = draft.Level,
            Vote = draft.Vote,
            Capacity = draft.Capacity,
            ExOfficioChairOf = chairOf?.Id,
            Note =
                draft.ExOfficio is null || chairOf is not null
                    ? draft.Note
                    : Joined($"{draft.ExOfficio.Capitalised()}.", draft.Note),
            Sensitivity = body.Sensitivity,
            TakenFrom = TakenFrom(draft.Place),
            Order = recorded.NextPlace++,
            Period = new Period(null, body.Until),
        };
        proposal.Add(place, draft.Place);
        var says = new List<string> { title };
        if (row.Organisation is { } organisation && organisation.Name != title)
            says.Add(organisation.Name);
        if (place.Role != PlaceRole.Member)
            says.Add(place.Role.OnScreen().ToLowerInvariant());
        if (place.Kind is { } kind)
            says.Add(kind.OnScreen().ToLowerInvariant());
        if (chairOf is not null)
            says.Add($"held by whoever chairs “{chairOf.Name}”");
        else if (draft.IsVacant)
            says.Add("vacant");
        else if (draft.Name is null)
            says.Add("holder not recorded");
        proposal.Say(FindingKind.New, draft.Place, $"a place: {string.Join(", ", says)}");
        if (draft.ChairOf is not null && chairOf is null)
            proposal.Say(
                FindingKind.Doubtful,
                draft.Place,
                $"the body “{LooseName.Short(draft.ChairOf)}” is not recorded, so the place does not go with its chair."
            );
        return new RecordedPlace(place, null);
    }

    private static string Joined(string words, string? others) => others is null ? words : $"{words} {others}";

    private List<string> ChangesOf(Place place, MemberRow row)
    {
        var draft = row.Draft;
        var changes = new List<string>();
        if (row.Organisation is { } organisation && place.FilledBy is null && !place.IsExOfficio)
        {
            place.FilledBy = organisation.Id;
            changes.Add($"filled by {organisation.Name}");
        }
        if (draft.Role is { } role && role != place.Role)
        {
            changes.Add($"{place.Role.OnScreen().ToLowerInvariant()} → {role.OnScreen().ToLowerInvariant()}");
            place.Role = role;
        }
        if (draft.Kind is { } kind && kind != place.Kind)
        {
            changes.Add(
                $"{place.Kind?.OnScreen().ToLowerInvariant() ?? "kind not recorded"} → {kind.OnScreen().ToLowerInvariant()}"
            );
            place.Kind = kind;
        }
        if (draft.Vote is { } vote && vote != place.Vote)
        {
            changes.Add(
                $"{place.Vote?.ToString().ToLowerInvariant() ?? "vote not recorded"} → {vote.ToString().ToLowerInvariant()}"
            );
            place.Vote = vote;
        }
        if (draft.Capacity is { } capacity && capacity != place.Capacity)
        {
            changes.Add(
                $"{place.Capacity?.OnScreen().ToLowerInvariant() ?? "not recorded"} → {capacity.OnScreen().ToLowerInvariant()} for its organisation"
            );
            place.Capacity = capacity;
        }
        if (draft.Level is { } level && !Same(level, place.Level))
        {
            changes.Add(place.Level is null ? $"level expected: {level}" : $"level expected: {place.Level} → {level}");
            place.Level = level;
        }
        if (draft.Note is { } note)
            TakeNote(place, note, row, changes);
        return changes;
    }

    private void TakeNote(Place place, string note, MemberRow row, List<string> changes)
    {
        if (place.Note is null && row.Place?.Seat?.Note is null)
        {
            place.Note = note;
            changes.Add($"a note: {note}");
        }
        else if (!Holds(place.Note, note) && !Holds(row.Place?.Seat?.Note, note))
            proposal.Say(
                FindingKind.LeftOut,
                row.Draft.Place,
                $"the note “{LooseName.Short(note)}”: another one is recorded for “{place.Title}”."
            );
    }

    private static bool Holds(string? recorded, string note) =>
        recorded is not null && LooseName.Plain(recorded).Contains(LooseName.Plain(note), StringComparison.Ordinal);

    private static bool Same(string one, string? other) => other is not null && LooseName.Plain(one) == LooseName.Plain(other);

    /// <summary>Compares who sits there, and asks where the two differ. Returns whom the paper names, if that person sits there.</summary>
    private Person? Seat(MemberRow row, RecordedPlace place)
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
                settled.Record ?? NewPerson(draft.Name, draft, row.Organisation),
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
        var name = settled.Record?.Name ?? PersonShown(draft.Name!.Text);
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
        var person = settled.Record ?? NewPerson(draft.Name, draft, row.Organisation);
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
            return Appoint(row, NewPlace(row), person, draft.Since ?? date, isNewPlace: true);
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
            TakenFrom = TakenFrom(draft.Name!.Place),
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
            TakenFrom = TakenFrom(draft.Place),
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

    private void Stand(RecordedPlace place, WrittenName name, MemberRow row)
    {
        var settled = PersonOf(name, row.Organisation, null);
        if (settled.As == SettledAs.LeftOut)
        {
            proposal.Say(FindingKind.LeftOut, name.Place, $"the deputy “{LooseName.Short(name.Text)}”, as you said.");
            return;
        }
        if (settled.Record is { } known && place.Deputies.Exists(d => d.Person == known.Id && d.Period.Covers(On)))
            return;
        var person = settled.Record ?? NewPerson(name, new MemberDraft { Place = name.Place }, row.Organisation);
        if (place.Deputies.Exists(d => d.Person == person.Id))
            return;
        var deputy = new Deputy
        {
            Id = proposal.Ids.Next<Deputy>(),
            Key = new FreeKeys(place.Deputies.Select(d => d.Key)).Take(person.Name),
            Place = place.Place.Id,
            Person = person.Id,
            Sensitivity = place.Place.Sensitivity,
            TakenFrom = TakenFrom(name.Place),
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

    private static string HeldBy(RecordedPlace place) =>
        place.Seat switch
        {
            { State: SeatState.Vacant } => ", vacant",
            { Holders: { Count: > 0 } held } => $", held by {string.Join(", ", held.Select(h => h.Name))}",
            _ => "",
        };

    private string TakenFrom(FilePlace place) => $"{file}, {(place with { ColumnName = null }).InWords}";

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300].TrimEnd();
}
