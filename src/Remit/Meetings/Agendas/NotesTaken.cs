using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Terms;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>
/// How many reports that are only to be noted a meeting takes, and what of that is taken before any other is placed: the one reckoning of the planner,
/// of placing by hand, and of the check of meetings that are too full.
/// </summary>
/// <param name="Most">How many the terms that hold on its day let it take; null where they do not say.</param>
/// <param name="Version">The version that says so.</param>
/// <param name="ByStanding">How many come to each meeting.</param>
internal sealed record NotesTaken(int? Most, string? Version, int ByStanding)
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="terms">The terms that hold on its day; null for none.</param>
    /// <param name="reports">Reports, those that come to each meeting of its body among them.</param>
    public static NotesTaken Of(Meeting meeting, VersionToNote? terms, IEnumerable<Report> reports) =>
        new(
            terms?.Most,
            terms?.Most is null ? null : terms.Key,
            reports.Count(r => IsToNote(r) && MinutesTaken.IsStandingOn(r, meeting))
        );

    /// <summary>Whether the body is only to note a report.</summary>
    public static bool IsToNote(Report report) => report.Purpose == ReportPurpose.Note;

    /// <summary>How many are left for reports that are placed.</summary>
    /// <param name="usual">How many a meeting takes where no terms say.</param>
    public int Left(int usual) => Math.Max(0, (Most ?? usual) - ByStanding);

    /// <summary>"2 of at most 3 reports to note, by version 1 of its terms of reference."</summary>
    /// <param name="placed">How many are on it, those that come to each meeting among them.</param>
    /// <param name="usual">How many a meeting takes where no terms say.</param>
    public string InWords(int placed, int usual) =>
        $"{placed} of at most {(Most ?? usual).Counted("report", "reports")} to note, "
        + (
            Version is { } version
                ? $"by version {version} of its terms of reference."
                : "the number given for this plan: no terms of reference that hold then say how many."
        )
        + (placed > (Most ?? usual) ? " That is more than it takes: they are held there, or come to each meeting." : "");
}
