using System.Numerics;
using System.Security.Cryptography;

namespace Remit.Ledger;

/// <summary>
/// The Merkle tree of RFC 9162, 2.1 (as in RFC 6962), over the hashes of its leaves in their order: its root, and the proofs that a
/// leaf is in it and that a smaller tree is its beginning. SHA-256 throughout; a hash is 32 bytes. What a leaf's hash is of, and how,
/// the log says: <see cref="Remit.Data.LogLeaf"/>.
/// </summary>
internal static class MerkleTree
{
    /// <summary>How long a hash is, in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The hash of a node: of a one byte and the hashes of the two below it.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The root of the first so many leaves; of none, the hash of nothing.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves, int? size = null) => Root(leaves, 0, size ?? leaves.Count);

    /// <summary>The proof that a leaf is in the tree of all leaves: the hashes beside its path, from the bottom up (RFC 9162, 2.1.3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> Inclusion(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var path = new List<byte[]>();
        Beside(leaves, index, 0, leaves.Count, path);
        return path;
    }

    /// <summary>The proof that the tree of the first so many leaves is the beginning of the tree of all (RFC 9162, 2.1.4.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many leaves, or none were asked for.</exception>
    public static IReadOnlyList<byte[]> Consistency(IReadOnlyList<byte[]> leaves, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Count);
        var path = new List<byte[]>();
        Between(leaves, size, 0, leaves.Count, isWhole: true, path);
        return path;
    }

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int start, int count)
    {
        if (count == 0)
            return SHA256.HashData([]);
        if (count == 1)
            return leaves[start];
        var left = LeftOf(count);
        return Node(Root(leaves, start, left), Root(leaves, start + left, count - left));
    }

    private static void Beside(IReadOnlyList<byte[]> leaves, int index, int start, int count, List<byte[]> path)
    {
        if (count == 1)
            return;
        var left = LeftOf(count);
        if (index < left)
        {
            Beside(leaves, index, start, left, path);
            path.Add(Root(leaves, start + left, count - left));
        }
        else
        {
            Beside(leaves, index - left, start + left, count - left, path);
            path.Add(Root(leaves, start, left));
        }
    }

    private static void Between(IReadOnlyList<byte[]> leaves, int size, int start, int count, bool isWhole, List<byte[]> path)
    {
        if (size == count)
        {
            if (!isWhole)
                path.Add(Root(leaves, start, count));
            return;
        }
        var left = LeftOf(count);
        if (size <= left)
        {
            Between(leaves, size, start, left, isWhole, path);
            path.Add(Root(leaves, start + left, count - left));
        }
        else
        {
            Between(leaves, size - left, start + left, count - left, isWhole: false, path);
            path.Add(Root(leaves, start, left));
        }
    }

    /// <summary>The largest power of two below a count of two or more.</summary>
    private static int LeftOf(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
