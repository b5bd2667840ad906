using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>What comes after it is written: clearing, submitting, giving back and recalling.</summary>
internal sealed partial class Authoring
{
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
        if (file.Report.Sensitivity == Sensitivity.Restricted && Texts.OrNull(file.Text?.RestrictedBecause) is null)
            return
            [
                Of(
                    file,
                    RestrictedSaysWhy,
                    "It is restricted, and does not say why. Write the reason: those who may read it are told, and what is cleared stays cleared.",
                    null
                ),
            ];
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
        if (!ReportProgress.IsWritten(file))
            return
            [
                Of(
                    file,
                    ReportText.SubmittedOnceReady,
                    "There is nothing to be read. Write it here, or hand it in as a file, and say that it is ready.",
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

    /// <summary>Whether it stands on a published agenda, were it that of a meeting which heard it before and put it off.</summary>
    private async Task<bool> IsOnAPublishedAgenda(Report report)
    {
        using var everything = db.LookingAtEverything();
        return await (
            from item in db.All<AgendaItem>()
            where item.Report == (Id<Report>?)report.Id && item.Number != null && item.WithdrawnOn == null
            join meeting in db.All<Meeting>() on item.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled
            select item
        ).AnyAsync();
    }

    /// <summary>The clerk gives it back to its authors, before it is published.</summary>
    public async Task<IReadOnlyList<Refusal>> GiveBack(ReportFile file)
    {
        if (file.Text is not { SubmittedOn: not null, RecalledOn: null })
            return
            [
                Of(file, GivenBackBefore, "Only a report that is submitted, and not recalled, can go back to its authors.", null),
            ];
        if (ReportProgress.Of(file, today).Stage != ReportStage.Submitted || await IsOnAPublishedAgenda(file.Report))
            return
            [
                Of(file, GivenBackBefore, "It is on a published agenda. Recall it, or hand in a newer paper beside it.", null),
            ];
        var text = await Text(file);
        (text.SubmittedOn, text.ReadyOn) = (null, null);
        text.IsNotOut();
        // It may have been on an agenda that was published, and withdrawn from it: what is written anew is the public's once it is published anew.
        var papers = await db.Set<Paper>().Where(p => p.Report == file.Report.Id && p.RecalledOn == null).ToListAsync();
        foreach (var paper in papers)
            paper.IsNotOut();
        foreach (var record in papers.Cast<Record>().Append(text).Where(r => r.Sensitivity < Closing(file)))
            (record.Sensitivity, record.RestrictedTo) = (Closing(file), file.Report.RestrictedTo);
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
            return [Of(file, ReportText.RecalledForAReason, "Say why it is recalled: whoever had it reads it.", "reason")];
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
            return [Of(file, ReportText.RecalledForAReason, "Say why it is recalled: whoever had it reads it.", "reason")];
        var there = await db.Set<Paper>().SingleAsync(p => p.Id == paper.Id);
        (there.RecalledOn, there.RecalledBecause) = (today, reason);
        // What was cleared had this paper in it.
        if (file.Text is { SubmittedOn: null, RecalledOn: null })
            BackToWriting(file, await Text(file));
        return [];
    }
}
