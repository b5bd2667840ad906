using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>A step that a report is taken, with no more than a reason.</summary>
internal enum ReportStep
{
    Ready,
    Submit,
    Return,
    Recall,
}

/// <summary>Is it ready, submitted, given back, recalled?</summary>
[Needs("papers.write"), OnlyNow]
internal sealed class StepPage(Store store, Viewer viewer, LondonClock clock, Recalling recalling)
    : ReportTask(store, viewer, clock)
{
    /// <summary>In the address: the step.</summary>
    public const string StepKey = "do";

    private const string Those = "This is for the authors of the report, and for whoever keeps the records of its body.";

    [BindProperty(SupportsGet = true, Name = StepKey)]
    public string? Asked { get; set; }

    public ReportStep Step { get; private set; }

    public string Heading =>
        Step switch
        {
            ReportStep.Ready => "Say that this report is ready",
            ReportStep.Submit => "Submit this report",
            ReportStep.Return => "Give this report back",
            ReportStep.Recall => "Recall this report",
        };

    /// <summary>What comes of it.</summary>
    public string About =>
        Step switch
        {
            ReportStep.Ready when File.Clearers.Count == 0 =>
                "Nobody is asked to clear it, so it can be submitted at once. Who is to clear it is said with “Change”.",
            ReportStep.Ready =>
                "Those who are asked to clear it find it on their home pages. If you change it afterwards, they clear it anew.",
            ReportStep.Submit => "It goes to the clerk of the body, and what it says stands from then on.",
            ReportStep.Return => "Its authors may change it again, and it is cleared anew. Tell them what to mend.",
            ReportStep.Recall =>
                "It stays on record with your reason, and is left out of every pack from now on. Whoever looks for it reads that it is recalled, and why.",
        };

    /// <summary>Whom an email would reach; null where nothing is recalled that went out.</summary>
    public Telling? Telling { get; private set; }

    public bool AsksWhy => Step is ReportStep.Return or ReportStep.Recall;

    /// <summary>Whether it was done already: a form that comes again changes nothing.</summary>
    private bool IsDone =>
        Step switch
        {
            ReportStep.Ready => File.Text?.ReadyOn is not null && Progress.Stage != ReportStage.SentBack,
            ReportStep.Submit => File.Text?.SubmittedOn is not null && File.Text.RecalledOn is null,
            ReportStep.Return => File.Text is { SubmittedOn: null, RecalledOn: null },
            ReportStep.Recall => File.Text?.RecalledOn is not null
                && Texts.OrNull(Answers["reason"]) == File.Text.RecalledBecause,
        };

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await FindStep(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindStep(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var why = Texts.OrNull(Answers["reason"]);
        if (IsDone)
            return Done(File.Text?.Version ?? 0);
        if (WasChanged())
            return Page();
        var authoring = new Authoring(db, Store.Ids, Today);
        var (refusals, what) = Step switch
        {
            ReportStep.Ready => (await authoring.SayReady(File), "Said that the report “{0}” is ready"),
            ReportStep.Submit => (await authoring.Submit(File), "Submitted the report “{0}”"),
            ReportStep.Return => (await authoring.GiveBack(File), "Gave the report “{0}” back to its authors"),
            ReportStep.Recall => (await authoring.Recall(File, why), "Recalled the report “{0}”"),
        };
        if (Step == ReportStep.Recall && refusals.Count == 0 && Answers[MemberLetters.Control] == MemberLetters.Yes)
            await recalling.Tell(
                db,
                File.Text!,
                File.Report,
                File.Report.Title,
                why,
                Today,
                $"{Request.Scheme}://{Request.Host}"
            );
        return await Keep(db, refusals, what.Replace("{0}", File.Report.Title, StringComparison.Ordinal), why, "reason");
    }

    private async Task<IActionResult?> FindStep(Db db)
    {
        var isAsked = Enum.TryParse<ReportStep>(Asked, ignoreCase: true, out var step) && Enum.IsDefined(step);
        Step = step;
        if (await Find(db, r => step == ReportStep.Return ? r.Clerks : r.Writes, Those) is { } refused)
            return refused;
        if (!isAsked)
            return NotFound();
        if (step == ReportStep.Recall)
            Telling = await recalling.Reach(db, File.Text, Today);
        return null;
    }
}
