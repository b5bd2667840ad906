using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Maps;

/// <summary>Between two sources is one map, and no source comes after itself, directly or through others.</summary>
internal sealed class MapsGoOneWay : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var changed = touched.IdsOf<SourceMap>();
        if (changed.Count == 0)
            return [];
        var maps = await db.All<SourceMap>().OrderBy(m => m.Order).ThenBy(m => m.Key).ToListAsync();
        var refusals = new List<Refusal>();
        foreach (var twice in maps.GroupBy(m => (m.Earlier, m.Later)).Where(g => g.Count() > 1))
        {
            if (twice.LastOrDefault(m => changed.Contains(m.RowId)) is not { } second)
                continue;
            refusals.Add(
                new Refusal(
                    "Between two sources is one map",
                    $"“{twice.First(m => m != second).Title}” leads from the same source to the same one. Go on with that.",
                    new RecordRef("map", second.RowId),
                    "later"
                )
            );
        }
        var circles = Circle
            .Through(maps.ConvertAll(m => new Arrow(m.Earlier.Value, m.Later.Value, Period.Unbounded, m.RowId)), changed)
            .Where(c => c.Arrows.Count > 1)
            .ToList();
        if (circles.Count == 0)
            return refusals;
        var ids = circles.SelectMany(c => c.Arrows).Select(a => new Id<Source>(a.Start)).Distinct().ToList();
        var titles = (await db.All<Source>().Where(s => ids.Contains(s.Id)).ToListAsync()).ToDictionary(
            s => s.RowId,
            s => s.Title
        );
        refusals.AddRange(
            circles.Select(circle => new Refusal(
                "Maps don't go in circles",
                $"“{titles[circle.Arrows[0].Start]}” would come after itself: it leads to {string.Join(", which leads to ", circle.Arrows.Select(a => $"“{titles[a.End]}”"))}.",
                new RecordRef("map", circle.Arrows[0].Record),
                "later"
            ))
        );
        return refusals;
    }
}
