using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>
/// Writes a report, hands it in, clears it, submits it and recalls it: the one way of page and verb. Nothing is kept before the caller commits;
/// what can't be done is refused by the name of its rule.
/// </summary>
internal sealed class Authoring(Db db, IdSource ids, DateOnly today)
{
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
    internal const string PaperHasATitle = "A paper has a title";

    /// <summary>Its summary, recommendation and text are these. What was cleared is to be cleared anew.</summary>
    public async Task<IReadOnlyList<Refusal>> Write(ReportFile file, string? summary, string? recommendation, string? words)
    {
        if (Closed(file, "change what it says") is { } closed)
            return [closed];
        var text = await Text(file);
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

    /// <summary>Somebody who was asked clears it, or sends it back with what is to be mended.</summary>
    /// <param name="file">The report.</param>
    /// <param name="clearer">As whom: one of those who were asked.</param>
    /// <param name="outcome">What is said.</param>
    /// <param name="words">Why, or what to mend.</param>
    /// <param name="by">The person who says so; null where somebody writes it down for them.</param>
    /// <param name="may">As whom they may speak; null for whoever keeps the records, who writes down what others said.</param>
    /// <param name="id">The id of the clearance: a form that is sent twice counts once.</param>
    public IReadOnlyList<Refusal> Say(
        ReportFile file,
        RecordRef clearer,
        ClearanceOutcome outcome,
        string? words,
        Guid? by,
        IReadOnlySet<RecordRef>? may,
        Id<Clearance>? id = null
    )
    {
        var progress = ReportProgress.Of(file, today);
        if (!file.Clearers.Contains(clearer) || (may is not null && !may.Contains(clearer)))
            return
            [
                Of(
                    file,
                    ByWhoIsAsked,
                    "Only those who are asked to clear this report, and whoever holds their posts, say so. Choose one of them.",
                    "clearer"
                ),
            ];
        if (progress.Cleared.Contains(clearer) || progress.SentBack?.Clearer == clearer)
            return
            [
                Of(file, ClearsOnce, "They have said so already. It counts until the text is changed and ready anew.", "clearer"),
            ];
        if (progress.Stage != ReportStage.BeingCleared)
            return
            [
                Of(
                    file,
                    OnlyWhatIsReady,
                    $"It can’t be cleared now: it is {progress.Stage.OnScreen().ToLowerInvariant()}. Its authors say when it is ready.",
                    "clearer"
                ),
            ];
        db.Add(
            new Clearance
            {
                Id = id ?? ids.Next<Clearance>(),
                Key = FreeKeys.For($"{LondonDate.Iso(today)}", file.Clearances.Select(c => c.Key)),
                Report = file.Report.Id,
                On = today,
                Outcome = outcome,
                Clearer = clearer,
                By = by is { } person ? new Id<Structure.Organisations.Person>(person) : null,
                Words = Texts.OrNull(words),
                Sensitivity = Closing(file),
                RestrictedTo = file.Report.RestrictedTo,
                Order = file.Clearances.Count,
            }
        );
        return [];
    }

    /// <summary>It goes to the clerk.</summary>
    public async Task<IReadOnlyList<Refusal>> Submit(ReportFile file)
    {
        var progress = ReportProgress.Of(file, today);
        if (file.Text?.RecalledOn is not null)
            return [Of(file, RecalledOnce, "It is recalled, so it can’t be submitted.", null)];
        if (file.Text?.SubmittedOn is { } already)
            return [Of(file, SubmittedOnce, $"It was submitted on {LondonDate.Words(already)}.", null)];
        if (progress.Stage == ReportStage.SentBack)
            return
            [
                Of(
                    file,
                    ClearedByAll,
                    $"It was sent back: {progress.SentBack!.Words} Mend it, then say anew that it is ready.",
                    null
                ),
            ];
        if (file.Text?.ReadyOn is null)
            return [Of(file, ReportText.SubmittedOnceReady, "Say first that it is ready to be cleared.", null)];
        if (progress.Waiting.Count > 0)
        {
            var names = await db.Names(progress.Waiting);
            var known = progress.Waiting.Select(w =>
                names.TryGetValue(w, out var name) ? name.Title : "somebody not shown to you"
            );
            return [Of(file, ClearedByAll, $"It still has to be cleared by {Texts.Listed(known)}.", null)];
        }
        (await Text(file)).SubmittedOn = today;
        return [];
    }

    /// <summary>The clerk gives it back to its authors, before it is published.</summary>
    public async Task<IReadOnlyList<Refusal>> GiveBack(ReportFile file)
    {
        if (file.Text is not { SubmittedOn: not null, RecalledOn: null })
            return
            [
                Of(file, GivenBackBefore, "Only a report that is submitted, and not recalled, can go back to its authors.", null),
            ];
        if (ReportProgress.Of(file, today).Stage != ReportStage.Submitted)
            return
            [
                Of(file, GivenBackBefore, "It is on a published agenda. Recall it, or hand in a newer paper beside it.", null),
            ];
        var text = await Text(file);
        (text.SubmittedOn, text.ReadyOn) = (null, null);
        return [];
    }

    /// <summary>It is taken back, before it is published or after: whoever had it is told why.</summary>
    public async Task<IReadOnlyList<Refusal>> Recall(ReportFile file, string? why)
    {
        if (file.Text?.RecalledOn is { } already)
            return
            [
                Of(file, RecalledOnce, $"It was recalled on {LondonDate.Words(already)}: {file.Text.RecalledBecause}", "reason"),
            ];
        if (Texts.OrNull(why) is not { } reason)
            return [Of(file, ReportText.RecalledForAReason, "Say why it is recalled: whoever had it is told.", "reason")];
        var text = await Text(file);
        (text.RecalledOn, text.RecalledBecause) = (today, reason);
        return [];
    }

    /// <summary>One of its papers is taken back.</summary>
    public async Task<IReadOnlyList<Refusal>> Recall(ReportFile file, Paper paper, string? why)
    {
        if (paper.RecalledOn is { } already)
            return
            [
                Of(
                    file,
                    RecalledOnce,
                    $"“{paper.Title}” was recalled on {LondonDate.Words(already)}: {paper.RecalledBecause}",
                    "reason"
                ),
            ];
        if (Texts.OrNull(why) is not { } reason)
            return [Of(file, ReportText.RecalledForAReason, "Say why it is recalled: whoever had it is told.", "reason")];
        var there = await db.Set<Paper>().SingleAsync(p => p.Id == paper.Id);
        (there.RecalledOn, there.RecalledBecause) = (today, reason);
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
