using System.Buffers.Text;
using System.Security.Cryptography;

namespace Remit.Access.Accounts;

/// <summary>
/// A link that is good once, until a time: an invitation, or with no account the one that sets Remit up. Its secret is shown once; here is
/// only its hash. Looking at the page behind it uses nothing up, since programs that scan post look at every link.
/// </summary>
internal sealed class OneTimeLink
{
    /// <summary>How many random bytes its secret has.</summary>
    private const int SecretBytes = 32;

    /// <summary>How long one that sets Remit up is good.</summary>
    public static readonly TimeSpan SetUpLasts = TimeSpan.FromHours(24);

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>The SHA-256 of its secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Whose account it is for; null for setting Remit up.</summary>
    public Guid? Account { get; init; }

    /// <summary>Until when it is good.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it was used, or taken back because a newer one was made.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Whether it may be used at an instant.</summary>
    public bool IsGood(DateTimeOffset now) => UsedAt is null && now < Expires;

    /// <summary>A new secret, as a part of an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash of a secret as it stands in an address.</summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
