using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Packs;
using Remit.Web;
using Answers = Remit.Editing.Answers;

namespace Remit.Meetings.Papers;

/// <summary>Which Word or PDF file is handed in for the report?</summary>
[Needs("papers.write"), OnlyNow, Limited(Limit.Import), UploadLimit("?too-large=yes")]
internal sealed class HandInPage(Store store, Viewer viewer, LondonClock clock, Qpdf qpdf) : ReportTask(store, viewer, clock)
{
    private const string Those =
        "Papers are handed in by the authors of the report, and by whoever keeps the records of its body.";

    /// <summary>The id of the paper: a form that is sent twice counts once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>Whether it can be handed in now.</summary>
    public bool IsPossible =>
        Progress.IsOpen || (Rights.Clerks && Progress.Stage is ReportStage.Submitted or ReportStage.Published);

    public async Task<IActionResult> OnGet([FromQuery(Name = "too-large")] string? tooLarge)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db, r => r.Writes, Those) is { } refused)
            return refused;
        Id = Store.Ids.Next();
        Answers["title"] = File.Standing.Any() ? "" : "Report";
        if (tooLarge is not null)
            ModelState.AddModelError("file", CheckedPaper.TooLarge);
        return Page();
    }

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, r => r.Writes, Those) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        // The same form came again.
        if (File.Papers.FirstOrDefault(p => p.Id.Value == Id) is { } there)
            return Done(there.Version);
        if (file is null)
            return Wrong("Choose a Word document (.docx) or a PDF");
        if (file.Length > DocumentFile.MostBytes)
            return Wrong(CheckedPaper.TooLarge);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var paper = await CheckedPaper.Of(file.FileName, bytes.ToArray(), qpdf, HttpContext.RequestAborted);
        if (paper.IsRefused)
            return Wrong(paper.Refusals[0].Message);
        return await Keep(
            db,
            await new Authoring(db, Store.Ids, Today).HandIn(
                File,
                Answers["title"],
                paper.Value,
                new Id<Paper>(Id),
                Rights.Clerks,
                Store.Ids,
                Clock.Now,
                Viewer.Person
            ),
            $"Handed in “{Answers["title"].Trim()}” for the report “{File.Report.Title}”",
            null,
            "title",
            "file"
        );

        IActionResult Wrong(string why)
        {
            ModelState.AddModelError("file", why);
            return Page();
        }
    }
}
