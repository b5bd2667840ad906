using Microsoft.AspNetCore.Identity;

namespace Remit.Access.Accounts;

/// <summary>
/// What somebody signs in with: an e-mail address and secrets of their own. Who they are is the person's record that it names; what they may do
/// follows from what that person holds, never from the account. It is no record: it is not logged, not exported, and has no past.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>The record of the person.</summary>
    public required Guid Person { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was disabled; null while it may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The half minute, counted from 1970, of the last code that was accepted: each code is good once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>How it stands towards signing in, in a word.</summary>
    /// <param name="hasComeIn">Whether somebody has signed in with it: in the demonstration they do so without a password.</param>
    public AccountState State(bool hasComeIn) =>
        Email is null ? AccountState.Erased
        : DisabledAt is not null ? AccountState.Disabled
        : PasswordHash is null && !hasComeIn ? AccountState.Invited
        : AccountState.InUse;
}

/// <summary>How an account stands.</summary>
internal enum AccountState
{
    /// <summary>Its person has neither chosen a password nor come in yet.</summary>
    Invited,

    /// <summary>It may be signed in with.</summary>
    InUse,

    /// <summary>It may not.</summary>
    Disabled,

    /// <summary>It was its person's, who was erased.</summary>
    Erased,
}
