using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Papers;

/// <summary>What somebody may do with a report. It says what is offered; what is written is guarded once more when it is kept.</summary>
/// <param name="Writes">Whether they may write it: its authors, and whoever keeps the records of the body.</param>
/// <param name="Clerks">Whether they keep the records of the body.</param>
/// <param name="Clears">As whom they may clear it; whoever keeps the records writes down what each of those who are asked said.</param>
internal sealed record ReportRights(bool Writes, bool Clerks, IReadOnlyList<RecordRef> Clears)
{
    public static ReportRights Of(Viewer viewer, DateOnly today, ReportFile file)
    {
        var sensitivity = file.Report.Sensitivity > Sensitivity.Partnership ? file.Report.Sensitivity : Sensitivity.Partnership;
        RecordRef[] held = [file.Ref, new RecordRef("body", file.Body.RowId)];
        var clerks = viewer.May("meetings", sensitivity, Verb.Write, held.ToHashSet());
        var own = Me.Of(viewer, today)?.Own;
        return new ReportRights(
            viewer.May("papers", sensitivity, Verb.Write, held.Concat(file.Authors).ToHashSet()),
            clerks,
            clerks ? file.Clearers
                : own is not null && viewer.May("papers", sensitivity, Verb.Write, held.Concat(file.Clearers).ToHashSet())
                    ? [.. file.Clearers.Where(own.Contains)]
                : []
        )
        {
            Own = own ?? new HashSet<RecordRef>(),
        };
    }

    /// <summary>Themselves and the posts that they hold.</summary>
    public IReadOnlySet<RecordRef> Own { get; private init; } = new HashSet<RecordRef>();

    /// <summary>As whom they may speak; null for whoever writes down what others said.</summary>
    public IReadOnlySet<RecordRef>? May => Clerks ? null : Clears.ToHashSet();

    /// <summary>What is offered on the page of the report.</summary>
    public IEnumerable<PageTool> Tools(ReportFile file, ReportProgress progress)
    {
        var (key, about) = (file.Report.Key, "this report");
        if (Writes && progress.IsOpen)
        {
            yield return new("Write", PapersLinks.Write(key), about);
            yield return new("Hand in a paper", PapersLinks.HandIn(key), "for this report");
            if (progress.Stage is ReportStage.Written or ReportStage.SentBack)
                yield return new("Say it is ready", PapersLinks.Step(key, ReportStep.Ready));
            if (progress.Stage == ReportStage.Cleared)
                yield return new("Submit", PapersLinks.Step(key, ReportStep.Submit), about);
        }
        else if (Clerks && progress.Stage is ReportStage.Submitted or ReportStage.Published)
            yield return new("Hand in a late paper", PapersLinks.HandIn(key), "for this report");
        if (progress.Stage == ReportStage.BeingCleared && Clears.Any(progress.Waiting.Contains))
            yield return new("Clear", PapersLinks.Clear(key), "or send back this report");
        if (Clerks && progress.Stage == ReportStage.Submitted)
            yield return new("Give back", PapersLinks.Step(key, ReportStep.Return), "to its authors");
        if (Writes && progress.Stage is not ReportStage.Recalled and not ReportStage.Heard)
            yield return new("Recall", PapersLinks.Step(key, ReportStep.Recall), about);
    }
}
