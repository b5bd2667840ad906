using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Packs;
using Remit.Structure.Bodies;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Web.Work;

namespace Remit.Tests.Meetings.Papers;

public class PackTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_pack_has_contents_bookmarks_and_numbers_and_nothing_that_its_readers_may_not_see(string provider)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Office.Variable) is not { Length: > 0 }, Office.Without);
        Assert.SkipWhen(Qpdf.Find() is null, "qpdf is not installed (apt-get install qpdf)");
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        var whole = await Pack(visitor, "");
        var told = Json(whole);
        told.GetProperty("outlines")
            .EnumerateArray()
            .Select(o => o.GetProperty("title").GetString())
            .ShouldBe([
                "Contents",
                "Agenda",
                "1. Welcome and apologies",
                "2. Declarations of interest",
                "3. Minutes of the last meeting",
                "4. Matters arising",
                "5. Budget",
                "6. Secret",
                "7. Any other business",
                "8. Date of the next meeting",
            ]);
        var pages = told.GetProperty("pages").GetArrayLength();
        var text = Text(whole);
        text.ShouldContain($"Pack page {pages} of {pages}");
        foreach (var word in new[] { "Okapi", "Tapir", "Gerenuk", "Quagga", "Zorilla" })
            text.ShouldContain(word);
        text.ShouldContain("was recalled on 3 September 2007: A name stood in it");
        text.ShouldNotContain("Bandicoot");
        // Every link of the contents leads to a page, and the bookmark of the report to the page that says so.
        var raw = Raw(whole);
        raw.ShouldNotContain("pack.invalid");
        raw.ShouldContain("/StructTreeRoot");
        raw.ShouldContain("en-GB");
        var budget = told.GetProperty("outlines")[6].GetProperty("destpageposfrom1").GetInt32();
        text.Split('\f')[budget - 1].ShouldContain("5. Budget");
        // Room is left before the number, so that it fits in once the pages are counted.
        string.Join(' ', text.Split('\f')[0].Split([' ', '\u2007', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain($"5. Budget, page {budget} Appendix A");
        var paper = told.GetProperty("outlines")[6].GetProperty("kids")[0].GetProperty("destpageposfrom1").GetInt32();
        text.Split('\f')[paper - 1].ShouldContain("Tapir");

        foreach (var readers in new[] { "?for=public", "?for=partnership" })
        {
            var pack = await Pack(visitor, readers);
            foreach (var word in new[] { "Quagga", "Zorilla", "Secret", "Bandicoot" })
            {
                Text(pack).ShouldNotContain(word);
                Raw(pack).ShouldNotContain(word);
            }
            Text(pack).ShouldContain("Okapi");
            Text(pack).ShouldContain("Items not shown here are not public");
        }
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        var theirs = await Pack(outside, "");
        Text(theirs).ShouldNotContain("Quagga");
        Raw(theirs).ShouldNotContain("Zorilla");
        (await outside.Page($"{PapersCase.Meeting}/pack")).Body!.TextContent.ShouldNotContain("Secret");

        // What is new since a change: a late paper, and nothing else.
        var last = await app.Store.LastChangeBy(DateTimeOffset.MaxValue);
        using (var late = await PapersCase.HandIn(visitor, PapersCase.Report, "Late.pdf", PapersCase.Pdf("Numbat"), "Appendix B"))
            late.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var news = Text(await Pack(visitor, $"?since={last}"));
        news.ShouldContain("Numbat");
        news.ShouldNotContain("Tapir");
        using (var wrong = await visitor.Get($"{PapersCase.Meeting}/pack/file?since=yesterday"))
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using (var none = await visitor.Get($"{PapersCase.Meeting}/pack/file?supplement=4"))
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_was_here_before_has_what_is_new_since(string provider)
    {
        var last = new Last();
        await using var app = await Published(provider, services => services.AddSingleton(new PreviousVisit(() => last.Visit)));
        using var visitor = app.NewVisitor();
        // Nobody remembers them: they have it all.
        using (var all = await visitor.Get($"{PapersCase.Meeting}/pack/word?since=last"))
            all.StatusCode.ShouldBe(HttpStatusCode.OK);
        last.Visit = Task.FromResult<DateTimeOffset?>(RemitApp.Now.AddHours(-1));
        (await visitor.Page($"{PapersCase.Meeting}/pack"))
            .QuerySelector("#editions")!
            .TextContent.ShouldContain("What is new since you were here (3 September 2007 at 8:00am)");
        using (var news = await visitor.Get($"{PapersCase.Meeting}/pack/word?since=last"))
            news.StatusCode.ShouldBe(HttpStatusCode.OK);
        last.Visit = Task.FromResult<DateTimeOffset?>(RemitApp.Now.AddHours(1));
        // Nothing is newer: they have all of it, rather than nothing.
        using var none = await visitor.Get($"{PapersCase.Meeting}/pack/word?since=last");
        none.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class Last
    {
        public Task<DateTimeOffset?> Visit { get; set; } = Task.FromResult<DateTimeOffset?>(null);
    }

    [Fact]
    public async Task Without_the_programs_the_page_says_so_and_offers_Word()
    {
        await using var app = await Published(
            Databases.Sqlite,
            services => services.AddSingleton(new Qpdf(null)).AddSingleton(new LibreOffice(null))
        );
        using var visitor = app.NewVisitor();
        (await visitor.Page($"{PapersCase.Meeting}/pack"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("neither is installed here");
        using (var pdf = await visitor.Get($"{PapersCase.Meeting}/pack/file"))
        {
            pdf.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await pdf.Content.ReadAsStringAsync()).ShouldContain("Choose Word");
        }
        using var word = await visitor.Get($"{PapersCase.Meeting}/pack/word?for=public");
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
            await word.Content.ReadAsStreamAsync(),
            false
        );
        var text = file.MainDocumentPart!.Document.InnerText;
        text.ShouldContain("Okapi");
        text.ShouldNotContain("Quagga");
        text.ShouldNotContain("Secret");
    }

    [Fact]
    public async Task A_paper_that_others_wait_for_keeps_the_pack_back_and_is_not_left_out()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program that stops working is a script for a Unix shell.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("remit-busy-");
        try
        {
            var (program, stopped) = (Path.Combine(folder.FullName, "qpdf"), Path.Combine(folder.FullName, "stopped"));
            await File.WriteAllTextAsync(program, $"#!/bin/sh\n[ -f '{stopped}' ] && exit 9\nexec qpdf \"$@\"\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await using var app = await Published(
                Databases.Sqlite,
                services => services.AddSingleton(new Qpdf(program)).AddSingleton(new LibreOffice("/bin/true"))
            );
            await File.WriteAllTextAsync(stopped, "");
            using var visitor = app.NewVisitor();
            using var pdf = await visitor.Get($"{PapersCase.Meeting}/pack/file");
            pdf.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await pdf.Content.ReadAsStringAsync()).ShouldContain("Try again in a minute");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_pack_of_the_past_has_nothing_that_was_recalled_since(string provider)
    {
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        var before = await app.Store.LastChangeBy(DateTimeOffset.MaxValue);
        (await Words()).ShouldContain("Appendix A (");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/papers/appendix-a/recall", ("reason", "A number was wrong"));
        var words = await Words();
        words.ShouldNotContain("Appendix A (");
        words.ShouldContain("was recalled on 3 September 2007: A number was wrong");
        words.ShouldContain("Okapi");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/step?do=recall", ("reason", "All of it was wrong"));
        words = await Words();
        words.ShouldNotContain("Okapi");
        words.ShouldContain("All of it was wrong");

        async Task<string> Words()
        {
            using var word = await visitor.Get($"{PapersCase.Meeting}/pack/word?known-at={before}");
            word.StatusCode.ShouldBe(HttpStatusCode.OK, await word.Content.ReadAsStringAsync());
            using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
                await word.Content.ReadAsStreamAsync(),
                false
            );
            return file.MainDocumentPart!.Document.InnerText;
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_late_paper_goes_out_with_the_next_supplement_and_its_item_keeps_its_number(string provider)
    {
        await using var app = await Published(provider);
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "late.pdf", PapersCase.Pdf("Numbat"), "Appendix B")) { }
        (await outside.Page($"{PapersCase.Meeting}/agenda")).Body!.TextContent.ShouldNotContain("Appendix B");
        using (var none = await visitor.Get($"{PapersCase.Meeting}/pack/word?supplement=1"))
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using (var form = await visitor.Page($"{PapersCase.Meeting}/agenda/publish"))
        {
            form.QuerySelector("h1")!.TextContent.ShouldContain("Publish supplement 1");
            form.QuerySelector("main")!.TextContent.ShouldContain("late papers: “Budget”. Its item keeps its number");
        }
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        using (var done = await visitor.Page($"{PapersCase.Meeting}/agenda/publish"))
            done.QuerySelector("main")!.TextContent.ShouldContain("nothing new to publish");
        var agenda = (await outside.Page($"{PapersCase.Meeting}/agenda")).QuerySelector("main")!.TextContent;
        agenda.ShouldContain("5.");
        agenda.ShouldContain("came with supplement 1");
        (await Word("?supplement=1")).ShouldContain("Appendix B (");
        (await Word("?supplement=1")).ShouldNotContain("Okapi");
        (await Word("?supplement=1")).ShouldNotContain("Appendix A (");
        (await Word("")).ShouldContain("Appendix B (");

        // The next to come late is in the next supplement, beside an item that is new.
        using (await PapersCase.HandIn(visitor, PapersCase.Report, "later.pdf", PapersCase.Pdf("Dugong"), "Appendix C")) { }
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item", ("title", "Flood at the school"), ("minutes", "10"));
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        var second = await Word("?supplement=2");
        second.ShouldContain("Appendix C (");
        second.ShouldContain("9. Flood at the school");
        second.ShouldNotContain("Appendix B (");
        (await visitor.Page($"{PapersCase.Meeting}/pack")).QuerySelector("#editions")!.TextContent.ShouldContain("Supplement 2");

        async Task<string> Word(string query)
        {
            using var word = await visitor.Get($"{PapersCase.Meeting}/pack/word{query}");
            word.StatusCode.ShouldBe(HttpStatusCode.OK, await word.Content.ReadAsStringAsync());
            using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
                await word.Content.ReadAsStreamAsync(),
                false
            );
            return file.MainDocumentPart!.Document.InnerText;
        }
    }

    [Fact]
    public void A_page_of_an_odd_paper_is_taken_to_be_A4()
    {
        const string odd = """
            {
              "qpdf": [
                { "maxobjectid": 6 },
                {
                  "obj:1 0 R": { "value": { "/MediaBox": ["6 0 R", 0, 100, 200] } },
                  "obj:2 0 R": { "value": { "/MediaBox": [0, 0, 100, 200], "/Rotate": 90 } },
                  "obj:3 0 R": { "value": "u:no page" },
                  "obj:4 0 R": { "value": { "/MediaBox": 7 } },
                  "obj:5 0 R": { "stream": {} }
                }
              ],
              "pages": [
                { "object": "1 0 R" }, { "object": "2 0 R" }, { "object": "3 0 R" },
                { "object": "4 0 R" }, { "object": "5 0 R" }, { "object": "8 0 R" }
              ]
            }
            """;
        new PackFinish(odd, new PackPages()).Sizes.ShouldBe([
            (595, 842),
            (200, 100),
            (595, 842),
            (595, 842),
            (595, 842),
            (595, 842),
        ]);
    }

    /// <summary>A published agenda: a report with a text, a PDF, a Word paper and one that is recalled; and a restricted one.</summary>
    private static async Task<RemitApp> Published(string provider, Action<IServiceCollection>? more = null)
    {
        var app = await RemitApp.WithTheSample(provider, more);
        await app.Write(
            db =>
            {
                MeetingPagesTests.AddAMeeting(app, db);
                var meeting = db.Set<Meeting>().Local.Single(m => m.Key == "2007-09-12");
                db.Add(
                    new Report
                    {
                        Id = app.Store.Ids.Next<Report>(),
                        Key = "secret",
                        Title = "Secret",
                        Body = meeting.Body,
                        Meeting = meeting.Id,
                        Sensitivity = Sensitivity.Restricted,
                        RestrictedTo = $"body:{meeting.Body}",
                        Order = 5,
                    }
                );
            },
            "Recorded a meeting"
        );
        using var visitor = app.NewVisitor();
        await HandIn(PapersCase.Report, "a.pdf", PapersCase.Pdf("Tapir", "More"), "Appendix A");
        await HandIn(PapersCase.Report, "w.docx", PapersCase.Word("Gerenuk"), "In Word");
        await HandIn(PapersCase.Report, "r.pdf", PapersCase.Pdf("Bandicoot"), "Recalled");
        await PapersCase.Send(visitor, $"{PapersCase.Report}/papers/recalled/recall", ("reason", "A name stood in it"));
        await PapersCase.Submit(visitor, PapersCase.Report, "## Costs\n\nOkapi");
        await HandIn("/reports/secret", "s.pdf", PapersCase.Pdf("Zorilla"), "Annex");
        await PapersCase.Send(
            visitor,
            "/reports/secret/write",
            ("summary", "Quagga"),
            ("recommendation", "That it is agreed."),
            ("words", "Quagga")
        );
        await PapersCase.Send(visitor, "/reports/secret/step?do=ready");
        using (var refused = await visitor.Change("/reports/secret/step?do=submit"))
            (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem().ShouldContain("does not say why");
        await PapersCase.Send(
            visitor,
            "/reports/secret/write",
            ("summary", "Quagga"),
            ("recommendation", "That it is agreed."),
            ("words", "Quagga"),
            ("restricted-because", "It is about one school")
        );
        await PapersCase.Send(visitor, "/reports/secret/step?do=ready");
        await PapersCase.Send(visitor, "/reports/secret/step?do=submit");
        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        return app;

        async Task HandIn(string report, string name, byte[] bytes, string title)
        {
            using var answer = await PapersCase.HandIn(visitor, report, name, bytes, title);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<byte[]> Pack(Visitor visitor, string query)
    {
        using var answer = await visitor.Get($"{PapersCase.Meeting}/pack/file{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static JsonElement Json(byte[] pdf) =>
        JsonDocument
            .Parse(Encoding.UTF8.GetString(Run("qpdf", pdf, "--json=2", "--json-stream-data=none", "@", "-")))
            .RootElement;

    private static string Text(byte[] pdf) => Encoding.UTF8.GetString(Run("pdftotext", pdf, "-layout", "@", "-"));

    /// <summary>All there is in the file, uncompressed.</summary>
    private static string Raw(byte[] pdf) =>
        Encoding.Latin1.GetString(Run("qpdf", pdf, "--qdf", "--object-streams=disable", "@", "-"));

    private static byte[] Run(string program, byte[] pdf, params string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var isJson = arguments[0].StartsWith("--json", StringComparison.Ordinal);
            var start = new ProcessStartInfo(program, arguments.Where(a => !isJson || a != "-").Select(a => a == "@" ? path : a))
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            using var said = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(said);
            process.WaitForExit(60_000).ShouldBeTrue();
            return said.ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
