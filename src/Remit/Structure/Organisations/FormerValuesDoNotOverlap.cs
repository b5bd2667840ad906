using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Organisations;

/// <summary>On no day had anything two former names, or did it belong to two former organisations.</summary>
internal sealed class FormerValuesDoNotOverlap : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var names = await Overlaps<FormerName>(db, touched);
        var organisations = await Overlaps<FormerOrganisation>(db, touched);
        return
        [
            .. names.Select(o => new Refusal(
                "Two former names of one thing don't overlap",
                $"It would have been called “{o.One.Name}” and “{o.Other.Name}” {o.Shared.InASentence()}. {Mend}",
                new RecordRef("former-name", o.Other.RowId),
                "from"
            )),
            .. organisations.Select(o => new Refusal(
                "Two former organisations of one thing don't overlap",
                $"It would have belonged to two organisations {o.Shared.InASentence()}. {Mend}",
                new RecordRef("former-organisation", o.Other.RowId),
                "from"
            )),
        ];
    }

    private const string Mend = "Say from when the later one was so, or end one of them earlier.";

    private static async Task<List<(T One, T Other, Period Shared)>> Overlaps<T>(Db db, Touched touched)
        where T : DatedRecord<T>, IFormer
    {
        var overlaps = new List<(T One, T Other, Period Shared)>();
        var changed = touched.IdsOf<T>();
        var of = touched.Of<T>().Select(f => f.Of).Distinct().ToList();
        if (of.Count == 0)
            return overlaps;
        var all = await db.All<T>().Where(f => of.Contains(f.Of)).OrderBy(f => f.Until).ThenBy(f => f.Id).ToListAsync();
        foreach (var fellows in all.GroupBy(f => f.Of).Select(g => g.ToList()))
        {
            for (var i = 0; i < fellows.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (one, other) = changed.Contains(fellows[i].RowId) ? (fellows[j], fellows[i]) : (fellows[i], fellows[j]);
                if (changed.Contains(other.RowId) && one.Period.Intersection(other.Period) is { } shared)
                    overlaps.Add((one, other, shared));
            }
        }
        return overlaps;
    }
}
