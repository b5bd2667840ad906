namespace Remit.Meetings.Planning;

/// <summary>
/// Makes a plan better by single moves: a report goes to another meeting, into the place of another or to none, and the one that stood there goes
/// where it came from, elsewhere or to none. What makes the plan a little worse is kept too, less and less of it (Dueck and Scheuer, Threshold accepting,
/// Journal of Computational Physics 90, 1990). All in whole numbers, from a fixed sequence.
/// </summary>
internal sealed class PlanMoves
{
    private const ulong Seed = 0xD1B54A32D192ED03;

    /// <summary>At first a plan may get worse by as much as a report of this weight that waits a week.</summary>
    private const int FirstThreshold = 48;

    /// <summary>So many make room for one.</summary>
    private const int MostEjected = 3;

    private readonly PlanProblem problem;
    private readonly int[] free;
    private readonly int[][] places;
    private readonly List<int>[] on;
    private readonly List<(int Report, int Instead)> ejected = [];
    private Placing now;
    private ulong state = Seed;

    public PlanMoves(PlanProblem problem, Placing from)
    {
        (this.problem, now) = (problem, from.Copy());
        var all = Enumerable.Range(0, problem.Reports.Count).ToList();
        free = [.. all.Where(r => problem.Reports[r].Held is null)];
        places = [.. all.Select(r => Enumerable.Range(0, problem.Meetings.Count).Where(m => problem.Could(r, m)).ToArray())];
        on = [.. problem.Meetings.Select((_, m) => free.Where(r => from[r] == m).ToList())];
    }

    /// <summary>The best plan that some moves come by; the one with which they began, where none is better.</summary>
    public Placing Best(int moves)
    {
        var (best, cost) = (now.Copy(), now.Cost);
        var least = cost;
        if (free.Length == 0 || problem.Meetings.Count == 0)
            return best;
        for (var move = 0; move < moves; move++)
        {
            var threshold = (long)FirstThreshold * (moves - move) * (moves - move) / moves / moves;
            cost += Try(free[Planner.Next(ref state, free.Length)], threshold);
            if (cost < least)
                (best, least) = (now.Copy(), cost);
        }
        return best;
    }

    /// <summary>Tries one move of a report, and says by how much the plan got worse.</summary>
    private long Try(int report, long threshold)
    {
        if (places[report].Length == 0)
            return 0;
        var (from, to) = (now[report], places[report][Planner.Next(ref state, places[report].Length)]);
        if (to == from)
            return 0;
        Take(report);
        if (now.Fits(report, to))
            return Kept(report, from, to, threshold);
        if (now.IsInOrder(report, to))
            return Exchanged(report, from, to, threshold);
        Give(report, from);
        return 0;
    }

    private long Kept(int report, int from, int to, long threshold)
    {
        var worse = problem.Cost(report, to) - problem.Cost(report, from);
        Give(report, worse <= threshold ? to : from);
        return worse <= threshold ? worse : 0;
    }

    /// <summary>Puts a report where some others stand, which go where the first came from, or else to the cheapest place that each finds.</summary>
    private long Exchanged(int report, int from, int to, long threshold)
    {
        ejected.Clear();
        while (!now.Fits(report, to) && ejected.Count < MostEjected && on[to].Count > 0)
        {
            var other = on[to][Planner.Next(ref state, on[to].Count)];
            Take(other);
            ejected.Add((other, -1));
        }
        var worse = problem.Cost(report, to) - problem.Cost(report, from);
        var holds = now.Fits(report, to);
        if (holds)
        {
            Give(report, to);
            for (var e = 0; e < ejected.Count && holds; e++)
            {
                var (other, _) = ejected[e];
                var instead = Instead(other, from);
                worse += problem.Cost(other, instead) - problem.Cost(other, to);
                Give(other, instead);
                ejected[e] = (other, instead);
                holds = worse <= threshold && (instead >= 0 || CanBeWithout(other));
            }
            holds &= worse <= threshold;
            if (holds)
                return worse;
            Take(report);
        }
        foreach (var (other, instead) in ejected)
        {
            if (instead >= 0)
                Take(other);
            Give(other, to);
        }
        Give(report, from);
        return 0;
    }

    private int Instead(int other, int from)
    {
        if (from >= 0 && now.Fits(other, from))
            return from;
        var best = -1;
        foreach (var m in places[other])
            if (problem.Cost(other, m) < problem.Cost(other, best) && now.Fits(other, m))
                best = m;
        return best;
    }

    /// <summary>Whether a report can do without a meeting: nothing that has one needs it.</summary>
    private bool CanBeWithout(int report)
    {
        foreach (var follower in problem.Followers[report])
            if (now[follower] >= 0 && problem.Reports[follower].Held is null)
                return false;
        return true;
    }

    private void Take(int report)
    {
        if (now[report] < 0)
            return;
        on[now[report]].Remove(report);
        now.Remove(report);
    }

    private void Give(int report, int meeting)
    {
        if (meeting < 0)
            return;
        now.Put(report, meeting);
        on[meeting].Add(report);
    }
}
