using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>
/// Puts one report on a meeting, or takes it off: the one way of page and verb. Nothing is kept before the caller commits; what can't be done is
/// refused by the name of its rule. That it is a meeting of its body, and that it does not leave an agenda that is published, is asked when it is kept.
/// </summary>
internal sealed class PlacingByHand(Db db, DateOnly today)
{
    internal const string OnAMeetingToCome = "A report is placed on a meeting to come";
    internal const string HeardStays = "A report that was heard stays on its meeting";
    internal const string ComesToEach = "A standing item comes to each meeting";

    /// <summary>Whether there is anything to be placed.</summary>
    public static bool MayMove(ReportFile file, DateOnly today) =>
        !file.Report.Standing && ReportProgress.Of(file, today).Stage != ReportStage.Heard;

    /// <summary>Puts it there.</summary>
    /// <param name="file">The report.</param>
    /// <param name="on">The meeting; null for none yet.</param>
    /// <param name="held">Whether no plan moves it from there.</param>
    /// <param name="leftOff">Whether, without a meeting, plans leave it off until somebody places it again.</param>
    public async Task<IReadOnlyList<Refusal>> Place(ReportFile file, Meeting? on, bool held, bool leftOff = false)
    {
        if (file.Report.Standing)
            return
            [
                Of(
                    file,
                    ComesToEach,
                    $"“{file.Report.Title}” comes to each meeting of {file.Body.Name}. Say with “Change” that it does not, then place it."
                ),
            ];
        if (!MayMove(file, today))
            return
            [
                Of(
                    file,
                    HeardStays,
                    $"“{file.Report.Title}” was heard on {file.Meeting?.Date.InWords()}. If it is to be heard once more, ask for another report."
                ),
            ];
        if (on is not null && (on.State == MeetingState.Cancelled || on.IsHeld || on.Date < today))
            return
            [
                Of(
                    file,
                    OnAMeetingToCome,
                    $"The meeting on {on.Date.InWords()} is {(on.State == MeetingState.Cancelled || on.IsHeld ? on.State.InASentence() : "over")}. Choose one that is to come, or none."
                ),
            ];
        var report = await db.Set<Report>().SingleAsync(r => r.Id == file.Report.Id);
        (report.Meeting, report.Held, report.LeftOff) = (on?.Id, held, leftOff);
        return [];
    }

    private static Refusal Of(ReportFile file, string rule, string message) => new(rule, message, file.Ref, "meeting");
}
