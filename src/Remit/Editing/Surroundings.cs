using Remit.Data;
using Remit.Kernel;

namespace Remit.Editing;

/// <summary>What a question needs beside the answer: the records that can be chosen, and the lists of the record.</summary>
internal sealed class Surroundings
{
    /// <summary>More than these are not offered in a list: a name is typed instead.</summary>
    public const int MostOptions = 300;

    private readonly Db db;
    private readonly Store store;
    private ILookup<string, RecordOption> options = Array.Empty<RecordOption>().ToLookup(o => o.Kind);
    private readonly Dictionary<Type, List<IRow>> lists = [];

    private Surroundings(Db db, Store store)
    {
        this.db = db;
        this.store = store;
    }

    /// <summary>Loads what the questions let choose among, and the lists of the record.</summary>
    public static async Task<Surroundings> Load(Db db, Store store, IEnumerable<Question> questions, Record? record)
    {
        var around = new Surroundings(db, store);
        var asked = questions.ToList();
        var kinds = asked.SelectMany(q => q.KindsIn(db.Shapes)).ToHashSet(StringComparer.Ordinal);
        around.options = (await db.OptionsOf(kinds)).ToLookup(o => o.Kind, StringComparer.Ordinal);
        foreach (var list in asked.OfType<RecordsQuestion>().Select(q => q.List))
            around.lists[list.Type] = record is null ? [] : await db.LinesOf(list, record);
        return around;
    }

    /// <summary>The records among which a question lets choose, as far as the viewer may see them.</summary>
    public IReadOnlyList<RecordOption> OptionsOf(Question question) =>
        [.. question.KindsIn(db.Shapes).SelectMany(k => options[k])];

    /// <summary>The records that a list names, in order.</summary>
    public IReadOnlyList<RecordRef> Named(LinkShape list) =>
        [.. lists[list.Type].Select(row => References.IdIn(list.Target, row)!.Value).Select(id => new RecordRef("", id))];

    /// <summary>Makes a list name these records, and in this order; those that were there stay the same rows.</summary>
    public void Write(LinkShape list, Record record, IReadOnlyList<RecordRef> named)
    {
        var rows = lists[list.Type];
        foreach (var row in rows.Where(r => named.All(n => n.Id != References.IdIn(list.Target, r))).ToList())
        {
            db.Remove(row);
            rows.Remove(row);
        }
        var next = rows.Select(r => (int)NewRecord.OrderOf(list).GetValue(r)! + 1).DefaultIfEmpty(0).Max();
        foreach (var target in named.Where(n => rows.TrueForAll(r => n.Id != References.IdIn(list.Target, r))).ToList())
        {
            var row = NewRecord.Link(list, store.Ids.Next(), record, target, next++);
            rows.Add(row);
            db.Add(row);
        }
    }
}
