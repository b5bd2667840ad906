namespace Remit.Data;

/// <summary>A change as the log holds it.</summary>
public sealed class LoggedChange
{
    /// <summary>Its number: changes are numbered from 1 without a gap, in the order in which they were recorded.</summary>
    public required long Number { get; init; }

    /// <summary>When it was recorded; never before the change with the number below.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public required string Who { get; init; }

    /// <summary>In what capacity.</summary>
    public required string Capacity { get; init; }

    /// <summary>What was done.</summary>
    public required string What { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }
}

/// <summary>One record that a change touched, as it was before and after: JSON objects by column, nulls left out, keys in ordinal order.</summary>
public sealed class ChangeEntry
{
    /// <summary>The change.</summary>
    public required long ChangeNumber { get; init; }

    /// <summary>The record's id.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The record's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>As it was before; null for a new record.</summary>
    public string? Before { get; init; }

    /// <summary>As it was after; null for a row that left a list.</summary>
    public string? After { get; init; }
}
