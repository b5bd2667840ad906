using Remit.Data;
using Remit.Kernel;

namespace Remit.Search;

/// <summary>Makes records that can be searched of the rows of the tables.</summary>
internal static class SearchedRecords
{
    /// <summary>Every row whose holders are all among them: who may not see what holds a record is not told of it.</summary>
    public static IReadOnlyList<SearchedRecord> Of(Shapes shapes, IReadOnlyList<SearchedRow> rows, TextWords texts)
    {
        var byRef = rows.ToDictionary(r => new RecordRef(r.Kind, r.Id));
        var made = new Dictionary<RecordRef, SearchedRecord?>();

        SearchedRecord? Make(RecordRef named)
        {
            if (made.TryGetValue(named, out var known))
                return known;
            var row = byRef.GetValueOrDefault(named);
            var holder = row?.Holder is { } above ? Make(RecordRef.Parse(above)) : null;
            var record =
                row is null || (row.Holder is not null && holder is null) ? null : Record(shapes[named.Kind], row, holder, texts);
            made.Add(named, record);
            return record;
        }

        return [.. byRef.Keys.Select(Make).OfType<SearchedRecord>().Where(r => r.Texts.Count > 0)];
    }

    private static SearchedRecord Record(Shape shape, SearchedRow row, SearchedRecord? holder, TextWords texts)
    {
        var record = new SearchedRecord(
            new RecordRef(row.Kind, row.Id),
            holder is null ? row.Key : $"{holder.Path}/{row.Key}",
            row.Title ?? (holder is null ? row.Key : $"{holder.Title}: {shape.InWords.One}{OfItsDay(shape, row)}")
        )
        {
            Until = row.Until,
            Holder = holder,
            Days = [.. Days(row)],
            Belongs = RecordRef.ParseSeveral(row.Belongs),
            Texts = shape.Searched.Count == 0 ? [] : [.. Texts(row, texts)],
        };
        return record with { Answer = shape.IsFound || holder is null ? record : holder.Answer };
    }

    /// <summary>" of 12 September 2007": what happens on a day and has no title is known by the day.</summary>
    private static string OfItsDay(Shape shape, SearchedRow row) =>
        !shape.IsDated
        && LondonDate.TryParse(row.Days.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(), out var day)
            ? $" of {LondonDate.Words(day)}"
            : "";

    private static IEnumerable<DateOnly> Days(SearchedRow row)
    {
        if (row.From is { } from)
            yield return from;
        if (row.Until is { } until)
            yield return until;
        foreach (var written in row.Days.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (LondonDate.TryParse(written, out var day))
                yield return day;
    }

    private static IEnumerable<SearchedText> Texts(SearchedRow row, TextWords texts) =>
        row
            .Texts.Split(SearchedTexts.Between)
            .Select((text, i) => (Text: text.Trim(), Weight: Math.Max(1, 3.0 - i)))
            .Where(t => t.Text.Length > 0)
            .Select(t => new SearchedText(t.Text, texts.Of(t.Text), t.Weight));
}
