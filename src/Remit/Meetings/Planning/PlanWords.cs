using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>Says in words why a report waits, and what would have to give.</summary>
internal static class PlanWords
{
    public static string Why(PlanOn on, WaitingReason reason) => Reason(on, reason) + ToBeClearedFirst(on, reason);

    /// <summary>Where it is the time for its clearance that keeps a report from a meeting that has room: says so.</summary>
    private static string ToBeClearedFirst(PlanOn on, WaitingReason reason)
    {
        var asked = on.Problem.Reports[reason.Report];
        if (
            !on.IsStillToBeCleared(reason.Report)
            || asked.Ready is not { } ready
            || reason.Why is WhyItWaits.LeftOff or WhyItWaits.NoMeeting or WhyItWaits.NotReady
        )
            return "";
        var sooner = on
            .Problem.Meetings.Select((m, at) => (Meeting: m, At: at))
            .Where(m =>
                m.Meeting.Body == asked.Body
                && !(m.Meeting.Date < asked.Earliest)
                && m.Meeting.Papers < ready
                && on.Plan.Left(m.At) >= asked.Minutes
            )
            .Select(m => m.Meeting)
            .FirstOrDefault();
        return sooner is null
            ? ""
            : $" The meeting on {sooner.Date.InWords()} has time, but the report has still to be cleared: with {ClearanceTime.InWords} for that it is ready on {ready.InWords()}, and papers are due on {sooner.Papers.InWords()}.";
    }

    private static string Reason(PlanOn on, WaitingReason reason)
    {
        var (report, asked) = (on.Reports[reason.Report], on.Problem.Reports[reason.Report]);
        var day = reason.Meeting is { } at ? on.Problem.Meetings[at].Date.InWords() : "";
        return reason.Why switch
        {
            WhyItWaits.NoMeeting => $"No meeting of the {report.Body.Name} is planned.",
            WhyItWaits.LeftOff when report.Report.LeftOff => "Plans leave it off until somebody takes that back.",
            WhyItWaits.LeftOff => "It is left off this plan, and off later ones if you keep this.",
            WhyItWaits.NotReady when asked.Ready is { } cleared && on.IsStillToBeCleared(reason.Report) =>
                $"It has still to be cleared. With {ClearanceTime.InWords} for that it is ready on {cleared.InWords()}, too late for the papers of each meeting that is planned.",
            WhyItWaits.NotReady when asked.Ready is { } ready =>
                $"It is ready on {ready.InWords()}, too late for the papers of each meeting that is planned.",
            WhyItWaits.NotReady => $"It can’t be heard before {asked.Earliest?.InWords()}, and no later meeting is planned.",
            WhyItWaits.WaitsForAnother =>
                $"It has to come after {Titles(on, reason.For)}, and no meeting is late enough for that.",
            WhyItWaits.EnoughToNote => $"The meetings that have time take no more reports to note. The next is on {day}."
                + (
                    on.Notes[reason.Meeting!.Value] is { Most: { } most, Version: { } version }
                        ? $" It takes {most}, by version {version} of its terms of reference."
                        : ""
                ),
            WhyItWaits.NoTime =>
                $"It needs {asked.Minutes.Counted("minute", "minutes")}. The meeting with most room, on {day}, has {Math.Max(0, on.Plan.Left(reason.Meeting!.Value))} left; what is on it weighs more or is held there.",
        };
    }

    public static string? Give(PlanOn on, WaitingReason reason)
    {
        if (reason.Why == WhyItWaits.LeftOff)
            return null;
        if (reason.Why == WhyItWaits.NoMeeting)
            return "Plan a meeting.";
        if (reason.Why == WhyItWaits.NotReady && on.IsStillToBeCleared(reason.Report))
            return "Plan a later meeting, have it cleared, or say by which day it will be.";
        if (reason.Why is WhyItWaits.NotReady or WhyItWaits.WaitsForAnother)
            return reason.Why == WhyItWaits.NotReady
                ? "Plan a later meeting, or have it ready sooner."
                : "Place the other first, or plan a later meeting.";
        var instead = reason.For.Count == 0 ? null : $"{Titles(on, reason.For)} would have to wait";
        if (reason.Why == WhyItWaits.EnoughToNote)
        {
            var more = on.Notes[reason.Meeting!.Value].Most is null ? "Take one more to note" : "Hold it there all the same";
            return instead is null ? $"{more}." : $"{more}, or {instead}.";
        }
        var longer = $"The meeting would have to last {reason.MinutesShort.Counted("minute", "minutes")} longer";
        return instead is null ? $"{longer}." : $"{longer}, or {instead}.";
    }

    private static string Titles(PlanOn on, IReadOnlyList<int> reports) =>
        reports.Count == 0
            ? "another report"
            : Texts.Listed([.. reports.Select(r => $"“{on.Reports[r].Report.Title.Shortened(60)}”")]);
}
