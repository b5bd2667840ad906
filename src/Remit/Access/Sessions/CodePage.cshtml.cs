namespace Remit.Access.Sessions;

/// <summary>What does your authenticator app show?</summary>
internal sealed class CodePage(SigningIn signingIn) : AwaitedCodePage(signingIn)
{
    protected override bool IsRecovery => false;

    protected override string Missing => "Enter the code that your authenticator app shows";

    protected override string Wrong =>
        $"The code is not right, or was used already. Wait for the next one. After {SigningIn.MostFailures} wrong attempts your account waits for {SigningIn.Wait.TotalMinutes:0} minutes";

    protected override string Next(string back) => back;
}
