using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Papers;

/// <summary>Under which headings are reports to this body written?</summary>
[Needs("meetings.read")]
internal sealed class BodyTemplatePage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public Body Body { get; private set; } = null!;

    /// <summary>The body's own; null where the usual headings are asked.</summary>
    public ReportTemplate? Own { get; private set; }

    /// <summary>The headings with what belongs under each, as HTML.</summary>
    public Markup Words => MarkdownText.Of(Own?.Words ?? ReportTemplate.Usual, 2);

    /// <summary>Whether whoever looks may change them.</summary>
    public bool MayChange { get; private set; }

    public object Twin =>
        new
        {
            Body = new Named(Body.Key, Body.Name),
            IsOwn = Own?.Words is not null,
            Words = Own?.Words ?? ReportTemplate.Usual,
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await ForABody.Find(db, key) is not { } found)
            return NotFound();
        (Body, Own) = found;
        MayChange =
            looking.IsNow
            && looking.Viewer.May(
                "meetings",
                Own?.Sensitivity ?? Body.Sensitivity,
                Verb.Write,
                new HashSet<RecordRef> { new("body", Body.RowId) }
            );
        return Page();
    }
}

/// <summary>The Word file with a body's headings, for a report that nobody has put on the planner yet.</summary>
[Needs("meetings.read"), Limited(Limit.Paper, looking: true)]
internal sealed class BodyTemplateFile(Db db, Looking looking, Press press, PageFrame frame) : PageModel, IAnswersWithAFile
{
    public async Task<IActionResult> OnGet(string key)
    {
        if (await ForABody.Find(db, key) is not { } found)
            return NotFound();
        var paper = ReportPaper.Template(found.Body, found.Own) with { Issuer = frame.Partnership };
        var made = await press.Make(paper, PaperForm.Word, db, HttpContext.RequestAborted);
        return made.IsRefused
            ? NotFound()
            : File(
                made.Value,
                WordPaper.MediaType,
                Published.FileName($"Report to {found.Body.Name}", looking.AsAt, PaperForm.Word)
            );
    }
}

/// <summary>The headings of a body's reports.</summary>
internal static class ForABody
{
    /// <summary>A body and its own template; null where there is no such body that is seen. One query.</summary>
    public static async Task<(Body Body, ReportTemplate? Own)?> Find(Db db, string key) =>
        await (
            from body in db.All<Body>()
            where body.Key == key
            join t in db.All<ReportTemplate>() on body.Id equals t.Body into templates
            from template in templates.DefaultIfEmpty()
            select new { Body = body, Template = template }
        ).FirstOrDefaultAsync()
            is { } found
            ? (found.Body, found.Template)
            : null;
}
