using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// The touched rows of which only that part is written that belongs to whoever is to do it (<see cref="WrittenInPart"/>), each with the
/// record whose list says who they are: it itself, or the one with which it goes on.
/// </summary>
internal sealed class PartsWritten
{
    private readonly Dictionary<Guid, RecordRef> by = [];
    private readonly Dictionary<RecordRef, IReadOnlyList<RecordRef>> listed = [];

    /// <summary>The record whose list is asked for a row; null for a row that is not only written in part.</summary>
    public RecordRef? Of(IRow row) => by.TryGetValue(row.RowId, out var record) ? record : null;

    /// <summary>Those whom that list names, as it was.</summary>
    public IReadOnlyList<RecordRef> Listed(RecordRef record) => listed[record];

    /// <summary>Finds them; a query for each record of which somebody writes a part.</summary>
    public static async Task<PartsWritten> Find(Db db, Touched touched)
    {
        var parts = new PartsWritten();
        foreach (var row in touched.Rows)
            if (row.Row is Record record && db.Shapes.Find(row.Kind) is { InPart: { } part } shape)
                if (AskedOf(db, touched, shape, part, row, record) is { } asked)
                    parts.by[record.RowId] = asked;
        foreach (var asked in parts.by.Values.Distinct())
            parts.listed[asked] = await Belongings.Listed(db, touched, asked, db.Shapes[asked.Kind].InPart!.List);
        foreach (var row in touched.Rows.Where(r => r.State == EntityState.Added))
            parts.AddLine(db, touched, row);
        return parts;
    }

    private static RecordRef? AskedOf(Db db, Touched touched, Shape shape, WrittenInPart part, TouchedRow row, Record record)
    {
        if (row.State == EntityState.Modified)
            return
                row.Before!.Properties.Where(p => p.Name != nameof(IRow.Version))
                    .Where(p => !Equals(row.Before[p], p.PropertyInfo!.GetValue(record)))
                    .All(p => part.Fields.Contains(p.Name))
                ? new RecordRef(row.Kind, record.RowId)
                : null;
        if (row.State != EntityState.Added || ByShape.Named(db.Shapes, part.Continues, record) is not { } before)
            return null;
        var earlier = touched.Rows.FirstOrDefault(r => r.State == EntityState.Modified && r.Row.RowId == before.Id)?.Row as Record;
        return earlier is not null && SaysTheSame(shape, part, record, earlier) ? before : null;
    }

    /// <summary>What goes on says what the one before says, or leaves it out.</summary>
    private static bool SaysTheSame(Shape shape, WrittenInPart part, Record one, Record other) =>
        one.Sensitivity == other.Sensitivity
        && one.RestrictedTo == other.RestrictedTo
        && one.Note == other.Note
        && one.TakenFrom == other.TakenFrom
        && shape
            .Fields.Where(f => f.Form == FieldForm.Value && f.Property != part.Continues && !part.Fields.Contains(f.Property.Name))
            .All(f => f.Property.GetValue(one) is not { } said || said.Equals(f.Property.GetValue(other)));

    /// <summary>What goes on names nobody whom the record before did not name.</summary>
    private void AddLine(Db db, Touched touched, TouchedRow row)
    {
        if (db.Shapes.Links.FirstOrDefault(l => l.Type == row.Row.GetType()) is not { } link)
            return;
        if (ByShape.Named(db.Shapes, link.Holder, row.Row) is not { } holder || !by.TryGetValue(holder.Id, out var before))
            return;
        if (
            before != holder
            && db.Shapes[holder.Kind].InPart!.List == ListName(db, link)
            && ByShape.Named(db.Shapes, link.Target, row.Row) is { } named
            && listed[before].Contains(named)
        )
            by[row.Row.RowId] = before;
    }

    private static string? ListName(Db db, LinkShape link) =>
        db.Shapes.All.SelectMany(s => s.Fields).FirstOrDefault(f => f.Links == link)?.Name;
}
