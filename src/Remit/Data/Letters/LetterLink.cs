using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Data.Letters;

/// <summary>
/// A link in a letter by which the one who got it does one thing, without an account: says how far an action is, or how often they want
/// letters. Its secret goes with the letter; here is only its hash. Looking at the page behind it does nothing, since programs that scan post
/// look at every link.
/// </summary>
public sealed class LetterLink
{
    internal const string Table = "letter_links";

    private const int SecretBytes = 32;

    /// <summary>How long one is good: longer than the longest time between two letters.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(45);

    /// <summary>The SHA-256 of its secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The person who got the letter.</summary>
    public required Guid Person { get; init; }

    /// <summary>The record that it is about.</summary>
    public required RecordRef Record { get; init; }

    /// <summary>When it was made, in real time.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Until when it is good, in real time.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When somebody ended it; null while nobody did.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether it may be used at an instant.</summary>
    public bool IsGood(DateTimeOffset now) => EndedAt is null && now < Expires;

    /// <summary>A new link, and the secret that goes with the letter: 43 letters of an address.</summary>
    public static (LetterLink Link, string Secret) New(Guid person, RecordRef record, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (
            new LetterLink
            {
                Hash = HashOf(secret),
                Person = person,
                Record = record,
                Made = now,
                Expires = now + Lasts,
            },
            secret
        );
    }

    /// <summary>The hash of a secret as it stands in an address.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
