using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Packs;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Meetings.Papers;

public class ReportStagesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_is_written_cleared_and_submitted_and_says_at_each_step_how_far_it_is(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        (await Stage(visitor)).ShouldBe("Asked for");
        using (var early = await visitor.Fill($"{PapersCase.Report}/step?do=ready"))
            (await Visitor.Read(early)).Errors().ShouldContain(e => e.Contains("nothing to be read", StringComparison.Ordinal));
        await PapersCase.Send(
            visitor,
            $"{PapersCase.Report}/write",
            ("summary", "What it costs."),
            ("recommendation", "That it is agreed.")
        );
        (await Stage(visitor)).ShouldBe("Being written");
        using (var early = await visitor.Fill($"{PapersCase.Report}/step?do=submit"))
            (await Visitor.Read(early))
                .Errors()
                .ShouldContain(e => e.Contains("Say first that it is ready", StringComparison.Ordinal));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        (await Stage(visitor)).ShouldBe("Being cleared");
        using (var early = await visitor.Fill($"{PapersCase.Report}/step?do=submit"))
            (await Visitor.Read(early))
                .Errors()
                .ShouldContain(e => e.Contains("still has to be cleared by", StringComparison.Ordinal));

        // Sent back, with what to mend; and on the same day mended, ready and cleared anew.
        using (var mute = await visitor.Fill($"{PapersCase.Report}/clear", ("outcome", "sent-back")))
            (await Visitor.Read(mute)).Errors().ShouldContain(e => e.Contains("have to change", StringComparison.Ordinal));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/clear", ("outcome", "sent-back"), ("reason", "Say what it costs."));
        (await Stage(visitor)).ShouldBe("Sent back");
        (await visitor.Page(PapersCase.Report))
            .QuerySelector("main")!
            .TextContent.ShouldContain("sent it back: Say what it costs.");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "It costs £5."));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        (await Stage(visitor)).ShouldBe("Being cleared");
        var form = await visitor.Page($"{PapersCase.Report}/clear");
        using (var cleared = await visitor.Post(form, ("outcome", "cleared")))
            cleared.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Sent twice, it counts once.
        using (var again = await visitor.Post(form, ("outcome", "cleared")))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Stage(visitor)).ShouldBe("Cleared");

        // Another text is to be cleared anew.
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "It costs £6."));
        (await Stage(visitor)).ShouldBe("Being written");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        (await Stage(visitor)).ShouldBe("Being cleared");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/clear", ("outcome", "cleared"));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=submit");
        (await Stage(visitor)).ShouldBe("Submitted");
        (await visitor.Page($"{PapersCase.Report}/write"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("what it says stands");
        (await app.CommandsFor(PapersCase.Report)).ShouldBeLessThanOrEqualTo(6);

        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=recall", ("reason", "The sums are wrong"));
        (await Stage(visitor)).ShouldBe("Recalled");
        using (var twice = await visitor.Fill($"{PapersCase.Report}/step?do=recall", ("reason", "Another reason")))
            (await Visitor.Read(twice)).Errors().ShouldContain(e => e.Contains("It was recalled on", StringComparison.Ordinal));
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Clearance>().CountAsync()).ShouldBe(3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_restricted_report_says_why_it_is_and_no_other_does(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        (await visitor.Page($"{PapersCase.Report}/write")).QuerySelector("[name=restricted-because]").ShouldBeNull();
        await using (var db = app.Store.Write())
        {
            var report = await db.Set<Report>().SingleAsync(r => PapersCase.Report.EndsWith("/" + r.Key));
            report.Sensitivity = Sensitivity.Restricted;
            report.RestrictedTo = new RecordRef("body", report.Body.Value).ToString();
            (await db.Commit(TestData.Because("It names children"))).Refusals.ShouldBeEmpty();
        }

        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("restricted-because", "It names children."));

        (await visitor.Page(PapersCase.Report)).QuerySelector("main")!.TextContent.ShouldContain("It names children.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_write_at_once_the_second_is_shown_both(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        var first = await visitor.Page($"{PapersCase.Report}/write");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "Of the first."));
        using var late = await visitor.Post(first, ("summary", "Of the second."));
        var told = await Visitor.Read(late, HttpStatusCode.Conflict);
        told.QuerySelector("main")!.TextContent.ShouldContain("Recorded now: Of the first.");
        told.QuerySelector("textarea[name=summary]")!.TextContent.ShouldContain("Of the second.");
        using var kept = await visitor.Post(told, ("summary", "Of both."));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Files_that_are_no_papers_are_answered_at_the_field(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        await Refused("empty.pdf", [], "The file is empty");
        await Refused("locked.pdf", new PdfLocked().Bytes, "protected by a password");
        await Refused("cut.pdf", "%PDF-1.4\nrubbish"u8.ToArray(), "damaged");
        var word = PapersCase.Word("Words");
        await Refused("cut.docx", word[..(word.Length / 2)], "damaged or was cut off");
        await Refused("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "older Word document");
        await Refused("picture.pdf", [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3], "looks like a picture");
        await Refused("hollow.docx", Hollow(), "damaged");
        using (var handed = await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.docx", word))
            handed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await handed.Content.ReadAsStringAsync());
        var page = await visitor.Page(PapersCase.Report);
        var link = page.QuerySelector("#papers a")!;
        using (var file = await visitor.Get(link.GetAttribute("href")!))
        {
            (await file.Content.ReadAsByteArrayAsync()).ShouldBe(word);
            file.Content.Headers.ContentDisposition!.FileName!.ShouldContain("Budget.docx");
        }
        await PapersCase.Send(visitor, $"{PapersCase.Report}/papers/report/recall", ("reason", "A name stood in it"));
        using (var gone = await visitor.Get($"{PapersCase.Report}/papers/report"))
            gone.StatusCode.ShouldBe(HttpStatusCode.Gone);

        async Task Refused(string name, byte[] bytes, string why)
        {
            using var answer = await PapersCase.HandIn(visitor, PapersCase.Report, name, bytes);
            (await Visitor.Read(answer)).QuerySelector("#file-error")!.TextContent.ShouldContain(why, customMessage: name);
        }
    }

    [Fact]
    public async Task A_scan_of_three_hundred_megabytes_is_told_to_be_too_large()
    {
        await using var app = await PapersCase.Start();
        using var visitor = app.NewVisitor();
        using var answer = await PapersCase.HandIn(visitor, PapersCase.Report, "scan.pdf", new byte[300 * 1024 * 1024]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var told = await visitor.Page($"{PapersCase.Report}/hand-in{answer.Headers.Location!.OriginalString}");
        told.Errors().ShouldContain(e => e.Contains("larger than 50 MB", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_template_in_Word_is_filled_from_the_records(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("recommendation", "That the budget is agreed."));
        using var answer = await visitor.Get($"{PapersCase.Report}/template");
        using var file = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        var text = file.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("Report to the Children and Young People's Executive");
        text.ShouldContain("Budget");
        text.ShouldContain("Meeting on 12 September 2007");
        text.ShouldContain("That the budget is agreed.");
        text.ShouldContain("What children and families say");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_asks_for_its_own_headings_and_has_one_template(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        const string page = "/bodies/executive/report-template";
        (await visitor.Page(page)).QuerySelector("main")!.TextContent.ShouldContain("under the usual headings");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("recommendation", "That the budget is agreed."));
        await Add("What we are asked");
        (await visitor.Page(page)).QuerySelector("main h2")!.TextContent.ShouldBe("What we are asked");
        await using (var db = app.Store.Write())
        {
            var body = await db.All<Body>().SingleAsync(b => b.Key == "executive");
            db.Add(
                new ReportTemplate
                {
                    Id = app.Store.Ids.Next<ReportTemplate>(),
                    Key = "another",
                    Body = body.Id,
                    Words = "# Again",
                }
            );
            (await db.Commit(TestData.Because("Once more")))
                .Refusals.ShouldHaveSingleItem()
                .Rule.ShouldBe(ReportTemplate.OneForABody);
        }

        var text = await Word($"{PapersCase.Report}/template");
        text.ShouldContain("What we are asked");
        text.ShouldNotContain("What children and families say");
        // What is written already is not lost, although the body has no such heading.
        text.ShouldContain("That the budget is agreed.");
        (await Word($"{page}/word")).ShouldContain("Report to the Children and Young People's Executive");

        await Change("~~~\n# not a heading\n~~~", isRefused: true);
        await Change("## recommendation\n\nIn one sentence.\n\n### Money\n\nWhat it costs.", isRefused: false);
        text = await Word($"{PapersCase.Report}/template");
        text.Split("That the budget is agreed.").Length.ShouldBe(2);
        text.ShouldContain("What it costs.");
        text.ShouldNotContain("In one sentence.");
        await Change("", isRefused: false);
        (await visitor.Page(page)).QuerySelector("main")!.TextContent.ShouldContain("under the usual headings");
        (await Word($"{PapersCase.Report}/template")).ShouldContain("What children and families say");

        async Task Change(string words, bool isRefused)
        {
            var address = (await visitor.Page(page))
                .QuerySelector("main a[href^='/change/report-template']")!
                .GetAttribute("href")!;
            using var answer = await visitor.Change(address, ("words", words));
            if (isRefused)
                (await Visitor.Read(answer)).Errors().ShouldHaveSingleItem().ShouldContain("There is no heading in it");
            else
                answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        }

        async Task Add(string heading)
        {
            using var check = await visitor.ToTheCheck(
                "/add/report-template?in=body:executive",
                ("words", $"# {heading}\n\nSay it.")
            );
            using var kept = await visitor.SendForm(check, ("_go", null));
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, await kept.Content.ReadAsStringAsync());
        }

        async Task<string> Word(string address)
        {
            using var answer = await visitor.Get(address);
            using var file = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
            return file.MainDocumentPart!.Document.Body!.InnerText;
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_report_says_is_not_the_publics_before_it_is_published(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.pdf", PapersCase.Pdf("Zorilla"))) { }
        await PapersCase.Submit(visitor, PapersCase.Report, "Quagga");
        var hidden = await outside.Page(PapersCase.Report);
        hidden.Body!.TextContent.ShouldNotContain("Quagga");
        hidden.Body.TextContent.ShouldNotContain("Submitted");
        using (var file = await outside.Get($"{PapersCase.Report}/papers/report"))
            file.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await PapersCase.Press(visitor, "begin");
        (await outside.Page($"{PapersCase.Meeting}/agenda"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("No agenda of this meeting is published");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        var shown = await outside.Page(PapersCase.Report);
        shown.Body!.TextContent.ShouldContain("Quagga");
        shown.QuerySelector(".govuk-tag")!.TextContent.Trim().ShouldBe("Published");
        using (var file = await outside.Get($"{PapersCase.Report}/papers/report"))
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_is_recalled_as_a_whole_gives_none_of_its_files(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.pdf", PapersCase.Pdf("Zorilla"))) { }
        await PapersCase.Submit(visitor, PapersCase.Report);
        var before = await app.Store.LastChangeBy(DateTimeOffset.MaxValue);
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=recall", ("reason", "The sums are wrong"));
        foreach (var address in new[] { "report", $"report?known-at={before}" })
            using (var gone = await visitor.Get($"{PapersCase.Report}/papers/{address}"))
            {
                gone.StatusCode.ShouldBe(HttpStatusCode.Gone, address);
                (await gone.Content.ReadAsStringAsync()).ShouldContain("The sums are wrong");
            }
        (await visitor.Page(PapersCase.Report)).QuerySelector("#papers a").ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_given_back_is_not_the_publics_until_it_is_published_anew(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.pdf", PapersCase.Pdf("Zorilla"))) { }
        await PapersCase.Submit(visitor, PapersCase.Report, "Quagga");
        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/withdraw?item=budget", ("reason", "Not ready"));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=return");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "Okapi"));
        (await visitor.Page(PapersCase.Report)).Body!.TextContent.ShouldContain("Okapi");
        var page = await outside.Page(PapersCase.Report);
        page.Body!.TextContent.ShouldNotContain("Okapi");
        page.Body.TextContent.ShouldNotContain("Quagga");
        using (var file = await outside.Get($"{PapersCase.Report}/papers/report"))
            file.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<ReportText>().SingleAsync()).Sensitivity.ShouldBe(Sensitivity.Partnership);
        (await db.All<Paper>().SingleAsync()).Sensitivity.ShouldBe(Sensitivity.Partnership);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_whose_item_is_published_before_it_is_there_is_still_written(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        (await Stage(visitor)).ShouldBe("Asked for");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "Quagga"));
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.docx", PapersCase.Word("Words"), "Zorilla")) { }
        (await Stage(visitor)).ShouldBe("Being written");
        var agenda = await visitor.Page($"{PapersCase.Meeting}/agenda");
        agenda.Body!.TextContent.ShouldNotContain("Quagga");
        agenda.Body.TextContent.ShouldNotContain("Zorilla");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=submit");
        (await Stage(visitor)).ShouldBe("Published");
        agenda = await visitor.Page($"{PapersCase.Meeting}/agenda");
        agenda.Body!.TextContent.ShouldContain("Quagga");
        agenda.Body.TextContent.ShouldContain("Zorilla");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task With_a_paper_recalled_a_report_is_ready_anew_and_an_empty_one_is_not_submitted(string provider)
    {
        await using var app = await PapersCase.Start(provider);
        using var visitor = app.NewVisitor();
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "Budget.docx", PapersCase.Word("Words"))) { }
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        (await Stage(visitor)).ShouldBe("Being cleared");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/papers/report/recall", ("reason", "A name stood in it"));
        (await Stage(visitor)).ShouldBe("Asked for");
        using var empty = await visitor.Fill($"{PapersCase.Report}/step?do=submit");
        (await Visitor.Read(empty)).Errors().ShouldContain(e => e.Contains("nothing to be read", StringComparison.Ordinal));
        await using var db = app.Store.Write();
        var file = (await ReportFile.Find(db, "budget"))!;
        (await new Authoring(db, app.Store.Ids, When.Day("2007-09-03")).Submit(file))
            .ShouldHaveSingleItem()
            .Rule.ShouldBe(ReportText.SubmittedOnceReady);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_writes_while_it_is_submitted_is_shown_what_they_typed(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        var form = await visitor.Page($"{PapersCase.Report}/write");
        await PapersCase.Submit(visitor, PapersCase.Report);
        using var late = await visitor.Post(form, ("summary", "Of the second."));
        (await Visitor.Read(late, HttpStatusCode.Conflict)).QuerySelector("main")!.TextContent.ShouldContain("Of the second.");
    }

    [Fact]
    public async Task A_clearance_names_who_said_so_and_nobody_where_it_is_written_down_for_them()
    {
        Guid? person = null;
        await using var app = await PapersCase.Start(more: services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "A clerk",
                        "in a test",
                        [new Standing(Relation.Operator, Because: "in a test")],
                        person
                    )
                )
            )
        );
        await app.Write(
            db =>
            {
                var somebody = db.Set<Person>().OrderBy(p => p.Key).First();
                person = somebody.RowId;
                db.Add(
                    new ReportClearer
                    {
                        Id = app.Store.Ids.Next<ReportClearer>(),
                        Report = db.Set<Report>().Single(r => r.Key == "budget").Id,
                        Clearer = new RecordRef("person", somebody.RowId),
                        Order = 1,
                    }
                );
            },
            "Asked the clerk to clear it"
        );
        using var visitor = app.NewVisitor();
        await PapersCase.Send(visitor, $"{PapersCase.Report}/write", ("summary", "What it costs."));
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=ready");
        for (var times = 0; times < 2; times++)
        {
            using var page = await visitor.Page($"{PapersCase.Report}/clear");
            var first = page.QuerySelectorAll("select[name=clearer] option")
                .Select(o => o.GetAttribute("value")!)
                .First(v => v.Length > 0);
            using var said = await visitor.Post(page, ("clearer", first), ("outcome", "cleared"));
            said.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        await using var db = app.Store.Read(Sight.Everything);
        var all = await db.All<Clearance>().ToListAsync();
        all.Count.ShouldBe(2);
        all.Single(c => c.Clearer.Kind == "person").By!.Value.Value.ShouldBe(person!.Value);
        all.Single(c => c.Clearer.Kind == "post").By.ShouldBeNull();
    }

    [Fact]
    public async Task A_PDF_at_which_nobody_could_look_is_not_called_damaged()
    {
        var looked = await CheckedPaper.Of("a.pdf", PapersCase.Pdf("Words"), new Qpdf("/nowhere/qpdf"));
        looked.Refusals.ShouldHaveSingleItem().Message.ShouldContain("Try again in a minute");
    }

    [Fact]
    public async Task Verbs_do_what_pages_do()
    {
        var folder = Directory.CreateTempSubdirectory("remit-papers-").FullName;
        try
        {
            (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
            var (code, words) = await Run(
                "papers",
                "ask",
                "School places",
                "--body",
                "executive",
                "--clearer",
                "post:director",
                "--minutes",
                "15"
            );
            code.ShouldBe(0, words);
            (await Run("papers", "ask", "Nothing", "--body", "executive", "--clearer", "post:nobody")).Words.ShouldContain(
                "There is no “post:nobody”"
            );
            (
                await Run("papers", "write", "school-places", "--summary", "How many.", "--recommendation", "That it is noted.")
            ).Code.ShouldBe(0);
            (await Run("papers", "clear", "school-places", "--by", "post:director")).Words.ShouldContain("can’t be cleared now");
            (await Run("papers", "ready", "school-places")).Code.ShouldBe(0);
            (await Run("papers", "submit", "school-places")).Words.ShouldContain("still has to be cleared");
            (await Run("papers", "send-back", "school-places", "--by", "post:director")).Code.ShouldBe(1);
            (code, words) = await Run("papers", "clear", "school-places", "--by", "post:director");
            code.ShouldBe(0, words);
            (await Run("papers", "clear", "school-places", "--by", "post:director")).Words.ShouldContain("have said so already");
            (await Run("papers", "submit", "school-places")).Code.ShouldBe(0);
            (await Run("papers", "show", "school-places")).Words.ShouldContain("School places: submitted");
            (await Run("papers", "recall", "school-places")).Words.ShouldContain("Say why it is recalled");
            (await Run("papers", "recall", "school-places", "--because", "Wrong sums")).Code.ShouldBe(0);
            (await Run("papers", "show", "school-places", "--format", "json")).Words.ShouldContain("\"recalled\"");

            (await Run("papers", "template", "executive")).Words.ShouldContain("# Purpose");
            var file = Path.Combine(folder, "report.docx");
            (code, words) = await Run("papers", "template", "executive", "--out", file);
            code.ShouldBe(0, words);
            using (var made = WordprocessingDocument.Open(file, isEditable: false))
                made.MainDocumentPart!.Document!.InnerText.ShouldContain("What children and families say");
            (await Run("papers", "template", "nobody")).Words.ShouldContain("There is no body “nobody”");
            (await Run("papers", "template", "executive", "--out", "report.pdf")).Words.ShouldContain("does not end in .docx");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    /// <summary>A zip with the name of a Word document's part, and nothing that Word would open.</summary>
    private static byte[] Hollow()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write("<not closed");
        }
        return stream.ToArray();
    }

    private static async Task<string> Stage(Visitor visitor)
    {
        using var page = await visitor.Page(PapersCase.Report);
        return page.QuerySelector(".remit-answer .govuk-tag")!.TextContent.Trim();
    }

    private sealed class PdfLocked
    {
        public byte[] Bytes { get; } = Make();

        private static byte[] Make()
        {
            var paper = new Documents.PdfPaper();
            paper.Page();
            return paper.ToBytes(isProtected: true);
        }
    }
}
