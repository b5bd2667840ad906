using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Matching;

/// <summary>What a paper says of a person beside the name; it tells two of one name apart.</summary>
/// <param name="Organisation">For whom they work.</param>
/// <param name="Email">Where to write.</param>
public readonly record struct PersonHints(Id<Organisation>? Organisation = null, string? Email = null);

/// <summary>Every recorded person, to be found by a name as papers write it. In memory: finding one asks the database nothing.</summary>
public sealed class KnownPeople
{
    // Where more than this are alike, nobody could choose among them.
    private const int MostAlike = 200;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byInitials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> defined = new(StringComparer.Ordinal);
    private readonly Slips names = new();
    private readonly Slips surnames = new();
    private readonly List<string> surnamesInOrder = [];
    private readonly IReadOnlyDictionary<Id<Organisation>, Organisation> organisations;
    private readonly DateOnly on;

    internal KnownPeople(
        IEnumerable<Person> people,
        IReadOnlyDictionary<Id<Organisation>, Organisation> organisations,
        DateOnly on
    )
    {
        this.organisations = organisations;
        this.on = on;
        foreach (var person in people)
            Add(person);
    }

    /// <summary>Everyone, in the order in which they were added.</summary>
    public IEnumerable<Person> All => entries.Select(e => e.Person);

    /// <summary>Knows one more: a person whom this import has just added.</summary>
    public void Add(Person person)
    {
        var name = PersonName.Read(person.Name);
        var index = entries.Count;
        entries.Add(new Entry(person, name));
        if (name.Words.Count == 0)
            return;
        Into(byName, name.Joined, index);
        Into(byInitials, name.Initials, index);
        names.Add(name.Joined, index);
        if (Into(bySurname, name.Surname, index))
        {
            surnames.Add(name.Surname, surnamesInOrder.Count);
            surnamesInOrder.Add(name.Surname);
        }
    }

    /// <summary>Says whose initials these are in this paper: "JS" of an attendance list.</summary>
    public void Define(string initials, Person person) => defined[Letters(initials)] = person;

    /// <summary>Who is meant by a written name.</summary>
    public Match<Person> Find(string written, PersonHints hints = default)
    {
        if (defined.TryGetValue(Letters(written), out var meant))
            return Match<Person>.Of([CandidateOf(meant, "the paper says whose initials these are", 100)], certain: true);
        var name = PersonName.Read(written);
        if (name.Words.Count == 0)
            return Match<Person>.Nothing;
        var found = new Dictionary<int, (int Likeness, string Why)>();
        if (byName.TryGetValue(name.Joined, out var same))
            foreach (var index in same)
                found[index] = name.Words.Count > 1 ? (100, "the same name") : (60, "the same surname");
        // A surname alone is nobody's for certain.
        var sure = name.Words.Count == 1 ? [] : found.Keys.Where(index => IsSure(entries[index].Person, hints)).ToList();
        // Of several the one whose organisation or address is the written one is meant.
        if (sure.Count > 1)
            sure = [.. sure.Where(index => Agrees(entries[index].Person, hints) == true)];
        if (sure.Count == 1)
            return Match<Person>.Of([CandidateOf(entries[sure[0]].Person, "the same name", 100)], certain: true);
        foreach (var index in Near(name))
            if (!found.ContainsKey(index) && name.ComparedWith(entries[index].Name) is { } like)
                found[index] = like;
        if (found.Count == 0 && IsInitials(written) && byInitials.TryGetValue(Letters(written), out var initialled))
            foreach (var index in initialled.Take(Match<Person>.MostCandidates + 1))
                found[index] = (50, "the initials fit");
        return Match<Person>.Of(found.Select(f => Candidate(entries[f.Key].Person, f.Value, hints)), certain: false);
    }

    private IEnumerable<int> Near(PersonName name)
    {
        var seen = new HashSet<int>();
        foreach (var index in names.Near(name.Joined).Take(MostAlike))
            if (seen.Add(index))
                yield return index;
        if (bySurname.TryGetValue(name.Surname, out var alike))
            foreach (var index in alike.Take(MostAlike))
                if (seen.Add(index))
                    yield return index;
        // With another surname only somebody with the same given name or initial can be meant: that is told at a glance.
        foreach (var surname in surnames.Near(name.Surname).Take(30).Select(s => surnamesInOrder[s]))
        foreach (var index in bySurname[surname].Take(MostAlike))
            if (SharesGiven(name, entries[index].Name) && seen.Add(index))
                yield return index;
        // The names the other way round, without a comma.
        if (name.Given is { Length: > 1 } given && bySurname.TryGetValue(given, out var turned))
            foreach (var index in turned.Take(MostAlike))
                if (seen.Add(index))
                    yield return index;
    }

    private static bool SharesGiven(PersonName one, PersonName other) =>
        one.Given is { } given
        && other.Given is { } theirs
        && (given == theirs || ((given.Length == 1 || theirs.Length == 1) && given[0] == theirs[0]));

    private Candidate<Person> Candidate(Person person, (int Likeness, string Why) like, PersonHints hints)
    {
        var (likeness, why) = like;
        if (!person.Period.Covers(on))
            (likeness, why) = (likeness - 15, $"{why}; recorded {person.Period.InASentence()}");
        return Agrees(person, hints) switch
        {
            true => CandidateOf(person, $"{why}, and of the same organisation", Math.Min(100, likeness + 6)),
            false => CandidateOf(person, $"{why}, but recorded for another organisation", Math.Max(1, likeness - 10)),
            null => CandidateOf(person, why, likeness),
        };
    }

    private Candidate<Person> CandidateOf(Person person, string why, int likeness)
    {
        var organisation = person.Organisation is { } id && organisations.TryGetValue(id, out var known) ? known.Name : null;
        var says = new[] { person.Name, person.JobTitle, organisation }.Where(s => !string.IsNullOrEmpty(s));
        return new Candidate<Person>(person, string.Join(", ", says), why, likeness);
    }

    private bool IsSure(Person person, PersonHints hints) => person.Period.Covers(on) && Agrees(person, hints) != false;

    /// <summary>Whether what the paper says beside the name fits; null where it says nothing, or nothing is recorded.</summary>
    private bool? Agrees(Person person, PersonHints hints)
    {
        if (hints.Email is { } email && string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase))
            return true;
        if (hints.Organisation is not { } wanted || person.Organisation is not { } recorded)
            return null;
        return IsOrPartOf(wanted, recorded) || IsOrPartOf(recorded, wanted);
    }

    private bool IsOrPartOf(Id<Organisation> one, Id<Organisation> other)
    {
        // A circle of parts is refused elsewhere; here it must only not hang.
        for (var steps = 0; steps < 10; steps++)
        {
            if (one == other)
                return true;
            if (!organisations.TryGetValue(one, out var organisation) || organisation.PartOf is not { } part)
                return false;
            one = part;
        }
        return false;
    }

    private static bool IsInitials(string written) => Letters(written).Length is 2 or 3 && written.All(l => !char.IsLower(l));

    private static string Letters(string written) => string.Concat(MatchingWords.Plain(written).Where(letter => letter != ' '));

    private static bool Into(Dictionary<string, List<int>> index, string key, int entry)
    {
        var isNew = !index.TryGetValue(key, out var list);
        if (isNew)
            index.Add(key, list = []);
        list!.Add(entry);
        return isNew;
    }

    private sealed record Entry(Person Person, PersonName Name);
}
