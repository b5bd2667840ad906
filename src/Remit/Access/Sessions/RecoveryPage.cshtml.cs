namespace Remit.Access.Sessions;

/// <summary>Do you have a recovery code?</summary>
internal sealed class RecoveryPage(SigningIn signingIn) : AwaitedCodePage(signingIn)
{
    protected override bool IsRecovery => true;

    protected override string Missing => "Enter one of your recovery codes";

    protected override string Wrong => "This is none of your recovery codes, or it was used already. Each is good once";

    /// <summary>To their account, where they see how many are left, and can set their app up anew.</summary>
    protected override string Next(string back) => AccountLinks.AccountPath;
}
