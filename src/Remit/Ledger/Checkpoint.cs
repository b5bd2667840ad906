using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Remit.Ledger;

/// <summary>
/// How far a ledger had come, in the form of C2SP's tlog-checkpoint: the ledger's origin, how many leaves it has, their root. Signed, it
/// is a C2SP signed note, and holds nothing but hashes: it can be given to anybody, and later shows whether the ledger was changed since.
/// </summary>
/// <param name="Origin">The ledger's own name.</param>
/// <param name="Size">How many leaves it has.</param>
/// <param name="Root">The root of their tree: 32 bytes.</param>
internal sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const string SignatureStart = "— ";
    private const int MostSignatures = 100;

    /// <summary>The note's text, which is what is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    /// <summary>The signed note.</summary>
    public string SignedBy(LedgerKey key)
    {
        var id = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, key.Id);
        return $"{Text}\n{SignatureStart}{key.Name} {Convert.ToBase64String([.. id, .. key.Sign(Text)])}\n";
    }

    /// <summary>Reads a signed note, if this key signed it; signatures of other keys are passed over.</summary>
    /// <exception cref="FormatException">It is no checkpoint, or not signed by this key: the reason, as the end of a sentence.</exception>
    public static Checkpoint Read(string note, LedgerKey key)
    {
        var (text, signatures) = Parts(note);
        var known = signatures.Select(line => Signature(line)).Where(s => s.Name == key.Name && s.Id == key.Id).ToList();
        if (known.Count == 0)
            throw new FormatException($"the checkpoint is not signed by the key {key.Name}");
        if (!known.TrueForAll(s => key.Signed(text, s.Signature)))
            throw new FormatException($"the signature of the checkpoint is not that of the key {key.Name}");
        return OfText(text);
    }

    private static (string Text, string[] Signatures) Parts(string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 >= note.Length || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n'))
            throw new FormatException("it is no signed note: a text, an empty line, signatures");
        var signatures = note[(end + 2)..^1].Split('\n');
        return signatures.Length <= MostSignatures
            ? (note[..(end + 1)], signatures)
            : throw new FormatException($"it has more than {MostSignatures} signatures");
    }

    private static (string Name, uint Id, byte[] Signature) Signature(string line)
    {
        if (
            line.StartsWith(SignatureStart, StringComparison.Ordinal)
            && line[SignatureStart.Length..].Split(' ') is [{ Length: > 0 } name, var base64]
            && Base64(base64) is { Length: > sizeof(uint) } signature
        )
            return (name, BinaryPrimitives.ReadUInt32BigEndian(signature), signature[sizeof(uint)..]);
        throw new FormatException("a signature line is not a dash, a name and a signature in base64");
    }

    private static Checkpoint OfText(string text)
    {
        var lines = text[..^1].Split('\n');
        if (
            lines is [{ Length: > 0 } origin, var size, var root, ..]
            && lines.All(l => l.Length > 0)
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            && leaves.ToString(CultureInfo.InvariantCulture) == size
            && Base64(root) is { Length: MerkleTree.HashLength } hash
        )
            return new Checkpoint(origin, leaves, hash);
        throw new FormatException("its text is not the origin, the number of leaves and their root in base64, a line each");
    }

    /// <summary>Bytes in base64; null where the text is not exactly as those bytes are written.</summary>
    internal static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return
            Convert.TryFromBase64String(text, bytes, out var length)
            && string.Equals(Convert.ToBase64String(bytes.AsSpan(0, length)), text, StringComparison.Ordinal)
            ? bytes[..length]
            : null;
    }

    /// <summary>A file as strict UTF-8.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static string TextOf(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException problem)
        {
            throw new FormatException("it is no text in UTF-8", problem);
        }
    }
}
