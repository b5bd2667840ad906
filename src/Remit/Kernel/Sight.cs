namespace Remit.Kernel;

/// <summary>
/// Which records a viewer sees: all up to a sensitivity, and of the restricted ones those that name a body to which the viewer belongs.
/// Every query leaves out the others.
/// </summary>
public sealed class Sight : IEquatable<Sight>
{
    private Sight(Sensitivity ceiling, IEnumerable<RecordRef> bodies)
    {
        Ceiling = ceiling;
        Bodies =
            ceiling == Sensitivity.Restricted
                ? []
                : [.. bodies.Select(b => b.ToString()).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All there is: the operator's, and that of whoever the policy lets see everything.</summary>
    public static Sight Everything { get; } = new(Sensitivity.Restricted, []);

    /// <summary>What is published.</summary>
    public static Sight Published { get; } = new(Sensitivity.Public, []);

    /// <summary>Every record up to this sensitivity is seen.</summary>
    public Sensitivity Ceiling { get; }

    /// <summary>The bodies whose restricted records are seen as well, as references in words: <c>body:0190…</c>.</summary>
    public IReadOnlyList<string> Bodies { get; }

    /// <summary>Whether nothing is hidden.</summary>
    public bool IsWhole => Ceiling == Sensitivity.Restricted;

    /// <summary>What is published, what is for the partnership, and what is restricted to one of these bodies.</summary>
    public static Sight OfThePartnership(IEnumerable<RecordRef> bodies) => new(Sensitivity.Partnership, bodies);

    /// <summary>What both see.</summary>
    public Sight And(Sight other) =>
        IsWhole ? other
        : other.IsWhole ? this
        : new(Ceiling < other.Ceiling ? Ceiling : other.Ceiling, Bodies.Intersect(other.Bodies).Select(RecordRef.Parse));

    /// <summary>Whether a record is seen, of which these two are known.</summary>
    /// <param name="sensitivity">Its sensitivity.</param>
    /// <param name="restrictedTo">The bodies that it names, as <see cref="Record.RestrictedTo"/> has them.</param>
    public bool Sees(Sensitivity sensitivity, string? restrictedTo) =>
        sensitivity <= Ceiling
        || (restrictedTo is not null && Bodies.Any(b => restrictedTo.Contains(b, StringComparison.Ordinal)));

    /// <summary>Whether a record is seen.</summary>
    public bool Sees(Record record) => Sees(record.Sensitivity, record.RestrictedTo);

    /// <inheritdoc/>
    public bool Equals(Sight? other) =>
        other is not null && other.Ceiling == Ceiling && other.Bodies.SequenceEqual(Bodies, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sight);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ceiling, Bodies.Count, Bodies.Count > 0 ? Bodies[0] : null);
}
