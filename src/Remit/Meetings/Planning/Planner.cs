namespace Remit.Meetings.Planning;

/// <summary>
/// Puts waiting reports on meetings: first those that lose most by not getting the best place, then it takes some off again and puts them back
/// better, and goes on with single moves, as long as its budget of tries lasts. It counts tries and not seconds, and draws from a fixed sequence: the same question has the same answer on
/// every machine. How far the answer is from the best is said by <see cref="PlanBound"/>.
/// </summary>
internal static class Planner
{
    /// <summary>How many times some reports are taken off and put back, for a plan that a person waits for.</summary>
    public const int UsualRounds = 400;

    /// <summary>How many single moves follow for each of these.</summary>
    private const int MovesARound = 1_000;

    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>One place in so many is passed over.</summary>
    private const int Blinks = 8;

    /// <summary>At first, a plan may be worse by one part in so many.</summary>
    private const int Patience = 50;

    public static Placing Plan(PlanProblem problem, int rounds = UsualRounds)
    {
        var best = new Placing(problem);
        foreach (
            var r in Enumerable.Range(0, problem.Reports.Count).Where(r => problem.Reports[r] is { Held: null, Now: not null })
        )
            if (best.Fits(r, problem.Reports[r].Now!.Value))
                best.Put(r, problem.Reports[r].Now!.Value);
        var state = Seed;
        Fill(problem, best, ref state, isShaken: false);
        var fresh = new Placing(problem);
        Fill(problem, fresh, ref state, isShaken: false);
        if (fresh.Cost < best.Cost)
            best = fresh;
        return new PlanMoves(problem, Better(problem, best, rounds)).Best(rounds * MovesARound);
    }

    /// <summary>Goes on from a plan that is a little worse, less and less so: what looks worse at first may lead to the best.</summary>
    private static Placing Better(PlanProblem problem, Placing best, int rounds)
    {
        var (now, cost, least) = (best, best.Cost, best.Cost);
        var state = Seed;
        for (var round = 0; round < rounds && problem.Meetings.Count > 0; round++)
        {
            var tried = now.Copy();
            foreach (var r in Chosen(problem, tried, round, ref state))
                if (tried[r] >= 0 && tried.CanGo(r))
                    tried.Remove(r);
            Fill(problem, tried, ref state, isShaken: true);
            var price = tried.Cost;
            if (price >= cost + (least * (rounds - round) / rounds / Patience))
                continue;
            (now, cost) = (tried, price);
            if (price < least)
                (best, least) = (tried, price);
        }
        return best;
    }

    /// <summary>The reports of two or three meetings that lie near each other, or some of all; what follows others goes before them.</summary>
    private static List<int> Chosen(PlanProblem problem, Placing placing, int round, ref ulong state)
    {
        var placed = Enumerable
            .Range(0, problem.Reports.Count)
            .Where(r => placing[r] >= 0 && problem.Reports[r].Held is null)
            .ToList();
        HashSet<int> chosen;
        if (round % 3 < 2)
        {
            var first = Next(ref state, problem.Meetings.Count);
            var others = Next(ref state, problem.Meetings.Count);
            chosen = [.. placed.Where(r => placing[r] == first || placing[r] == others || placing[r] == first + 1)];
        }
        else
        {
            chosen = [];
            for (var i = 0; i < placed.Count / 6 + 2 && placed.Count > 0; i++)
                chosen.Add(placed[Next(ref state, placed.Count)]);
        }
        var order = new List<int>();
        void Add(int r)
        {
            foreach (
                var f in problem.Followers[r].Where(f => placing[f] >= 0 && problem.Reports[f].Held is null && !order.Contains(f))
            )
                Add(f);
            if (!order.Contains(r))
                order.Add(r);
        }
        foreach (var r in chosen.Order())
            Add(r);
        return order;
    }

    /// <summary>Gives each report that has no meeting the cheapest, those first that lose most a minute if they do not get it.</summary>
    private static void Fill(PlanProblem problem, Placing placing, ref ulong state, bool isShaken)
    {
        var waiting = Enumerable.Range(0, problem.Reports.Count).Where(r => placing[r] < 0).ToList();
        var shaken = new double[problem.Reports.Count];
        foreach (var r in waiting)
            shaken[r] = isShaken ? Math.Pow(2, Next(ref state, Blinks * 2) / (double)Blinks) : 1;
        var blink = isShaken ? state : 0;
        while (waiting.Count > 0)
        {
            var (pick, place, most) = (-1, -1, -1.0);
            foreach (var r in waiting)
            {
                var (first, gain) = BestOf(problem, placing, r, blink);
                if (first >= 0 && gain * shaken[r] > most)
                    (pick, place, most) = (r, first, gain * shaken[r]);
            }
            if (pick < 0)
            {
                // What was passed over by chance has another look.
                if (blink == 0)
                    return;
                blink = 0;
                continue;
            }
            placing.Put(pick, place);
            waiting.Remove(pick);
        }
    }

    /// <summary>The cheapest meeting of a report, and what is lost a minute if it gets the next best; with it comes what its followers wait for.</summary>
    private static (int Meeting, double Gain) BestOf(PlanProblem problem, Placing placing, int report, ulong blink)
    {
        var (first, best, second) = (-1, long.MaxValue, problem.Cost(report, -1));
        for (var m = 0; m < problem.Meetings.Count; m++)
        {
            if (!placing.Fits(report, m) || IsPassedOver(report, m, blink))
                continue;
            var cost = problem.Cost(report, m);
            if (cost < best)
            {
                if (first >= 0)
                    second = Math.Min(second, best);
                (first, best) = (m, cost);
            }
            else
                second = Math.Min(second, cost);
        }
        if (first < 0)
            return (-1, 0);
        var followers = problem.Followers[report].Where(f => placing[f] < 0).Sum(f => problem.Reports[f].Weight);
        var saved = problem.Cost(report, -1) - best + ((second - best) * 4L) + (followers * (long)PlanProblem.WeeksWithout);
        return (first, Math.Max(0, saved) / (double)problem.Reports[report].Minutes);
    }

    /// <summary>One place in some is not looked at, so that the cheapest one is not always taken.</summary>
    private static bool IsPassedOver(int report, int meeting, ulong blink)
    {
        var state = blink ^ ((ulong)report << 20) ^ (ulong)meeting;
        return blink != 0 && Next(ref state, Blinks) == 0;
    }

    /// <summary>The next number below another of a fixed sequence (SplitMix64).</summary>
    internal static int Next(ref ulong state, int below)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }
}
