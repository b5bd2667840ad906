using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// An entry of the log as a leaf of the ledger's tree: a JSON object in the form of RFC 8785 with the change's number, instant, person,
/// capacity, what and why, the entry's own place, the record, and its new state. The person, and personal values in the state, stand there
/// as commitments.
/// </summary>
public static class LogLeaf
{
    /// <summary>The name under which the person who made a change is committed to.</summary>
    public const string Who = "who";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The leaf.</summary>
    public static string Of(LoggedChange change, ChangeEntry entry)
    {
        var json = new StringBuilder("{\"at\":\"");
        json.Append(change.At.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture)).Append("\",\"capacity\":");
        CanonicalJson.AppendString(json, change.Capacity);
        json.Append(CultureInfo.InvariantCulture, $",\"change\":{change.Number},\"entry\":{entry.Leaf},\"kind\":");
        CanonicalJson.AppendString(json, entry.Kind);
        if (entry.Previous is { } previous)
            json.Append(CultureInfo.InvariantCulture, $",\"previous\":{previous}");
        json.Append(
            CultureInfo.InvariantCulture,
            $",\"record\":\"{entry.RecordId:D}\",\"state\":{entry.After ?? "null"},\"what\":"
        );
        CanonicalJson.AppendString(json, change.What);
        json.Append(CultureInfo.InvariantCulture, $",\"{Who}\":{Commitment.Standing(WhoStands(change))}");
        if (change.Why is not null)
            CanonicalJson.AppendString(json.Append(",\"why\":"), change.Why);
        return json.Append('}').ToString();
    }

    /// <summary>The hash of the leaf of an entry: 32 bytes.</summary>
    public static byte[] HashOf(LoggedChange change, ChangeEntry entry) => HashOf(Encoding.UTF8.GetBytes(Of(change, entry)));

    /// <summary>The hash of a leaf in RFC 9162, 2.1.1: SHA-256 of a zero byte and the leaf.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    private static string WhoStands(LoggedChange change) =>
        change.WhoCommitment
        ?? new Commitment(
            change.WhoSalt ?? throw new InvalidOperationException($"Change {change.Number} is not in the ledger yet."),
            Who,
            change.Who
        ).Digest;
}
