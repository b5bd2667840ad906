using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Remit.Data;

namespace Remit.Access.Keys;

/// <summary>
/// Encrypts the keys that lie in the database by AES-GCM under a secret from the key folder, so that whoever has the database alone can
/// neither read a secret in it nor make a form that is taken for ours.
/// </summary>
internal sealed class KeyEncryption(KeyFolder folder) : IXmlEncryptor
{
    private const string SecretName = "cookies";
    private const int SecretBytes = 32;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var cipher = new byte[plain.Length];
        using (var aes = Key(folder))
            aes.Encrypt(nonce, plain, cipher, tag);
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(KeyDecryption));
    }

    /// <exception cref="CryptographicException">It was encrypted under another secret, or tampered with.</exception>
    internal static XElement Decrypt(KeyFolder folder, XElement element)
    {
        var bytes = Convert.FromBase64String(element.Value).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonce - tag];
        using var aes = Key(folder);
        aes.Decrypt(bytes[..nonce], bytes[(nonce + tag)..], bytes.Slice(nonce, tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static AesGcm Key(KeyFolder folder) => new(folder.Secret(SecretName, SecretBytes), AesGcm.TagByteSizes.MaxSize);
}

/// <summary>The way back; made by the framework.</summary>
internal sealed class KeyDecryption(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        KeyEncryption.Decrypt(services.GetRequiredService<KeyFolder>(), encryptedElement);
}
