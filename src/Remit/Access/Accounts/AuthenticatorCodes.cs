using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Remit.Kernel;

namespace Remit.Access.Accounts;

/// <summary>
/// The six figures that an authenticator app shows: TOTP by RFC 6238 with SHA-1 and half minutes, as all apps have it. A code of the half
/// minute before or after is accepted too; none is accepted twice, nor one older than the last (RFC 6238, 5.2).
/// </summary>
internal sealed class AuthenticatorCodes(RealClock clock) : IUserTwoFactorTokenProvider<Account>
{
    /// <summary>What Identity knows it as.</summary>
    public const string Name = "Authenticator";

    private const int StepSeconds = 30;
    private const int Figures = 6;
    private const int Most = 1_000_000;

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>Nothing is generated here: the app does.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    /// <summary>Whether a code is right; the account remembers that it was used, which the caller saves.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;
        if (StepOf(token, Base32.Read(key), clock.Now, after: user.LastCodeStep) is not { } step)
            return false;
        user.LastCodeStep = step;
        return true;
    }

    /// <summary>The half minute whose code was typed, counted from 1970; null where the code is of none that counts now.</summary>
    /// <param name="typed">What was typed; blanks don't matter.</param>
    /// <param name="secret">The app's key.</param>
    /// <param name="now">The instant.</param>
    /// <param name="after">The half minute of the last code that was accepted.</param>
    public static long? StepOf(string typed, byte[] secret, DateTimeOffset now, long after)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (code.Length != Figures || !code.All(char.IsAsciiDigit))
            return null;
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(current - 1, after + 1); step <= current + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Ascii(CodeAt(secret, step)), Ascii(code)))
                return step;
        return null;
    }

    /// <summary>The code of a secret at an instant.</summary>
    public static string CodeAt(byte[] secret, DateTimeOffset at) => CodeAt(secret, at.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know SHA-1 only; as an HMAC it holds.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue) % Most;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
