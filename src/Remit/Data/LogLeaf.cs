using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>An entry of the log as a leaf of the ledger's tree.</summary>
public static class LogLeaf
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The hash of a leaf in RFC 9162, 2.1.1: SHA-256 of a zero byte and the leaf.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);
}
