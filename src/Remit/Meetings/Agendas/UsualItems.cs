using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>What stands on most agendas besides reports, and how long it takes in minutes.</summary>
internal static class UsualItems
{
    /// <summary>What an agenda begins with.</summary>
    public static IReadOnlyList<(ItemSort Sort, string Title, int Minutes)> First { get; } =
    [
        (ItemSort.Apologies, "Welcome and apologies", 5),
        (ItemSort.Declarations, "Declarations of interest", 5),
        (ItemSort.Minutes, "Minutes of the last meeting", 5),
        (ItemSort.MattersArising, "Matters arising", 10),
    ];

    /// <summary>What it ends with.</summary>
    public static IReadOnlyList<(ItemSort Sort, string Title, int Minutes)> Last { get; } =
    [(ItemSort.OtherBusiness, "Any other business", 5), (ItemSort.NextMeeting, "Date of the next meeting", 5)];

    /// <summary>How long all of it takes.</summary>
    public static int Minutes { get; } = First.Concat(Last).Sum(i => i.Minutes);
}

/// <summary>
/// What of a meeting's time is taken before any other report is heard: the one reckoning of the planner, of placing by hand, and of the check of
/// meetings that are too full.
/// </summary>
/// <param name="Lasts">How many minutes the meeting lasts; null where its times don't say.</param>
/// <param name="ByItems">Minutes of the items without a report: of its agenda where that is begun, else of the usual items.</param>
/// <param name="ByStanding">Minutes of the reports that come to each meeting.</param>
/// <param name="IsBegun">Whether its agenda is begun.</param>
internal sealed record MinutesTaken(int? Lasts, int ByItems, int ByStanding, bool IsBegun)
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="items">The items of its agenda.</param>
    /// <param name="reports">Reports, those that come to each meeting of its body among them.</param>
    public static MinutesTaken Of(Meeting meeting, IEnumerable<AgendaItem> items, IEnumerable<Report> reports)
    {
        var agenda = items.Where(i => i.WithdrawnOn is null).ToList();
        return new MinutesTaken(
            meeting.Lasts,
            agenda.Count > 0 ? agenda.Where(i => i.Report is null).Sum(i => i.Minutes ?? 0) : UsualItems.Minutes,
            reports.Where(r => IsStandingOn(r, meeting)).Sum(r => r.Minutes ?? agenda.Find(i => i.Report == r.Id)?.Minutes ?? 0),
            agenda.Count > 0
        );
    }

    /// <summary>Whether a report comes to a meeting because it comes to each.</summary>
    public static bool IsStandingOn(Report report, Meeting meeting) =>
        report.Standing && report.Body == meeting.Body && (report.Meeting is null || report.Meeting == meeting.Id);

    /// <summary>How many minutes are left for reports.</summary>
    /// <param name="usual">How many minutes for reports a meeting is taken to have that has no times; its other items come on top.</param>
    public int Left(int usual) => Math.Max(0, (Lasts is { } lasts ? lasts - ByItems : usual) - ByStanding);

    /// <summary>"35 minutes of 120 are taken by usual items, 10 by what comes to each meeting."; null where there is nothing to say.</summary>
    public string? InWords()
    {
        var items = IsBegun ? "items of its agenda without a report" : "usual items";
        var standing = ByStanding > 0 ? $"{ByStanding} by what comes to each meeting" : null;
        return Lasts is { } lasts && ByItems > 0
                ? $"{ByItems.Counted("minute", "minutes")} of {lasts} {(ByItems == 1 ? "is" : "are")} taken by {items}{(standing is null ? "" : $", {standing}")}."
            : ByStanding > 0
                ? $"{ByStanding.Counted("minute", "minutes")} {(ByStanding == 1 ? "is" : "are")} taken by what comes to each meeting."
            : null;
    }
}
