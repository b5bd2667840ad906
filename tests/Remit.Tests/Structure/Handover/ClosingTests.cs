using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class ClosingTests
{
    private const string LastDay = "2008-03-31";

    [Theory, ClassData(typeof(Databases))]
    public async Task Everything_that_a_body_holds_goes_on_in_its_successor_and_its_history_stays_with_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, next, board) = (await data.Body("Fund board"), await data.Body("School age group"), await data.Body("Board"));
        var (ann, bob) = (await data.Person("Ann"), await data.Person("Bob"));
        var seat = await data.Place(old, "Health", When.From("2006-01-01"), p => p.Role = PlaceRole.Chair);
        await data.Appointment(seat, ann, When.From("2006-05-01"));
        await data.Add(
            new Deputy
            {
                Id = data.Store.Ids.Next<Deputy>(),
                Key = "bob",
                Place = seat.Id,
                Person = bob.Id,
            },
            new Power
            {
                Id = data.Store.Ids.Next<Power>(),
                Key = "money",
                Place = seat.Id,
                What = "Up to £5,000",
            }
        );
        var line = data.NewLine(old, board, When.Always);
        var inward = data.NewLine(board, old, When.Always, "children", LineKind.Scrutinises);
        var byChair = data.NewPlace(board, "Fund chair", with: p => p.ExOfficioChairOf = old.Id);
        await data.Add(line, inward, byChair, Topic(data, old, "Play"));
        var terms = await data.Terms(old, TermsState.Proposed);
        var clerk = await data.Post("Clerk");
        await data.Edit(clerk, p => p.Body = old.Id);

        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();

        await using var then = data.Store.Read(Sight.Everything, When.Day(LastDay));
        (await then.All<Place>().On(When.Day(LastDay)).SingleAsync(p => p.Body == old.Id)).Id.ShouldBe(seat.Id);
        (await then.All<Place>().On(When.Day(LastDay)).AnyAsync(p => p.Body == next.Id)).ShouldBeFalse();
        (await then.All<Line>().On(When.Day(LastDay)).CountAsync()).ShouldBe(2);
        await using var db = data.Store.Read(Sight.Everything);
        var first = When.Day("2008-04-01");
        var goesOn = await db.All<Place>().On(first).SingleAsync(p => p.Body == next.Id);
        (goesOn.Title, goesOn.Role, goesOn.Continues).ShouldBe(("Health", PlaceRole.Chair, seat.Id));
        (await db.All<Appointment>().On(first).SingleAsync(a => a.Place == goesOn.Id)).Person.ShouldBe(ann.Id);
        (await db.All<Appointment>().SingleAsync(a => a.Place == seat.Id)).Until.ShouldBe(When.Day(LastDay));
        (await db.All<Deputy>().On(first).SingleAsync()).Place.ShouldBe(goesOn.Id);
        (await db.All<Power>().On(first).SingleAsync()).Place.ShouldBe(goesOn.Id);
        var lines = await db.All<Line>().On(first).OrderBy(l => l.Kind).ToListAsync();
        lines
            .ConvertAll(l => (l.Start, l.To, l.Scope))
            .ShouldBe([(data.RefOf(next), board.Id, Line.Everything), (data.RefOf(board), next.Id, "children")]);
        (await db.All<Place>().On(first).SingleAsync(p => p.Body == board.Id)).ExOfficioChairOf.ShouldBe(next.Id);
        (await db.All<AreaOfResponsibility>().On(first).SingleAsync()).Body.ShouldBe(next.Id);
        (await db.All<TermsOfReference>().SingleAsync(t => t.Id == terms.Id)).Until.ShouldBe(When.Day(LastDay));
        var post = await db.All<Post>().SingleAsync(p => p.Id == clerk.Id);
        (post.Body, post.Note).ShouldBe((next.Id, "Served “Fund board” until 31 March 2008."));
        var succession = await db.All<Succession>().SingleAsync();
        (succession.Predecessor, succession.Successor, succession.State, succession.On).ShouldBe(
            (old.Id, next.Id, SuccessionState.Done, first)
        );
        (await db.All<Body>().SingleAsync(b => b.Id == old.Id)).StateOn(first).ShouldBe(BodyState.Closed);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_other_capabilities_record_of_a_body_goes_on_too(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, next, board) = (await data.Body("Fund board"), await data.Body("School age group"), await data.Body("Board"));
        var own = await data.Action("Write the plan", a => a.ReportedTo = data.RefOf(old));
        await data.Add(data.NewOwner(own, data.RefOf(old)));
        var done = await data.Action("Done already", a => (a.Status, a.ReportedTo) = (ActionStatus.Done, data.RefOf(old)));
        var duty = data.NewReportingDuty(data.RefOf(old), data.RefOf(board));
        var toItself = data.NewReportingDuty(data.RefOf(old), data.RefOf(next));
        (duty.About, toItself.About) = ("Money", "Lessons");
        await data.Add(duty, toItself);
        var register = await data.Register("What the fund board does", data.RefOf(old));
        await data.Responsibility(register);
        var (before, after) = (await data.Meeting(old, "2008-03-10"), await data.Meeting(old, "2008-05-12"));
        var both = await data.Meeting(old, "2008-06-12");
        await data.Meeting(next, "2008-06-12");
        var heard = await data.Report(old, "Budget", before);
        var (placed, other) = (await data.Report(old, "Evaluation", after), await data.Report(old, "Play", both));

        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<ActionOwner>().SingleAsync(o => o.Action == own.Id)).Owner.ShouldBe(data.RefOf(next));
        (await db.All<ActionItem>().SingleAsync(a => a.Id == own.Id)).ReportedTo.ShouldBe(data.RefOf(next));
        (await db.All<ActionItem>().SingleAsync(a => a.Id == done.Id)).ReportedTo.ShouldBe(data.RefOf(old));
        var duties = await db.All<ReportingDuty>().On(When.Day("2008-04-01")).SingleAsync();
        (duties.FromHolder, duties.About, duties.From).ShouldBe((data.RefOf(next), "Money", When.Day("2008-04-01")));
        (await db.All<Register>().SingleAsync()).Holder.ShouldBe(data.RefOf(next));
        (await db.All<Meeting>().SingleAsync(m => m.Id == after.Id)).Body.ShouldBe(next.Id);
        var cancelled = await db.All<Meeting>().SingleAsync(m => m.Id == both.Id);
        (cancelled.Body, cancelled.State).ShouldBe((old.Id, MeetingState.Cancelled));
        var reports = await db.All<Report>().ToDictionaryAsync(r => r.Id);
        (reports[heard.Id].Body, reports[heard.Id].Meeting).ShouldBe((old.Id, before.Id));
        (reports[placed.Id].Body, reports[placed.Id].Meeting).ShouldBe((next.Id, after.Id));
        (reports[other.Id].Body, reports[other.Id].Meeting, reports[other.Id].MeetingWords).ShouldBe(
            (next.Id, null, "12 June 2008")
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_closing_body_reported_is_not_asked_for_again(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, next, board) = (await data.Body("Fund board"), await data.Body("School age group"), await data.Body("Board"));
        var (quarterly, answered, open) = (Duty("Money"), Duty("Lessons"), Duty("Play"));
        (quarterly.Rhythm, quarterly.Every, quarterly.FirstDue) = (
            ReportRhythm.Every,
            new CalendarSpan(3, CalendarUnit.Month),
            When.Day("2006-03-15")
        );
        foreach (var once in new[] { answered, open })
            (once.Rhythm, once.FirstDue) = (ReportRhythm.Once, When.Day("2007-12-31"));
        await data.Add(quarterly, answered, open);
        await data.Add(
            data.NewReportMade(quarterly, "2007-09-01", r => r.Due = When.Day("2007-06-15")),
            data.NewReportMade(answered, "2007-09-01", r => r.Due = When.Day("2007-12-31"))
        );

        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();

        await using var db = data.Store.Read(Sight.Everything);
        (
            await db.All<ReportingDuty>()
                .On(When.Day("2008-04-01"))
                .OrderBy(d => d.About)
                .Select(d => new { d.About, d.FirstDue })
                .ToListAsync()
        )
            .Select(d => (d.About, d.FirstDue))
            .ShouldBe([("Money", When.Day("2007-09-15")), ("Play", When.Day("2007-12-31"))]);

        ReportingDuty Duty(string about)
        {
            var duty = data.NewReportingDuty(data.RefOf(old), data.RefOf(board));
            duty.About = about;
            return duty;
        }
    }

    [Fact]
    public async Task What_a_successor_has_is_not_doubled_unless_somebody_says_so()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next, board) = (await data.Body("Fund board"), await data.Body("School age group"), await data.Body("Board"));
        var council = await data.Organisation("Council");
        await data.Place(old, "Chair", with: p => p.Role = PlaceRole.Chair);
        await data.Place(next, "Chair", with: p => p.Role = PlaceRole.Chair);
        await data.Place(old, "Officer", with: p => p.FilledBy = council.Id);
        await data.Place(next, "Member for the council", with: p => p.FilledBy = council.Id);
        await data.Place(old, "Young person");
        await data.Add(
            data.NewLine(old, board, When.Always),
            data.NewLine(next, board, When.Always, "work programme"),
            data.NewLine(old, next, When.Always, null, LineKind.WorksWith),
            Topic(data, old, "Play"),
            Topic(data, next, "play")
        );
        (await data.Store.Close(old.Key, LastDay, [next.Key], ("Officer", next.Key))).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        var first = When.Day("2008-04-01");
        (await db.All<Place>().On(first).OrderBy(p => p.Title).Select(p => p.Title).ToListAsync()).ShouldBe([
            "Chair",
            "Member for the council",
            "Officer",
            "Young person",
        ]);
        (await db.All<Line>().On(first).SingleAsync()).Scope.ShouldBe("work programme");
        (await db.All<AreaOfResponsibility>().On(first).SingleAsync()).Title.ShouldBe("play");
    }

    [Fact]
    public async Task Each_thing_goes_where_somebody_says_and_places_to_come_move_as_they_are()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, one, two) = (await data.Body("Fund board"), await data.Body("One"), await data.Body("Two"));
        await data.Place(old, "Health");
        await data.Place(old, "Play");
        var coming = await data.Place(old, "Midwife", When.From("2009-01-01"));
        await data.Place(two, "Midwife", When.Until("2007-01-01"));
        (await data.Store.Close(old.Key, LastDay, [one.Key, two.Key], ("Play", "end"), ("Midwife", two.Key))).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Place>().On(When.Day("2008-04-01")).SingleAsync()).Body.ShouldBe(one.Id);
        var moved = await db.All<Place>().SingleAsync(p => p.Id == coming.Id);
        (moved.Body, moved.From).ShouldBe((two.Id, When.Day("2009-01-01")));
        (await db.All<Succession>().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_body_is_not_closed_while_its_actions_are_open_but_they_may_go_to_the_body_above()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, board) = (await data.Body("Task group"), await data.Body("Board"));
        var actions = new[] { await data.Action("One"), await data.Action("Two"), await data.Action("Three") };
        await data.Add([.. actions.Select(a => data.NewOwner(a, data.RefOf(old)))]);
        (await data.Store.Close(old.Key, LastDay, []))
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "You can’t close “Task group” yet: 3 actions are still open. Hand them over first, to a successor, or to a body to which it answers."
            );
        await data.Add(data.NewLine(old, board, When.Always));
        (await data.Store.Close(old.Key, LastDay, [], ("One", board.Key), ("Two", board.Key)))
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "You can’t close “Task group” yet: 1 action is still open. Hand it over first, and choose to whom."
            );
        (
            await data.Store.Close(old.Key, LastDay, [], ("One", board.Key), ("Two", board.Key), ("Three", board.Key))
        ).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Succession>().AnyAsync()).ShouldBeFalse();
        (await db.All<ActionOwner>().AllAsync(o => o.Owner == data.RefOf(board))).ShouldBeTrue();
    }

    [Fact]
    public async Task What_can_not_be_is_refused_in_words()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var old = await data.Body("Fund board", When.From("2006-01-01"));
        var gone = await data.Body("Gone", When.Until("2007-12-31"));
        var later = await data.Body("Later", When.From("2009-01-01"));
        await Refused("2008-03-31", [gone.Key], "closed on 31 December 2007, so nothing can go to it on 1 April 2008");
        await Refused("2008-03-31", [later.Key], "starts only on 1 January 2009");
        await Refused("2008-03-31", [old.Key], "can’t close and take over from itself");
        await Refused("2005-12-31", [], "starts only on 1 January 2006, so 31 December 2005 can’t be its last day");
        await data.Edit(old, b => b.Established = When.From("2008-06-01"));
        await Refused("2008-03-31", [], "is established only on 1 June 2008");
        await data.Edit(old, b => b.Established = When.From("2006-01-01"));
        (await data.Store.Close(old.Key, LastDay, [])).ShouldBeEmpty();
        await Refused("2008-03-31", [], "closes on 31 March 2008 already");
        await Refused("2008-06-30", [], "closes on 31 March 2008 already");
        (await data.Store.Close(old.Key, "2008-02-29", [])).ShouldBeEmpty();

        async Task Refused(string last, string[] successors, string words) =>
            (await data.Store.Close(old.Key, last, successors)).ShouldHaveSingleItem().Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_handed_on_line_that_would_make_a_circle_is_refused_as_everywhere()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next, third) = (await data.Body("Old"), await data.Body("Next"), await data.Body("Third"));
        await data.Add(data.NewLine(old, third, When.Always), data.NewLine(third, next, When.Always));
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldNotBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Body>().SingleAsync(b => b.Id == old.Id)).Until.ShouldBeNull();
    }

    [Fact]
    public async Task What_only_its_members_saw_those_of_the_successor_see_as_it_goes_on()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next) = (await data.Body(new string('x', 180)), await data.Body("Next"));
        var closed = RecordRef.Join([data.RefOf(old)]);
        await data.Place(old, "Secret", with: p => (p.Sensitivity, p.RestrictedTo) = (Sensitivity.Restricted, closed));
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        var goesOn = await db.All<Place>().SingleAsync(p => p.Body == next.Id);
        RecordRef.ParseSeveral(goesOn.RestrictedTo).ShouldBe([data.RefOf(old), data.RefOf(next)], ignoreOrder: true);
    }

    private static AreaOfResponsibility Topic(TestData data, Body body, string title) =>
        new()
        {
            Id = data.Store.Ids.Next<AreaOfResponsibility>(),
            Key = Slug.From(title),
            Body = body.Id,
            Title = title,
        };
}
