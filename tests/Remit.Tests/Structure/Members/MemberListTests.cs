using Remit.Documents;
using Remit.Intake;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Members;

public class MemberListTests
{
    private const string Terms = """
        Terms of reference of the Executive

        1. Purpose
        To lead the work of the partners.

        2. Membership
        Executive Members
        · Assistant Chief Constable: Leicestershire Constabulary
        · Director of Children’s Services: Leicestershire County Council (Chair)
        · Chief Nurse: ICB
        · Head of Service as a minimum: Probation Service
        · Chief Officer, Voluntary Action Leicester
        Non-executive Members
        · Chair – CDOP
        · Partnerships Business Manager and/or Assistant Business Manager
        · Independent Scrutineer or nominated deputy
        · Head teacher representative x 2
        · Lay member

        3. Quoracy
        The three safeguarding partners must be there.

        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task The_list_of_terms_of_reference_gives_places_without_names(string provider)
    {
        await using var members = await MembersCase.On(provider);

        var outcome = (await members.Bring(Terms)).ShouldBeKept();

        (await members.Places()).ShouldBe([
            "Assistant Chief Constable, Leicestershire Constabulary",
            "Director of Children’s Services, Leicestershire County Council",
            "Chief Nurse, ICB",
            "Head of Service, Probation Service",
            "Chief Officer, Voluntary Action Leicester",
            "Chair – CDOP",
            "Partnerships Business Manager and/or Assistant Business Manager",
            "Independent Scrutineer",
            "Head teacher representative",
            "Head teacher representative",
            "Lay member",
        ]);
        (await members.All<Vacancy>()).ShouldBeEmpty();
        (await members.All<Person>()).ShouldBeEmpty();
        (await members.Place("Director of Children’s Services")).ShouldSatisfyAllConditions(
            p => p.Role.ShouldBe(PlaceRole.Chair),
            p => p.Kind.ShouldBe(PlaceKind.Core)
        );
        (await members.Place("Chair – CDOP")).ShouldSatisfyAllConditions(
            p => p.Role.ShouldBe(PlaceRole.Member),
            p => p.Kind.ShouldBe(PlaceKind.NonExecutive)
        );
        (await members.Place("Head of Service")).Level.ShouldBe("Head of Service as a minimum");
        (await members.Place("Independent Scrutineer")).Note.ShouldBe("Deputies: “or nominated deputy”.");
        outcome.ShouldSay(FindingKind.Doubtful, "leaves open which of the two");
        outcome.ShouldSay(FindingKind.Doubtful, "as whoever chairs CDOP");
        outcome.ShouldSay(FindingKind.LeftOut, "“Terms of reference of the Executive”");
        outcome.ShouldSay(FindingKind.LeftOut, "“Quoracy”");

        (await members.Bring(Terms)).ShouldChangeNothing();
    }

    [Fact]
    public async Task Whoever_chairs_a_recorded_body_sits_ex_officio()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var panel = await members.Data.Body("Child Death Overview Panel");

        (await members.Bring("Membership\n\n· Chair – CDOP\n· Chair of the Executive\n")).ShouldBeKept();

        (await members.Place("Chair – CDOP")).ExOfficioChairOf.ShouldBe(panel.Id);
        (await members.Place("Chair of the Executive")).Role.ShouldBe(PlaceRole.Chair);
    }

    [Theory]
    [InlineData("Membership\n\n")]
    [InlineData("Memebership\n\n")]
    [InlineData("2. Core Membership\n\n")]
    [InlineData("Members will include:\n\n")]
    [InlineData("2. Membership: The group will include as a minimum representation from\n\n")]
    [InlineData("The Board’s membership comprises:\n\n")]
    public async Task A_list_of_members_is_known_by_what_stands_above(string above)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (await members.Bring($"Purpose\n\n· To lead\n\n{above}· Chief Nurse: ICB\n")).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB"]);
    }

    [Theory]
    [InlineData("Responsibilities of members\n\n")]
    [InlineData("Quorum\n\n")]
    [InlineData("Members are expected to:\n\n")]
    [InlineData("Role of the Lead Member\n\n")]
    public async Task Other_lists_are_left_out(string above)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        var outcome = await members.Preview($"{above}· attend each meeting\n· read the papers\n");

        outcome.ShouldSay(FindingKind.Refused, "no list of members");
        (await members.Places()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nested_items_stand_under_their_organisation()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        await members.Bring(
            Heading("Membership", 2),
            Item("Leicestershire Constabulary", 0),
            Item("Chief Superintendent", 1),
            Item("Head of Public Protection (deputy chair)", 1),
            Item("Healthwatch", 0),
            Item("Chief Nurse: ICB", 0),
            Heading("Quorum", 2),
            Item("Three members", 0)
        );

        (await members.Places()).ShouldBe([
            "Chief Superintendent, Leicestershire Constabulary",
            "Head of Public Protection, Leicestershire Constabulary",
            "Healthwatch",
            "Chief Nurse, ICB",
        ]);
        (await members.Place("Head of Public Protection")).Role.ShouldBe(PlaceRole.DeputyChair);
    }

    [Fact]
    public async Task Groups_of_a_document_with_headings_are_kinds_of_members()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        await members.Bring(
            Heading("Membership", 1),
            Heading("Core members", 2),
            Item("Director of Public Health", 0),
            Heading("In attendance", 2),
            Item("Legal adviser (LCC)", 0),
            Heading("Meetings", 1),
            Item("Four times a year", 0)
        );

        (await members.Places()).ShouldBe(["Director of Public Health", "Legal adviser, LCC"]);
        (await members.All<Place>()).Select(p => p.Kind).ShouldBe([PlaceKind.Core, PlaceKind.InAttendance]);
    }

    [Fact]
    public async Task A_list_can_name_the_members()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await members.Data.Person("Judith Hardman");
        const string list = """
            Membership

