using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Mail;
using Remit.Tests.Meetings.Papers;

namespace Remit.Tests.Meetings;

public class MemberLettersTests
{
    private const string Page = PapersCase.Meeting;

    [Theory, ClassData(typeof(Databases))]
    public async Task Members_are_told_when_somebody_asks_for_it_and_once_by_a_form_that_is_sent_twice(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.NewVisitor();
        var call = await visitor.Page($"{Page}/call");
        for (var times = 0; times < 2; times++)
            using (var called = await visitor.SendForm(call, ("tell", "yes")))
                called.StatusCode.ShouldBe(HttpStatusCode.Found, await called.Content.ReadAsStringAsync());
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        (letter.To, letter.Sort, letter.Subject).ShouldBe(
            ("gareth@example.org", "meeting", "Meeting: Children and Young People's Executive, 12 September 2007")
        );
        letter.Words!.ShouldContain("The agenda follows.");
        letter.Words!.ShouldContain("If you cannot come, please tell the clerk.");
        letter.Words!.ShouldContain("Wednesday 12 September 2007, 2pm");
        letter.Words!.ShouldContain($"{Page}\n");

        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(visitor, $"{Page}/agenda/publish", ("tell", "yes"));
        (await Letters(app)).ShouldContain(l => l.Words!.Contains("pack/file?since=last", StringComparison.Ordinal));
        (await Letters(app)).ShouldContain(l =>
            l.Words!.Contains("The agenda of this meeting is out.", StringComparison.Ordinal)
        );

        var move = await visitor.Page($"{Page}/move");
        using (
            var shown = await visitor.SendForm(
                move,
                ("date-day", "19"),
                ("date-month", "9"),
                ("date-year", "2007"),
                ("reason", "Snow")
            )
        )
        using (var moved = await visitor.SendForm(await Visitor.Read(shown), ("tell", "yes")))
            moved.StatusCode.ShouldBe(HttpStatusCode.Found, await moved.Content.ReadAsStringAsync());
        letter = (await Letters(app)).Single(l => l.Words!.Contains("is moved to the time below", StringComparison.Ordinal));
        letter.Words!.ShouldContain("The meeting of 12 September 2007 is moved to the time below. The reason: Snow");
        letter.Words!.ShouldContain("Wednesday 19 September 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_told_where_nobody_asked_for_it_or_nothing_was_kept(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.NewVisitor();
        using (var without = await visitor.Change($"{Page}/cancel", ("tell", "yes")))
            (await Visitor.Read(without)).Errors().ShouldContain(e => e.Contains("Say why", StringComparison.Ordinal));
        using (var called = await visitor.Change($"{Page}/call"))
            called.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Letters(app)).ShouldBeEmpty();
        using (var cancelled = await visitor.Change($"{Page}/cancel", ("reason", "No business"), ("tell", "yes")))
            cancelled.StatusCode.ShouldBe(HttpStatusCode.Found);
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        letter.Words!.ShouldContain("This meeting is cancelled. The reason: No business");
        letter.Words!.ShouldNotContain("If you cannot come");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_sat_there_on_the_former_day_is_told_and_not_asked_whether_they_come(string provider)
    {
        await using var app = await Start(provider);
        await app.Write(
            db =>
            {
                var person = db.Set<Person>().Single(p => p.Key == "gareth-williams").Id;
                foreach (var holding in db.Set<Holding>().Where(h => h.Person == person).ToList())
                    holding.Period = new Period(holding.Period.From, When.Day("2007-09-15"));
            },
            "Ended a membership"
        );
        using var visitor = app.NewVisitor();
        var move = await visitor.Page($"{Page}/move");
        using var shown = await visitor.SendForm(
            move,
            ("date-day", "19"),
            ("date-month", "9"),
            ("date-year", "2007"),
            ("reason", "Snow")
        );
        var form = await Visitor.Read(shown);
        form.QuerySelector("main")!.TextContent.ShouldContain("members of that day have an email address in Remit");
        using (var moved = await visitor.SendForm(form, ("tell", "yes")))
            moved.StatusCode.ShouldBe(HttpStatusCode.Found, await moved.Content.ReadAsStringAsync());
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        letter.Words!.ShouldContain("The meeting of 12 September 2007 is moved");
        letter.Words!.ShouldNotContain("If you cannot come");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_a_meeting_that_is_closed_to_members_or_over_nobody_is_told(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.NewVisitor();
        await Restrict(app, db => $"body:{db.Set<Body>().Single(b => b.Key == "board").RowId}");
        (await visitor.Page($"{Page}/call")).QuerySelector("main")!.TextContent.ShouldContain("does not include all members");
        using (var called = await visitor.Change($"{Page}/call", ("tell", "yes")))
            called.StatusCode.ShouldBe(HttpStatusCode.Found, await called.Content.ReadAsStringAsync());
        (await Letters(app)).ShouldBeEmpty();
        await Restrict(app, db => $"body:{db.Set<Body>().Single(b => b.Key == "executive").RowId}");
        using (var cancelled = await visitor.Change($"{Page}/cancel", ("reason", "Snow"), ("tell", "yes")))
            cancelled.StatusCode.ShouldBe(HttpStatusCode.Found, await cancelled.Content.ReadAsStringAsync());
        (await Letters(app)).Count.ShouldBe(1);
        const string past = "/meetings/executive/2007-08-01";
        (await visitor.Page($"{past}/cancel")).QuerySelector("main")!.TextContent.ShouldContain("The meeting is over");
        using (var cancelled = await visitor.Change($"{past}/cancel", ("reason", "Nobody came"), ("tell", "yes")))
            cancelled.StatusCode.ShouldBe(HttpStatusCode.Found, await cancelled.Content.ReadAsStringAsync());
        (await Letters(app)).Count.ShouldBe(1);

        static Task Restrict(RemitApp app, Func<Remit.Data.Db, string> to) =>
            app.Write(
                db =>
                {
                    var meeting = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                    (meeting.Sensitivity, meeting.RestrictedTo) = (Sensitivity.Restricted, to(db));
                },
                "Restricted a meeting"
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_had_a_paper_is_told_that_it_is_recalled(string provider)
    {
        await using var app = await Start(provider);
        await PapersCase.HandInAndPublish(app, "Appendix A");
        using var visitor = app.NewVisitor();
        var form = await visitor.Page($"{PapersCase.Report}/papers/appendix-a/recall");
        using (var recalled = await visitor.SendForm(form, ("reason", "A name stood in it"), ("tell", "yes")))
            recalled.StatusCode.ShouldBe(HttpStatusCode.Redirect, await recalled.Content.ReadAsStringAsync());
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        letter.Words!.ShouldContain("“Appendix A” that went out for this meeting is recalled. The reason: A name stood in it.");
        using (
            var recalled = await visitor.Change($"{PapersCase.Report}/step?do=recall", ("reason", "All of it"), ("tell", "yes"))
        )
            recalled.StatusCode.ShouldBe(HttpStatusCode.Redirect, await recalled.Content.ReadAsStringAsync());
        (await Letters(app)).ShouldContain(l => l.Words!.Contains("“Budget” that went out", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_supplement_says_what_is_in_it_and_names_nothing_that_is_restricted(string provider)
    {
        await using var app = await Start(provider);
        await PapersCase.HandInAndPublish(app, "Appendix A");
        using var visitor = app.NewVisitor();
        using (var late = await PapersCase.HandIn(visitor, PapersCase.Report, "b.pdf", PapersCase.Pdf("Late"), "Appendix B"))
            late.StatusCode.ShouldBe(HttpStatusCode.Redirect, await late.Content.ReadAsStringAsync());
        await app.Write(
            db =>
            {
                var meeting = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                db.Add(
                    new AgendaItem
                    {
                        Id = app.Store.Ids.Next<AgendaItem>(),
                        Key = "secret",
                        Meeting = meeting.Id,
                        Title = "One family",
                        Order = 50,
                        Sensitivity = Sensitivity.Restricted,
                        RestrictedTo = $"body:{meeting.Body}",
                    }
                );
            },
            "Added an item"
        );
        await PapersCase.Send(visitor, $"{Page}/agenda/publish", ("tell", "yes"));
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        letter.Words!.ShouldContain(
            "Supplement 1 to the agenda of this meeting is out. It has:\n\n- Budget\n- Something that is"
        );
        letter.Words!.ShouldNotContain("One family");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Members_of_a_later_meeting_that_had_it_too_are_told_and_nobody_twice(string provider)
    {
        await using var app = await Start(provider);
        await PapersCase.HandInAndPublish(app, "Appendix A");
        var day = When.Day("2007-12-12");
        await app.Write(
            db =>
            {
                var board = db.Set<Body>().Single(b => b.Key == "board").Id;
                var report = db.Set<Report>().Single(r => r.Key == "budget").Id;
                var later = new Meeting
                {
                    Id = app.Store.Ids.Next<Meeting>(),
                    Key = "2007-12-12",
                    Body = board,
                    Date = day,
                    Start = new TimeOnly(14, 0),
                };
                var item = new AgendaItem
                {
                    Id = app.Store.Ids.Next<AgendaItem>(),
                    Key = "item-1",
                    Meeting = later.Id,
                    Title = "Budget",
                    Report = report,
                    Number = 1,
                };
                db.AddRange(later, item);
                var other = new Person
                {
                    Id = app.Store.Ids.Next<Person>(),
                    Key = "only-on-the-board",
                    Name = "Only On-the-Board",
                    Email = "board@example.org",
                };
                db.Add(other);
                // The Director sits on the Board, too.
                var gareth = db.Set<Person>().Single(p => p.Key == "gareth-williams").Id;
                foreach (var (key, person) in new[] { ("first", gareth), ("second", other.Id) })
                {
                    var free = new Place
                    {
                        Id = app.Store.Ids.Next<Place>(),
                        Key = key,
                        Body = board,
                        Title = "Another member",
                    };
                    db.AddRange(
                        free,
                        new Appointment
                        {
                            Id = app.Store.Ids.Next<Appointment>(),
                            Key = "one",
                            Place = free.Id,
                            Person = person,
                        }
                    );
                }
            },
            "Another body hears it"
        );
        using var visitor = app.NewVisitor();
        var form = await visitor.Page($"{PapersCase.Report}/papers/appendix-a/recall");
        form.QuerySelector("main")!.TextContent.ShouldContain("2 of");
        using (var recalled = await visitor.SendForm(form, ("reason", "A name stood in it"), ("tell", "yes")))
            recalled.StatusCode.ShouldBe(HttpStatusCode.Redirect, await recalled.Content.ReadAsStringAsync());
        var letters = await Letters(app);
        letters.Select(l => l.To).Order(StringComparer.Ordinal).ShouldBe(["board@example.org", "gareth@example.org"]);
        letters.Single(l => l.To == "board@example.org").Subject!.ShouldContain("12 December 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Verbs_tell_members_where_it_is_asked_for_and_say_why_they_do_not(string provider)
    {
        await using var database = await TestDatabase.Create(provider, null);
        (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
        const string meeting = "executive/2099-09-12";
        (await Run("add", "meeting", "--in", "body:executive", "--set", "date=2099-09-12", "--set", "start=14:00")).Code.ShouldBe(
            0
        );
        (await Run("change", "person:gareth-williams", "--set", "email=gareth@example.org")).Code.ShouldBe(0);
        (await Run("meetings", "call", meeting, "--email")).Words.ShouldContain("No mail server is set, so Remit sends nothing");
        (await Run("meetings", "show", meeting)).Words.ShouldContain("planned");
        (await WithMail("meetings", "call", meeting, "--email")).Words.ShouldContain("1 email goes to its members.");
        (await WithMail("meetings", "cancel", meeting, "--why", "Snow", "--email")).Words.ShouldContain("1 email goes");
        var (code, words) = await WithMail("meetings", "cancel", meeting, "--why", "Ice", "--email");
        code.ShouldBe(1, words);
        words.ShouldContain("is cancelled, so it can’t be cancelled");

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, .. database.Words]);
        Task<(int Code, string Words)> WithMail(params string[] words) =>
            RunProgram.ToItsEnd(
                start =>
                {
                    start.Environment["REMIT_MAIL"] = "smtp+plain://localhost:9";
                    start.Environment["REMIT_MAIL_FROM"] = "remit@example.org";
                    start.Environment["REMIT_ADDRESS"] = "https://remit.example.org";
                },
                [.. words, .. database.Words]
            );
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so()
    {
        await using var app = await PapersCase.Start();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page($"{Page}/call");
        page.QuerySelector("main")!.TextContent.ShouldContain("Remit sends nothing");
        page.QuerySelector("[name=tell]").ShouldBeNull();
    }

    private static async Task<RemitApp> Start(string provider)
    {
        MailServer named;
        await using (var away = await RealMailServer.Start())
            named = away.As(MailSecurity.None);
        var app = await PapersCase.Start(provider, isCleared: false, more: services => services.AddSingleton(Mailing.By(named)));
        await app.Write(
            db => db.Set<Person>().Single(p => p.Key == "gareth-williams").Email = "gareth@example.org",
            "Recorded an address"
        );
        return app;
    }

    private static async Task<List<Letter>> Letters(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.Set<Letter>().Where(l => l.Sort == "meeting").ToListAsync();
    }
}
