using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Papers;

/// <summary>A Word file to write the report in: its head filled from the records, its headings there.</summary>
[Needs("papers.read"), Limited(Limit.Paper, looking: true)]
internal sealed class TemplatePage(Db db, Looking looking, Press press, PageFrame frame) : PageModel, IAnswersWithAFile
{
    public async Task<IActionResult> OnGet(string id)
    {
        if (await ReportFile.Find(db, id) is not { } file)
            return NotFound();
        var own = await db.All<ReportTemplate>().FirstOrDefaultAsync(t => t.Body == file.Report.Body);
        var names = await Mentions.Load(db, file.Authors.Append(file.Report.AskedBy ?? file.Ref).Select(a => (RecordRef?)a));
        var paper = ReportPaper.Template(file, own, names) with { Issuer = frame.Partnership };
        var made = await press.Make(paper, PaperForm.Word, db, HttpContext.RequestAborted);
        return made.IsRefused
            ? NotFound()
            : File(made.Value, WordPaper.MediaType, Published.FileName(file.Report.Title, looking.AsAt, PaperForm.Word));
    }
}
