using Remit.Kernel;
using Remit.Structure.Matching;
using Remit.Structure.Organisations;

namespace Remit.Tests.Structure.Matching;

public class KnownNamesTests
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private static readonly string[] Partners =
    [
        "Leicester, Leicestershire and Rutland Integrated Care Board",
        "Leicestershire County and Rutland PCT",
        "Leicestershire County Council",
        "Leicester City Council",
        "Leicestershire Constabulary",
        "Leicester Partnership NHS Trust",
        "Leicestershire Safeguarding Children Board",
        "VCS Children & Young People's Services Forum",
        "Learning and Skills Council",
        "Connexions LeicesterShire",
        "Department for Education and Skills",
        "Barnardo's",
    ];

    [Theory]
    [InlineData("the Leicestershire County Council", "Leicestershire County Council")]
    [InlineData("Leicestershire CC", "Leicestershire County Council")]
    [InlineData("Leicester City Council Ltd", "Leicester City Council")]
    [InlineData("Leicester, Leicestershire & Rutland ICB", "Leicester, Leicestershire and Rutland Integrated Care Board")]
    [InlineData("LLR ICB", "Leicester, Leicestershire and Rutland Integrated Care Board")]
    [InlineData("Leicestershire County & Rutland Primary Care Trust", "Leicestershire County and Rutland PCT")]
    [InlineData("LSCB", "Leicestershire Safeguarding Children Board")]
    [InlineData("Leicestershire Safeguarding Children Board (LSCB)", "Leicestershire Safeguarding Children Board")]
    [InlineData("Leicestershire Safeguarding Childrens Board", "Leicestershire Safeguarding Children Board")]
    [InlineData("Leicester Partnership", "Leicester Partnership NHS Trust")]
    [InlineData("VCS Children and Young Peoples Services Forum", "VCS Children & Young People's Services Forum")]
    [InlineData("LSC", "Learning and Skills Council")]
    [InlineData("DfES", "Department for Education and Skills")]
    [InlineData("Barnardos", "Barnardo's")]
    public void A_name_is_known_under_its_variants(string written, string expected)
    {
        var match = Known(Partners).Find(written);

        match.Certainty.ShouldBe(Certainty.Certain, string.Join("; ", match.Candidates));
        match.Best!.Name.ShouldBe(expected);
    }

    [Theory]
    [InlineData("ICB", "Leicester, Leicestershire and Rutland Integrated Care Board")]
    [InlineData("PCT", "Leicestershire County and Rutland PCT")]
    [InlineData("Connexions", "Connexions LeicesterShire")]
    [InlineData("Leicestershire Constabulry", "Leicestershire Constabulary")]
    [InlineData("Leicetser City Council", "Leicester City Council")]
    [InlineData("Leicestershire County Council Children's Services", "Leicestershire County Council")]
    [InlineData("Barnado's", "Barnardo's")]
    public void A_name_that_is_nearly_known_is_asked_about(string written, string expected)
    {
        var match = Known(Partners).Find(written);

        match.Certainty.ShouldBe(Certainty.Doubtful, string.Join("; ", match.Candidates));
        match.Best!.Name.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Rutland County Council")]
    [InlineData("Probation Service")]
    [InlineData("NSPCC")]
    [InlineData("")]
    [InlineData("(…)")]
    public void Another_name_is_none_of_them(string written) =>
        Known([.. Partners.Where(p => !p.Contains("Rutland", StringComparison.Ordinal))])
            .Find(written)
            .Certainty.ShouldBe(Certainty.None);

    [Fact]
    public void Initials_that_fit_two_are_asked_about()
    {
        var match = Known("Leicestershire County Council", "Lincolnshire City Council").Find("LCC");

        match.Certainty.ShouldBe(Certainty.Doubtful);
        match.Candidates.Count.ShouldBe(2);
    }

    [Fact]
    public void A_former_name_finds_the_organisation_and_says_why()
    {
        var known = Known("Homes England");
        var record = known.All.Single();
        known.Add(record, "Homes and Communities Agency", "its name until 2018");

        known
            .Find("Homes & Communities Agency")
            .ShouldSatisfyAllConditions(
                m => m.Certainty.ShouldBe(Certainty.Certain),
                m => m.Best.ShouldBe(record),
                m => m.Candidates[0].Why.ShouldBe("the same name, its name until 2018")
            );
    }

    [Fact]
    public void What_stands_in_brackets_of_a_title_tells_two_posts_apart()
    {
        var posts = new KnownNames<Organisation>(o => o.Name, _ => true, bracketsTell: true);
        foreach (var title in new[] { "Head teacher (primary)", "Head teacher (secondary)" })
            posts.Add(NewOrganisation(title), title);

        posts
            .Find("Head teacher – Secondary")
            .ShouldSatisfyAllConditions(
                m => m.Certainty.ShouldBe(Certainty.Certain),
                m => m.Best!.Name.ShouldBe("Head teacher (secondary)")
            );
        posts.Find("Head teacher").Certainty.ShouldBe(Certainty.Doubtful);
    }

    [Fact]
    public void Ten_thousand_names_are_found_among_ten_thousand_in_a_blink()
    {
        string[] names =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(n => $"Organisation {(char)('a' + (n % 26))}{n * 7919 % 10_007} County Council"),
        ];
        var known = Known(names);
        foreach (var name in names)
            known.Find(name[1..]);
    }

    [Theory]
    [InlineData("Marlshire Children's Partnership Board", "Children's Partnership Board", true)]
    [InlineData("Isle of Gulls Executive", "Executive", true)]
    [InlineData("Marlshire Executive", null, false)]
    [InlineData("Early Help Children's Partnership Board", null, false)]
    [InlineData("Executive Children's Partnership Board", null, false)]
    public void A_place_before_the_name_of_a_body_makes_a_doubt(string written, string? expected, bool likely)
    {
        var known = new KnownNames<Organisation>(o => o.Name, _ => true) { PlacesBefore = ["The Isle of Gulls"] };
        foreach (var name in new[] { "Executive", "Children's Partnership Board", "Early Help Group" })
            known.Add(NewOrganisation(name), name);

        var match = known.Find(written);

        match.Certainty.ShouldNotBe(Certainty.Certain);
        (match.Candidates.Count > 0 && match.Candidates[0].Likeness >= 70).ShouldBe(likely);
        if (expected is not null)
            match.Best!.Name.ShouldBe(expected);
    }

    private static KnownNames<Organisation> Known(params string[] names)
    {
        var known = new KnownNames<Organisation>(o => o.Name, _ => true);
        foreach (var name in names)
            known.Add(NewOrganisation(name), name);
        return known;
    }

    private static Organisation NewOrganisation(string name) =>
        new()
        {
            Id = Ids.Next<Organisation>(),
            Key = Slug.From(name),
            Name = name,
        };
}
