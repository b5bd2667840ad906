using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>A part of a provision stands in the same source.</summary>
internal sealed class PartsStandInTheirSource : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched.Of<Provision>().Select(p => p.Id).ToList();
        if (ids.Count == 0)
            return [];
        var wrong = await (
            from part in db.All<Provision>()
            where ids.Contains(part.Id) && part.PartOf != null
            join whole in db.All<Provision>() on part.PartOf equals (Id<Provision>?)whole.Id
            where whole.Source != part.Source
            join source in db.All<Source>() on whole.Source equals source.Id
            orderby part.Order, part.Id
            select new { Part = part, Elsewhere = source.Title }
        ).ToListAsync();
        return
        [
            .. wrong.Select(w => new Refusal(
                "A part stands in the source of its whole",
                $"“{w.Part.Number?.ToString() ?? w.Part.Title ?? w.Part.Key}” can't be a part of a provision of “{w.Elsewhere}”: that is another source.",
                new RecordRef("provision", w.Part.RowId),
                "part-of"
            )),
        ];
    }
}
