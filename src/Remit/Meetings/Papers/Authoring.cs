using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>
/// Writes a report, hands it in, clears it, submits it and recalls it: the one way of page and verb. Nothing is kept before the caller commits;
/// what can't be done is refused by the name of its rule.
/// </summary>
internal sealed partial class Authoring(Db db, IdSource ids, DateOnly today)
{
    /// <summary>What it writes to.</summary>
    public Db Db => db;

    internal const string StandsOnceSubmitted = "What is submitted stands";
    internal const string WrittenFirst = "A report is written before it is cleared";
    internal const string ReadyOnce = "A report is ready once";
    internal const string OnlyWhatIsReady = "Only what is ready is cleared";
    internal const string ByWhoIsAsked = "Those who are asked clear a report";
    internal const string ClearsOnce = "Each clears a report once";
    internal const string SubmittedOnce = "A report is submitted once";
    internal const string ClearedByAll = "A report is submitted when all have cleared it";
    internal const string GivenBackBefore = "A report goes back before it is published";
    internal const string RecalledOnce = "What is recalled is recalled";
    internal const string OnlyTheRestrictedSayWhy = "Only a restricted report says why it is";
    internal const string RestrictedSaysWhy = "A report that is restricted says why";
    internal const string PaperHasATitle = "A paper has a title";

    /// <summary>Its summary, recommendation and text are these. What was cleared is to be cleared anew.</summary>
    /// <param name="file">The report.</param>
    /// <param name="summary">What it says in short.</param>
    /// <param name="recommendation">What the body is recommended to decide.</param>
    /// <param name="words">The whole text as Markdown.</param>
    /// <param name="restrictedBecause">Why it is restricted; what is cleared stays cleared when only this changes.</param>
    public async Task<IReadOnlyList<Refusal>> Write(
        ReportFile file,
        string? summary,
        string? recommendation,
        string? words,
        string? restrictedBecause
    )
    {
        if (Closed(file, "change what it says") is { } closed)
            return [closed];
        if (restrictedBecause is not null && file.Report.Sensitivity != Sensitivity.Restricted)
            return
            [
                new Refusal(
                    OnlyTheRestrictedSayWhy,
                    "This report is not restricted. Restrict it first, under “Who may see it”, or leave the reason out.",
                    Field: "restricted-because"
                ),
            ];
        var text = await Text(file);
        text.RestrictedBecause = restrictedBecause;
        if ((text.Summary, text.Recommendation, text.Words) == (summary, recommendation, words))
            return [];
        (text.Summary, text.Recommendation, text.Words) = (summary, recommendation, words);
        BackToWriting(file, text);
        return [];
    }

    /// <summary>A file is handed in; of a report that is submitted only by the clerk, as a late paper.</summary>
    public async Task<IReadOnlyList<Refusal>> HandIn(
        ReportFile file,
        string? title,
        CheckedPaper paper,
        Id<Paper> id,
        bool isClerk,
        IdSource source,
        DateTimeOffset now,
        Guid? by
    )
    {
        if (file.Text?.RecalledOn is not null || !isClerk)
            if (Closed(file, "hand in another paper") is { } closed)
                return [closed];
        if (Texts.OrNull(title) is not { } called)
            return [Of(file, PaperHasATitle, "Say what the paper is called: “Report”, “Appendix A”.", "title")];
        if (file.Standing.FirstOrDefault(p => p.Hash == paper.Hash) is { } same)
            return [Of(file, PaperHasATitle, $"This file is there already, as “{same.Title}”. Choose another.", "file")];
        db.Add(
            new Paper
            {
                Id = id,
                Key = FreeKeys.For(called, file.Papers.Select(p => p.Key)),
                Report = file.Report.Id,
                Title = called,
                File = paper.Name,
                MediaType = paper.MediaType,
                Bytes = paper.Content.Length,
                Pages = paper.Pages,
                Hash = paper.Hash,
                On = today,
                Sensitivity = Closing(file),
                RestrictedTo = file.Report.RestrictedTo,
                Order = file.Papers.Count,
            }
        );
        if (!await db.Set<Attachment>().AnyAsync(a => a.Hash == paper.Hash && a.ChangeNumber != null))
            db.Add(
                new Attachment
                {
                    Id = source.Next(),
                    Hash = paper.Hash,
                    Name = paper.Name,
                    Content = paper.Content,
                    At = now,
                    Person = by,
                }
            );
        var text = await Text(file);
        if (text.SubmittedOn is null)
            BackToWriting(file, text);
        return [];
    }

    /// <summary>Its authors say that it is ready: from now on those who are asked clear it.</summary>
    public async Task<IReadOnlyList<Refusal>> SayReady(ReportFile file)
    {
        if (Closed(file, "say that it is ready") is { } closed)
            return [closed];
        if (!ReportProgress.IsWritten(file))
            return
            [
                Of(file, WrittenFirst, "There is nothing to be read yet. Write it here, or hand it in as a file.", "summary"),
            ];
        if (ReportProgress.Of(file, today).Stage is ReportStage.BeingCleared or ReportStage.Cleared)
            return
            [
                Of(
                    file,
                    ReadyOnce,
                    $"It is ready since {LondonDate.Words(file.Text!.ReadyOn!.Value)}, and its clearance goes on.",
                    null
                ),
            ];
        var text = await Text(file);
        (text.ReadyOn, text.ClearancesBefore) = (today, file.Clearances.Count);
        return [];
    }

    /// <summary>Null while it can be changed by its authors.</summary>
    private Refusal? Closed(ReportFile file, string what) =>
        file.Text is { RecalledOn: not null } ? Of(file, RecalledOnce, $"It is recalled, so you can’t {what}.", null)
        : file.Text is { SubmittedOn: { } on }
            ? Of(
                file,
                StandsOnceSubmitted,
                $"It was submitted on {LondonDate.Words(on)}, so you can’t {what}. Ask the clerk to give it back.",
                null
            )
        : null;

    /// <summary>What was cleared was another text.</summary>
    private void BackToWriting(ReportFile file, ReportText text)
    {
        if (text.ReadyOn is not null && ReportProgress.Of(file, today).Stage != ReportStage.SentBack)
            text.ReadyOn = null;
    }

    /// <summary>What it says, to be changed; begun where there is none.</summary>
    private async Task<ReportText> Text(ReportFile file)
    {
        var report = file.Report.Id;
        if (db.ChangeTracker.Entries<ReportText>().FirstOrDefault(e => e.Entity.Report == report)?.Entity is { } here)
            return here;
        if (await db.Set<ReportText>().SingleOrDefaultAsync(t => t.Report == report) is { } there)
            return there;
        var text = new ReportText
        {
            Id = ids.Next<ReportText>(),
            Key = "text",
            Report = report,
            Sensitivity = Closing(file),
            RestrictedTo = file.Report.RestrictedTo,
        };
        db.Add(text);
        return text;
    }

    /// <summary>What is not published is the partnership's at most; publishing the agenda opens it.</summary>
    private static Sensitivity Closing(ReportFile file) =>
        file.Report.Sensitivity > Sensitivity.Partnership ? file.Report.Sensitivity : Sensitivity.Partnership;

    private static Refusal Of(ReportFile file, string rule, string message, string? field) => new(rule, message, file.Ref, field);
}
