using Remit.Intake;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Matching;

namespace Remit.Tests.Structure.Members;

public class MemberHoldersTests
{
    private const string Smith = "Name\tPost\tOrganisation\nJane Smith\tChief Nurse\tICB\n";
    private const string Brown = "Name\tPost\tOrganisation\nJohn Brown\tChief Nurse\tICB\n";
    private const string Empty = "Name\tPost\tOrganisation\nVacant\tChief Nurse\tICB\n";

    [Theory, ClassData(typeof(Databases))]
    public async Task Another_holder_follows_from_the_day_that_was_given(string provider)
    {
        await using var members = await MembersCase.On(provider);
        var key = await Recorded(members);

        var asked = await members.Bring(Brown, ("date", "2007-09-01"));
        asked.Change.ShouldBeNull();
        asked.Open.Single().Suggested.ShouldBe("new-holder");
        (await members.Bring(Brown, ("date", "2007-09-01"), (key, "new-holder"))).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB: John Brown"]);
        (await members.All<Appointment>())
            .Select(a => (a.From, a.Until))
            .ShouldBe([(null, When.Day("2007-08-31")), (When.Day("2007-09-01"), null)]);
        (await members.Bring(Brown, ("date", "2007-09-01"))).ShouldChangeNothing();
    }

    [Theory]
    [InlineData("always", "Chief Nurse, ICB: John Brown")]
    [InlineData("leave", "Chief Nurse, ICB: Jane Smith")]
    [InlineData("second-place", "Chief Nurse, ICB: Jane Smith|Chief Nurse, ICB: John Brown")]
    [InlineData("new-holder", "Chief Nurse, ICB: John Brown")]
    public async Task A_person_says_what_another_holder_means(string answer, string places)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var key = await Recorded(members);

        var outcome = await members.Bring(Brown, (key, answer));

        outcome.IsRefused.ShouldBeFalse();
        outcome.Open.ShouldBeEmpty();
        (await members.Places()).ShouldBe(places.Split('|'));
    }

    [Fact]
    public async Task Nobody_is_ended_while_nobody_has_answered()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await Recorded(members);

        var outcome = await members.Bring(Brown);

        outcome.Open.Single().Suggested.ShouldBe("leave");
        (await members.Places()).ShouldBe(["Chief Nurse, ICB: Jane Smith"]);
        (await members.All<Person>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_place_that_the_paper_calls_vacant_is_asked_about()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var key = await Recorded(members);

        (await members.Bring(Empty, ("date", "2007-09-01"), (key, "ended"))).ShouldBeKept();
        (await members.Places()).ShouldBe(["Chief Nurse, ICB: vacant"]);
        (await members.Bring(Empty)).ShouldChangeNothing();

        (await members.Bring(Brown, ("date", "2007-09-03"), (key, "new-holder"))).ShouldBeKept();
        (await members.Places()).ShouldBe(["Chief Nurse, ICB: John Brown"]);
    }

    [Fact]
    public async Task Who_is_not_in_the_paper_stays_and_is_said_to_be_missing()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await Recorded(members);

        var outcome = (await members.Bring("Name\tPost\tOrganisation\nAnn Green\tGovernor\tSchool forum\n")).ShouldBeKept();

        outcome.ShouldSay(FindingKind.Missing, "“Chief Nurse”, held by Jane Smith");
        (await members.Places()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_place_is_known_again_by_a_title_that_is_nearly_the_same()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await Recorded(members);
        const string list = "Name\tPost\tOrganisation\n\tCheif Nurse\tICB\n";

        var asked = await members.Preview(list);
        asked.Open.Single().Words.ShouldBe("Is “Cheif Nurse” a place that is recorded?");
        var key = asked.Open.Single().Key;
        (await members.Bring(list, (key, asked.Open.Single().Suggested!))).ShouldChangeNothing();
        (await members.Bring(list, (key, "new"))).ShouldBeKept();
        (await members.Places()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_recorded_person_under_a_nearly_same_name_is_asked_about_and_never_made_again()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await members.Data.Person("Judith Hardman");
        await members.Data.Person("Steve Atkinson");
        var random = new Random(2007);
        for (var turn = 0; turn < 40; turn++)
        {
            var name = KnownPeopleTests.Slip(turn % 2 == 0 ? "Judith Hardman" : "Steve Atkinson", random);
            var outcome = await members.Preview($"Name\tPost\n{name}\tGovernor\n");
            outcome.Findings.ShouldNotContain(f => f.Kind == FindingKind.New && f.Words.StartsWith("a person"), name);
            (
                outcome.Open.Count > 0 || outcome.Findings.Any(f => f.Words.Contains("Hardman") || f.Words.Contains("Atkinson"))
            ).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_doubtful_name_can_be_the_same_another_or_left_out()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var known = await members.Data.Person("Judith Hardman");
        const string list = "Name\tPost\nJudy Hardman\tGovernor\n";

        var asked = await members.Preview(list);
        var question = asked.Open.Single();
        question.Choices.Select(c => c.Value).ShouldBe([known.Key, "new", "leave-out"]);
        (await members.Preview(list, (question.Key, "new"))).ShouldSay(FindingKind.New, "a person: Judy Hardman");
        (await members.Preview(list, (question.Key, "leave-out"))).ShouldSay(FindingKind.LeftOut, "“Judy Hardman”, as you said");
        (await members.Bring(list, (question.Key, known.Key))).ShouldBeKept();

        (await members.Places()).ShouldBe(["Governor: Judith Hardman"]);
        (await members.Bring(list)).ShouldSatisfyAllConditions(o => o.Findings.ShouldNotContain(f => f.Kind == FindingKind.New));
    }

    [Fact]
    public async Task The_same_new_name_in_two_rows_is_one_person()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (await members.Bring("Name\tPost\nJane Smith\tGovernor\nDr Jane Smith\tTreasurer\n")).ShouldBeKept();

        (await members.All<Person>()).Count.ShouldBe(1);
        (await members.Places()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_place_that_goes_with_a_post_is_not_filled_by_a_list()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var post = await members.Data.Post();
        await members.Data.Place(members.Body, "Chief Nurse", with: p => p.ExOfficioPost = post.Id);

        var outcome = await members.Bring("Name\tPost\nJane Smith\tChief Nurse\n");

        outcome.IsRefused.ShouldBeFalse();
        outcome.ShouldSay(FindingKind.LeftOut, "the place goes with a post");
        (await members.All<Appointment>()).ShouldBeEmpty();
    }

    /// <summary>Jane Smith as Chief Nurse of the ICB; the key of the question about that place.</summary>
    private static async Task<string> Recorded(MembersCase members)
    {
        (await members.Bring(Smith)).ShouldBeKept();
        return $"holder-{(await members.Place("Chief Nurse")).Key}";
    }
}
