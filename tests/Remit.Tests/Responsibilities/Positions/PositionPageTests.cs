using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Positions;

/// <summary>Recording how a responsibility is met in the browser: asked, checked, kept once.</summary>
public class PositionPageTests
{
    private const string Row = "/registers/r/row";
    private const string Form = $"{Row}/position";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_recorded_is_checked_first_and_kept_once(string provider)
    {
        await using var app = await Started(provider);
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        using var check = await Visitor.Read(
            await visitor.Post(
                page,
                ("text", "The plan was adopted."),
                ("rating", "partly-met"),
                ("source-0-title", "Plan"),
                ("source-0-address", "https://www.example.org/plan"),
                ("source-0-dated-day", "1"),
                ("source-0-dated-month", "10"),
                ("source-0-dated-year", "2007"),
                ("_step", "check")
            )
        );
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check what you say");
        check.QuerySelector("main")!.TextContent.ShouldContain("“Plan” is dated 1 October 2007, after 3 September 2007");
        (await Positions(app)).ShouldBeEmpty();

        using var kept = await visitor.Post(check, ("_step", "save"));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = await visitor.Post(check, ("_step", "save"));
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var position = (await Positions(app)).ShouldHaveSingleItem();
        (position.Text, position.Rating, position.On, position.ReviewOn).ShouldBe(
            ("The plan was adopted.", Rating.PartlyMet, When.Day("2007-09-03"), When.Day("2008-03-03"))
        );
        using var shown = await app.Page(Row);
        shown.QuerySelector("main")!.TextContent.ShouldContain("The plan was adopted.");
    }

    [Theory]
    [InlineData("text", "", "Enter what has been done")]
    [InlineData("on-year", "2008", "is still to come")]
    [InlineData("rating", "splendid", "Choose one of the ratings")]
    [InlineData("source-0-address", "javascript:alert(1)", "address")]
    public async Task What_is_wrong_is_said_and_nothing_is_lost(string control, string value, string said)
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        var typed = new[] { ("text", "Kept <b>as typed</b>"), ("source-0-title", "Plan"), ("_step", "check") }
            .Where(t => t.Item1 != control)
            .Append((control, value))
            .ToArray();
        using var back = await Visitor.Read(await visitor.Post(page, typed));
        back.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(said);
        if (control != "text")
            back.QuerySelectorAll("textarea[name=text]")
                .OfType<IHtmlTextAreaElement>()
                .Single()
                .Value.ShouldBe("Kept <b>as typed</b>");
    }

    [Fact]
    public async Task Five_megabytes_of_text_come_back_whole_with_the_limit_in_words()
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        var text = new string('x', 5_000_000);
        using var content = Multipart(page, ("text", text), ("_step", "check"));
        using var answer = await visitor.Send(HttpMethod.Post, Form, content);
        using var back = await Visitor.Read(answer);
        back.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("has 5,000,000 letters, and may have 20,000");
        back.QuerySelectorAll("textarea[name=text]").OfType<IHtmlTextAreaElement>().Single().Value.Length.ShouldBe(5_000_000);
    }

    [Fact]
    public async Task A_document_is_attached_kept_and_served_as_a_file_to_save()
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        var bytes = Encoding.Latin1.GetBytes("%PDF-1.7 minutes");
        using var content = Multipart(page, ("text", "Agreed."), ("_step", "attach"));
        content.Add(FileOf(bytes), "file", "..\\..\\Minutes \u202E3 May.pdf");
        content.Add(FileOf([]), "file", "empty.docx");
        content.Add(FileOf("MZ\0\0"u8.ToArray()), "file", "report.docx");
        using var attached = await Visitor.Read(await visitor.Send(HttpMethod.Post, Form, content));
        attached.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("“empty.docx” is empty");
        attached.QuerySelector("main")!.TextContent.ShouldContain("Minutes 3 May.pdf");
        using var check = await Visitor.Read(await visitor.PostTo(attached, Form, ("text", "Agreed."), ("_step", "check")));
        (await visitor.Post(check, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var shown = await app.Page(Row);
        var link = shown.QuerySelectorAll("main a[download]").OfType<IHtmlAnchorElement>().ShouldHaveSingleItem();
        using var file = await app.Client.GetAsync(link.GetAttribute("href"));
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Two_who_write_at_once_see_each_other_and_both_are_kept()
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        await app.Account("row", "Faster", "2007-09-01");
        using var late = await Visitor.Read(
            await visitor.Post(page, ("text", "Slower"), ("_step", "check")),
            HttpStatusCode.Conflict
        );
        late.QuerySelector("main")!.TextContent.ShouldContain("Faster");
        (await visitor.Post(late, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Positions(app)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Records_are_found_by_their_words_and_chosen()
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        using var found = await Visitor.Read(await visitor.Post(page, ("text", "Led"), ("find", "director"), ("_step", "find")));
        var choice = found
            .QuerySelectorAll("input[name=record]")
            .OfType<IHtmlInputElement>()
            .First(i => i.Value.StartsWith("post:", StringComparison.Ordinal));
        using var check = await Visitor.Read(
            await visitor.Post(found, ("text", "Led"), ("record", choice.Value), ("_step", "check"))
        );
        (await visitor.Post(check, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Evidence>().SingleAsync()).Record!.Value.Kind.ShouldBe("post");
    }

    [Fact]
    public async Task A_text_that_was_made_to_be_read_for_ever_and_a_control_without_a_name_break_nothing()
    {
        await using var app = await Started();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page(Form);
        var hostile = "It is effective: " + string.Concat(Enumerable.Repeat("1,", 9_900));
        using var check = await Visitor.Read(await visitor.Post(page, ("text", hostile), ("", "nothing"), ("_step", "check")));
        check.QuerySelector("main")!.TextContent.ShouldContain("It says “effective”");
        (await visitor.Post(check, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page("/checks")).QuerySelector("main")!.TextContent.ShouldContain("effective");
    }

    private static StreamContent FileOf(byte[] bytes) => new(new MemoryStream(bytes));

    private static MultipartFormDataContent Multipart(IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach (
            var hidden in page.QuerySelectorAll($"form[action='{Form}'] input[name]")
                .OfType<IHtmlInputElement>()
                .Where(i => i.Type is "hidden" or "text")
        )
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }

    private static async Task<List<Position>> Positions(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<Position>().ToListAsync();
    }

    private static async Task<RemitApp> Started(string provider = Databases.Sqlite)
    {
        var app = await RemitApp.Start(provider);
        var post = new Post
        {
            Id = app.Store.Ids.Next<Post>(),
            Key = "director",
            Title = "Director",
        };
        var register = new Register
        {
            Id = app.Store.Ids.Next<Register>(),
            Key = "r",
            Title = "Duties",
            Holder = new RecordRef("post", post.RowId),
            ReviewAfter = new CalendarSpan(6, CalendarUnit.Month),
        };
        await app.Add(
            post,
            register,
            new Responsibility
            {
                Id = app.Store.Ids.Next<Responsibility>(),
                Key = "row",
                Register = register.Id,
                Text = "Lead the partnership",
            }
        );
        return app;
    }
}
