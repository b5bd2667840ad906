using System.Globalization;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>
/// The last checkpoint that was signed, remembered beside the key: nothing is signed that disagrees with it, as C2SP's tlog-checkpoint
/// asks, and the log is verified against it.
/// </summary>
internal static class SignedCheckpoints
{
    /// <summary>A line for each checkpoint signed: how many leaves, and their root in base64.</summary>
    public const string FileName = "ledger.checkpoints";

    /// <summary>The last one; none where nothing was signed yet.</summary>
    /// <exception cref="FormatException">The file's last line is none.</exception>
    public static IEnumerable<Checkpoint> Last(KeyFolder keys)
    {
        if (keys.Lines(FileName) is not [.., var line])
            yield break;
        if (
            line.Split(' ') is not [var size, var root]
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            || Checkpoint.Base64(root) is not { Length: MerkleTree.HashLength } hash
        )
            throw new FormatException(
                $"The last line of {keys.FileOf(FileName)} is no checkpoint. Put the file back from a backup."
            );
        yield return new Checkpoint(FileName, leaves, hash);
    }

    /// <summary>Signs the tree of these leaves, which was verified against the last.</summary>
    public static string Sign(LedgerKey key, KeyFolder keys, IReadOnlyList<byte[]> leaves)
    {
        var checkpoint = new Checkpoint(key.Name, leaves.Count, MerkleTree.Root(leaves));
        var line = string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Size} {Convert.ToBase64String(checkpoint.Root)}");
        if (keys.Lines(FileName) is not [.., var last] || last != line)
            keys.AddLine(FileName, line);
        return checkpoint.SignedBy(key);
    }
}
