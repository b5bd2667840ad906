using Remit.Access.Accounts;

namespace Remit.Access.Sessions;

/// <summary>
/// How an account may sign in. All may by what Remit itself keeps: a password, with a code where that is asked for, or a passkey. This is the
/// one place that chooses; when organisations bring single sign-on, theirs is chosen here by the organisation of the account's person.
/// See ADR 0071.
/// </summary>
internal sealed class SignInWays
{
    /// <summary>Whether an account may begin to sign in so.</summary>
    public bool Allows(Account account, SignInMeans means) =>
        account.DisabledAt is null && means is SignInMeans.Password or SignInMeans.Passkey;
}
