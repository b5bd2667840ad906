using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>What does the report say, and what is the body recommended to decide?</summary>
[Needs("papers.write"), OnlyNow]
internal sealed class WritePage(Store store, Viewer viewer, LondonClock clock) : ReportTask(store, viewer, clock)
{
    private const string Those = "A report is written by its authors, and by whoever keeps the records of its body.";

    private const string Because = "restricted-because";

    /// <summary>Whether it says why it is restricted.</summary>
    public bool IsRestricted => File.Report.Sensitivity == Sensitivity.Restricted;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db, r => r.Writes, Those) is { } refused)
            return refused;
        Answers["summary"] = File.Text?.Summary ?? "";
        Answers["recommendation"] = File.Text?.Recommendation ?? "";
        Answers["words"] = File.Text?.Words ?? "";
        Answers[Because] = File.Text?.RestrictedBecause ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, r => r.Writes, Those) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var (summary, recommendation, words, because) = (
            Texts.OrNull(Answers["summary"]),
            Texts.OrNull(Answers["recommendation"]),
            Texts.OrNull(Answers["words"]),
            IsRestricted ? Texts.OrNull(Answers[Because]) : null
        );
        // The same form came again.
        if (
            Progress.IsOpen
            && (File.Text?.Summary, File.Text?.Recommendation, File.Text?.Words, File.Text?.RestrictedBecause)
                == (summary, recommendation, words, because)
        )
            return Done(File.Text?.Version ?? 0);
        // It may also have been submitted meanwhile.
        if (WasChanged())
            return Page();
        return await Keep(
            db,
            await new Authoring(db, Store.Ids, Today).Write(File, summary, recommendation, words, because),
            $"Wrote the report “{File.Report.Title}”",
            null,
            "summary",
            "recommendation",
            "words",
            Because
        );
    }
}
