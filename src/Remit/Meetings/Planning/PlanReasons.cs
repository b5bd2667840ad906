namespace Remit.Meetings.Planning;

/// <summary>Why a report gets no meeting.</summary>
internal enum WhyItWaits
{
    /// <summary>A person leaves it off this plan.</summary>
    LeftOff,

    /// <summary>No meeting of its body is planned.</summary>
    NoMeeting,

    /// <summary>No meeting is late enough for it: it may not be heard before a day, or is not written in time for any papers.</summary>
    NotReady,

    /// <summary>Another that has to be heard before it waits itself, or is heard too late.</summary>
    WaitsForAnother,

    /// <summary>The meetings that could hear it have no time left: what takes it weighs more.</summary>
    NoTime,

    /// <summary>There is time, but as many are only to be noted as a meeting takes.</summary>
    EnoughToNote,
}

/// <summary>Why a report waits, and what would have to give.</summary>
/// <param name="Report">Which report.</param>
/// <param name="Why">The reason.</param>
/// <param name="Meeting">The meeting that comes nearest to having room; null where none could hear it.</param>
/// <param name="MinutesShort">How many minutes it lacks there.</param>
/// <param name="For">The reports on it that would have to wait instead, the lightest that make room; or those that have to be heard first.</param>
internal sealed record WaitingReason(int Report, WhyItWaits Why, int? Meeting, int MinutesShort, IReadOnlyList<int> For);

/// <summary>Says why what waits does.</summary>
internal static class PlanReasons
{
    /// <summary>The reports that have no meeting, in their order, each with the reason.</summary>
    public static IReadOnlyList<WaitingReason> Of(PlanProblem problem, Placing plan) =>
        [.. Enumerable.Range(0, problem.Reports.Count).Where(r => plan[r] < 0).Select(r => Of(problem, plan, r))];

    private static WaitingReason Of(PlanProblem problem, Placing plan, int report)
    {
        var of = problem.Reports[report];
        if (of.Waits)
            return new(report, WhyItWaits.LeftOff, null, 0, []);
        var theirs = Enumerable.Range(0, problem.Meetings.Count).Where(m => problem.Meetings[m].Body == of.Body).ToList();
        if (theirs.Count == 0)
            return new(report, WhyItWaits.NoMeeting, null, 0, []);
        var could = theirs.Where(m => problem.Could(report, m)).ToList();
        if (could.Count == 0)
            return new(report, WhyItWaits.NotReady, null, 0, []);
        var inOrder = could.Where(m => plan.IsInOrder(report, m)).ToList();
        if (inOrder.Count == 0)
            return new(
                report,
                WhyItWaits.WaitsForAnother,
                null,
                0,
                [.. of.After.Where(b => plan[b] < 0 || !could.Exists(m => problem.IsAfter(m, plan[b])))]
            );
        var enough = inOrder.Where(m => plan.Left(m) >= of.Minutes).ToList();
        if (enough.Count > 0)
            return new(report, WhyItWaits.EnoughToNote, enough[0], 0, Lightest(problem, plan, enough[0], r => r.ToNote, 0));
        var nearest = inOrder.MinBy(m => of.Minutes - plan.Left(m));
        var missing = of.Minutes - plan.Left(nearest);
        return new(report, WhyItWaits.NoTime, nearest, missing, Lightest(problem, plan, nearest, _ => true, missing));
    }

    /// <summary>The lightest reports on a meeting that together take so many minutes (at least one report), without any that is not needed for it.</summary>
    private static List<int> Lightest(PlanProblem problem, Placing plan, int meeting, Func<PlanReport, bool> of, int minutes)
    {
        var taken = new List<int>();
        foreach (
            var r in Enumerable
                .Range(0, problem.Reports.Count)
                .Where(r => plan[r] == meeting && plan.CanGo(r) && of(problem.Reports[r]))
                .OrderBy(r => problem.Reports[r].Weight)
                .ThenByDescending(r => problem.Reports[r].Minutes)
        )
        {
            if (taken.Count > 0 && taken.Sum(t => problem.Reports[t].Minutes) >= minutes)
                break;
            taken.Add(r);
        }
        if (taken.Count == 0 || taken.Sum(t => problem.Reports[t].Minutes) < minutes)
            return [];
        foreach (var r in taken.ToList())
            if (taken.Count > 1 && taken.Where(t => t != r).Sum(t => problem.Reports[t].Minutes) >= minutes)
                taken.Remove(r);
        return taken;
    }
}
