using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
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

    public static string OnScreen(this ClockSets sets) =>
        sets switch
        {
            ClockSets.Notice => "Notice of the meeting",
            ClockSets.Agenda => "Agenda and papers out",
            ClockSets.Papers => "Papers handed in",
            ClockSets.PrivateMeeting => "Notice of meeting in private",
            ClockSets.KeyDecision => "Document about a key decision",
            ClockSets.Minutes => "Minutes",
        };

    public static string OnScreen(this ClockUnit unit) =>
        unit switch
        {
            ClockUnit.Days => "Days of the calendar",
            ClockUnit.ClearDays => "Clear days: whole days of the calendar between the two",
            ClockUnit.ClearWorkingDays => "Clear working days: whole days between the two, without weekends and bank holidays",
            ClockUnit.WorkingDays => "Working days: without weekends and bank holidays",
        };

    /// <summary>One of them after a number: "clear working day".</summary>
    public static string InASentence(this ClockUnit unit) =>
        unit switch
        {
            ClockUnit.Days => "day",
            ClockUnit.ClearDays => "clear day",
            ClockUnit.ClearWorkingDays => "clear working day",
            ClockUnit.WorkingDays => "working day",
        };

    public static string OnScreen(this DaysSort sort) =>
        sort switch
        {
            DaysSort.Term => "School term",
            DaysSort.BankHoliday => "Bank holiday",
            DaysSort.BankHolidaysComplete => "All bank holidays of these days are recorded",
            DaysSort.NoMeetings => "Nobody meets",
        };

    public static string OnScreen(this DeadlineState state) =>
        state switch
        {
            DeadlineState.ToCome => "To come",
            DeadlineState.Met => "Met",
            DeadlineState.Missed => "Missed",
            DeadlineState.NotRecorded => "Not recorded",
            DeadlineState.NotKnown => "Not known",
        };

    /// <summary>The state's colour; the word stands beside it.</summary>
    public static string Colour(this DeadlineState state) =>
        state switch
        {
            DeadlineState.ToCome => "blue",
            DeadlineState.Met => "green",
            DeadlineState.Missed => "red",
            DeadlineState.NotRecorded or DeadlineState.NotKnown => "grey",
        };

    /// <summary>What became of it: what binds only in some cases is missed only where notice was late.</summary>
    public static string OnScreen(this Deadline deadline) =>
        deadline switch
        {
            { State: DeadlineState.Missed, IsExcused: true } => "Late, with a reason",
            { State: DeadlineState.Missed, Notice: not null } => "Late",
            { State: DeadlineState.Missed, Rule.OnlyWhere: not null } => "Over",
            _ => deadline.State.OnScreen(),
        };

    /// <summary>Its colour; the words stand beside it.</summary>
    public static string Colour(this Deadline deadline) =>
        deadline switch
        {
            { IsExcused: true } => "yellow",
            { Notice: null, Rule.OnlyWhere: not null, State: not DeadlineState.ToCome } => "grey",
            _ => deadline.State.Colour(),
        };

    public static string OnScreen(this AttendedAs how) =>
        how switch
        {
            AttendedAs.Present => "Present",
            AttendedAs.Deputy => "Deputy",
            AttendedAs.Apologies => "Apologies",
            AttendedAs.Absent => "Absent",
            AttendedAs.InAttendance => "In attendance",
            AttendedAs.NotSaid => "Not recorded",
        };

    /// <summary>Its colour; the word stands beside it.</summary>
    public static string Colour(this AttendedAs how) =>
        how switch
        {
            AttendedAs.Present or AttendedAs.Deputy => "green",
            AttendedAs.Apologies => "yellow",
            AttendedAs.Absent => "red",
            AttendedAs.InAttendance or AttendedAs.NotSaid => "grey",
        };

    public static string OnScreen(this InterestFollowed followed) =>
        followed switch
        {
            InterestFollowed.TookPart => "They stayed and took part",
            InterestFollowed.DidNotDecide => "They stayed and did not decide",
            InterestFollowed.Left => "They left while it was heard",
        };

    /// <summary>"They took part".</summary>
    public static string InASentence(this InterestFollowed followed) =>
        followed switch
        {
            InterestFollowed.TookPart => "They took part",
            InterestFollowed.DidNotDecide => "They did not decide",
            InterestFollowed.Left => "They left while it was heard",
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
