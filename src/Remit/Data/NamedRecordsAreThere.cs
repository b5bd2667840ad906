using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// A reference by kind and id names a record that is there, of a kind that the shape allows. (Typed ids are foreign keys:
/// the database watches over them.)
/// </summary>
internal sealed class NamedRecordsAreThere : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var naming = Naming(db.Shapes, touched).ToList();
        var refusals = naming.Where(n => !n.IsAllowed).Select(n => n.OfWrongKind()).ToList();
        // What the change itself leaves there need not be asked for.
        var kept = touched.Remaining.Select(r => new RecordRef(r.Kind, r.Row.RowId)).ToHashSet();
        foreach (
            var named in naming.Where(n => n.IsAllowed && !kept.Contains(n.To)).GroupBy(n => n.To.Kind, StringComparer.Ordinal)
        )
        {
            var there = db.Shapes.Find(named.Key) is { } shape
                ? (await ByShape.WithIds(db, shape, named.Select(n => n.To.Id))).Select(r => r.RowId).ToHashSet()
                : [];
            refusals.AddRange(named.Where(n => !there.Contains(n.To.Id)).Select(n => n.OfNothing()));
        }
        return refusals;
    }

    private static IEnumerable<Reference> Naming(Shapes shapes, Touched touched)
    {
        foreach (var row in touched.Remaining)
        {
            var link = shapes.Links.FirstOrDefault(l => l.Type == row.Row.GetType());
            if (link is not null)
            {
                var holder = ByShape.Named(shapes, link.Holder, row.Row)!.Value;
                var field = shapes[holder.Kind].Fields.First(f => f.Links == link);
                if (link.Target.GetValue(row.Row) is RecordRef target)
                    yield return new Reference(holder, field.Name, target, link.Kinds);
                continue;
            }
            var shape = shapes[row.Row.GetType()];
            var record = new RecordRef(shape.Kind, row.Row.RowId);
            foreach (var field in shape.Fields.Where(f => f.Form == FieldForm.Value))
            {
                if (field.Property.GetValue(row.Row) is RecordRef named)
                    yield return new Reference(record, field.Name, named, field.Kinds);
            }
            foreach (var body in RecordRef.ParseSeveral(((Record)row.Row).RestrictedTo))
                yield return new Reference(record, "restricted-to", body, ["body"]);
            if (shape.Holder?.GetValue(row.Row) is RecordRef of)
                yield return new Reference(record, null, of, shape.HolderKinds);
        }
    }

    private sealed record Reference(RecordRef Record, string? Field, RecordRef To, IReadOnlyList<string> Kinds)
    {
        public bool IsAllowed => Kinds.Count == 0 || Kinds.Contains(To.Kind, StringComparer.Ordinal);

        public Refusal OfWrongKind() =>
            new(
                "A reference names a record of a kind that fits",
                $"The {Field?.Replace('-', ' ') ?? "holder"} can't be a {To.Kind.Replace('-', ' ')}. Choose a {Choice}.",
                Record,
                Field
            );

        public Refusal OfNothing() =>
            new(
                "A reference names a record that is there",
                $"The {Field?.Replace('-', ' ') ?? "holder"} names a {To.Kind.Replace('-', ' ')} that is not there. Choose another.",
                Record,
                Field
            );

        private string Choice => string.Join(" or a ", Kinds.Select(k => k.Replace('-', ' ')));
    }
}
