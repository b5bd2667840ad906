using Remit.Checks;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Checking;

/// <summary>STR-09, STR-10, STR-11 and STR-13: chairs, places, partners and powers.</summary>
public class PlaceCheckTests
{
    [Fact]
    public async Task A_chair_that_is_not_recorded_is_not_called_missing()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Established("Board");
        var found = (await data.Found("STR-09")).ShouldHaveSingleItem();
        (found.IsNotRecorded, found.Message).ShouldBe((true, "It is not recorded who chairs Board."));

        var chair = await data.Place(body, with: p => p.Role = PlaceRole.Chair);
        (await data.Found("STR-09")).ShouldHaveSingleItem().IsNotRecorded.ShouldBeTrue();
        (await data.Found("STR-10")).ShouldBeEmpty("it is said once");

        await data.Vacancy(chair, When.From("2007-06-01"));
        found = (await data.Found("STR-09")).ShouldHaveSingleItem();
        (found.IsNotRecorded, found.Severity).ShouldBe((false, Severity.Error));
        found.Message.ShouldBe("Nobody chairs Board: the place is vacant since 1 June 2007.");
        (await data.Found("STR-10")).ShouldBeEmpty("it is said once");
    }

    [Fact]
    public async Task One_of_two_co_chairs_is_enough_and_a_chair_that_rotates_needs_nobody()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        var first = await data.Place(board, "Co-chair, health", with: p => p.Role = PlaceRole.CoChair);
        var second = await data.Place(board, "Co-chair, council", with: p => p.Role = PlaceRole.CoChair);
        await data.Vacancy(second, When.Always);
        await data.Appointment(first, await data.Person(), When.Always);
        var group = await data.Established("Group");
        await data.Place(group, "Chair", with: p => (p.Role, p.Level) = (PlaceRole.Chair, "rotates among the partners"));
        (await data.Found("STR-09")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2007-06-01", "2007-08-31", null, "interim-end")]
    [InlineData("2007-06-01", null, "the end of August 2007", "interim-end")]
    [InlineData(null, null, "the group is established", "interim-end")]
    [InlineData("2006-08-31", null, null, "interim-long")]
    [InlineData("2006-08-31", null, "a chair is appointed", "interim-long")]
    [InlineData("2007-06-01", "2007-12-31", null, null)]
    [InlineData(null, null, "a chair is appointed", null)]
    [InlineData("2007-06-01", null, null, null)]
    public async Task What_is_for_the_time_being_ends(string? from, string? until, string? happening, string? fault)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var chair = await data.Place(await data.Established("Group"), with: p => p.Role = PlaceRole.Chair);
        var appointment = data.NewAppointment(
            chair,
            await data.Person("Lesley Hagger"),
            from is null ? When.Always : When.From(from)
        );
        appointment.Interim = true;
        appointment.InterimUntil = until is null ? null : When.Day(until);
        appointment.InterimUntilEvent = happening;
        await data.Add(appointment);
        var found = await data.Found("STR-09");
        found.Select(f => f.Fault).ShouldBe(fault is null ? [] : [fault]);
        if (fault is not null)
            found[0].Message.ShouldStartWith("Lesley Hagger holds the place “Chair” on Group for the time being");
    }

    [Fact]
    public async Task A_vacancy_weighs_more_after_three_months()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var place = await data.Place(await data.Established("Board"), "Health");
        await data.Vacancy(place, When.From("2007-05-01"));
        (await data.Found("STR-10", "2007-07-31")).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Note);
        var found = (await data.Found("STR-10")).ShouldHaveSingleItem();
        (found.Severity, found.IsNotRecorded).ShouldBe((Severity.Warning, false));
        found.Message.ShouldBe("The place “Health” on Board is vacant since 1 May 2007, 4 months.");
    }

    [Fact]
    public async Task A_holder_who_is_not_recorded_is_for_the_set_up_list()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        await data.Place(board, "Health");
        await data.Place(board, "Police");
        var found = (await data.Found("STR-10")).ShouldHaveSingleItem();
        (found.IsNotRecorded, found.Message).ShouldBe(
            (true, "It is not recorded who holds 2 places on Board: Health and Police.")
        );
    }

    [Fact]
    public async Task A_place_of_an_organisation_that_ended_is_wrong_and_its_heir_is_named()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var old = await data.Organisation("Old PCT");
        var heir = await data.Organisation("New PCT");
        var place = await data.Place(await data.Established("Board"), "Health", with: p => p.FilledBy = old.Id);
        await data.Appointment(place, await data.Person(), When.Always);
        await data.Add(
            new OrganisationSuccession
            {
                Id = data.Store.Ids.Next<OrganisationSuccession>(),
                Key = "old",
                Successor = heir.Id,
                Predecessor = old.Id,
            }
        );
        (await data.Found("STR-10")).ShouldBeEmpty();
        await data.Edit(old, o => o.Period = When.Until("2007-03-31"));
        var found = (await data.Found("STR-10")).ShouldHaveSingleItem();
        found.Message.ShouldBe("The place “Health” on Board is one of Old PCT, which ended on 31 March 2007.");
        found.Mend.ShouldContain("New PCT");
        found.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public async Task A_statutory_partner_that_sits_nowhere_is_worth_a_look()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (police, health) = (
            await Partner(data, "Police", OrganisationKind.Police),
            await Partner(data, "PCT", OrganisationKind.Health)
        );
        await Partner(data, "A charity", OrganisationKind.VoluntarySector);
        await data.Place(await data.Established("Board"), "Health", with: p => p.FilledBy = health.Id);
        var found = (await data.Found("STR-11")).ShouldHaveSingleItem();
        (found.Severity, found.Message).ShouldBe((Severity.Note, "No place on any board or group represents Police."));
        found.Records.ShouldHaveSingleItem().Path.ShouldBe(police.Key);
    }

    [Fact]
    public async Task One_person_may_represent_several_and_a_neighbour_is_no_partner_of_the_area()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (ours, theirs) = (await data.Area("County"), await data.Area("City"));
        await data.Partnership(ours);
        var city = await Partner(data, "City council", OrganisationKind.UnitaryCouncil);
        await data.Add(
            new Remit.Structure.Areas.ServedArea
            {
                Id = data.Store.Ids.Next<Remit.Structure.Areas.ServedArea>(),
                Organisation = city.Id,
                Area = theirs.Id,
            }
        );
        var first = await Partner(data, "First district", OrganisationKind.DistrictCouncil);
        await Partner(data, "Second district", OrganisationKind.DistrictCouncil);
        await data.Place(
            await data.Established("Board"),
            "Districts",
            with: p => (p.FilledBy, p.Capacity) = (first.Id, Capacity.Represents)
        );
        (await data.Found("STR-11"))
            .Select(f => (f.Message, f.IsNotRecorded))
            .ShouldBe([("No health service of the area is recorded.", true), ("No police force of the area is recorded.", true)]);
    }

    [Fact]
    public async Task A_place_that_binds_has_a_power()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board", with: b => b.Deciding = Deciding.DecisionMaking);
        var binds = await data.Place(board, "Health", with: p => p.Capacity = Capacity.Binds);
        await data.Place(board, "Charities", with: p => p.Capacity = Capacity.Represents);
        var found = (await data.Found("STR-13")).ShouldHaveSingleItem();
        (found.IsNotRecorded, found.Severity).ShouldBe((true, Severity.Note));
        found.Records.Select(r => r.Title).ShouldBe(["Board", "Health"]);

        await data.Add(data.NewPower(binds, "Up to £50,000"));
        (await data.Found("STR-13")).ShouldBeEmpty();
    }

    private static async Task<Organisation> Partner(TestData data, string name, OrganisationKind kind)
    {
        var organisation = data.NewOrganisation(name);
        organisation.Kind = kind;
        await data.Add(organisation);
        return organisation;
    }
}
