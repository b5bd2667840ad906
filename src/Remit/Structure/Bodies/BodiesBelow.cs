using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>The bodies that answer to another, for everything or for named matters.</summary>
public static class BodiesBelow
{
    /// <summary>Those that were accountable to a body on a day, and those that were accountable to these: one query.</summary>
    public static async Task<IReadOnlySet<Id<Body>>> Of(Db db, Id<Body> body, DateOnly day)
    {
        var lines = (
            await db.All<Line>()
                .On(day)
                .Where(l => l.Kind == LineKind.AccountableTo)
                .Select(l => new { l.Start, l.To })
                .ToListAsync()
        )
            .Where(l => l.Start.Kind == Body.Shape.Kind)
            .ToLookup(l => l.To, l => new Id<Body>(l.Start.Id));
        var below = new HashSet<Id<Body>>();
        var open = new Stack<Id<Body>>([body]);
        while (open.TryPop(out var above))
            foreach (var next in lines[above].Where(b => b != body && below.Add(b)))
                open.Push(next);
        return below;
    }
}
