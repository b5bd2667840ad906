using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Decisions;
using Remit.Documents;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;
using Remit.Tests.Decisions;
using Remit.Tests.Documents.Writing;
using Remit.Tests.Harness;
using Remit.Tests.Responsibilities.Maps;
using Remit.Tests.Structure.Programmes;
using Remit.Web.Publishing;

namespace Remit.Tests.Web.Publishing;

public sealed class DownloadTests
{
    /// <summary>A page of each kind that is a paper, by its route.</summary>
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["registers"] = "/registers",
        ["registers/{key}"] = "/registers/lead-member",
        ["registers/{key}/summary"] = "/registers/lead-member/summary",
        ["reporting-duties/{key}/report"] = "/reporting-duties/lead-member-to-cabinet/report",
        ["sources"] = "/sources",
        ["sources/maps"] = "/sources/maps",
        ["sources/maps/{key}"] = "/sources/maps/guidance-2005-to-guidance-2013",
        ["reopened"] = "/reopened",
        ["coverage"] = "/coverage",
        ["reporting-duties"] = "/reporting-duties",
        ["actions"] = "/actions",
        ["changes"] = "/changes",
        ["structure"] = "/structure",
        ["structure/sheet"] = "/structure/sheet",
        ["structure/compare"] = "/structure/compare",
        ["checks"] = "/checks",
        ["members"] = "/members",
        ["organisations"] = "/organisations",
        ["people"] = "/people",
        ["areas"] = "/areas",
        ["who-may"] = "/who-may",
        ["who-may/next-month"] = "/who-may/next-month",
        ["bodies/{key}/access"] = "/bodies/executive/access",
        ["meetings"] = "/meetings",
        ["reports"] = "/reports",
        ["decisions"] = "/decisions",
        ["meetings/{body}/{key}/decisions/{decision}"] = $"{DecidingCase.Meeting}/decisions/noted",
        ["meetings/{body}/{key}/agenda"] = $"{DecidingCase.Meeting}/agenda",
        ["meetings/{body}/{key}/attendance"] = $"{DecidingCase.Meeting}/attendance",
        ["meetings/{body}/{key}/minutes"] = $"{DecidingCase.Meeting}/minutes",
        ["meetings/{body}/{key}/minutes/actions"] = $"{DecidingCase.Meeting}/minutes/actions",
        ["organisations/{key}/attendance"] = "/organisations/d-trust/attendance",
        ["posts"] = "/posts",
        ["bodies/{key}"] = "/bodies/executive",
        ["bodies/{key}/timeline"] = "/bodies/executive/timeline",
        ["arrangements"] = "/arrangements",
        ["bodies/{key}/contacts"] = "/bodies/executive/contacts",
        ["terms"] = "/terms",
        ["bodies/{key}/terms"] = "/bodies/executive/terms",
        ["bodies/{key}/terms/{version}"] = "/bodies/executive/terms/1",
        ["bodies/{key}/terms/{version}/compare"] = "/bodies/executive/terms/1/compare",
        ["bodies/{key}/programmes"] = "/bodies/early-years-group/programmes",
        ["bodies/{key}/programmes/{programme}"] = "/bodies/early-years-group/programmes/2007",
        ["bodies/{key}/programmes/{programme}/highlights"] = "/bodies/early-years-group/programmes/2007/highlights",
    };

    [Fact]
    public async Task Every_page_that_is_a_paper_is_sound_as_Word_and_as_a_table()
    {
        await using var app = await RemitApp.WithTheSample();
        await ProgrammePagesTests.Write(app);
        await MapPagesTests.Write(app);
        var recorded = await WriteAMeeting(app);
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e =>
                e.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerTypeInfo.IsAssignableTo(typeof(IPublished)) is true
            )
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'));
        // What was published or signed once shows the day on which it was; the sample has none.
        routes
            .Distinct()
            .Except(Pages.Keys)
            .ShouldBe(
                ["arrangements/{edition}", "registers/{register}/sign-offs/{key}", "sent-reports/{key}"],
                ignoreOrder: true,
                "each page that is a paper has an address here"
            );
        foreach (var page in Pages.Values)
        {
            using var word = Papers.OpenWord(await File(app, $"{page}.docx"));
            Papers.Faults(word).ShouldBeEmpty(page);
            word.MainDocumentPart!.Document.Body!.InnerText.ShouldContain(
                $"As at 3 September 2007, as recorded by change {recorded}"
            );
            word.PackageProperties.Creator.ShouldBe("Leicestershire children's trust arrangements");
            if (
                page is "/arrangements" or "/structure/sheet"
                || page.EndsWith("/report", StringComparison.Ordinal)
                || page.EndsWith("/minutes", StringComparison.Ordinal)
                || page.Contains("/decisions/", StringComparison.Ordinal)
                || page.Contains("/terms/", StringComparison.Ordinal)
            )
                continue;
            var rows = await Csv(app, $"{page}.csv");
            // The papers of 2007 name no meeting to come and no report to one; two dates are compared when they are named.
            var mayBeEmpty =
                page is "/meetings" or "/reports" or "/who-may/next-month" or "/structure/compare"
                || page.EndsWith("/minutes/actions", StringComparison.Ordinal)
                || page.StartsWith("/organisations/", StringComparison.Ordinal);
            rows.Count.ShouldBeGreaterThan(mayBeEmpty ? 0 : 1, page);
            rows.ShouldAllBe(r => r.Count == rows[0].Count, page);
            (await File(app, $"{page}.xlsx")).Length.ShouldBeGreaterThan(2000);
        }
    }

    /// <summary>A meeting that noted something; the number of the last change.</summary>
    private static async Task<long> WriteAMeeting(RemitApp app)
    {
        await DecidingCase.On(app.Store);
        await using var db = app.Store.Write();
        var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "august");
        db.Add(
            new Decision
            {
                Id = app.Store.Ids.Next<Decision>(),
                Key = "noted",
                Meeting = meeting.Id,
                Title = "The plan was noted",
                Wording = "That the plan is noted.",
                Outcome = DecisionOutcome.Noted,
            }
        );
        return (await db.Commit(TestData.Because("To have a paper of it"))).Value.Number;
    }

    [Fact]
    public async Task A_page_offers_the_files_that_there_are_of_it_with_its_dates_and_filters()
    {
        await using var app = await RemitApp.WithTheSample(more: s => s.AddSingleton(new LibreOffice("soffice")));
        var page = await app.Page("/actions?owner=post:lead-member&page=1&as-at=2007-10-01");
        page.QuerySelectorAll("#downloads a")
            .Select(a => (a.TextContent, a.GetAttribute("href")))
            .ShouldBe([
                ("Download as Word", "/actions.docx?owner=post%3Alead-member&as-at=2007-10-01"),
                ("Download as Excel", "/actions.xlsx?owner=post%3Alead-member&as-at=2007-10-01"),
                ("Download as CSV", "/actions.csv?owner=post%3Alead-member&as-at=2007-10-01"),
                ("Download as PDF", "/actions.pdf?owner=post%3Alead-member&as-at=2007-10-01"),
            ]);
        (await app.Page("/bodies/executive/terms/1")).QuerySelectorAll("#downloads a").Length.ShouldBe(2);
        (await app.Page("/")).QuerySelectorAll("#downloads a").ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_PDF_cannot_be_made_it_is_not_offered_and_asking_for_it_is_answered_in_words()
    {
        await using var app = await RemitApp.WithTheSample(more: s => s.AddSingleton(new LibreOffice(null)));
        (await app.Page("/actions")).QuerySelectorAll("#downloads a").Length.ShouldBe(3);
        var page = await app.Page("/actions.pdf", HttpStatusCode.ServiceUnavailable);
        page.Body!.TextContent.ShouldContain("Choose Word");
    }

    [Fact]
    public async Task A_page_is_had_as_PDF_with_its_name_and_type()
    {
        using var office = Office.Ours();
        await using var app = await RemitApp.WithTheSample(more: s => s.AddSingleton(Office.Ours()));
        using var response = await app.Client.GetAsync("/registers/director.pdf");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync()).ShouldStartWith("%PDF");
    }

    [Fact]
    public async Task A_file_has_its_type_and_a_name_with_the_date()
    {
        await using var app = await RemitApp.WithTheSample();
        using var response = await app.Client.GetAsync("/registers/lead-member.docx?as-at=2007-10-01");
        response.Content.Headers.ContentType!.MediaType.ShouldBe(WordPaper.MediaType);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldNotBeNull().ShouldEndWith(" 2007-10-01.docx");
        Published.FileName("A/B: \"c\" <d>\n?", new DateOnly(2007, 9, 3), PaperForm.Csv).ShouldBe("A B c d 2007-09-03.csv");
    }

    [Fact]
    public async Task A_register_has_the_papers_columns_on_paper_and_the_exports_in_a_table()
    {
        await using var app = await RemitApp.WithTheSample();
        using var word = Papers.OpenWord(await File(app, "/registers/lead-member.docx"));
        word.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>()
            .First()
            .Elements<TableCell>()
            .Select(c => c.InnerText)
            .ShouldBe(["Paragraph", "Responsibility", "Action taken", "Future action"]);
        (await Csv(app, "/registers/lead-member.csv"))[0]
            .ShouldBe(["Heading", "Paragraph", "Responsibility", "Action taken", "Future action", "Rating", "As at"]);
    }

    [Fact]
    public async Task A_file_has_what_the_pages_filter_shows_and_all_of_a_long_list()
    {
        await using var app = await RemitApp.WithTheSample();
        (await Csv(app, "/actions.csv?owner=post:lead-member")).Count.ShouldBe(1 + 4);
        (await Csv(app, "/posts.csv?q=lead")).Count.ShouldBe(
            1 + (await app.Page("/posts?q=lead")).QuerySelectorAll("#posts ~ tbody tr").Length
        );
        await app.Write(
            db => db.AddRange(Enumerable.Range(0, 130).Select(i => (object)NewOrganisation(app, i, Sensitivity.Public))),
            "Added organisations"
        );
        (await app.Page("/organisations?q=parish")).QuerySelectorAll("#organisations ~ tbody tr").Length.ShouldBe(100);
        (await Csv(app, "/organisations.csv?q=parish&page=2")).Count.ShouldBe(1 + 130);
        (await Csv(app, "/organisations.csv?q=parish&known-at=1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_has_nothing_that_the_viewer_may_not_see()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Write(db => db.Add(NewOrganisation(app, 1, Sensitivity.Restricted)), "Added an organisation");
        (await Csv(app, "/organisations.csv?q=parish")).Count.ShouldBe(2);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        (await Csv(app, "/organisations.csv?q=parish")).Count.ShouldBe(1);
        using var word = Papers.OpenWord(await File(app, "/organisations.docx"));
        var text = word.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldNotContain("Parish");
        text.ShouldContain("As at 3 September 2007");
        text.ShouldNotContain(
            "as recorded by",
            Case.Sensitive,
            "the number of the last change tells of changes that are not theirs"
        );
    }

    [Fact]
    public async Task What_is_no_paper_is_not_found_and_nothing_is_sent_to_a_file()
    {
        await using var app = await RemitApp.WithTheSample();
        await app.Page("/index.docx", HttpStatusCode.NotFound);
        await app.Page("/bodies/nobody.docx", HttpStatusCode.NotFound);
        await app.Page("/bodies/executive/terms/1.csv", HttpStatusCode.NotFound);
        await app.Page("/nowhere.xlsx", HttpStatusCode.NotFound);
        await app.Page("/actions.docx?as-at=yesterday", HttpStatusCode.BadRequest);
        using var sent = await app.Client.PostAsync("/actions.docx", null);
        sent.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_file_takes_one_query_more_than_its_page()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.CommandsFor("/bodies/executive/contacts")).ShouldBeLessThanOrEqualTo(6);
    }

    private static Organisation NewOrganisation(RemitApp app, int number, Sensitivity sensitivity) =>
        new()
        {
            Id = app.Store.Ids.Next<Organisation>(),
            Key = $"parish-{number}",
            Name = $"=Parish {number}",
            Order = 100 + number,
            Sensitivity = sensitivity,
        };

    private static async Task<byte[]> File(RemitApp app, string address)
    {
        using var response = await app.Client.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Csv(RemitApp app, string address) =>
        [
            .. CsvText
                .Read(
                    Encoding.UTF8.GetString(await File(app, address)).TrimStart('\uFEFF'),
                    ',',
                    (_, _, wrong) => Assert.Fail(wrong)
                )
                .Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)]),
        ];
}
