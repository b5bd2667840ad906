namespace Remit.Meetings.Planning;

/// <summary>
/// What no plan can cost less than: the dearer of two ways to spread the reports over the meetings, each the cheapest of its kind, where what comes before
/// what does not matter and what a person holds stays. In the one all reports could be cut into single minutes, and how many are only noted does not matter.
/// In the other those that are only to be noted take no minutes, and each meeting takes as many of them as its own ceiling lets it; the rest have all
/// the minutes for themselves. Both are transportation problems, solved by shortest augmenting paths (Ahuja, Magnanti and Orlin, Network Flows, 1993,
/// section 9.7).
/// </summary>
internal static class PlanBound
{
    /// <summary>Costs are cut into so many parts, so that a minute's share is a whole number; rounding down keeps the bound one.</summary>
    private const long Parts = 1_000_000;

    public static long Of(PlanProblem problem)
    {
        var free = Enumerable.Range(0, problem.Reports.Count).Where(r => problem.Reports[r].Held is null).ToList();
        var held = Enumerable.Range(0, problem.Reports.Count).Except(free).ToList();
        var room = new Placing(problem);
        var meetings = Enumerable.Range(0, problem.Meetings.Count).ToList();
        long Minutes(IEnumerable<int> reports) =>
            new Flow(
                [.. reports],
                problem,
                r => problem.Reports[r].Minutes,
                [.. meetings.Select(m => Math.Max(0, room.Left(m)))]
            ).Cost();
        long Notes(IEnumerable<int> reports) =>
            new Flow([.. reports], problem, _ => 1, [.. meetings.Select(m => Math.Max(0, room.NotesLeft(m)))]).Cost();
        var toNote = free.ToLookup(r => problem.Reports[r].ToNote);
        var parts = Minutes(free);
        if (toNote[true].Any())
            parts = Math.Max(parts, Minutes(toNote[false]) + Notes(toNote[true]));
        var spread = (parts / Parts) + (parts % Parts > 0 ? 1 : 0);
        return held.Sum(r => problem.Cost(r, problem.Reports[r].Held!.Value)) + spread;
    }

    /// <summary>What flows from reports to meetings – minutes, or the reports themselves –, the last of which has room for all: no meeting.</summary>
    private sealed class Flow
    {
        private readonly List<int> reports;
        private readonly int[] sizes;
        private readonly int[] supply;
        private readonly int[] room;
        private readonly long[,] cost;
        private readonly int[,] sent;
        private readonly int meetings;

        public Flow(List<int> reports, PlanProblem problem, Func<int, int> size, int[] room)
        {
            this.reports = reports;
            meetings = room.Length + 1;
            sizes = [.. reports.Select(size)];
            supply = [.. sizes];
            this.room = [.. room, supply.Sum()];
            cost = new long[reports.Count, meetings];
            sent = new int[reports.Count, meetings];
            for (var i = 0; i < reports.Count; i++)
            for (var m = 0; m < meetings; m++)
                cost[i, m] =
                    m == meetings - 1 ? Share(problem, i, -1)
                    : problem.Could(reports[i], m) ? Share(problem, i, m)
                    : -1;
        }

        private long Share(PlanProblem problem, int i, int meeting) => problem.Cost(reports[i], meeting) * Parts / sizes[i];

        public long Cost()
        {
            for (var i = 0; i < reports.Count; i++)
                while (supply[i] > 0)
                    Augment(i);
            var total = 0L;
            for (var i = 0; i < reports.Count; i++)
            for (var m = 0; m < meetings; m++)
                total += sent[i, m] * Math.Max(0, cost[i, m]);
            return total;
        }

        /// <summary>Sends what is left of a report along the cheapest way to a meeting with room, moving others where that is cheaper (Bellman and Ford).</summary>
        private void Augment(int from)
        {
            var reach = new long[meetings];
            var by = new int[meetings];
            var through = new int[meetings];
            Array.Fill(reach, long.MaxValue);
            Array.Fill(through, -1);
            for (var m = 0; m < meetings; m++)
                if (cost[from, m] >= 0)
                    (reach[m], by[m]) = (cost[from, m], from);
            for (var changed = true; changed; )
            {
                changed = false;
                for (var m = 0; m < meetings; m++)
                {
                    if (reach[m] == long.MaxValue || room[m] > 0)
                        continue;
                    for (var i = 0; i < reports.Count; i++)
                    {
                        if (sent[i, m] == 0)
                            continue;
                        for (var n = 0; n < meetings; n++)
                            if (n != m && cost[i, n] >= 0 && reach[m] - cost[i, m] + cost[i, n] < reach[n])
                                (reach[n], by[n], through[n], changed) = (reach[m] - cost[i, m] + cost[i, n], i, m, true);
                    }
                }
            }
            Send(from, Nearest(reach), by, through);
        }

        private int Nearest(long[] reach)
        {
            var nearest = meetings - 1;
            for (var m = 0; m < meetings; m++)
                if (room[m] > 0 && reach[m] < reach[nearest])
                    nearest = m;
            return nearest;
        }

        private void Send(int from, int end, int[] by, int[] through)
        {
            var amount = Math.Min(supply[from], room[end]);
            for (var m = end; through[m] >= 0; m = through[m])
                amount = Math.Min(amount, sent[by[m], through[m]]);
            supply[from] -= amount;
            room[end] -= amount;
            for (var m = end; ; m = through[m])
            {
                sent[by[m], m] += amount;
                if (through[m] < 0)
                    return;
                sent[by[m], through[m]] -= amount;
            }
        }
    }
}
