using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Members;

/// <summary>The places of a body as a paper has them: new ones are made, and recorded ones learn what it says of them.</summary>
internal sealed class MemberPlaces(
    Proposal proposal,
    Body body,
    NameMatching matching,
    RecordedMembers recorded,
    MemberPeople people
)
{
    /// <summary>Makes the place of a row that none recorded is.</summary>
    public RecordedPlace NewPlace(MemberRow row)
    {
        var draft = row.Draft;
        var title = MemberPeople.Cut(draft.Title ?? draft.Role?.OnScreen() ?? row.Organisation?.Name ?? "Member");
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
            NominatedBy = people.OrganisationOf(draft.NominatedBy, draft.Place)?.Id,
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
            RestrictedTo = body.RestrictedTo,
            TakenFrom = people.TakenFrom(draft.Place),
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

    /// <summary>Takes over what the paper says of a recorded place, and gives what that changes.</summary>
    public List<string> ChangesOf(Place place, MemberRow row)
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
}
