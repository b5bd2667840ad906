using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Members;

public class MemberTableTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_table_gives_places_people_organisations_and_contacts(string provider)
    {
        await using var members = await MembersCase.On(provider);
        const string list = """
            Name	Post	Organisation	Email	Telephone	Deputy	PA
            Cllr Jane Smith	Lead Member	Leicestershire County Council	jane@leics.example	0116 123 4567	John Brown	Ann Clerk
            Bob Hill	Chief Nurse	LLR ICB	bob@icb.example	0116 765 4321

            """;

        var outcome = (await members.Bring(list, ("date", "2007-04-01"))).ShouldBeKept();

        (await members.Places()).ShouldBe([
            "Lead Member, Leicestershire County Council: Cllr Jane Smith",
            "Chief Nurse, LLR ICB: Bob Hill",
        ]);
        outcome.ShouldSay(FindingKind.New, "a person: Bob Hill, Chief Nurse, LLR ICB");
        outcome.ShouldSay(FindingKind.New, "John Brown may stand in");
        var smith = await members.Person("Cllr Jane Smith");
        (smith.Email, smith.Telephone, smith.Assistant, smith.JobTitle).ShouldBe(
            ("jane@leics.example", "0116 123 4567", "Ann Clerk", "Lead Member")
        );
        (await members.All<Appointment>()).ShouldAllBe(a => a.From == When.Day("2007-04-01"));
        (await members.All<Organisation>())
            .Select(o => o.Kind)
            .ShouldBe([OrganisationKind.CountyCouncil, OrganisationKind.Health]);
        (await members.All<Deputy>()).Count.ShouldBe(1);

        (await members.Bring(list, ("date", "2007-04-01"))).ShouldChangeNothing();
        (await members.Bring(list)).ShouldChangeNothing();
    }

    [Fact]
    public async Task Columns_stand_in_any_order_and_under_other_names()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = """
            Agency,E-mail address,Representative,Job title,Address
            Police,pat@police.example,Pat Stone,Superintendent,1 High Street
            """;

        var outcome = (await members.Bring("members.csv", list)).ShouldBeKept();

        (await members.Places()).ShouldBe(["Superintendent, Police: Pat Stone"]);
        outcome.ShouldSay(FindingKind.LeftOut, "the column “Address” with 1 cell");
        (await members.Person("Pat Stone")).Email.ShouldBe("pat@police.example");
    }

    [Fact]
    public async Task Rows_that_span_the_table_group_the_members()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = """
            Name	Post	Organisation
            Core members
            Jane Smith	Chief Nurse	ICB
            Advisers
            John Brown	Solicitor	Council legal service
            In attendance
            Ann Green	Business Manager	Partnership unit
            """;

        (await members.Bring("members.csv", list.Replace('\t', ','))).ShouldBeKept();

        (await members.Place("Chief Nurse")).Kind.ShouldBe(PlaceKind.Core);
        (await members.Place("Solicitor")).Kind.ShouldBe(PlaceKind.Adviser);
        (await members.Place("Business Manager")).Kind.ShouldBe(PlaceKind.InAttendance);
        (await members.Bring("members.csv", list.Replace('\t', ','))).ShouldChangeNothing();
    }

    [Theory]
    [InlineData("vacant")]
    [InlineData("Vacancy")]
    [InlineData("TBC")]
    [InlineData("To be confirmed")]
    [InlineData("appointment to be made")]
    [InlineData("Vacant since 1 April 2007")]
    [InlineData("Currently vacant (being recruited)")]
    public async Task A_place_that_the_paper_calls_empty_is_vacant(string words)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var list = $"Name,Post,Organisation\n{words},Chief Nurse,ICB\n";

        (await members.Bring("members.csv", list)).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB: vacant"]);
        (await members.Bring("members.csv", list)).ShouldChangeNothing();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("Holder not recorded")]
    public async Task A_place_without_a_name_is_not_vacant(string words)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (await members.Bring("members.csv", $"Name,Post,Organisation\n{words},Chief Nurse,ICB\n")).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB"]);
        (await members.All<Vacancy>()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Jane Smith / John Brown (job share)")]
    [InlineData("Jane Smith and John Brown")]
    [InlineData("Jane Smith; John Brown")]
    [InlineData("Jane Smith & John Brown")]
    public async Task Several_names_in_a_cell_are_several_places(string names)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var list = $"Name\tPost\tOrganisation\n{names}\tChief Nurse\tICB\n";

        var outcome = (await members.Bring(list)).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB: Jane Smith", "Chief Nurse, ICB: John Brown"]);
        outcome.ShouldSay(FindingKind.Doubtful, "names 2 people");
        (await members.Bring(list)).ShouldChangeNothing();
    }

    [Theory]
    [InlineData("Smith, Jane", "Jane Smith")]
    [InlineData("Jane Smith, Chief Nurse", "Jane Smith")]
    [InlineData("Jane Smith – Chief Nurse", "Jane Smith")]
    [InlineData("Jane Smith (Chair)", "Jane Smith")]
    [InlineData("John Constable", "John Constable")]
    [InlineData("Dr Priya Patel-Jones", "Dr Priya Patel-Jones")]
    [InlineData("Jane Smith jane@icb.example", "Jane Smith")]
    public async Task A_cell_of_names_is_read_whatever_stands_beside_the_name(string cell, string name)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (await members.Bring($"Name\tOrganisation\n{cell}\tICB\n")).ShouldBeKept();

        (await members.All<Person>()).Single().Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("Chief Nurse", "Chief Nurse, ICB")]
    [InlineData("School Nurse", "School Nurse, ICB")]
    [InlineData("Head teacher representative x 2", "Head teacher representative, ICB")]
    public async Task A_post_in_the_column_of_names_is_no_person(string cell, string place)
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (await members.Bring($"Member\tOrganisation\n{cell}\tICB\n")).ShouldBeKept();

        (await members.Places()).ShouldBe(Enumerable.Repeat(place, cell.EndsWith('2') ? 2 : 1));
        (await members.All<Person>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Role_vote_and_kind_of_member_are_kept()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = """
            Name	Post	Role	Voting	Category
            Jane Smith	Independent scrutineer	Chair	Yes	Core
            John Brown	Chief Nurse	Vice-Chair	Y	Core member
            Ann Green	Legal adviser	Member	No	Co-opted
            Zoe White	Lay representative	Member	non-voting	Lay
            Guy Black	Governor	Member	maybe	Non-executive
            """;

        var outcome = (await members.Bring(list)).ShouldBeKept();

        (await members.All<Place>())
            .Select(p => (p.Role, p.Vote, p.Kind))
            .ShouldBe([
                (PlaceRole.Chair, Vote.Voting, PlaceKind.Core),
                (PlaceRole.DeputyChair, Vote.Voting, PlaceKind.Core),
                (PlaceRole.Member, Vote.Advisory, PlaceKind.CoOpted),
                (PlaceRole.Member, Vote.Advisory, PlaceKind.Lay),
                (PlaceRole.Member, null, PlaceKind.NonExecutive),
            ]);
        outcome.ShouldSay(FindingKind.LeftOut, "“maybe”");
        (await members.Bring(list)).ShouldChangeNothing();
    }

    [Fact]
    public async Task A_column_of_roles_can_hold_the_posts()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);

        (
            await members.Bring("Name\tRole\tOrganisation\nJane Smith\tChief Nurse\tICB\nJohn Brown\tChair\tPolice\n")
        ).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse, ICB: Jane Smith", "Police: John Brown"]);
        (await members.Place("Police")).Role.ShouldBe(PlaceRole.Chair);
    }

    [Fact]
    public async Task What_is_no_address_and_no_number_is_kept_as_words()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = "Name\tPost\tEmail\tTelephone\nJane Smith\tChief Nurse\tjane at icb\tvia switchboard\n";

        var outcome = (await members.Bring(list)).ShouldBeKept();

        outcome.ShouldSay(FindingKind.Doubtful, "jane at icb");
        var smith = await members.Person("Jane Smith");
        (smith.Email, smith.Telephone).ShouldBe((null, null));
        smith.Note.ShouldBe("The paper gives as email: “jane at icb”. The paper gives as telephone: “via switchboard”.");
        (await members.Bring(list)).ShouldChangeNothing();
    }

    [Fact]
    public async Task A_changed_address_says_old_and_new()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = "Name\tPost\tEmail\nJane Smith\tChief Nurse\tjane@icb.example\n";
        (await members.Bring(list)).ShouldBeKept();

        var outcome = (await members.Bring(list.Replace("jane@", "j.smith@", StringComparison.Ordinal))).ShouldBeKept();

        outcome.ShouldSay(FindingKind.Changed, "Jane Smith: email jane@icb.example → j.smith@icb.example");
    }

    [Fact]
    public async Task A_number_is_the_same_however_it_is_spaced()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        (await members.Bring("Name\tPost\tTel\nJane Smith\tChief Nurse\t0116 123 4567\n")).ShouldBeKept();

        (await members.Bring("Name\tPost\tTel\nJane Smith\tChief Nurse\t(0116) 1234567\n")).ShouldChangeNothing();
    }

    [Fact]
    public async Task A_table_of_something_else_is_left_out_and_said()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = """
            Version,Date,Author
            1,1 April 2007,Ann Clerk
            """;

        var outcome = await members.Bring("members.csv", list);

        outcome.IsRefused.ShouldBeTrue();
        outcome.ShouldSay(FindingKind.LeftOut, "“Version”, “Date”, “Author” is no list of members");
        outcome.ShouldSay(FindingKind.Refused, "no list of members in this file");
    }

    [Fact]
    public async Task The_title_says_whose_members_they_are()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        const string list = "Membership of the Executive\n\nName\tPost\nJane Smith\tChief Nurse\n";
        var given = members.Given("list.txt", list) with { Answers = MembersCase.NoAnswers };

        (await members.Bringing.Keep(given, TestData.Because("Brought in"))).ShouldBeKept();

        (await members.Places()).ShouldBe(["Chief Nurse: Jane Smith"]);
        var other = members.Given("x.txt", "Name\tPost\nJane Smith\tChief Nurse\n") with { Answers = MembersCase.NoAnswers };
        (await members.Bringing.Keep(other, TestData.Because("Brought in")))
            .Open.ShouldHaveSingleItem()
            .Words.ShouldBe("Which board or group are they members of?");
    }

    [Fact]
    public async Task New_records_take_the_sensitivity_of_the_body()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await members.Data.Edit(members.Body, b => b.Sensitivity = Sensitivity.Restricted);

        (await members.Bring("Name\tPost\tOrganisation\nJane Smith\tChief Nurse\tICB\n")).ShouldBeKept();

        (await members.All<Place>()).Single().Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await members.All<Appointment>()).Single().Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await members.All<Person>()).Single().Sensitivity.ShouldBe(Sensitivity.Partnership);
    }
}
