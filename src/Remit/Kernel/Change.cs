namespace Remit.Kernel;

/// <summary>One write: who, in what capacity, what, and why. The clock gives when; the log gives its number.</summary>
/// <param name="Who">The person or process: "local operator".</param>
/// <param name="Capacity">In what capacity they acted: "by the command line".</param>
/// <param name="What">What was done, as a sentence in the past: "Imported the papers' partnership".</param>
/// <param name="Why">Why, where a reason was given.</param>
public sealed record Change(string Who, string Capacity, string What, string? Why = null)
{
    /// <summary>The person at the keyboard of this machine, until people sign in.</summary>
    public const string LocalOperator = "local operator";

    /// <summary>Whose rights bound it: the policy refuses what they may not write. Null for the program itself.</summary>
    public Viewer? By { get; internal init; }

    /// <summary>
    /// What the program writes in it by itself, as it follows from something that was theirs to write: of these it is not asked to whom they belong, only
    /// whether the writer sees them.
    /// </summary>
    public IReadOnlySet<RecordRef> Follows { get; internal init; } = new HashSet<RecordRef>();

    /// <summary>
    /// Whether it takes over what a paper or folder says, as it was elsewhere: rules of how something comes about here don't ask it.
    /// </summary>
    public bool TakesOver { get; init; }

    /// <summary>What it takes out of the log's past, a line each; null for nearly every change.</summary>
    public string? Erases { get; internal init; }
}

/// <summary>Makes ids: UUID version 7, so that they sort by when they were made.</summary>
public class IdSource(TimeProvider time)
{
    /// <summary>A new id.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>A new typed id.</summary>
    public Id<T> Next<T>() => new(Next());
}

/// <summary>How a page or query looks: at which London date, and up to which recorded change (null: all of them).</summary>
public sealed record Look(DateOnly AsAt, bool IsToday, long? KnownAt = null);
