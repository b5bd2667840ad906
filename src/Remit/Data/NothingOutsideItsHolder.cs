using Remit.Kernel;

namespace Remit.Data;

/// <summary>Nothing is dated outside the known period of what holds it: no appointment outlives its place, no place its body.</summary>
internal sealed class NothingOutsideItsHolder : IInvariant
{
    private const string Rule = "Nothing is dated outside what holds it";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var shape in db.Shapes.All.Where(s => s.IsDated && s.Holder is not null))
        {
            var holders = shape.HolderKinds.Select(k => db.Shapes[k]).Where(s => s.IsDated).ToList();
            var own = touched
                .Remaining.Select(r => r.Row)
                .OfType<Record>()
                .Where(r => r.GetType() == shape.Type)
                .ToDictionary(r => r.RowId);
            var theirs = holders.SelectMany(h => touched.IdsOf(h.Type).Select(id => new RecordRef(h.Kind, id))).ToHashSet();
            if (holders.Count == 0 || own.Count + theirs.Count == 0)
                continue;
            var held = own
                .Values.Concat((await ByShape.Where(db, shape.Type, shape.Holder!, theirs)).Where(r => !own.ContainsKey(r.RowId)))
                .Select(r => (Record: r, Holder: ByShape.Named(db.Shapes, shape.Holder!, r)!.Value))
                .ToList();
            foreach (var holder in holders)
            {
                var there = (
                    await ByShape.WithIds(db, holder, held.Where(h => h.Holder.Kind == holder.Kind).Select(h => h.Holder.Id))
                ).ToDictionary(r => r.RowId);
                foreach (var (record, of) in held.Where(h => h.Holder.Kind == holder.Kind && there.ContainsKey(h.Holder.Id)))
                {
                    if (Outside(shape, record, holder, there[of.Id], own.ContainsKey(record.RowId)) is { } refusal)
                        refusals.Add(refusal);
                }
            }
        }
        return refusals;
    }

    private static Refusal? Outside(Shape shape, Record record, Shape holding, Record holder, bool recordIsTouched)
    {
        var period = ((IDated)record).Period;
        var around = ((IDated)holder).Period;
        if (!period.IsKnownToLieOutside(around))
            return null;
        var tooEarly = period.From < around.From || period.Until < around.From;
        return new Refusal(
            Rule,
            $"{ByShape.Words(shape, record)} is dated {Dates(period)}, which goes beyond {ByShape.Words(holding, holder)}, dated {Dates(around)}. "
                + "Change one of the two periods.",
            recordIsTouched ? new RecordRef(shape.Kind, record.RowId) : new RecordRef(holding.Kind, holder.RowId),
            tooEarly ? "from" : "until"
        );
    }

    private static string Dates(Period period) =>
        period.Until is null && period.From is { } from ? $"from {LondonDate.Words(from)} without an end" : period.InASentence();
}
