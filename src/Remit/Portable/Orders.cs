using Remit.Kernel;

namespace Remit.Portable;

/// <summary>
/// The places of records among their fellows after an import. What the files state stands in the order of the files; what is
/// there and not stated stays where it is. Records that have a file each have no order to state: new ones come last.
/// </summary>
internal sealed class Orders
{
    private readonly Dictionary<Guid, int> places = [];

    public Orders(IEnumerable<Record> there, IReadOnlyList<RecordDraft> drafts, Shapes shapes)
    {
        var existing = there
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key, StringComparer.Ordinal)
            .ToLookup(r => (shapes[r.GetType()], HolderOf(shapes[r.GetType()], r)));
        foreach (var group in drafts.GroupBy(d => (d.Shape, d.Holder?.Id)))
        {
            var fellows = existing[group.Key].ToList();
            if (group.Key.Shape.Place?.Form == FileForm.FileEach)
                Append(group, fellows);
            else
                Weave([.. group], fellows);
        }
    }

    /// <summary>The place of a stated record, from 0; null where it stays as it is.</summary>
    public int? Of(RecordDraft draft) => places.TryGetValue(draft.Id, out var place) ? place : null;

    private static Guid? HolderOf(Shape shape, Record record) =>
        shape.Holder is { } holder ? References.IdIn(holder, record) : null;

    private void Append(IEnumerable<RecordDraft> group, List<Record> fellows)
    {
        var known = fellows.Select(f => f.RowId).ToHashSet();
        var next = fellows.Count == 0 ? 0 : fellows.Max(f => f.Order) + 1;
        foreach (var draft in group.Where(d => !known.Contains(d.Id)))
            places[draft.Id] = next++;
    }

    private void Weave(List<RecordDraft> group, List<Record> fellows)
    {
        var was = fellows.ToDictionary(f => f.RowId, f => f.Order);
        var taken = fellows.Select(f => f.RowId).Except(group.Select(d => d.Id)).Select(id => was[id]).ToHashSet();
        var last = -1;
        foreach (var draft in group)
        {
            if (was.TryGetValue(draft.Id, out var place) && place > last)
                last = place;
            else
                while (taken.Contains(++last)) { }
            places[draft.Id] = last;
        }
    }
}
