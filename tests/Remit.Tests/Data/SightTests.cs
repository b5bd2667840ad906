using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

/// <summary>What is restricted is seen by those who belong to a body that it names, now and in the past, by query and by name.</summary>
public class SightTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_restricted_record_is_open_to_the_bodies_that_it_names(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var (b, f) = (data.RefOf(board), data.RefOf(forum));
        await data.Body("To none", with: x => x.Sensitivity = Sensitivity.Restricted);
        await data.Body("To the Board", with: x => Restrict(x, b));
        await data.Body("To both", with: x => Restrict(x, b, f));

        foreach (
            var (sight, names) in new (Sight, string[])[]
            {
                (Sight.Published, []),
                (Sight.OfThePartnership([]), ["Board", "Forum"]),
                (Sight.OfThePartnership([f]), ["Board", "Forum", "To both"]),
                (Sight.OfThePartnership([b]), ["Board", "Forum", "To both", "To the Board"]),
                (Sight.Everything, ["Board", "Forum", "To both", "To none", "To the Board"]),
            }
        )
        {
            await using var now = data.Store.Read(sight, When.Day("2007-09-03"));
            await using var then = await data.Store.ReadKnownAt(5, sight, When.Day("2007-09-03"));
            foreach (var db in new[] { now, then })
            {
                (await db.All<Body>().OrderBy(x => x.Name).Select(x => x.Name).ToListAsync()).ShouldBe(names);
                var all = await data.Store.Read(Sight.Everything).All<Body>().ToListAsync();
                (await db.Names(all.Select(x => data.RefOf(x)))).Values.Select(n => n.Title).Order().ShouldBe(names);
                (await db.IdsSeen().CountAsync()).ShouldBe(names.Length);
            }
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_restricted_later_is_closed_in_its_past_to_all_but_those_who_see_it_now(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, forum) = (await data.Body("Board"), await data.Body("Forum"));
        var paper = await data.Body("Once open");
        await data.Edit(paper, x => Restrict(x, data.RefOf(board)));

        (await Seen(Sight.OfThePartnership([data.RefOf(forum)]))).ShouldBe(2);
        (await Seen(Sight.OfThePartnership([data.RefOf(board)]))).ShouldBe(3);
        (await Seen(Sight.Everything)).ShouldBe(3);

        async Task<int> Seen(Sight sight)
        {
            await using var then = await data.Store.ReadKnownAt(3, sight);
            return await then.All<Body>().CountAsync();
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Closing_a_body_closes_what_lies_in_it_and_what_is_added(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board", with: x => x.Sensitivity = Sensitivity.Public);
        var place = await data.Place(board, "Chair", with: x => x.Sensitivity = Sensitivity.Public);
        var appointment = await data.Appointment(place, await data.Person(), When.Always);
        await data.Edit(appointment, x => x.Sensitivity = Sensitivity.Public);

        var change = await data.Edit(board, x => Restrict(x, data.RefOf(board)));

        var added = await data.Place(board, "Member", with: x => x.Sensitivity = Sensitivity.Public);
        await using var db = data.Store.Read(Sight.Everything);
        foreach (var record in await db.All<Place>().ToListAsync())
            (record.Sensitivity, record.RestrictedTo).ShouldBe((Sensitivity.Restricted, data.RefOf(board).ToString()));
        (await db.All<Appointment>().Select(a => a.Sensitivity).SingleAsync()).ShouldBe(Sensitivity.Restricted);
        (await db.ChangeEntries.CountAsync(e => e.ChangeNumber == change.Number)).ShouldBe(3, "the log has each");

        var opened = await data.TryEdit(added, x => (x.Sensitivity, x.RestrictedTo) = (Sensitivity.Public, null));
        opened.Refusals.Single().Rule.ShouldBe("Nothing is more open than what holds it");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Closing_a_body_closes_the_reports_that_it_hears_and_the_register_that_it_holds(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board", with: x => x.Sensitivity = Sensitivity.Public);
        var other = await data.Body("Other", with: x => x.Sensitivity = Sensitivity.Public);
        var report = await data.Report(board, "Budget", with: x => x.Sensitivity = Sensitivity.Public);
        var elsewhere = await data.Report(other, "Plan", with: x => x.Sensitivity = Sensitivity.Public);
        var register = await data.Register("What the Board must do", data.RefOf(board));
        await data.Edit(register, x => x.Sensitivity = Sensitivity.Public);
        var responsibility = await data.Responsibility(register);
        await data.Edit(responsibility, x => x.Sensitivity = Sensitivity.Public);

        await data.Edit(board, x => Restrict(x, data.RefOf(board)));

        var added = await data.Report(board, "Accounts", with: x => x.Sensitivity = Sensitivity.Public);
        await using var db = data.Store.Read(Sight.Everything);
        var closed = (Sensitivity.Restricted, data.RefOf(board).ToString());
        foreach (var id in new[] { report.Id, added.Id })
        {
            var heard = await db.All<Report>().SingleAsync(r => r.Id == id);
            (heard.Sensitivity, heard.RestrictedTo).ShouldBe(closed);
        }
        (await db.All<Report>().SingleAsync(r => r.Id == elsewhere.Id)).Sensitivity.ShouldBe(Sensitivity.Public);
        var closedRegister = await db.All<Register>().SingleAsync();
        (closedRegister.Sensitivity, closedRegister.RestrictedTo).ShouldBe(closed);
        var inIt = await db.All<Responsibility>().SingleAsync();
        (inIt.Sensitivity, inIt.RestrictedTo).ShouldBe(closed);

        var opened = await data.TryEdit(report, x => (x.Sensitivity, x.RestrictedTo) = (Sensitivity.Public, null));
        opened.Refusals.Single().Rule.ShouldBe("Nothing is more open than what holds it");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_taken_back_is_in_the_past_of_those_alone_who_see_everything(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Board", with: x => x.Sensitivity = Sensitivity.Public);
        await data.Body("Brought in by mistake", with: x => x.Sensitivity = Sensitivity.Public);
        (await data.Store.TakeBack(2, TestData.Because("Took it back"))).IsRefused.ShouldBeFalse();

        foreach (var (sight, count) in new[] { (Sight.Published, 1), (Sight.OfThePartnership([]), 1), (Sight.Everything, 2) })
        {
            await using var then = await data.Store.ReadKnownAt(2, sight);
            (await then.All<Body>().CountAsync()).ShouldBe(count);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Only_what_is_restricted_names_bodies_and_they_are_there(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Body("Board");
        (await data.TryEdit(board, x => x.RestrictedTo = data.RefOf(board).ToString()))
            .Refusals.Single()
            .Rule.ShouldBe("Only what is restricted names bodies");
        (await data.TryEdit(board, x => Restrict(x, new RecordRef("body", Guid.Parse("01900000-0000-7000-8000-000000000001")))))
            .Refusals.Single()
            .Rule.ShouldBe("A reference names a record that is there");
    }

    private static void Restrict(Remit.Kernel.Record record, params RecordRef[] bodies) =>
        (record.Sensitivity, record.RestrictedTo) = (Sensitivity.Restricted, RecordRef.Join(bodies));
}
