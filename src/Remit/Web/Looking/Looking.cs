using Remit.Data;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// How this request looks at the partnership: who looks, at which date, up to which recorded change, and the database as it
/// then was. Pages ask this and nothing else for "today".
/// </summary>
public sealed class Looking : IAsyncDisposable
{
    private Db? db;
    private Viewer? viewer;

    /// <summary>Who looks.</summary>
    public Viewer Viewer => viewer ?? throw new InvalidOperationException("This request has not yet said who looks.");

    /// <summary>The London date at which the page looks.</summary>
    public DateOnly AsAt { get; private set; }

    /// <summary>The London date now.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The last change that counts; null where all do.</summary>
    public long? KnownAt { get; private set; }

    /// <summary><c>known-at</c> as the address has it.</summary>
    public string? KnownAtText { get; private set; }

    /// <summary>The same in words.</summary>
    public string? RecordedBy { get; private set; }

    /// <summary>Whether the page looks at today, with all that is recorded.</summary>
    public bool IsNow => AsAt == Today && KnownAt is null;

    /// <summary>Whether the request has said how it looks; a page that only reports a problem has not.</summary>
    public bool IsSet => db is not null;

    /// <summary>The database as it was known then, without what the viewer may not see.</summary>
    public Db Db => db ?? throw new InvalidOperationException("This request has not yet said how it looks.");

    internal void Set(
        Viewer who,
        DateOnly today,
        DateOnly asAt,
        long? knownAt,
        string? knownAtText,
        string? recordedBy,
        Db looked
    )
    {
        (viewer, Today, AsAt) = (who, today, asAt);
        (KnownAt, KnownAtText, RecordedBy) = (knownAt, knownAtText, recordedBy);
        db = looked;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => db?.DisposeAsync() ?? ValueTask.CompletedTask;
}
