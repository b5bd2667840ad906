using System.Buffers.Text;
using System.Security.Cryptography;
using Remit.Data.Letters;

namespace Remit.Data.Feeds;

/// <summary>
/// An address by which a calendar program reads somebody's meetings without signing in. Its secret is shown once, when it is made; here is only its
/// hash. It is good until its person ends it, and shows what they may see on the day.
/// </summary>
public sealed class CalendarAddress
{
    internal const string Table = "calendar_addresses";

    private const int SecretBytes = 32;

    /// <summary>Its id: whoever makes it twice by the same form has one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of its secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Whose meetings it shows.</summary>
    public required Guid Person { get; init; }

    /// <summary>The one body whose meetings it shows; null for all to which the person belongs.</summary>
    public Guid? Body { get; init; }

    /// <summary>What its person calls it: "phone"; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>When it was made, in real time.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>When its person ended it; null while it is good.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>A new secret: 43 letters of an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash of a secret as it stands in an address.</summary>
    public static string HashOf(string secret) => LetterLink.HashOf(secret);
}
