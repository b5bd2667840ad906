using System.Globalization;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger;

/// <summary>A backup that was put back: from then on the log is the one that it had, up to there.</summary>
/// <param name="Size">How many entries the backup's log has.</param>
/// <param name="Root">The root of their tree.</param>
/// <param name="At">When it was put back.</param>
/// <param name="Backup">The name of its file.</param>
internal sealed record Restore(long Size, byte[] Root, DateTimeOffset At, string Backup);

/// <summary>
/// The checkpoints that were signed, remembered beside the key: nothing is signed that disagrees with the last, as C2SP's tlog-checkpoint
/// asks, and the log is verified against it. Where a backup was put back, a line says so: those signed before it that speak of more entries
/// than it has are void, and nobody can shorten the log in secret.
/// </summary>
internal sealed class SignedCheckpoints
{
    /// <summary>
    /// A line for each checkpoint signed: how many leaves, and their root in base64; and for each restore: <c>restored</c>, the same of the
    /// backup's log, when, and the name of its file.
    /// </summary>
    public const string FileName = "ledger.checkpoints";

    private const string RestoredWord = "restored";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly List<Checkpoint> standing = [];
    private readonly List<(Checkpoint Checkpoint, Restore Restore)> before = [];
    private readonly List<Restore> restores = [];

    private SignedCheckpoints() { }

    /// <summary>The restores, in order.</summary>
    public IReadOnlyList<Restore> Restores => restores;

    /// <summary>The last one, with which the log must agree, or what was restored after it; none where nothing was signed or restored yet.</summary>
    public IEnumerable<Checkpoint> Last => standing.TakeLast(1);

    /// <summary>What was signed before this restore and speaks of more than it has, in order.</summary>
    public IEnumerable<Checkpoint> Before(Restore restore) => before.Where(b => b.Restore == restore).Select(b => b.Checkpoint);

    /// <summary>The last that speaks of no more entries than these.</summary>
    public IEnumerable<Checkpoint> UpTo(long size) => standing.Where(c => c.Size <= size).TakeLast(1);

    /// <summary>The restore before which a checkpoint was signed that speaks of more than it has; null where it still stands.</summary>
    public Restore? IsBefore(Checkpoint checkpoint) =>
        before
            .Find(b => b.Checkpoint.Size == checkpoint.Size && b.Checkpoint.Root.AsSpan().SequenceEqual(checkpoint.Root))
            .Restore;

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">A line is none.</exception>
    public static SignedCheckpoints Of(KeyFolder keys)
    {
        var signed = new SignedCheckpoints();
        foreach (var line in keys.Lines(FileName).Where(l => l.Length > 0))
        {
            switch (line.Split(' ', 5))
            {
                case [var size, var root] when Read(size, root) is { } checkpoint:
                    signed.standing.Add(checkpoint);
                    break;
                case [RestoredWord, var size, var root, var at, var backup]
                    when Read(size, root) is { } checkpoint && Moment(at) is { } moment:
                    signed.Add(new Restore(checkpoint.Size, checkpoint.Root, moment, backup), checkpoint);
                    break;
                default:
                    throw new FormatException(
                        $"A line of {keys.FileOf(FileName)} is no checkpoint: “{line.Shortened(80)}”. Put the file back from a backup."
                    );
            }
        }
        return signed;
    }

    /// <summary>Whether any was signed here.</summary>
    public static bool WereSigned(KeyFolder keys) =>
        keys.Lines(FileName).Any(l => !l.StartsWith(RestoredWord, StringComparison.Ordinal));

    /// <summary>Signs the tree of these leaves, which was verified against the last.</summary>
    public static string Sign(LedgerKey key, KeyFolder keys, IReadOnlyList<byte[]> leaves)
    {
        var checkpoint = new Checkpoint(key.Name, leaves.Count, MerkleTree.Root(leaves));
        var line = Line(checkpoint.Size, checkpoint.Root);
        if (keys.Lines(FileName) is not [.., var last] || last != line)
            keys.AddLine(FileName, line);
        return checkpoint.SignedBy(key);
    }

    /// <summary>Remembers that a backup was put back, whose log was verified.</summary>
    /// <param name="keys">The folder of the keys.</param>
    /// <param name="leaves">The leaves of the log; the backup's first.</param>
    /// <param name="size">How many of them the backup had.</param>
    /// <param name="at">When.</param>
    /// <param name="backup">The name of its file.</param>
    public static void Restored(KeyFolder keys, IReadOnlyList<byte[]> leaves, int size, DateTimeOffset at, string backup) =>
        keys.AddLine(
            FileName,
            $"{RestoredWord} {Line(size, MerkleTree.Root(leaves, size))} {at.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture)} "
                + string.Concat(backup.Select(c => char.IsControl(c) ? ' ' : c))
        );

    /// <summary>What a restore means for whoever holds checkpoints, in sentences.</summary>
    public string Words(Restore restore)
    {
        var more = Before(restore).Select(c => c.Size.ToString("N0", CultureInfo.InvariantCulture)).ToList();
        return $"The log was restored on {LondonDate.Words(restore.At)} from {restore.Backup}, which had {Count(restore.Size)}. "
            + more.Count switch
            {
                0 => "No checkpoint that was signed before speaks of more.",
                1 => $"A checkpoint of {more[0]} entries was signed before the restore: what it has more is not in this log.",
                _ =>
                    $"Checkpoints of {string.Join(", ", more)} entries were signed before the restore: what they have more is not in this log.",
            };
    }

    private void Add(Restore restore, Checkpoint checkpoint)
    {
        restores.Add(restore);
        before.AddRange(standing.Where(c => c.Size > restore.Size).Select(c => (c, restore)));
        standing.RemoveAll(c => c.Size > restore.Size);
        standing.Add(checkpoint);
    }

    private static string Count(long entries) =>
        entries == 1 ? "1 entry" : $"{entries.ToString("N0", CultureInfo.InvariantCulture)} entries";

    private static string Line(long size, byte[] root) =>
        string.Create(CultureInfo.InvariantCulture, $"{size} {Convert.ToBase64String(root)}");

    private static Checkpoint? Read(string size, string root) =>
        long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
        && Checkpoint.Base64(root) is { Length: MerkleTree.HashLength } hash
            ? new Checkpoint(FileName, leaves, hash)
            : null;

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
