using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.SignOffs;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Harness;
using Record = Remit.Kernel.Record;

namespace Remit.Tests.Structure.Handover;

public class ClosingRestrictedThingsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_goes_on_as_the_same_record_is_seen_by_the_members_of_the_body_that_gets_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, next, board) = (await data.Body("Fund board"), await data.Body("School age group"), await data.Body("Board"));
        var later = When.From("2009-01-01");
        var action = await data.Action("Write the plan", Closed);
        await data.Add(data.NewOwner(action, data.RefOf(old)));
        var register = data.NewRegister("What it does", data.RefOf(old));
        Closed(register);
        await data.Add(register);
        var position = await data.Position(await data.Responsibility(register, "Lead", Closed), "Done", Closed);
        var evidence = data.NewEvidence(position, null);
        Closed(evidence);
        await data.Add(evidence);
        var signatory = await data.Person("Chair");
        await data.Appointment(
            await data.Place(old, "Chair", with: p => p.Role = PlaceRole.Chair),
            signatory,
            When.Until("2008-03-31")
        );
        var (signed, drafter) = (data.NewSignOff(register, signatory), data.NewDrafter(register, signatory));
        Closed(signed);
        Closed(drafter);
        var (earlier, later2) = (await data.Source("Old"), await data.Source("New"));
        var provision = await data.Provision(earlier, "1");
        var map = await data.Map(earlier, later2);
        var entry = data.NewEntry(map, provision, Outcome.Repealed);
        var reopening = data.NewReopening(position.Responsibility, (MapEntry)entry[0], "2007-09-01");
        Closed(reopening);
        await data.Add([signed, drafter, .. entry, reopening]);
        var clerk = await data.Post("Clerk");
        await data.Edit(
            clerk,
            p =>
            {
                p.Body = old.Id;
                Closed(p);
            }
        );
        await data.Holding(clerk, await data.Person("Ann"));
        var (line, duty) = (data.NewLine(board, old, later), data.NewReportingDuty(data.RefOf(board), data.RefOf(old)));
        duty.Period = later;
        Closed(line);
        Closed(duty);
        await data.Add(line, duty);
        var seat = await data.Place(old, "Midwife", later, Closed);
        var midwife = await data.Person("Bob");
        await data.Appointment(seat, midwife, later);
        var written = await data.Report(board, "Evaluation", null, Closed);
        await data.Add(
            new ReportAuthor
            {
                Id = data.Store.Ids.Next<ReportAuthor>(),
                Report = written.Id,
                Author = data.RefOf(old),
            }
        );

        (await data.Store.Close(old.Key, "2008-03-31", [next.Key])).ShouldBeEmpty();

        await using var db = data.Store.Read(Sight.Everything);
        List<Record> handedOn =
        [
            .. await db.All<ActionItem>().ToListAsync(),
            .. await db.All<Register>().ToListAsync(),
            .. await db.All<Responsibility>().ToListAsync(),
            .. await db.All<Position>().ToListAsync(),
            .. await db.All<Evidence>().ToListAsync(),
            .. await db.All<SignOff>().ToListAsync(),
            .. await db.All<Drafter>().ToListAsync(),
            .. await db.All<Reopening>().ToListAsync(),
            .. await db.All<Post>().ToListAsync(),
            .. await db.All<Holding>().ToListAsync(),
            .. await db.All<Line>().ToListAsync(),
            .. await db.All<ReportingDuty>().ToListAsync(),
            .. await db.All<Place>().Where(p => p.Title == "Midwife").ToListAsync(),
            .. await db.All<Appointment>().Where(a => a.Person == midwife.Id).ToListAsync(),
            .. await db.All<Report>().ToListAsync(),
        ];
        handedOn.Count.ShouldBe(15);
        handedOn
            .Where(r => !RecordRef.ParseSeveral(r.RestrictedTo).Contains(data.RefOf(next)))
            .Select(r => r.GetType().Name)
            .ShouldBeEmpty();

        void Closed(Record record) =>
            (record.Sensitivity, record.RestrictedTo) = (Sensitivity.Restricted, RecordRef.Join([data.RefOf(old)]));
    }
}
