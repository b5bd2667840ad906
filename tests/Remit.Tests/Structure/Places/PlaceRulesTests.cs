using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Places;

public class PlaceRulesTests
{
    private const string Overlap = "No two appointments to one place overlap";
    private const string FilledAndVacant = "A place is not filled and vacant at once";
    private const string ExOfficio = "Nobody is appointed to an ex officio place";
    private const string Chairing = "Nobody chairs a body because they chair it";

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_people_in_one_place_at_a_time_are_refused_by_name_and_date(string provider)
    {
        await using var data = await TestData.On(provider);
        var chair = await data.Place();
        await data.Appointment(chair, await data.Person("Anna Barratt"), When.From("2007-04-01"));

        var second = data.NewAppointment(chair, await data.Person("Lesley Hagger"), When.From("2007-05-01"));
        var refusal = (await data.Try(second)).ShouldBeRefused(Overlap, data.RefOf(second), "from");

        refusal.Message.ShouldBe(
            "Anna Barratt and Lesley Hagger would both sit in “Chair” from 1 May 2007. End one appointment first."
        );
    }

    [Theory]
    [InlineData("2007-04-29", true)]
    [InlineData("2007-04-30", false)]
    [InlineData("2007-05-01", false)]
    public async Task An_appointment_may_begin_the_day_after_the_last_one_ends(string ends, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var chair = await data.Place();
        var (one, other) = (await data.Person("Anna Barratt"), await data.Person("Lesley Hagger"));
        await data.Appointment(chair, one, When.Between("2006-04-01", ends));

        (await data.Try(data.NewAppointment(chair, other, When.From("2007-04-30")))).IsRefused.ShouldBe(!passes);
    }

    [Fact]
    public async Task A_start_that_is_not_recorded_precedes_every_date_and_is_asked_for()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var chair = await data.Place();
        var (one, other) = (await data.Person("Anna Barratt"), await data.Person("Lesley Hagger"));
        await data.Appointment(chair, one, When.Until("2007-03-31"));

        var second = data.NewAppointment(chair, other, When.Always);
        (await data.Try(second))
            .ShouldBeRefused(Overlap, data.RefOf(second), "from")
            .Message.ShouldBe(
                "Anna Barratt and Lesley Hagger would both sit in “Chair” until 31 March 2007. "
                    + "Say from when Lesley Hagger sits there, or end one appointment first."
            );
        (await data.Try(data.NewAppointment(chair, other, When.From("2007-04-01")))).ShouldPass();
    }

    [Fact]
    public async Task Two_appointments_in_one_change_are_held_against_each_other_and_told_once()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var chair = await data.Place();
        var person = await data.Person();

        var result = await data.Try(
            data.NewAppointment(chair, person, When.From("2007-04-01")),
            data.NewAppointment(chair, person, When.Between("2007-04-01", "2007-04-01"))
        );

        result.Refusals.ShouldHaveSingleItem().Message.ShouldContain("Anna Barratt would sit in “Chair” twice on 1 April 2007");
    }

    [Fact]
    public async Task Appointments_to_two_places_may_overlap()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person();
        await data.Appointment(await data.Place("Chair"), person, When.Always);
        (await data.Try(data.NewAppointment(await data.Place("Member"), person, When.Always))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Lengthening_an_appointment_into_the_next_is_refused_and_changes_nothing(string provider)
    {
        await using var data = await TestData.On(provider);
        var chair = await data.Place();
        var first = await data.Appointment(chair, await data.Person("Anna Barratt"), When.Between("2006-04-01", "2007-03-31"));
        await data.Appointment(chair, await data.Person("Lesley Hagger"), When.From("2007-04-01"));

        (await data.TryEdit(first, a => a.Period = When.From("2006-04-01"))).ShouldBeRefused(Overlap, data.RefOf(first), "from");
        await using var db = data.Store.Read(Sight.Everything);
        db.All<Appointment>().Single(a => a.Id == first.Id).Until.ShouldBe(When.Day("2007-03-31"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_that_is_vacant_is_not_filled(string provider)
    {
        await using var data = await TestData.On(provider);
        var chair = await data.Place();
        await data.Vacancy(chair, When.Between("2007-04-01", "2007-06-30"));
        var person = await data.Person();

        var early = data.NewAppointment(chair, person, When.From("2007-06-30"));
        (await data.Try(early))
            .ShouldBeRefused(FilledAndVacant, data.RefOf(early), "from")
            .Message.ShouldContain("on 30 June 2007, while it is recorded as vacant");
        await data.Appointment(chair, person, When.From("2007-07-01"));
        var vacancy = data.NewVacancy(chair, When.From("2008-01-01"));
        (await data.Try(vacancy)).ShouldBeRefused(FilledAndVacant, data.RefOf(vacancy), "from");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_that_goes_with_a_post_takes_no_appointments_but_may_be_vacant(string provider)
    {
        await using var data = await TestData.On(provider);
        var post = await data.Post();
        var place = await data.Place(with: p => p.ExOfficioPost = post.Id);
        var appointment = data.NewAppointment(place, await data.Person(), When.Always);

        (await data.Try(appointment)).ShouldBeRefused(ExOfficio, data.RefOf(appointment));
        (await data.Try(data.NewVacancy(place, When.Always))).ShouldPass();
    }

    [Fact]
    public async Task A_place_with_appointments_does_not_become_ex_officio()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (place, other) = (await data.Place(), await data.Body("Board"));
        await data.Appointment(place, await data.Person(), When.Always);

        (await data.TryEdit(place, p => p.ExOfficioChairOf = other.Id)).ShouldBeRefused(ExOfficio, data.RefOf(place));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_chairs_that_go_with_each_other_are_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, executive) = (await data.Body("Board"), await data.Body("Executive"));
        await data.Place(
            board,
            "Chair",
            When.Until("2007-03-31"),
            p => (p.Role, p.ExOfficioChairOf) = (PlaceRole.Chair, executive.Id)
        );

        var later = data.NewPlace(executive, "Chair", When.From("2007-04-01"), GoesWithTheBoard);
        (await data.Try(later)).ShouldPass();
        var same = data.NewPlace(executive, "Co-chair", When.From("2007-03-31"), GoesWithTheBoard);
        (await data.Try(same))
            .ShouldBeRefused(Chairing, data.RefOf(same), "ex-officio-chair-of")
            .Message.ShouldStartWith(
                "Nobody could say who chairs on 31 March 2007: the chair of “Executive” is whoever chairs “Board”, and the chair of “Board” is"
            );

        void GoesWithTheBoard(Place place) => (place.Role, place.ExOfficioChairOf) = (PlaceRole.Chair, board.Id);
    }

    [Fact]
    public async Task The_chair_of_a_group_may_sit_on_the_body_whose_chair_chairs_the_group()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (group, executive) = (await data.Body("Early years group"), await data.Body("Executive"));
        await data.Place(group, "Chair", with: p => (p.Role, p.ExOfficioChairOf) = (PlaceRole.Chair, executive.Id));
        (await data.Try(data.NewPlace(executive, "Group chair", with: p => p.ExOfficioChairOf = group.Id))).ShouldPass();
    }
}
