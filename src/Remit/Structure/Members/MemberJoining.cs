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
internal sealed class MemberJoining
{
    private readonly Proposal proposal;
    private readonly RecordedMembers recorded;
    private readonly Contacts contacts;
    private readonly MemberPeople people;
    private readonly MemberPlaces places;
    private readonly MemberSeats seats;

    public MemberJoining(
        Proposal proposal,
        Body body,
        NameMatching matching,
        RecordedMembers recorded,
        DateOnly? date,
        string file
    )
    {
        (this.proposal, this.recorded, contacts) = (proposal, recorded, new Contacts(proposal));
        people = new MemberPeople(proposal, matching, recorded, file);
        places = new MemberPlaces(proposal, body, matching, recorded, people);
        seats = new MemberSeats(proposal, people, places, date);
    }

    public void Join(IReadOnlyList<MemberDraft> drafts)
    {
        var rows = drafts.Select(d => new MemberRow(d)).ToList();
        foreach (var row in rows)
        {
            row.Draft = people.Asked(row.Draft);
            row.Organisation = people.OrganisationOf(row.Draft.Organisation, row.Draft.Place);
            if (row.Organisation is { } organisation && row.Draft.Title is { } title && title == row.Draft.Organisation)
                row.Draft = row.Draft with { Title = organisation.Name };
            if (row.Draft.Name is { } name)
                row.Person = people.PersonOf(name, row.Organisation, row.Draft.Email);
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
            proposal.Say(FindingKind.Missing, null, $"“{place.Place.Title}”{MemberSeats.HeldBy(place)}");
    }

    private void Bring(MemberRow row)
    {
        var draft = row.Draft;
        if (row.Person?.As == SettledAs.LeftOut)
            proposal.Say(FindingKind.LeftOut, draft.Name!.Place, $"“{LooseName.Short(draft.Name.Text)}”, as you said.");
        var place = row.Place ?? places.NewPlace(row);
        if (row.Place is not null)
        {
            proposal.StandsAt(place.Place, draft.Place);
            var changes = places.ChangesOf(place.Place, row);
            if (changes.Count > 0)
                proposal.Say(FindingKind.Changed, draft.Place, $"“{place.Place.Title}”: {string.Join("; ", changes)}");
        }
        var person = seats.Seat(row, place);
        if (person is not null)
            contacts.Keep(person, draft, place.Place.Title);
        else if (draft.Email is not null || draft.Telephone is not null || draft.Assistant is not null)
            proposal.Say(
                FindingKind.LeftOut,
                draft.Place,
                $"{string.Join(", ", new[] { draft.Email, draft.Telephone, draft.Assistant }.OfType<string>().Select(t => $"“{LooseName.Short(t)}”"))}: nobody is named to whom it belongs."
            );
        foreach (var deputy in draft.Deputies)
            seats.Stand(place, deputy, row);
    }
}
