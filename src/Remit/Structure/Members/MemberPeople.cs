using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Members;

/// <summary>Who and which organisation is meant by the names of a paper, made where they are new.</summary>
internal sealed class MemberPeople(Proposal proposal, NameMatching matching, RecordedMembers recorded, string file)
{
    private const int LongestText = 300;
    private readonly Dictionary<string, Organisation?> newOrganisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> holders = HoldersByName(recorded, matching);

    /// <summary>A name that may be none is asked about, so that no service becomes a person.</summary>
    public MemberDraft Asked(MemberDraft draft)
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

    /// <summary>Who is meant by a name: a recorded person, a new one, or nobody as a person said.</summary>
    public Settled<Person> PersonOf(WrittenName name, Organisation? organisation, string? email)
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

    /// <summary>Which organisation is meant, made where it is new; null where none is.</summary>
    public Organisation? OrganisationOf(string? written, FilePlace place)
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

    /// <summary>A person who is not recorded; the same new name in two rows is one.</summary>
    public Person NewPerson(WrittenName name, MemberDraft draft, Organisation? organisation)
    {
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
    public static string PersonShown(string written)
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

    /// <summary>The place in the paper, for the records that come from it.</summary>
    public string TakenFrom(FilePlace place) => $"{file}, {(place with { ColumnName = null }).InWords}";

    /// <summary>As much of a text as a record's name holds.</summary>
    public static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText].TrimEnd();
}
