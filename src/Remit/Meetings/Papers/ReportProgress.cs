using Remit.Kernel;
using Remit.Meetings.Calendar;

namespace Remit.Meetings.Papers;

/// <summary>How far a report has come.</summary>
internal enum ReportStage
{
    Asked,
    Written,
    BeingCleared,
    SentBack,
    Cleared,
    Submitted,
    Published,
    Heard,
    Recalled,
}

/// <summary>
/// How far a report has come on a day. It is computed from what was written, handed in, said and published, and is stored nowhere: so it can't
/// say one thing while they say another.
/// </summary>
/// <param name="Stage">How far.</param>
/// <param name="Cleared">Who has cleared it as it is now.</param>
/// <param name="Waiting">Who is waited for; empty unless it is ready.</param>
/// <param name="SentBack">What was said by who sent it back last; null where nobody did since it was ready.</param>
internal sealed record ReportProgress(
    ReportStage Stage,
    IReadOnlyList<RecordRef> Cleared,
    IReadOnlyList<RecordRef> Waiting,
    Clearance? SentBack
)
{
    /// <summary>Whether its authors may still change it.</summary>
    public bool IsOpen =>
        Stage
            is ReportStage.Asked
                or ReportStage.Written
                or ReportStage.BeingCleared
                or ReportStage.SentBack
                or ReportStage.Cleared;

    public static ReportProgress Of(ReportFile file, DateOnly day)
    {
        var said = StillSaid(file.Clearances, file.Text?.ReadyOn, file.Text?.ClearancesBefore);
        var sentBack = said.LastOrDefault(c => c.Outcome == ClearanceOutcome.SentBack);
        var cleared = ClearedBy(file.Clearers, said.Select(s => (s.Clearer, s.Outcome)));
        List<RecordRef> waiting = file.Text?.ReadyOn is null || sentBack is not null ? [] : [.. file.Clearers.Except(cleared)];
        return new ReportProgress(StageOf(file, day, sentBack, waiting), cleared, waiting, sentBack);
    }

    /// <summary>What was said of a text as it is now: what was said of an earlier one counts no more, and nothing before it is ready.</summary>
    public static IReadOnlyList<TSaid> StillSaid<TSaid>(IReadOnlyList<TSaid> said, DateOnly? readyOn, int? before) =>
        readyOn is null ? [] : [.. said.Skip(before ?? 0)];

    /// <summary>Who of those that are asked has cleared it.</summary>
    public static List<RecordRef> ClearedBy(
        IReadOnlyList<RecordRef> clearers,
        IEnumerable<(RecordRef Clearer, ClearanceOutcome Outcome)> said
    )
    {
        var by = said.Where(s => s.Outcome == ClearanceOutcome.Cleared).Select(s => s.Clearer).ToHashSet();
        return [.. clearers.Where(by.Contains)];
    }

    private static ReportStage StageOf(ReportFile file, DateOnly day, Clearance? sentBack, List<RecordRef> waiting)
    {
        var text = file.Text;
        if (text?.RecalledOn is not null)
            return ReportStage.Recalled;
        var isOnTheAgenda = file.Item is { Number: not null, WithdrawnOn: null };
        if (
            file.Meeting is { State: not MeetingState.Cancelled } meeting
            && (isOnTheAgenda || file.Item is null)
            && meeting.IsHeld
            && meeting.Date <= day
        )
            return ReportStage.Heard;
        // An item may be published before its report is there: its authors still write it.
        if (text?.SubmittedOn is not null)
            return isOnTheAgenda ? ReportStage.Published : ReportStage.Submitted;
        if (text?.ReadyOn is not null)
            return sentBack is not null ? ReportStage.SentBack
                : waiting.Count > 0 ? ReportStage.BeingCleared
                : ReportStage.Cleared;
        return IsWritten(file) ? ReportStage.Written : ReportStage.Asked;
    }

    /// <summary>Whether there is anything to be read.</summary>
    public static bool IsWritten(ReportFile file) =>
        file.Text is { } text && new[] { text.Summary, text.Recommendation, text.Words }.Any(t => !string.IsNullOrWhiteSpace(t))
        || file.Standing.Any();
}

/// <summary>How the stages are called.</summary>
internal static class ReportStages
{
    public static string OnScreen(this ReportStage stage) =>
        stage switch
        {
            ReportStage.Asked => "Asked for",
            ReportStage.Written => "Being written",
            ReportStage.BeingCleared => "Being cleared",
            ReportStage.SentBack => "Sent back",
            ReportStage.Cleared => "Cleared",
            ReportStage.Submitted => "Submitted",
            ReportStage.Published => "Published",
            ReportStage.Heard => "Heard",
            ReportStage.Recalled => "Recalled",
        };

    /// <summary>The colour of its tag.</summary>
    public static string Colour(this ReportStage stage) =>
        stage switch
        {
            ReportStage.Asked => "grey",
            ReportStage.Written or ReportStage.BeingCleared => "yellow",
            ReportStage.SentBack or ReportStage.Recalled => "red",
            ReportStage.Cleared or ReportStage.Submitted => "blue",
            ReportStage.Published or ReportStage.Heard => "green",
        };
}
