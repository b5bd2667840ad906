using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger;

/// <summary>What a check of a file says, as the rest of a line.</summary>
internal sealed record Verdict(bool IsValid, string Words);

/// <summary>
/// A proof as a file that stands alone: the entries of a record with their paths, a signed checkpoint, and the public key. Personal
/// values are in it only where they were disclosed, each with its salt.
/// </summary>
internal static class ProofFile
{
    public const string Format = "remit-ledger-proof/1";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Members = ["format", "record", "publicKey", "checkpoint", "entries"];
    private static readonly string[] EntryMembers = ["leafIdx", "leaf", "proof", "disclosed"];

    /// <summary>The file's text.</summary>
    public static string Write(RecordRef record, LedgerKey key, string checkpoint, IEnumerable<ProvedEntry> entries) =>
        new JsonObject
        {
            ["format"] = Format,
            ["record"] = record.ToString(),
            ["publicKey"] = key.PublicPem,
            ["checkpoint"] = checkpoint,
            ["entries"] = new JsonArray([.. entries.Select(EntryOf)]),
        }.ToJsonString(Indented) + "\n";

    /// <summary>Checks every entry of a file against its checkpoint, and that against a key, or the key in the file.</summary>
    public static Verdict Check(JsonObject file, LedgerKey? known)
    {
        Only(file, Members);
        if (Text(file, "format") != Format)
            throw new FormatException($"its format is “{Text(file, "format").Shortened(40)}”, not {Format}");
        using var own = LedgerKey.ReadPublic(Text(file, "publicKey"));
        var key = known ?? own;
        var checkpoint = Checkpoint.Read(Text(file, "checkpoint"), key);
        if (checkpoint.Origin != key.Name)
            throw new FormatException($"the checkpoint is of {checkpoint.Origin}, not of {key.Name}");
        var record = Text(file, "record");
        var entries = file["entries"] as JsonArray ?? [];
        if (entries.Count == 0)
            throw new FormatException("it has no entries");
        foreach (var entry in entries)
            CheckEntry(entry as JsonObject ?? throw new FormatException("an entry is no object"), record, checkpoint);
        return new Verdict(
            true,
            $"{(entries.Count == 1 ? "1 entry" : $"{entries.Count} entries")} of {record} among the {checkpoint.Size} of {checkpoint.Origin}"
        );
    }

    private static JsonNode EntryOf(ProvedEntry entry)
    {
        var node = new JsonObject
        {
            ["leafIdx"] = entry.Index,
            ["leaf"] = JsonNode.Parse(entry.Leaf),
            ["proof"] = new JsonArray([.. entry.Proof.Select(h => (JsonNode)Convert.ToBase64String(h))]),
        };
        if (entry.Disclosed.Count > 0)
            node["disclosed"] = new JsonArray([.. entry.Disclosed.Select(c => (JsonNode)new JsonArray(c.Salt, c.Name, c.Value))]);
        return node;
    }

    private static void CheckEntry(JsonObject entry, string record, Checkpoint checkpoint)
    {
        Only(entry, EntryMembers);
        var index = VectorFile.Number(entry, "leafIdx");
        var leaf = entry["leaf"] as JsonObject ?? throw new FormatException($"entry {index} has no leaf");
        var fault =
            $"{Text(leaf, "kind")}:{Text(leaf, "record")}" != record ? $"it is of another record than {record}"
            : VectorFile.Number(leaf, "entry") != index ? "its leaf says another place"
            : MerkleProof.FaultOfInclusion(
                index,
                (ulong)checkpoint.Size,
                checkpoint.Root,
                LogLeaf.HashOf(Encoding.UTF8.GetBytes(CanonicalJson.Of(leaf))),
                VectorFile.Hashes(entry, "proof")
            ) ?? FaultOfDisclosed(leaf, entry["disclosed"]);
        if (fault is not null)
            throw new FormatException($"entry {index}: {fault}");
    }

    private static string? FaultOfDisclosed(JsonObject leaf, JsonNode? disclosed)
    {
        var standing = new[] { leaf, leaf["state"] as JsonObject }
            .OfType<JsonObject>()
            .SelectMany(o => o)
            .Where(m => m.Value is JsonObject value && value.ContainsKey(Commitment.Member))
            .Select(m => (m.Key, Text((JsonObject)m.Value!, Commitment.Member)))
            .ToHashSet();
        foreach (
            var value in disclosed as JsonArray
                ?? (disclosed is null ? [] : throw new FormatException("what is disclosed is no list"))
        )
        {
            if (value is not JsonArray { Count: 3 } three || three.Any(v => v?.GetValueKind() != JsonValueKind.String))
                return "a disclosed value is not a salt, a name and a value";
            var commitment = new Commitment(
                three[0]!.GetValue<string>(),
                three[1]!.GetValue<string>(),
                three[2]!.GetValue<string>()
            );
            if (!standing.Contains((commitment.Name, commitment.Digest)))
                return $"the disclosed {commitment.Name.Shortened(40)} is not what was committed to";
        }
        return null;
    }

    private static void Only(JsonObject node, string[] members)
    {
        if (node.FirstOrDefault(m => !members.Contains(m.Key, StringComparer.Ordinal)).Key is { } other)
            throw new FormatException($"it has a member “{other.Shortened(40)}”, which such a proof has not");
    }

    private static string Text(JsonObject node, string member) =>
        node[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new FormatException($"it has no text “{member}”");
}

/// <summary>An entry that a file proves.</summary>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="Leaf">The leaf, as canonical JSON.</param>
/// <param name="Proof">The path to the root.</param>
/// <param name="Disclosed">The personal values that are disclosed.</param>
internal sealed record ProvedEntry(long Index, string Leaf, IReadOnlyList<byte[]> Proof, IReadOnlyList<Commitment> Disclosed);
