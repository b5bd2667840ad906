using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// A rule over several records that holds after every write, whoever makes it: page, command line or import.
/// It looks at the database as the change leaves it, before the change is kept; what it refuses is undone.
/// </summary>
public interface IInvariant
{
    /// <summary>The rules that the touched records now break; a fixed number of set-based queries.</summary>
    Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched);
}

/// <summary>The records that a change touches, each as it was and as it is.</summary>
public sealed class Touched
{
    private readonly List<TouchedRow> rows;

    internal Touched(IEnumerable<TouchedRow> rows) => this.rows = [.. rows];

    /// <summary>Whether the change takes somebody's traces out of texts: also out of those that stand otherwise.</summary>
    public bool IsErasure { get; internal init; }

    /// <summary>Whether the change takes over what was so elsewhere, by a paper or a folder, or takes such a one back.</summary>
    public bool IsTakenOver { get; internal init; }

    /// <summary>Who writes, where the change is that of a viewer: for rules of which somebody is free. What the program writes by itself has nobody.</summary>
    public Viewer? By { get; internal init; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<TouchedRow> Rows => rows;

    /// <summary>Those that are there after the change.</summary>
    public IEnumerable<TouchedRow> Remaining => rows.Where(r => r.State != EntityState.Deleted);

    /// <summary>The records of one type that are there after the change.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : class, IRow => [.. Remaining.Select(r => r.Row).OfType<T>()];

    /// <summary>The ids of those.</summary>
    public IReadOnlyList<Guid> IdsOf(Type type) => [.. Remaining.Where(r => r.Row.GetType() == type).Select(r => r.Row.RowId)];

    /// <summary>The ids of those.</summary>
    public IReadOnlySet<Guid> IdsOf<T>()
        where T : class, IRow => IdsOf(typeof(T)).ToHashSet();

    /// <summary>The records of one type that were there before and were changed, with the values that they had.</summary>
    public IEnumerable<(T Now, PropertyValues Before)> Changed<T>()
        where T : class, IRow =>
        rows.Where(r => r.State == EntityState.Modified && r.Row is T).Select(r => ((T)r.Row, r.Before!));
}

/// <summary>A touched row.</summary>
/// <param name="Row">As it is now.</param>
/// <param name="Kind">Its kind in the log.</param>
/// <param name="State">Added, modified or deleted.</param>
/// <param name="Before">The values that it had, unless it is new.</param>
public sealed record TouchedRow(IRow Row, string Kind, EntityState State, PropertyValues? Before);
