using System.Text;
using System.Text.Json;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>A record's state as the log gives it back: each personal value in its place, unless it was erased.</summary>
/// <param name="State">The state, with commitments: <see cref="ChangeEntry.After"/>.</param>
/// <param name="Personal">The personal values: <see cref="PersonalValues.Values"/>; null where there are none.</param>
public sealed record LoggedState(string State, string? Personal)
{
    /// <summary>Reads it; to be disposed of.</summary>
    public LoggedRow Read() => new(this);

    /// <summary>The state as JSON in the form of RFC 8785, with each personal value in its place; without what was erased and has no other.</summary>
    public string Whole()
    {
        using var row = Read();
        var json = new StringBuilder("{");
        foreach (var (column, value) in row.All)
        {
            CanonicalJson.AppendString(json.Length > 1 ? json.Append(',') : json, column);
            json.Append(':').Append(CanonicalJson.Of(value.GetRawText()));
        }
        return json.Append('}').ToString();
    }
}

/// <summary>The columns of a logged state.</summary>
public sealed class LoggedRow : IDisposable
{
    private readonly JsonDocument state;
    private readonly JsonDocument? personal;

    internal LoggedRow(LoggedState logged)
    {
        state = JsonDocument.Parse(logged.State);
        personal = logged.Personal is null ? null : JsonDocument.Parse(logged.Personal);
    }

    /// <summary>What a column holds; null where it holds nothing, or what it held was erased.</summary>
    public JsonElement? this[string column] =>
        state.RootElement.TryGetProperty(column, out var value) ? Whole(column, value) : null;

    /// <summary>Whether what a column holds stands in the state itself, where nothing can be taken out.</summary>
    public bool IsInTheOpen(string column) =>
        state.RootElement.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Object;

    /// <summary>The columns for which commitments stand.</summary>
    public IEnumerable<string> Committed =>
        state.RootElement.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Object).Select(c => c.Name);

    /// <summary>All that hold something, by name.</summary>
    public IEnumerable<(string Column, JsonElement Value)> All
    {
        get
        {
            foreach (var cell in state.RootElement.EnumerateObject())
                if (Whole(cell.Name, cell.Value) is { } value)
                    yield return (cell.Name, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        state.Dispose();
        personal?.Dispose();
    }

    private JsonElement? Whole(string column, JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? value
        : personal is not null && personal.RootElement.TryGetProperty(column, out var kept) ? kept[1]
        : null;
}

/// <summary>An entry of the log with what the record was before and after.</summary>
public sealed record LoggedEntry
{
    /// <summary>Its place among all entries.</summary>
    public required long Leaf { get; init; }

    /// <summary>The change.</summary>
    public required long ChangeNumber { get; init; }

    /// <summary>The record's id.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The change that erased what told of a person in it; null while nobody did.</summary>
    public long? ErasedBy { get; init; }

    internal string? BeforeState { get; init; }
    internal string? BeforeValues { get; init; }
    internal string? AfterState { get; init; }
    internal string? AfterValues { get; init; }

    /// <summary>As it was before; null for a new record.</summary>
    public LoggedState? Before => BeforeState is null ? null : new(BeforeState, BeforeValues);

    /// <summary>As it was after; null for a row that left a list.</summary>
    public LoggedState? After => AfterState is null ? null : new(AfterState, AfterValues);
}

/// <summary>Reads the log with the states that it has in other entries and beside it.</summary>
public static class LoggedEntries
{
    /// <summary>Their table.</summary>
    public const string Table = "change_entries";

    /// <summary>The entries with their states, as one query.</summary>
    public static IQueryable<LoggedEntry> WithStates(this IQueryable<ChangeEntry> entries, Db db)
    {
        var (all, personal) = (db.ChangeEntries, db.PersonalValues);
        return entries.Select(e => new LoggedEntry
        {
            Leaf = e.Leaf,
            ChangeNumber = e.ChangeNumber,
            RecordId = e.RecordId,
            Kind = e.Kind,
            BeforeState = all.Where(b => b.RecordId == e.RecordId && b.ChangeNumber == e.Previous)
                .Select(b => b.After)
                .FirstOrDefault(),
            BeforeValues = personal
                .Where(p => p.RecordId == e.RecordId && p.ChangeNumber == e.Previous)
                .Select(p => p.Values)
                .FirstOrDefault(),
            ErasedBy = personal
                .Where(p => p.RecordId == e.RecordId && p.ChangeNumber == e.ChangeNumber)
                .Select(p => p.ErasedBy)
                .FirstOrDefault(),
            AfterState = e.After,
            AfterValues = personal
                .Where(p => p.RecordId == e.RecordId && p.ChangeNumber == e.ChangeNumber)
                .Select(p => p.Values)
                .FirstOrDefault(),
        });
    }
}
