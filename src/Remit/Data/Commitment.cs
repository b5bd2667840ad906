using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// A personal value with its salt, and what stands for it in the log: the digest of an SD-JWT disclosure (RFC 9901, 4.2), which shows
/// nothing of the value to whoever has not the salt, and can't be opened to another value.
/// </summary>
/// <param name="Salt">128 random bits in base64url.</param>
/// <param name="Name">The value's column.</param>
/// <param name="Value">The value as it is stored.</param>
public sealed record Commitment(string Salt, string Name, string Value)
{
    /// <summary>The member of the object that stands for a value in the log.</summary>
    public const string Member = "commitment";

    private const int SaltBytes = 16;

    /// <summary>A value with a new salt.</summary>
    public static Commitment To(string name, string value) => new(NewSalt(), name, value);

    /// <summary>128 random bits in base64url.</summary>
    public static string NewSalt() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>What stands for the value: 32 bytes in base64url.</summary>
    public string Digest
    {
        get
        {
            var json = new StringBuilder("[", Value.Length + 64);
            CanonicalJson.AppendString(json, Salt);
            CanonicalJson.AppendString(json.Append(','), Name);
            CanonicalJson.AppendString(json.Append(','), Value);
            var disclosure = Base64Url.EncodeToUtf8(Encoding.UTF8.GetBytes(json.Append(']').ToString()));
            return Base64Url.EncodeToString(SHA256.HashData(disclosure));
        }
    }

    /// <summary>The object that stands for a value in the log.</summary>
    public static string Standing(string digest) => $"{{\"{Member}\":\"{digest}\"}}";
}
