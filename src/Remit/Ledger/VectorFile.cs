using System.Text.Json;
using System.Text.Json.Nodes;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger;

/// <summary>
/// A bare proof in the form in which test vectors of Merkle trees are published: <c>leafIdx, treeSize, root, leafHash, proof</c> or
/// <c>size1, size2, root1, root2, proof</c>, hashes in base64. Other members, such as a description, are passed over.
/// </summary>
internal static class VectorFile
{
    /// <summary>Checks it; null where the file is of neither form.</summary>
    public static Verdict? Check(JsonObject file)
    {
        if (file.ContainsKey("leafIdx"))
        {
            var (index, size) = (Number(file, "leafIdx"), Number(file, "treeSize"));
            var fault = MerkleProof.FaultOfInclusion(
                index,
                size,
                Hash(file, "root"),
                Hash(file, "leafHash"),
                Hashes(file, "proof")
            );
            return new Verdict(fault is null, fault ?? $"leaf {index} is in the tree of {size}");
        }
        if (!file.ContainsKey("size1"))
            return null;
        var (size1, size2) = (Number(file, "size1"), Number(file, "size2"));
        var wrong = MerkleProof.FaultOfConsistency(size1, size2, Hash(file, "root1"), Hash(file, "root2"), Hashes(file, "proof"));
        return new Verdict(wrong is null, wrong ?? $"the tree of {size1} is the beginning of the tree of {size2}");
    }

    /// <summary>A whole number from 0.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ulong Number(JsonObject file, string member) =>
        file[member] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && ulong.TryParse(
            value.ToJsonString(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new FormatException($"“{member}” is no whole number from 0 to {ulong.MaxValue}");

    /// <summary>A list of hashes; none for null.</summary>
    /// <exception cref="FormatException">It is no list of texts in base64.</exception>
    public static IReadOnlyList<byte[]> Hashes(JsonObject file, string member) =>
        !file.TryGetPropertyValue(member, out var list) ? throw new FormatException($"it has no “{member}”")
        : list is null ? []
        : list is JsonArray items ? [.. items.Select(h => Bytes(h, member))]
        : throw new FormatException($"“{member}” is no list");

    private static byte[] Hash(JsonObject file, string member) =>
        file.TryGetPropertyValue(member, out var hash)
            ? hash is null
                ? []
                : Bytes(hash, member)
            : throw new FormatException($"it has no “{member}”");

    private static byte[] Bytes(JsonNode? value, string member) =>
        value is JsonValue text
        && text.GetValueKind() == JsonValueKind.String
        && Checkpoint.Base64(text.GetValue<string>()) is { } bytes
            ? bytes
            : throw new FormatException($"“{member.Shortened(40)}” is not in base64");
}
