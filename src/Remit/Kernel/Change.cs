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
}

/// <summary>Makes ids: UUID version 7, so that they sort by when they were made.</summary>
public class IdSource(TimeProvider time)
{
    /// <summary>A new id.</summary>
    public virtual Guid Next() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>A new typed id.</summary>
    public Id<T> Next<T>() => new(Next());
}

/// <summary>
/// Who looks or writes. Pages and queries know only this; what a person may do will be computed from the places and posts that they hold.
/// Until sign-in comes there are two: the local operator on loopback, who may write, and the public, who see what is published.
/// </summary>
/// <param name="Name">The person, as the log of changes names them.</param>
/// <param name="Capacity">The capacity in which they act.</param>
/// <param name="Ceiling">The most sensitive records that they see.</param>
/// <param name="MayWrite">Whether they may write.</param>
public sealed record Viewer(string Name, string Capacity, Sensitivity Ceiling, bool MayWrite)
{
    /// <summary>The person at this machine's keyboard.</summary>
    public static Viewer LocalOperator { get; } =
        new(Change.LocalOperator, "on this machine", Sensitivity.Restricted, MayWrite: true);

    /// <summary>Anyone else.</summary>
    public static Viewer Public { get; } = new("the public", "not signed in", Sensitivity.Public, MayWrite: false);
}

/// <summary>How a page or query looks: at which London date, and up to which recorded change (null: all of them).</summary>
public sealed record Look(DateOnly AsAt, bool IsToday, long? KnownAt = null);
