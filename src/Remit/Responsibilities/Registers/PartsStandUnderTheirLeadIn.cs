using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>A part of a responsibility stands in the same register, and what it is a part of is a lead-in.</summary>
internal sealed class PartsStandUnderTheirLeadIn : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var ids = touched.Of<Responsibility>().Select(r => r.Id).ToList();
        if (ids.Count == 0)
            return [];
        var wrong = await (
            from part in db.All<Responsibility>()
            where part.PartOf != null && (ids.Contains(part.Id) || ids.Contains(part.PartOf!.Value))
            join whole in db.All<Responsibility>() on part.PartOf equals (Id<Responsibility>?)whole.Id
            where whole.Register != part.Register || !whole.LeadIn
            orderby part.Order, part.Id
            select new { Part = part, Whole = whole }
        ).ToListAsync();
        var changed = touched.IdsOf<Responsibility>();
        return
        [
            .. wrong.Select(w =>
            {
                var blamed = changed.Contains(w.Part.RowId) ? w.Part : w.Whole;
                return w.Whole.Register != w.Part.Register
                    ? new Refusal(
                        "A part stands in the register of its lead-in",
                        $"“{w.Part.Text}” can't be a part of “{w.Whole.Text}”: that stands in another register.",
                        new RecordRef("responsibility", w.Part.RowId),
                        "part-of"
                    )
                    : new Refusal(
                        "A part belongs to a lead-in",
                        $"“{w.Part.Text}” is a part of “{w.Whole.Text}”, which is not a lead-in. Mark that as a lead-in, or choose another.",
                        new RecordRef("responsibility", blamed.RowId),
                        blamed == w.Part ? "part-of" : "lead-in"
                    );
            }),
        ];
    }
}