            · Cllr Jane Smith, Lead Member, Leicestershire County Council
            · Chair: Dr John Brown
            · Judith Hardman – VCS Forum
            · Chief Nurse: vacant
            """;

        (await members.Bring(list)).ShouldBeKept();

        (await members.Places()).ShouldBe([
            "Lead Member, Leicestershire County Council: Cllr Jane Smith",
            "Chair: Dr John Brown",
            "VCS Forum: Judith Hardman",
            "Chief Nurse: vacant",
        ]);
        (await members.Bring(list)).ShouldChangeNothing();
    }

    [Fact]
    public async Task What_only_looks_like_a_name_is_asked_about()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = "Membership\n\n· Chief Nurse: Thornton Heath\n";

        var asked = await members.Bring(list);
        asked.Open.Single().Words.ShouldBe("Is “Thornton Heath” a person?");
        asked.Change.ShouldBeNull();
        (await members.Bring(list, ("is-thornton-heath", "organisation"))).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, Thornton Heath"]);
        (await members.All<Person>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sentences_among_the_members_are_left_out_and_said()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        var outcome = (
            await members.Bring(
                "Membership\n\n· Chief Nurse: ICB\n· Members must send a deputy if they can not attend a meeting\n"
            )
        ).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB"]);
        outcome.ShouldSay(FindingKind.LeftOut, "Members must send a deputy");
    }

    [Fact]
    public async Task Lines_pasted_without_their_bullets_are_members_too()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (
            await members.Bring("Membership\nChief Nurse: ICB\nSuperintendent: Leicestershire Police\nQuorum\nThree members\n")
        ).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB", "Superintendent, Leicestershire Police"]);
    }

    private static Paragraph Heading(string text, int level) => new(text, new FilePlace("terms.docx", 1, 1)) { Level = level };

    private static ListItem Item(string text, int depth) =>
        ListMark.TryRead($"· {text}", out var mark, out _)
            ? new ListItem(mark, text, new FilePlace("terms.docx", 1, 1)) { Depth = depth }
            : throw new ArgumentException(text, nameof(text));
}
