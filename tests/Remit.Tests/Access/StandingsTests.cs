using Remit.Access;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Access;

/// <summary>How people stand follows from what they hold on the day, and from nothing else.</summary>
public class StandingsTests
{
    private static readonly DateOnly First = When.Day("2007-09-03");
    private static readonly DateOnly Last = When.Day("2007-09-30");
    private static readonly Period September = new(First, Last);

    [Theory, ClassData(typeof(Databases))]
    public async Task An_appointment_gives_from_its_first_day_to_its_last(string provider)
    {
        await using var data = await TestData.On(provider);
        var (body, person) = (await data.Body("Board"), await data.Person());
        await data.Appointment(await data.Place(body, "Member for health"), person, September);

        foreach (var (day, holds) in new[] { (First.AddDays(-1), false), (First, true), (Last, true), (Last.AddDays(1), false) })
        {
            var viewer = await data.Viewer(person, day);
            Has(viewer, Relation.Member, data.RefOf(body)).ShouldBe(holds, $"{day}");
            Has(viewer, Relation.Partner, null).ShouldBe(holds, $"{day}");
            viewer.Sight.ShouldBe(holds ? Sight.OfThePartnership([data.RefOf(body)]) : Sight.Published, $"{day}");
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_that_has_ended_gives_nothing_though_an_appointment_was_left_open(string provider)
    {
        await using var data = await TestData.On(provider);
        var (body, person) = (await data.Body("Board"), await data.Person());
        await data.Appointment(await data.Place(body, when: September), person, September);

        (await data.Viewer(person, Last.AddDays(1))).Standings.Select(s => s.Relation).ShouldBe([Relation.Anyone]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Chairs_deputies_clerks_leads_and_scrutineers_are_told_apart(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, committee) = (await data.Body("Board"), await data.Body("Scrutiny committee"));
        var health = await data.Organisation("Health");
        var chair = await data.Place(board, "Chair", with: p => p.Role = PlaceRole.Chair);
        var binding = await data.Place(
            board,
            "Health",
            with: p =>
            {
                p.FilledBy = health.Id;
                p.Capacity = Capacity.Binds;
            }
        );
        var seat = await data.Place(committee, "Councillor");
        await data.Add(data.NewLine(committee, board, When.Always, kind: LineKind.Scrutinises));
        var (ann, bob, cas, dee, eve) = (
            await data.Person("Ann"),
            await data.Person("Bob"),
            await data.Person("Cas"),
            await data.Person("Dee"),
            await data.Person("Eve")
        );
        await data.Appointment(chair, ann, When.Always);
        await data.Appointment(binding, bob, When.Always);
        await data.Deputy(binding, cas);
        await data.Appointment(seat, dee, When.Always);
        var clerk = await data.Post("Clerk of the Board");
        await data.Edit(clerk, p => p.Body = board.Id);
        await data.Holding(clerk, eve);

        var to = data.RefOf(board);
        Relations(await data.Viewer(ann, First), to).ShouldBe([Relation.Member, Relation.Chair]);
        Relations(await data.Viewer(bob, First), to).ShouldBe([Relation.Member]);
        Relations(await data.Viewer(bob, First), data.RefOf(health)).ShouldBe([Relation.Lead]);
        Relations(await data.Viewer(cas, First), to).ShouldBe([Relation.Deputy]);
        Relations(await data.Viewer(dee, First), to).ShouldBe([Relation.Scrutineer]);
        Relations(await data.Viewer(eve, First), to).ShouldBe([Relation.Clerk]);
        Relations(await data.Viewer(eve, First), data.RefOf(clerk)).ShouldBe([Relation.PostHolder]);
        (await data.Viewer(ann, First))
            .Standings.First(s => s.Relation == Relation.Chair)
            .Because.ShouldBe("holds the place Chair on Board");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_sits_ex_officio_by_a_post_or_a_chain_of_chairs_stands_so(string provider)
    {
        await using var data = await TestData.On(provider);
        var (group, executive, board) = (await data.Body("Group"), await data.Body("Executive"), await data.Body("Board"));
        var post = await data.Post("Director");
        await data.Place(
            group,
            "Chair",
            with: p =>
            {
                p.Role = PlaceRole.Chair;
                p.ExOfficioPost = post.Id;
            }
        );
        await data.Place(
            executive,
            "Chair of the group",
            with: p =>
            {
                p.Role = PlaceRole.Chair;
                p.ExOfficioChairOf = group.Id;
            }
        );
        await data.Place(board, "Chair of the Executive", with: p => p.ExOfficioChairOf = executive.Id);
        var person = await data.Person();
        await data.Holding(post, person, September);

        var viewer = await data.Viewer(person, First);
        Relations(viewer, data.RefOf(group)).ShouldBe([Relation.Member, Relation.Chair]);
        Relations(viewer, data.RefOf(executive)).ShouldBe([Relation.Member, Relation.Chair]);
        Relations(viewer, data.RefOf(board)).ShouldBe([Relation.Member]);
        (await data.Viewer(person, Last.AddDays(1))).Sight.ShouldBe(Sight.Published);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_task_is_given_for_its_days(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person();
        await data.Grant(person, GrantedTask.Auditor, September);

        (await data.Viewer(person, Last)).Sight.IsWhole.ShouldBeTrue();
        (await data.Viewer(person, Last)).May("structure.write").ShouldBeFalse();
        (await data.Viewer(person, Last.AddDays(1))).Sight.ShouldBe(Sight.Published);
    }

    private static bool Has(Viewer viewer, Relation relation, RecordRef? to) =>
        viewer.Standings.Any(s => s.Relation == relation && s.To == to);

    private static IEnumerable<Relation> Relations(Viewer viewer, RecordRef to) =>
        viewer.Standings.Where(s => s.To == to).Select(s => s.Relation);
}
