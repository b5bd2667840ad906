namespace Remit.Access.Accounts;

/// <summary>What happened to an account. Kept for whoever has to find out who came in, and how; holds no secret, and nothing that was typed.</summary>
internal sealed class AccountEvent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null where somebody tried an address that has none.</summary>
    public Guid? Account { get; init; }

    /// <summary>What.</summary>
    public required AccountEventKind Kind { get; init; }

    /// <summary>Who did it, where it was not the account's own person.</summary>
    public string? Who { get; init; }

    /// <summary>By what means, or on which device.</summary>
    public string? How { get; init; }
}

/// <summary>What can happen to an account.</summary>
internal enum AccountEventKind
{
    /// <summary>A link was made with which its person can choose a password.</summary>
    Invited,

    /// <summary>The link was used.</summary>
    Joined,

    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>A password, code or passkey was wrong, or the account could not be used.</summary>
    Refused,

    /// <summary>Too many were wrong: it waits.</summary>
    Locked,

    /// <summary>Signed out.</summary>
    SignedOut,

    /// <summary>A session was ended from another one.</summary>
    SessionEnded,

    /// <summary>May no longer be used.</summary>
    Disabled,

    /// <summary>May be used again.</summary>
    Enabled,

    /// <summary>Another password was chosen.</summary>
    PasswordChanged,

    /// <summary>An authenticator app was set up.</summary>
    CodesSetUp,

    /// <summary>The authenticator app was taken away.</summary>
    CodesReset,

    /// <summary>New recovery codes were made.</summary>
    RecoveryCodesMade,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
}
