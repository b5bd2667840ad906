namespace Remit.Access.Sessions;

/// <summary>
/// Somebody is signed in on one browser, from when until when. The browser keeps the secret, the row its hash; it ends when its person or an
/// administrator says so, and by itself.
/// </summary>
internal sealed class Session
{
    /// <summary>After so long without a page it is over.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(60);

    /// <summary>After so long it is over however busy.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    /// <summary>How long a password is good while the code is awaited.</summary>
    public static readonly TimeSpan HalfWayLimit = TimeSpan.FromMinutes(10);

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of the secret that the browser keeps.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }

    /// <summary>How far its person has come.</summary>
    public required SessionStage Stage { get; init; }

    /// <summary>How they signed in.</summary>
    public required SignInMeans Means { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>The browser and its system, as it names itself, in a few words.</summary>
    public required string Device { get; init; }

    /// <summary>When it was ended; null while nobody ended it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether it is over at an instant.</summary>
    public bool IsOver(DateTimeOffset now) =>
        EndedAt is not null
        || now >= OpenedAt + (Stage == SessionStage.Whole ? AbsoluteLimit : HalfWayLimit)
        || now >= SeenAt + IdleLimit;
}

/// <summary>How far somebody has come in signing in.</summary>
internal enum SessionStage
{
    /// <summary>Signed in.</summary>
    Whole,

    /// <summary>The password was right; the code of the authenticator app is awaited.</summary>
    AwaitsCode,

    /// <summary>The password was right; what they may do asks for an authenticator app, and they have none yet.</summary>
    AwaitsSetUp,
}

/// <summary>By what somebody signed in.</summary>
internal enum SignInMeans
{
    /// <summary>A password.</summary>
    Password,

    /// <summary>A password and a code of an authenticator app.</summary>
    PasswordAndCode,

    /// <summary>A password and a recovery code.</summary>
    PasswordAndRecoveryCode,

    /// <summary>A passkey.</summary>
    Passkey,

    /// <summary>The link that set Remit up, or an invitation.</summary>
    Link,

    /// <summary>Chosen in the demonstration.</summary>
    Demonstration,
}
