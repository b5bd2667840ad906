using System.Globalization;

namespace Remit.Kernel;

/// <summary>Who may see a record before any relation is asked: the order runs from open to closed.</summary>
public enum Sensitivity
{
    /// <summary>Published: everyone.</summary>
    Public = 0,

    /// <summary>People of the partnership.</summary>
    Partnership = 1,

    /// <summary>Those who belong to the bodies that the record names, and whoever the policy lets see everything.</summary>
    Restricted = 2,
}

/// <summary>A typed id, whatever its type: for what walks all records by their shapes.</summary>
public interface ITypedId
{
    /// <summary>The id, untyped.</summary>
    Guid Value { get; }
}

/// <summary>The typed id of a record; a UUID version 7 from an <see cref="IdSource"/>.</summary>
public readonly record struct Id<T>(Guid Value) : ITypedId
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}

/// <summary>Names any record by its kind and id, without knowing its capability. Written <c>body:0190…</c>.</summary>
public readonly record struct RecordRef(string Kind, Guid Id)
{
    /// <summary>Several as one text, each once, in order, with a blank between; null for none.</summary>
    public static string? Join(IEnumerable<RecordRef> references)
    {
        var text = string.Join(' ', references.Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads what <see cref="Join"/> writes.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static IReadOnlyList<RecordRef> ParseSeveral(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static RecordRef Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new RecordRef(text[..colon], Guid.ParseExact(text.AsSpan(colon + 1), "D"))
            : throw new FormatException($"Not a record reference: {text}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}:{Id.ToString("D", CultureInfo.InvariantCulture)}";
}

/// <summary>Anything that is kept, logged and looked back at: one row.</summary>
public interface IRow
{
    /// <summary>The id, untyped.</summary>
    Guid RowId { get; }

    /// <summary>The number of the change that wrote it last; two people editing one record are told apart by it.</summary>
    long Version { get; set; }
}

/// <summary>A record that people name: it has a key, a sensitivity, a place in a paper, and an order among its fellows.</summary>
public abstract class Record : IRow
{
    /// <summary>A slug; unique within its kind, or within the record that holds it.</summary>
    public required string Key { get; init; }

    /// <summary>Who may see it.</summary>
    public Sensitivity Sensitivity { get; set; } = Sensitivity.Partnership;

    /// <summary>
    /// The bodies to which a restricted record is open, as references joined by a blank; null for one that is open to none, and for
    /// every record that is not restricted.
    /// </summary>
    public string? RestrictedTo { get; set; }

    /// <summary>Anything worth saying beside the fields.</summary>
    public string? Note { get; set; }

    /// <summary>The place in a paper from which it was taken: "Executive paper, 7.1".</summary>
    public string? TakenFrom { get; set; }

    /// <summary>Its place among the records of the same holder, from 0.</summary>
    public int Order { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <inheritdoc/>
    public abstract Guid RowId { get; }

    /// <summary>The rules that this record can judge alone. Every write is refused that breaks one.</summary>
    public virtual IEnumerable<Refusal> Refusals() => [];
}

/// <summary>A record with its typed id.</summary>
public abstract class Record<T> : Record
    where T : Record<T>
{
    /// <summary>The id.</summary>
    public required Id<T> Id { get; init; }

    /// <inheritdoc/>
    public override Guid RowId => Id.Value;
}

/// <summary>A record that holds for a period.</summary>
public abstract class DatedRecord<T> : Record<T>, IDated
    where T : DatedRecord<T>
{
    /// <inheritdoc/>
    public DateOnly? From { get; protected set; }

    /// <inheritdoc/>
    public DateOnly? Until { get; protected set; }

    /// <summary>When it holds.</summary>
    public Period Period
    {
        get => new(From, Until);
        set => (From, Until) = (value.From, value.Until);
    }
}

/// <summary>One of an ordered list of references that a record holds: its provisions, its owners.</summary>
public abstract class Link<T> : IRow
    where T : Link<T>
{
    /// <summary>The id.</summary>
    public required Id<T> Id { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public int Order { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <inheritdoc/>
    public Guid RowId => Id.Value;
}
