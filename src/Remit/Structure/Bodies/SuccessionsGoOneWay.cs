using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Bodies;

/// <summary>A body that takes over from another is not taken over by it, directly or through others.</summary>
internal sealed class SuccessionsGoOneWay : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var changed = touched.IdsOf<Succession>();
        if (changed.Count == 0)
            return [];
        var successions = await db.All<Succession>().ToListAsync();
        var arrows = successions.ConvertAll(s => new Arrow(s.Successor.Value, s.Predecessor.Value, Period.Unbounded, s.Id.Value));
        var circles = Circle.Through(arrows, changed).ToList();
        if (circles.Count == 0)
            return [];
        var names = await BodyNames.Of(db, circles);
        return
        [
            .. circles.Select(circle => new Refusal(
                "Successions go one way",
                $"“{names[circle.Arrows[0].Start]}” would take over from "
                    + $"{string.Join(", which takes over from ", circle.Arrows.Select(a => $"“{names[a.End]}”"))}. Leave one of them out.",
                new RecordRef("succession", circle.Arrows[0].Record),
                "body"
            )),
        ];
    }
}
