using Remit.Access.Accounts;
using Remit.Access.Sessions;

namespace Remit.Access;

/// <summary>The words of accounts, sessions and tasks on screen.</summary>
internal static class AccessWords
{
    public static string OnScreen(this SignInMeans means) =>
        means switch
        {
            SignInMeans.Password => "with a password",
            SignInMeans.PasswordAndCode => "with a password and a code",
            SignInMeans.PasswordAndRecoveryCode => "with a password and a recovery code",
            SignInMeans.Passkey => "with a passkey",
            SignInMeans.Link => "with a link",
            SignInMeans.Demonstration => "in the demonstration",
        };

    /// <summary>Why somebody stands so, said to them: "You hold the post Director".</summary>
    public static string ToYou(string because) =>
        because.Split(' ', 2) switch
        {
            ["holds", var rest] => $"You hold {rest}",
            ["is", var rest] => $"You are {rest}",
            _ => $"You {because}",
        };

    public static string OnScreen(this AccountState state) =>
        state switch
        {
            AccountState.Invited => "Invited",
            AccountState.InUse => "In use",
            AccountState.Disabled => "Disabled",
            AccountState.Erased => "Erased with its person",
        };

    public static string OnScreen(this AccountEventKind kind) =>
        kind switch
        {
            AccountEventKind.Invited => "Invited",
            AccountEventKind.Joined => "Used the link and chose a password",
            AccountEventKind.SignedIn => "Signed in",
            AccountEventKind.Refused => "Could not sign in",
            AccountEventKind.Locked => "Could not sign in too often: waits for 15 minutes",
            AccountEventKind.SignedOut => "Signed out",
            AccountEventKind.SessionEnded => "A session was ended",
            AccountEventKind.Disabled => "Disabled",
            AccountEventKind.Enabled => "Enabled",
            AccountEventKind.PasswordChanged => "Chose another password",
            AccountEventKind.CodesSetUp => "Set up an authenticator app",
            AccountEventKind.CodesReset => "The second step was reset",
            AccountEventKind.RecoveryCodesMade => "Made new recovery codes",
            AccountEventKind.PasskeyAdded => "Added a passkey",
            AccountEventKind.PasskeyRemoved => "Removed a passkey",
        };

    public static string OnScreen(this GrantedTask task) =>
        task switch
        {
            GrantedTask.Administrator => "Administrator",
            GrantedTask.Manager => "Partnership manager",
            GrantedTask.Auditor => "Auditor",
        };

    /// <summary>What it lets somebody do, in a sentence.</summary>
    public static string Explained(this GrantedTask task) =>
        task switch
        {
            GrantedTask.Administrator => "Looks after accounts and settings.",
            GrantedTask.Manager => "Runs the partnership’s records: sees and changes all of them.",
            GrantedTask.Auditor => "Sees everything and changes nothing.",
        };
}
