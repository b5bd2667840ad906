using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Remit.Data.Erasure;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// An entry of the log as a leaf of the ledger's tree: a JSON object in the form of RFC 8785 with the change's number, instant, person,
/// capacity, what and why, the entry's own place, the record, and its new state; and where the change took something out of the log's past,
/// the digest of what. The person, what and why, and texts in the state stand there as commitments; what and why of older logs in the open.
/// </summary>
public sealed class LogLeaf
{
    /// <summary>The name under which the person who made a change is committed to.</summary>
    public const string Who = "who";

    /// <summary>The name under which what was done is committed to.</summary>
    public const string What = "what";

    /// <summary>The name under which the reason is committed to.</summary>
    public const string Why = "why";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private readonly string start;
    private readonly string erased;
    private readonly string end;

    /// <summary>What the leaves of all entries of a change have in common, made once.</summary>
    public LogLeaf(LoggedChange change)
    {
        var json = new StringBuilder("{\"at\":\"");
        json.Append(change.At.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture)).Append("\",\"capacity\":");
        CanonicalJson.AppendString(json, change.Capacity);
        start = json.Append(CultureInfo.InvariantCulture, $",\"change\":{change.Number},\"entry\":").ToString();
        erased = change.Erased is null ? "" : $",\"erased\":\"{ErasedText.DigestOf(change.Erased)}\"";
        json.Clear();
        Append(json, What, change.What, change.WhatSalt, change.WhatCommitment);
        json.Append(CultureInfo.InvariantCulture, $",\"{Who}\":{Commitment.Standing(WhoStands(change))}");
        if (change.Why is not null)
            Append(json, Why, change.Why, change.WhySalt, change.WhyCommitment);
        end = json.Append('}').ToString();
    }

    /// <summary>The leaf of an entry of the change.</summary>
    public string Of(ChangeEntry entry)
    {
        var json = new StringBuilder(start, start.Length + end.Length + (entry.After?.Length ?? 0) + 256);
        json.Append(CultureInfo.InvariantCulture, $"{entry.Leaf}{erased},\"kind\":");
        CanonicalJson.AppendString(json, entry.Kind);
        if (entry.Previous is { } previous)
            json.Append(CultureInfo.InvariantCulture, $",\"previous\":{previous}");
        return json.Append(CultureInfo.InvariantCulture, $",\"record\":\"{entry.RecordId:D}\",\"state\":{entry.After ?? "null"}")
            .Append(end)
            .ToString();
    }

    /// <summary>The hash of the leaf of an entry of the change: 32 bytes.</summary>
    public byte[] HashOf(ChangeEntry entry) => HashOf(Encoding.UTF8.GetBytes(Of(entry)));

    /// <summary>The leaf of one entry.</summary>
    public static string Of(LoggedChange change, ChangeEntry entry) => new LogLeaf(change).Of(entry);

    /// <summary>The hash of the leaf of one entry: 32 bytes.</summary>
    public static byte[] HashOf(LoggedChange change, ChangeEntry entry) => new LogLeaf(change).HashOf(entry);

    /// <summary>The hash of a leaf in RFC 9162, 2.1.1: SHA-256 of a zero byte and the leaf.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    private static void Append(StringBuilder json, string name, string text, string? salt, string? commitment)
    {
        json.Append(CultureInfo.InvariantCulture, $",\"{name}\":");
        if (Stands(name, text, salt, commitment) is { } digest)
            json.Append(Commitment.Standing(digest));
        else
            CanonicalJson.AppendString(json, text);
    }

    private static string WhoStands(LoggedChange change) =>
        Stands(Who, change.Who, change.WhoSalt, change.WhoCommitment)
        ?? throw new InvalidOperationException($"Change {change.Number} is not in the ledger yet.");

    /// <summary>While there is a salt, the text must be the one that was committed to.</summary>
    private static string? Stands(string name, string text, string? salt, string? commitment) =>
        salt is null ? commitment : new Commitment(salt, name, text).Digest;
}
