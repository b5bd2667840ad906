using System.Net;
using Remit.Actions;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Programmes;

namespace Remit.Tests.Responsibilities.Duties;

/// <summary>The report that a duty asks for, made of the records and sent with a person's own words.</summary>
public class SendingTests
{
    private const string Report = "/reporting-duties/to-cabinet/report";
    private const string Send = "/reporting-duties/to-cabinet/send?since=2007-07-01&until=2007-09-03";

    [Theory, ClassData(typeof(Databases))]
    public async Task It_tells_what_moved_what_is_weak_overdue_and_blank(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await Write(app);
        var report = (await app.Twin($"{Report}.json?since=2007-07-01&until=2007-09-03")).GetProperty("report");
        string[] Texts(string list) =>
            [.. report.GetProperty(list).EnumerateArray().Select(r => r.GetProperty("text").GetString()!)];
        Texts("better").ShouldBe(["Got better"]);
        Texts("worse").ShouldBe(["Got worse"]);
        Texts("newer").ShouldBe(["First said"]);
        Texts("added").ShouldBe(["Is new"]);
        Texts("ended").ShouldBe(["Has ended"]);
        Texts("weak").ShouldBe(["Got worse"]);
        Texts("blank").ShouldBe(["Is new"]);
        Texts("reviewsOverdue").ShouldBe(["Got better"]);
        report.GetProperty("actionsOverdue")[0].GetProperty("what").GetString().ShouldBe("Late action");
        // As at an earlier day there was less to tell.
        (await app.Twin($"{Report}.json?as-at=2007-07-10"))
            .GetProperty("report")
            .GetProperty("worse")
            .GetArrayLength()
            .ShouldBe(0);
        (await app.CommandsFor(Report)).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/reporting-duties")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/reporting-duties/to-cabinet")).ShouldBeLessThanOrEqualTo(6);
        using var word = await app.Client.GetAsync($"{Report}.docx");
        word.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_with_a_work_programme_tells_its_highlights()
    {
        await using var app = await RemitApp.WithTheSample();
        await ProgrammePagesTests.Write(app);
        const string Address = "/reporting-duties/early-years-group-work-programme/report";
        var words = (await app.Page(Address + "?since=2007-04-01")).QuerySelector("main")!.TextContent;
        words.ShouldContain("Work programme:");
        words.ShouldContain("What we ask for");
        (await app.CommandsFor(Address)).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task What_was_sent_in_another_form_is_recorded_without_a_text()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        using var person = app.NewVisitor();
        using var reads = await Visitor.Read(await person.Change(Send, ("_do", "check")));
        using var refused = await person.SendForm(reads, ("elsewhere", "yes"), ("words-weak", "Mine"), ("_do", "send"));
        (await Visitor.Read(refused)).QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("none would be kept");
        using var sent = await person.SendForm(reads, ("elsewhere", "yes"), ("reference", "Minute 9"), ("_do", "send"));
        var page = await app.Page(sent.Headers.Location!.ToString());
        page.QuerySelector("main")!.TextContent.ShouldContain("its text is kept elsewhere");
        page.QuerySelector("main")!.TextContent.ShouldContain("Minute 9");
    }

    [Theory]
    [InlineData("?since=2007-08-01&until=2007-07-01", "1 July 2007 comes before 1 August 2007")]
    [InlineData("?until=2007-12-31", "31 December 2007 is still to come")]
    [InlineData("?since=yesterday", "No such day for since: yesterday")]
    public async Task Days_that_cannot_be_are_said(string query, string said)
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        (await app.Page(Report + query)).QuerySelector("main")!.TextContent.ShouldContain(said);
    }

    [Fact]
    public async Task What_was_sent_stays_as_it_was_sent_with_the_persons_own_words()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        using var person = app.NewVisitor();
        using var page = await person.Page(Send);
        using var check = await person.SendForm(page, ("words-weak", "We *know*.\n# And act"), ("_do", "check"));
        using var reads = await Visitor.Read(check);
        reads.QuerySelector("#reads")!.TextContent.ShouldContain("We *know*.");
        (string, string?)[] send = [("_do", "send"), ("due", "2007-06-30"), ("reference", "Cabinet, item 9")];
        using var sent = await person.SendForm(reads, send);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = sent.Headers.Location!.ToString();
        using var again = await person.SendForm(reads, send);
        again.Headers.Location!.ToString().ShouldBe(address, "a form that is sent twice counts once");
        await app.Write(db => db.Set<Responsibility>().Single(r => r.Text == "Got worse").Text = "Otherwise", "Changed it");
        var kept = (await app.Page(address)).QuerySelector("main")!.TextContent;
        kept.ShouldContain("Got worse");
        kept.ShouldContain("# And act");
        kept.ShouldContain("65 days late");
        (await app.Twin($"{address}.json")).GetProperty("report").GetProperty("upTo").GetString().ShouldBe("2007-09-03");
        var duty = (await app.Twin("/reporting-duties/to-cabinet.json")).GetProperty("duty");
        duty.GetProperty("nextDue").GetString().ShouldBe("2007-09-30");
        duty.GetProperty("isLate").GetBoolean().ShouldBeFalse();
        using var word = await app.Client.GetAsync($"{address}.docx");
        word.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_did_not_see_what_somebody_else_recorded_is_shown_it_and_loses_nothing()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        using var first = app.NewVisitor();
        using var second = app.NewVisitor();
        using var one = await Visitor.Read(await first.Change(Send, ("_do", "check")));
        using var other = await Visitor.Read(await second.Change(Send, ("words-changed", "My words"), ("_do", "check")));
        (await first.SendForm(one, ("_do", "send"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var late = await second.SendForm(other, ("_do", "send"));
        using var shown = await Visitor.Read(late, HttpStatusCode.Conflict);
        shown.QuerySelector("main")!.TextContent.ShouldContain("the report is another now");
        shown.FormOf()["words-changed"].ShouldBe(["My words"]);
    }

    [Theory]
    [InlineData("2007", "4 September 2007 is still to come")]
    [InlineData("", "must include a year")]
    public async Task A_report_is_not_sent_on_a_day_that_is_to_come_and_nothing_typed_is_lost(string year, string said)
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        using var person = app.NewVisitor();
        using var answer = await person.Change(
            Send,
            ("sent-on-day", "4"),
            ("sent-on-month", "9"),
            ("sent-on-year", year),
            ("words-weak", "Mine"),
            ("_do", "send")
        );
        using var page = await Visitor.Read(answer);
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(said);
        page.FormOf()["words-weak"].ShouldBe(["Mine"]);
    }

    [Fact]
    public async Task What_the_readers_may_not_see_is_left_out_and_that_is_said_only_to_who_sees_it()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        await app.Write(
            db =>
            {
                var secret = db.Set<Responsibility>().Single(r => r.Text == "Got worse");
                (secret.Sensitivity, secret.RestrictedTo) = (
                    Sensitivity.Restricted,
                    $"body:{db.Set<Body>().Single(b => b.Key == "board").RowId}"
                );
            },
            "Closed it"
        );
        var page = (await app.Page(Report)).QuerySelector("main")!.TextContent;
        page.ShouldNotContain("Got worse");
        page.ShouldContain("Something is left out of this report");
        using var person = app.NewVisitor();
        using var reads = await Visitor.Read(await person.Change(Send, ("_do", "check")));
        using var sent = await person.SendForm(reads, ("_do", "send"));
        var kept = (await app.Page(sent.Headers.Location!.ToString())).QuerySelector("main")!.TextContent;
        kept.ShouldNotContain("Got worse");
        await using var db = app.Store.Read(Sight.Everything);
        db.All<ReportMade>().Single().Sensitivity.ShouldBe(Sensitivity.Partnership);
    }

    [Fact]
    public async Task What_is_open_to_the_body_that_is_told_goes_in_and_closes_the_report_to_it()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        var cabinet = "";
        await app.Write(
            db =>
            {
                var secret = db.Set<Responsibility>().Single(r => r.Text == "Got worse");
                cabinet = $"body:{db.Set<Body>().Single(b => b.Key == "cabinet").RowId}";
                (secret.Sensitivity, secret.RestrictedTo) = (Sensitivity.Restricted, cabinet);
            },
            "Closed it"
        );
        using var person = app.NewVisitor();
        using var reads = await Visitor.Read(await person.Change(Send, ("_do", "check")));
        reads.QuerySelector("#reads")!.TextContent.ShouldContain("Got worse");
        (await person.SendForm(reads, ("_do", "send"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = app.Store.Read(Sight.Everything);
        var kept = db.All<ReportMade>().Single();
        (kept.Sensitivity, kept.RestrictedTo).ShouldBe((Sensitivity.Restricted, cabinet));
    }

    [Fact]
    public async Task Who_holds_the_post_is_in_no_report_whose_readers_are_not_shown_it()
    {
        await using var app = await RemitApp.Start();
        await Write(app);
        await app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                var post = db.Set<Post>().Single();
                foreach (var (name, closed) in new[] { ("Open Holder", false), ("Closed Holder", true) })
                {
                    var person = new Person
                    {
                        Id = ids.Next<Person>(),
                        Key = Slug.From(name),
                        Name = name,
                    };
                    db.Add(person);
                    db.Add(
                        new Holding
                        {
                            Id = ids.Next<Holding>(),
                            Key = person.Key,
                            Post = post.Id,
                            Person = person.Id,
                            Sensitivity = closed ? Sensitivity.Restricted : Sensitivity.Partnership,
                        }
                    );
                }
            },
            "Added holders"
        );
        var page = (await app.Page(Report)).QuerySelector("main")!.TextContent;
        page.ShouldContain("Open Holder");
        page.ShouldNotContain("Closed Holder");
    }

    /// <summary>A Lead Member who reports to the Cabinet each quarter, with something of everything that there is to report.</summary>
    internal static Task Write(RemitApp app) =>
        app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                var post = new Post
                {
                    Id = ids.Next<Post>(),
                    Key = "lead-member",
                    Title = "Lead Member",
                };
                var cabinet = new Body
                {
                    Id = ids.Next<Body>(),
                    Key = "cabinet",
                    Name = "Cabinet",
                };
                db.Add(post);
                db.Add(cabinet);
                db.Add(
                    new Body
                    {
                        Id = ids.Next<Body>(),
                        Key = "board",
                        Name = "Board",
                    }
                );
                db.Add(
                    new ReportingDuty
                    {
                        Id = ids.Next<ReportingDuty>(),
                        Key = "to-cabinet",
                        FromHolder = new RecordRef("post", post.RowId),
                        ToHolder = new RecordRef("body", cabinet.RowId),
                        About = "The work of the Board",
                        Rhythm = ReportRhythm.Every,
                        Every = new CalendarSpan(3, CalendarUnit.Month),
                        FirstDue = When.Day("2007-06-30"),
                    }
                );
                var register = new Register
                {
                    Id = ids.Next<Register>(),
                    Key = "lead-member",
                    Title = "Responsibilities of the Lead Member",
                    Holder = new RecordRef("post", post.RowId),
                };
                db.Add(register);
                Row("Got better", null, (Rating.PartlyMet, "2007-06-01"), (Rating.Met, "2007-08-01"));
                var worse = Row("Got worse", null, (Rating.Met, "2007-06-01"), (Rating.NotMet, "2007-08-01"));
                Row("First said", null, (Rating.Met, "2007-08-01"));
                Row("As it was", null, (Rating.Met, "2007-06-01"));
                Row("Is new", When.From("2007-08-01"));
                Row("Has ended", When.Until("2007-07-31"));
                var action = new ActionItem
                {
                    Id = ids.Next<ActionItem>(),
                    Key = "late",
                    What = "Late action",
                    Due = When.Day("2007-08-31"),
                    Origin = new RecordRef("responsibility", worse.RowId),
                };
                db.Add(action);

                Responsibility Row(string text, Period? period = null, params (Rating Rating, string On)[] positions)
                {
                    var row = new Responsibility
                    {
                        Id = ids.Next<Responsibility>(),
                        Key = Slug.From(text),
                        Register = register.Id,
                        Text = text,
                        Period = period ?? Period.Unbounded,
                    };
                    db.Add(row);
                    foreach (var (rating, on) in positions)
                        db.Add(
                            new Position
                            {
                                Id = ids.Next<Position>(),
                                Key = on,
                                Responsibility = row.Id,
                                Text = "Said",
                                Rating = rating,
                                On = When.Day(on),
                                ReviewOn = text == "Got better" ? When.Day("2007-09-01") : null,
                            }
                        );
                    return row;
                }
            },
            "Wrote it"
        );
}
