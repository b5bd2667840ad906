using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Posts;
using Remit.Tests.Documents;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Papers;

/// <summary>The Executive's public meeting of 12 September 2007, with a report of the Director that the Lead Member's post clears.</summary>
internal static class PapersCase
{
    public const string Report = "/reports/budget";
    public const string Meeting = "/meetings/executive/2007-09-12";

    public static async Task<RemitApp> Start(
        string provider = Databases.Sqlite,
        bool isCleared = true,
        Action<IServiceCollection>? more = null
    )
    {
        var app = await RemitApp.WithTheSample(provider, more);
        await app.Write(
            db =>
            {
                MeetingPagesTests.AddAMeeting(app, db);
                if (isCleared)
                    db.Add(
                        new ReportClearer
                        {
                            Id = app.Store.Ids.Next<ReportClearer>(),
                            Report = db.Set<Report>().Local.Single(r => r.Key == "budget").Id,
                            Clearer = new RecordRef(
                                "post",
                                db.Set<Post>().OrderBy(p => p.Key).First(p => p.Key != "director").Id.Value
                            ),
                        }
                    );
            },
            "Recorded a meeting"
        );
        return app;
    }

    /// <summary>The report with a paper, submitted, and the agenda on which it stands, published.</summary>
    public static async Task HandInAndPublish(RemitApp app, string title)
    {
        using var visitor = app.NewVisitor();
        using var answer = await HandIn(visitor, Report, "paper.pdf", Pdf(title), title);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        await Submit(visitor, Report);
        await Press(visitor, "begin");
        await Send(visitor, $"{Meeting}/agenda/publish");
    }

    /// <summary>A report that is written, ready and submitted at once, where nobody has to clear it.</summary>
    public static async Task Submit(Visitor visitor, string report, string words = "All of it.")
    {
        await Send(
            visitor,
            $"{report}/write",
            ("summary", "What it costs."),
            ("recommendation", "That it is agreed."),
            ("words", words)
        );
        await Send(visitor, $"{report}/step?do=ready");
        await Send(visitor, $"{report}/step?do=submit");
    }

    public static async Task Send(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.Fill(address, fields);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Presses a button of the page on which an agenda is edited.</summary>
    public static async Task Press(Visitor visitor, string what)
    {
        using var page = await visitor.Page($"{Meeting}/agenda/edit");
        using var answer = await visitor.Post(page, ("do", what));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Chooses a file and sends the form.</summary>
    public static async Task<HttpResponseMessage> HandIn(
        Visitor visitor,
        string report,
        string name,
        byte[] bytes,
        string title = "Report"
    )
    {
        using var page = await visitor.Page($"{report}/hand-in");
        using var content = new MultipartFormDataContent();
        foreach (var input in page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(input.Value), input.Name!);
        content.Add(new StringContent(title), "title");
        content.Add(new ByteArrayContent(bytes), "file", name);
        return await visitor.Send(HttpMethod.Post, $"{report}/hand-in", content);
    }

    public static byte[] Pdf(params string[] pages)
    {
        var paper = new PdfPaper();
        foreach (var words in pages)
        {
            paper.Page();
            paper.Say(72, 100, words);
        }
        return paper.ToBytes();
    }

    public static byte[] Word(string words)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            file.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text(words)))));
        return stream.ToArray();
    }
}
