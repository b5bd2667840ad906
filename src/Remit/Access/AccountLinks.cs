using Microsoft.AspNetCore.Http.Extensions;

namespace Remit.Access;

/// <summary>The addresses of the pages about signing in and accounts. They have no past, so they keep no date.</summary>
internal sealed class AccountLinks
{
    internal const string SignInPath = "/sign-in";
    internal const string SignOutPath = "/sign-out";
    internal const string AccountPath = "/account";
    internal const string SecondStepPath = "/account/second-step";
    internal const string DemoPath = "/demo";
    internal const string AccountsPath = "/accounts";
    internal const string InvitePath = "/accounts/new";

    public string SignIn() => SignInPath;

    public string Accounts() => AccountsPath;

    public string Invite() => InvitePath;

    /// <summary>Signing in, and back.</summary>
    internal static string SignInTo(string? back) => With(SignInPath, back);

    internal static string Code(string? back) => With("/sign-in/code", back);

    internal static string Recovery(string? back) => With("/sign-in/recovery", back);

    internal static string SecondStep(string? back) => With(SecondStepPath, back);

    internal static string SetUp(string secret) => $"/set-up/{secret}";

    internal static string Invitation(string secret) => $"/invitation/{secret}";

    internal static string AccountOf(Guid id) => $"{AccountsPath}/{id}";

    private static string With(string path, string? back) =>
        back is null or "/" ? path : path + new QueryBuilder { { "return", back } }.ToQueryString();
}
