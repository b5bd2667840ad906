using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>Are the minutes changed as somebody asked?</summary>
[Needs("minutes.write"), OnlyNow]
internal sealed class AnswerPage(Store store, Viewer viewer, LondonClock clock) : MinutesTask(store, viewer, clock)
{
    [FromRoute(Name = "correction")]
    public string CorrectionKey { get; set; } = "";

    public CorrectionLine Correction { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await FindIt(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindIt(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var outcome = Answers["outcome"] switch
        {
            "made" => CorrectionOutcome.Made,
            "not-made" => CorrectionOutcome.NotMade,
            _ => CorrectionOutcome.Waiting,
        };
        if (outcome == CorrectionOutcome.Waiting)
        {
            ModelState.AddModelError("outcome", "Choose whether the minutes are changed");
            return Page();
        }
        var correction = await db.Set<Correction>().SingleAsync(c => c.Meeting == Found.Meeting.Id && c.Key == CorrectionKey);
        return await Keep(
            db,
            Minuting.Answer(correction, outcome, Texts.OrNull(Answers["answer"])),
            $"Answered a correction of the minutes of {Found.Body.Name} on {Found.Meeting.Date.InWords()}",
            "outcome",
            "answer"
        );
    }

    private async Task<IActionResult?> FindIt(Db db)
    {
        if (await Find(db) is { } refused)
            return refused;
        if (Found.Corrections.FirstOrDefault(c => c.Key == CorrectionKey) is not { } correction)
            return NotFound();
        Correction = correction;
        return null;
    }
}
