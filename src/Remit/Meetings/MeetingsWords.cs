using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings;

/// <summary>What the meetings' choices are called on screen.</summary>
internal static class MeetingsWords
{
    public static string OnScreen(this MeetingState state) =>
        state switch
        {
            MeetingState.Planned => "Planned",
            MeetingState.Called => "Called",
            MeetingState.Held => "Held",
            MeetingState.Minuted => "Minuted",
            MeetingState.Approved => "Minutes approved",
            MeetingState.Cancelled => "Cancelled",
        };

    public static string InASentence(this MeetingState state) =>
        state switch
        {
            MeetingState.Planned => "planned",
            MeetingState.Called => "called",
            MeetingState.Held => "held",
            MeetingState.Minuted => "minuted",
            MeetingState.Approved => "minuted and approved",
            MeetingState.Cancelled => "cancelled",
        };

    /// <summary>The state's colour; the word stands beside it.</summary>
    public static string Colour(this MeetingState state) =>
        state switch
        {
            MeetingState.Planned or MeetingState.Called => "blue",
            MeetingState.Held or MeetingState.Minuted or MeetingState.Approved => "green",
            MeetingState.Cancelled => "grey",
        };

    public static string OnScreen(this ReportPurpose purpose) =>
        purpose switch
        {
            ReportPurpose.Note => "To note",
            ReportPurpose.Discuss => "To discuss",
            ReportPurpose.Agree => "To agree",
            ReportPurpose.Amend => "To amend",
            ReportPurpose.Recommend => "To recommend",
        };

    /// <summary>"2pm to 4pm", "from 2pm"; null where no time is recorded.</summary>
    public static string? Times(TimeOnly? start, TimeOnly? end) =>
        (start, end) switch
        {
            ({ } from, { } until) => $"{LondonTime.Words(from)} to {LondonTime.Words(until)}",
            ({ } from, null) => LondonTime.Words(from),
            (null, _) => null,
        };

    /// <summary>"30 August 2007", "two weeks before", or null where neither a day nor words are recorded.</summary>
    public static string? DueInWords(this ReportLine report) =>
        (report.Due, report.DueWords) switch
        {
            ({ } due, null) => due.InWords(),
            ({ } due, { } words) => $"{due.InWords()} ({words})",
            (null, var words) => words,
        };
}
