using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>
/// The key that signs a ledger's checkpoints: ECDSA on P-256 with SHA-256, signature type 0x02 of C2SP's signed notes, whose key id is the
/// beginning of the SHA-256 of the public key (DER, SPKI). The key's name, and the ledger's origin, is made of that hash, so that
/// whoever has the public key knows both.
/// </summary>
internal sealed class LedgerKey : IDisposable
{
    /// <summary>The key's file in the folder of the keys, without its ending.</summary>
    public const string FileName = "ledger";

    private readonly ECDsa key;

    private LedgerKey(ECDsa key)
    {
        this.key = key;
        var hash = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        Id = BinaryPrimitives.ReadUInt32BigEndian(hash);
        Name = $"remit-ledger/{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>Its name in signature lines, which is the origin line of the ledger's checkpoints.</summary>
    public string Name { get; }

    /// <summary>Its id in signature lines.</summary>
    public uint Id { get; }

    /// <summary>The public key in PEM.</summary>
    public string PublicPem => key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The key of this partnership's ledger; made when it is first needed.</summary>
    /// <exception cref="DatabaseRefusedException">The folder of the keys can't be used.</exception>
    public static LedgerKey Of(KeyFolder keys) => new(keys.SigningKey(FileName));

    /// <summary>A public key, to check signatures with.</summary>
    /// <exception cref="FormatException">It is no public ECDSA key on P-256 in PEM.</exception>
    public static LedgerKey ReadPublic(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                return new LedgerKey(key);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            // Told below, as for a key on another curve.
        }
        key.Dispose();
        throw new FormatException("no public ECDSA key on the curve P-256 in PEM");
    }

    /// <summary>The signature of a text, as DER.</summary>
    public byte[] Sign(string text) =>
        key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Whether a signature is this key's of that text.</summary>
    public bool Signed(string text, ReadOnlySpan<byte> signature) =>
        key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
