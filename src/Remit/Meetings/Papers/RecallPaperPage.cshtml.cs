using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>Must this paper go?</summary>
[Needs("papers.write"), OnlyNow]
internal sealed class RecallPaperPage(Store store, Viewer viewer, LondonClock clock, Recalling recalling)
    : ReportTask(store, viewer, clock)
{
    private const string Those =
        "A paper is recalled by the authors of its report, and by whoever keeps the records of its body.";

    [FromRoute(Name = "id")]
    public string PaperKey { get; set; } = "";

    public Paper Paper { get; private set; } = null!;

    /// <summary>Whom an email would reach; null where the paper did not go out.</summary>
    public Telling? Telling { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await FindPaper(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindPaper(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var why = Texts.OrNull(Answers["reason"]);
        // The same form came again.
        if (Paper.RecalledOn is not null && Paper.RecalledBecause == why)
            return Done(Paper.Version);
        var refusals = await new Authoring(db, Store.Ids, Today).Recall(File, Paper, why);
        if (refusals.Count == 0 && Answers[MemberLetters.Control] == MemberLetters.Yes)
            await recalling.Tell(db, Paper, Paper, Paper.Title, why, Today, $"{Request.Scheme}://{Request.Host}");
        return await Keep(db, refusals, $"Recalled “{Paper.Title}” of the report “{File.Report.Title}”", why, "reason");
    }

    private async Task<IActionResult?> FindPaper(Db db)
    {
        if (await Find(db, r => r.Writes, Those) is { } refused)
            return refused;
        if (File.Papers.FirstOrDefault(p => p.Key == PaperKey) is not { } paper)
            return NotFound();
        Paper = paper;
        Telling = await recalling.Reach(db, paper, Today);
        return null;
    }
}
