using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure;

/// <summary>A body or organisation that takes over from another is not taken over by it, directly or through others.</summary>
internal sealed class SuccessionsGoOneWay : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        [
            .. await Of<Succession, Body>(db, touched, b => b.Name, "body"),
            .. await Of<OrganisationSuccession, Organisation>(db, touched, o => o.Name, "organisation"),
        ];

    private static async Task<IEnumerable<Refusal>> Of<TSuccession, T>(Db db, Touched touched, Func<T, string> name, string field)
        where TSuccession : Record<TSuccession>, ISuccession
        where T : Record<T>
    {
        var changed = touched.IdsOf<TSuccession>();
        if (changed.Count == 0)
            return [];
        var successions = await db.All<TSuccession>().ToListAsync();
        var arrows = successions.ConvertAll(s => new Arrow(s.Later, s.Earlier, Period.Unbounded, s.RowId));
        var circles = Circle.Through(arrows, changed).ToList();
        if (circles.Count == 0)
            return [];
        var ids = circles.SelectMany(c => c.Arrows).Select(a => new Id<T>(a.Start)).Distinct().ToList();
        var names = (await db.All<T>().Where(r => ids.Contains(r.Id)).ToListAsync()).ToDictionary(r => r.RowId, name);
        return circles.Select(circle => new Refusal(
            "Successions go one way",
            $"“{names[circle.Arrows[0].Start]}” would take over from "
                + $"{string.Join(", which takes over from ", circle.Arrows.Select(a => $"“{names[a.End]}”"))}. Leave one of them out.",
            new RecordRef(db.Shapes[typeof(TSuccession)].Kind, circle.Arrows[0].Record),
            field
        ));
    }
}
