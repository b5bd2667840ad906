namespace Remit.Meetings.Planning;

/// <summary>A meeting to come, with the room that it has for reports.</summary>
/// <param name="Body">Which body meets: any number that is its own.</param>
/// <param name="Date">The day.</param>
/// <param name="Papers">The day by which papers have to be there; the day of the meeting where nothing else is known.</param>
/// <param name="Minutes">How long it has for reports, without its other items and what comes to each meeting.</param>
/// <param name="MostToNote">How many reports that are only to be noted it takes, without those that come to each meeting.</param>
internal sealed record PlanMeeting(int Body, DateOnly Date, DateOnly Papers, int Minutes, int MostToNote);

/// <summary>A report that waits.</summary>
internal sealed record PlanReport
{
    /// <summary>Which body hears it.</summary>
    public required int Body { get; init; }

    /// <summary>How long it takes, in minutes; at least one.</summary>
    public required int Minutes { get; init; }

    /// <summary>How much it weighs, from 1: what a week of waiting costs.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether the body is only to note it.</summary>
    public bool ToNote { get; init; }

    /// <summary>The first day on which it can be heard; null for any.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>The last day by which it should be heard; later is better than never. Null for any.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>The day on which it is written and cleared; null where nothing stands in the way.</summary>
    public DateOnly? Ready { get; init; }

    /// <summary>Whether that day is only reckoned: then it keeps a report from no meeting on which it stands already.</summary>
    public bool IsReckoned { get; init; }

    /// <summary>The waiting reports that have to be heard before it: at an earlier item of the same body, or in time for the papers where another body hears them.</summary>
    public IReadOnlyList<int> After { get; init; } = [];

    /// <summary>The meeting on which a person holds it, whatever else there is; null for none.</summary>
    public int? Held { get; init; }

    /// <summary>Whether a person leaves it off, so that it waits.</summary>
    public bool Waits { get; init; }

    /// <summary>The meeting on which it stands now; null for none.</summary>
    public int? Now { get; init; }
}

/// <summary>
/// Reports that wait, and meetings that could hear them. A plan puts each report on a meeting of its body or lets it wait; the cheapest is looked for.
/// A report costs its weight for each week that it waits, half a year more where it comes too late, and longer than all that where it gets no meeting;
/// moving one that has a meeting costs a little, so that a plan stays as it is where nothing is won.
/// </summary>
internal sealed class PlanProblem
{
    /// <summary>What coming too late costs, in weeks of waiting.</summary>
    public const int WeeksTooLate = 26;

    /// <summary>What getting no meeting costs beyond waiting until the last one, in weeks.</summary>
    public const int WeeksWithout = 52;

    /// <summary>What a move costs.</summary>
    public const int Move = 3;

    private const int DaysInAWeek = 7;
    private readonly long[][] costs;
    private readonly long[] without;

    /// <param name="meetings">In the order of their days.</param>
    /// <param name="reports">In any order; of two that are alike, the first goes first.</param>
    /// <param name="day">From which waiting is counted.</param>
    public PlanProblem(IReadOnlyList<PlanMeeting> meetings, IReadOnlyList<PlanReport> reports, DateOnly day)
    {
        (Meetings, Reports, Day) = (meetings, reports, day);
        var horizon = meetings.Count == 0 ? 0 : Weeks(meetings[^1].Date);
        costs = [.. reports.Select(r => meetings.Select((m, at) => CostOf(r, m, at)).ToArray())];
        without = [.. reports.Select(r => CostWithout(r, horizon))];
        Followers =
        [
            .. reports.Select((_, r) => reports.Index().Where(o => o.Item.After.Contains(r)).Select(o => o.Index).ToArray()),
        ];
    }

    public IReadOnlyList<PlanMeeting> Meetings { get; }

    public IReadOnlyList<PlanReport> Reports { get; }

    public DateOnly Day { get; }

    /// <summary>Which reports wait for each.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Followers { get; }

    /// <summary>Whether a meeting could hear a report if it had the room, and all before it had been heard.</summary>
    public bool Could(int report, int meeting)
    {
        var (r, m) = (Reports[report], Meetings[meeting]);
        return !r.Waits
            && r.Body == m.Body
            && !(m.Date < r.Earliest)
            && (!(m.Papers < r.Ready) || (r.IsReckoned && r.Now == meeting));
    }

    /// <summary>Whether one can be heard at a meeting when another that it needs is heard at another: of one body at the same or an earlier one.</summary>
    public bool IsAfter(int meeting, int other)
    {
        var (m, o) = (Meetings[meeting], Meetings[other]);
        return m.Body == o.Body ? other <= meeting : o.Date <= m.Papers;
    }

    /// <summary>What it costs that a report is heard at a meeting; −1 for no meeting.</summary>
    public long Cost(int report, int meeting) => meeting < 0 ? without[report] : costs[report][meeting];

    private long CostOf(PlanReport report, PlanMeeting meeting, int at) =>
        (report.Weight * (long)(Weeks(meeting.Date) + (meeting.Date > report.Latest ? WeeksTooLate : 0)))
        + (report.Now is { } now && now != at ? Move : 0);

    private static long CostWithout(PlanReport report, int horizon) =>
        (report.Weight * (long)(horizon + WeeksWithout + (report.Latest is null ? 0 : WeeksTooLate)))
        + (report.Now is null ? 0 : Move);

    private int Weeks(DateOnly date) => Math.Max(0, date.DayNumber - Day.DayNumber) / DaysInAWeek;
}
