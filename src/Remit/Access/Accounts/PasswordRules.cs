using Microsoft.AspNetCore.Identity;

namespace Remit.Access.Accounts;

/// <summary>
/// What a password must be, after NIST SP 800-63B, 3.1.1.2: long, and none of those that everybody tries. Which signs it is made of is its
/// person's own affair.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>How many signs it has at least.</summary>
    public const int Shortest = 12;

    private const int Longest = 256;
    private const int FewestDifferent = 5;

    private static readonly HashSet<string> Common = ReadCommon();

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Refused(password, user.Email) is { } why
                ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = why })
                : IdentityResult.Success
        );

    /// <summary>Why a password is refused; null where it is not.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The address that it goes with, which it must not be.</param>
    public static string? Refused(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password))
            return "Enter a password";
        if (password.Length < Shortest)
            return $"The password must have {Shortest} characters or more. Three or four words that don’t belong together are easy to remember";
        if (password.Length > Longest)
            return $"The password must have {Longest} characters or fewer";
        if (IsCommon(password.ToLowerInvariant()))
            return "This password is one that many people use, and others try first. Choose another";
        var own = email?.Split('@')[0];
        return
            own is { Length: > 2 } && WithoutEnds(password).Equals(own, StringComparison.OrdinalIgnoreCase)
            || password.Equals(email, StringComparison.OrdinalIgnoreCase)
            ? "The password must not be your email address"
            : null;
    }

    private static bool IsCommon(string password)
    {
        var core = WithoutEnds(password);
        return Common.Contains(password)
            || Common.Contains(core)
            || password.Distinct().Count() < FewestDifferent
            || IsOneRun(password);
    }

    /// <summary>The figures and signs at its ends add little: "Password2026!" is "password".</summary>
    private static string WithoutEnds(string password)
    {
        var first = password.TakeWhile(c => !char.IsLetter(c)).Count();
        var last = password.Reverse().TakeWhile(c => !char.IsLetter(c)).Count();
        return first == password.Length ? "" : password[first..^last];
    }

    /// <summary>"abcdefghijkl", "210987654321".</summary>
    private static bool IsOneRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).Where(step => Math.Abs(step) != 9).Distinct().ToList();
        return steps is [1] or [-1] or [0];
    }

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream(
            "Remit.Access.Accounts.common-passwords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToHashSet(StringComparer.Ordinal);
    }
}
