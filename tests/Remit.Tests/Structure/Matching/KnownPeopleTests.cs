using Remit.Kernel;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Matching;

public class KnownPeopleTests
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly DateOnly On = new(2007, 9, 3);
    private static readonly Organisation Police = NewOrganisation("Leicestershire Constabulary");
    private static readonly Organisation Council = NewOrganisation("Leicestershire County Council");

    [Theory]
    [InlineData("Jane Smith")]
    [InlineData("jane SMITH")]
    [InlineData("Cllr Jane Smith")]
    [InlineData("Dr. Jane Smith CBE")]
    [InlineData("Professor Jane Smith, OBE")]
    [InlineData("Councillor Mrs Jane Smith MP")]
    [InlineData("Smith, Jane")]
    [InlineData("Smith, Mrs Jane")]
    [InlineData("Jane  Smith (Chair)")]
    [InlineData("Jáne Smith")]
    [InlineData("Jane Smith, Chief Nurse, ICB")]
    [InlineData("DCI Jane Smith")]
    public void A_name_is_the_same_whatever_stands_round_it(string written) =>
        Certain(written, ["Jane Smith", "John Brown"], "Jane Smith");

    [Theory]
    [InlineData("Anne-Marie O'Neil", "Anne Marie ONeil")]
    [InlineData("Ann Jones-Smith", "Ann Jones Smith")]
    [InlineData("Zoe Muller", "Zoë Müller")]
    [InlineData("Di Jones", "Di Jones")]
    [InlineData("Jack Ma", "Jack Ma")]
    public void Hyphens_apostrophes_and_accents_make_no_difference(string written, string recorded) =>
        Certain(written, [recorded, "John Brown"], recorded);

    [Theory]
    [InlineData("J. Smith")]
    [InlineData("J Smith")]
    [InlineData("Jane Smyth")]
    [InlineData("Jane Smiht")]
    [InlineData("Jnae Smith")]
    [InlineData("Jan Smith")]
    [InlineData("JaneA Smith")]
    [InlineData("Jane Anne Smith")]
    [InlineData("Smith Jane")]
    [InlineData("Mrs Smith")]
    [InlineData("Smith")]
    [InlineData("JS")]
    public void A_name_that_is_nearly_the_same_is_asked_about(string written)
    {
        var match = Known("Jane Smith", "John Brown").Find(written);

        match.Certainty.ShouldBe(Certainty.Doubtful);
        match.Best!.Name.ShouldBe("Jane Smith");
    }

    [Theory]
    [InlineData("Bob Brown", "Robert Brown")]
    [InlineData("Elizabeth Hill", "Liz Hill")]
    public void A_short_form_of_a_given_name_is_asked_about(string written, string recorded) =>
        Known(recorded).Find(written).Certainty.ShouldBe(Certainty.Doubtful);

    [Theory]
    [InlineData("Sarah Smith")]
    [InlineData("Jane Brown")]
    [InlineData("Peter Miller")]
    [InlineData("")]
    [InlineData("(vacant)")]
    [InlineData("\ud800")]
    public void Another_name_is_nobody_recorded(string written) =>
        Known("Jane Smith").Find(written).Certainty.ShouldBe(Certainty.None);

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_organisation_or_their_address()
    {
        var (one, other) = (NewPerson("Jane Smith", Police), NewPerson("Jane Smith", Council));
        other.Email = "jane.smith@leics.example";
        var known = KnownOf(one, other);

        known.Find("Jane Smith").Certainty.ShouldBe(Certainty.Doubtful);
        known.Find("Jane Smith").Candidates.Count.ShouldBe(2);
        known
            .Find("Jane Smith", new PersonHints(Council.Id))
            .ShouldSatisfyAllConditions(m => m.Certainty.ShouldBe(Certainty.Certain), m => m.Best.ShouldBe(other));
        known.Find("Jane Smith", new PersonHints(null, "JANE.SMITH@leics.example")).Best.ShouldBe(other);
    }

    [Fact]
    public void Somebody_of_the_same_name_in_another_organisation_is_asked_about() =>
        KnownOf(NewPerson("Jane Smith", Police))
            .Find("Jane Smith", new PersonHints(Council.Id))
            .Certainty.ShouldBe(Certainty.Doubtful);

    [Fact]
    public void Initials_that_the_paper_defines_are_certain()
    {
        var person = NewPerson("Jane Smith");
        var known = KnownOf(person, NewPerson("John Stone"));
        known.Define("JS", person);

        known.Find("J.S.").ShouldSatisfyAllConditions(m => m.Certainty.ShouldBe(Certainty.Certain), m => m.Best.ShouldBe(person));
    }

    [Fact]
    public void Who_has_left_is_asked_about()
    {
        var gone = NewPerson("Jane Smith");
        gone.Period = When.Until("2007-01-01");

        KnownOf(gone).Find("Jane Smith").Certainty.ShouldBe(Certainty.Doubtful);
    }

    [Fact]
    public void A_single_slip_of_typing_is_always_asked_about()
    {
        string[] names = ["Jane Smith", "Bo Li", "Christopher O'Donnell-Hughes", "Amy Wu", "Judith Hardman"];
        var known = Known(names);
        var random = new Random(20070903);
        for (var turn = 0; turn < 5000; turn++)
        {
            var name = names[random.Next(names.Length)];
            var slipped = Slip(name, random);
            var match = known.Find(slipped);
            match.Certainty.ShouldNotBe(Certainty.None, $"{name} → {slipped}");
            match.Candidates.ShouldContain(c => c.Record.Name == name, $"{name} → {slipped}");
        }
    }

    [Fact]
    public void Ten_thousand_names_are_found_among_ten_thousand_people_in_a_blink()
    {
        string[] ends = ["son", "ley", "field", "worth", "ton", "man", "bury", "ham", "wood", "ford"];
        string[] given =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(n => $"{(char)('a' + (n % 26))}{"aeiou"[n % 5]}{(char)('b' + (n % 7))}{ends[n / 10]}"),
        ];
        string[] surnames =
        [
            .. Enumerable.Range(0, 100).Select(n => $"{(char)('a' + (n % 26))}{"aeiou"[n % 5]}rr{ends[n / 10]}"),
        ];
        var people = given.SelectMany(g => surnames.Select(s => NewPerson($"{g} {s}"))).ToArray();
        var known = KnownOf(people);
        foreach (var person in people)
            known.Find(person.Name[1..]);
    }

    internal static string Slip(string name, Random random)
    {
        var letters = Enumerable.Range(0, name.Length).Where(i => char.IsLetter(name[i])).ToList();
        var at = letters[random.Next(letters.Count)];
        var other = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at + 1, other.ToString()),
            2 => name.Remove(at, 1).Insert(at, other.ToString()),
            _ when at + 1 < name.Length && char.IsLetter(name[at + 1]) => name.Remove(at, 1).Insert(at + 1, name[at].ToString()),
            _ => name.Insert(at, other.ToString()),
        };
    }

    private static void Certain(string written, string[] recorded, string expected)
    {
        var match = Known(recorded).Find(written);
        match.Certainty.ShouldBe(Certainty.Certain, written);
        match.Best!.Name.ShouldBe(expected);
    }

    private static KnownPeople Known(params string[] names) => KnownOf([.. names.Select(n => NewPerson(n))]);

    private static KnownPeople KnownOf(params Person[] people) =>
        new(people, new Dictionary<Id<Organisation>, Organisation> { [Police.Id] = Police, [Council.Id] = Council }, On);

    private static Person NewPerson(string name, Organisation? organisation = null) =>
        new()
        {
            Id = Ids.Next<Person>(),
            Key = Slug.From(name),
            Name = name,
            Organisation = organisation?.Id,
        };

    private static Organisation NewOrganisation(string name) =>
        new()
        {
            Id = Ids.Next<Organisation>(),
            Key = Slug.From(name),
            Name = name,
        };
}
