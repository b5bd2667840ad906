namespace Remit.Kernel;

/// <summary>That one thing leads to another for a period: a line, a succession, a part.</summary>
/// <param name="Start">Where it goes out.</param>
/// <param name="End">Where it leads.</param>
/// <param name="When">For how long.</param>
/// <param name="Record">The record that says so.</param>
public sealed record Arrow(Guid Start, Guid End, Period When, Guid Record);

/// <summary>Arrows that lead back to where they start, all of them at one time.</summary>
/// <param name="Arrows">In order; the last ends where the first starts.</param>
/// <param name="When">The days on which all of them hold.</param>
public sealed record Circle(IReadOnlyList<Arrow> Arrows, Period When)
{
    /// <summary>The circles in which at least one of some arrows takes part, each once.</summary>
    /// <param name="all">Every arrow there is.</param>
    /// <param name="records">The records whose arrows are asked about.</param>
    public static IEnumerable<Circle> Through(IReadOnlyCollection<Arrow> all, IReadOnlySet<Guid> records)
    {
        var from = all.ToLookup(a => a.Start);
        var told = new HashSet<Guid>();
        foreach (var arrow in all.Where(a => records.Contains(a.Record)))
        {
            if (told.Contains(arrow.Record) || Closing(arrow, from) is not { } circle)
                continue;
            told.UnionWith(circle.Arrows.Select(a => a.Record));
            yield return circle;
        }
    }

    private static Circle? Closing(Arrow first, ILookup<Guid, Arrow> from)
    {
        var seen = new HashSet<(Guid, Period)>();
        var ways = new Queue<Circle>([new Circle([first], first.When)]);
        while (ways.TryDequeue(out var way))
        {
            var end = way.Arrows[^1].End;
            if (end == first.Start)
                return way;
            foreach (var next in from[end])
            {
                if (way.When.Intersection(next.When) is { } when && seen.Add((next.End, when)))
                    ways.Enqueue(new Circle([.. way.Arrows, next], when));
            }
        }
        return null;
    }
}
