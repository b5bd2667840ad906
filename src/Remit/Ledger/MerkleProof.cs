using System.Numerics;

namespace Remit.Ledger;

/// <summary>
/// Checks proofs without the tree, as RFC 9162 says in 2.1.3.2 and 2.1.4.2. What it answers is null for a valid proof, and otherwise why
/// it is none.
/// </summary>
internal static class MerkleProof
{
    /// <summary>Whether a leaf is at a place, from 0, in the tree of that size and root.</summary>
    public static string? FaultOfInclusion(ulong index, ulong size, byte[] root, byte[] leafHash, IReadOnlyList<byte[]> proof)
    {
        if (index >= size)
            return $"there is no leaf {index} in a tree of {size}";
        if (WrongLength(("leaf's hash", leafHash), ("root", root)) is { } wrong)
            return wrong;
        if (proof.Any(h => h.Length != MerkleTree.HashLength))
            return HasOddHash;
        var (left, right, hash) = (index, size - 1, leafHash);
        foreach (var beside in proof)
        {
            if (right == 0)
                return "the proof goes on beyond the root";
            if (Step(ref left, ref right))
                hash = MerkleTree.Node(beside, hash);
            else
                hash = MerkleTree.Node(hash, beside);
        }
        return right != 0 ? "the proof ends before the root"
            : hash.AsSpan().SequenceEqual(root) ? null
            : "the proof leads to another root";
    }

    /// <summary>Whether a tree is the beginning of a larger one. There is no such proof for an empty tree: it says nothing.</summary>
    public static string? FaultOfConsistency(ulong size1, ulong size2, byte[] root1, byte[] root2, IReadOnlyList<byte[]> proof)
    {
        if (size1 > size2)
            return $"a tree of {size1} can't be the beginning of one of {size2}";
        if (size1 == 0)
            return "a proof from an empty tree proves nothing";
        if (size1 == size2)
            return proof.Count > 0 ? "trees of the same size need no proof, and there is one"
                : root1.AsSpan().SequenceEqual(root2) ? null
                : "the trees have the same size and different roots";
        if (proof.Count == 0)
            return "the proof is empty";
        if (WrongLength(("first root", root1), ("second root", root2)) is { } wrong)
            return wrong;
        if (proof.Any(h => h.Length != MerkleTree.HashLength))
            return HasOddHash;
        return FaultBetween(size1, size2, root1, root2, BitOperations.IsPow2(size1) ? [root1, .. proof] : proof);
    }

    private const string HasOddHash = "a hash of the proof has not 32 bytes";

    private static string? FaultBetween(ulong size1, ulong size2, byte[] root1, byte[] root2, IReadOnlyList<byte[]> path)
    {
        var (left, right) = (size1 - 1, size2 - 1);
        while ((left & 1) == 1)
            (left, right) = (left >> 1, right >> 1);
        var (first, second) = (path[0], path[0]);
        foreach (var beside in path.Skip(1))
        {
            if (right == 0)
                return "the proof goes on beyond the root";
            if (Step(ref left, ref right))
                (first, second) = (MerkleTree.Node(beside, first), MerkleTree.Node(beside, second));
            else
                second = MerkleTree.Node(second, beside);
        }
        return right != 0 ? "the proof ends before the root"
            : !first.AsSpan().SequenceEqual(root1) ? "the proof leads to another first root"
            : !second.AsSpan().SequenceEqual(root2) ? "the proof leads to another second root"
            : null;
    }

    /// <summary>Goes up to the next node that has a sibling, and further; true where that sibling stands on its left.</summary>
    private static bool Step(ref ulong left, ref ulong right)
    {
        var isOnTheLeft = (left & 1) == 1 || left == right;
        if (isOnTheLeft)
            while ((left & 1) == 0 && left != 0)
                (left, right) = (left >> 1, right >> 1);
        (left, right) = (left >> 1, right >> 1);
        return isOnTheLeft;
    }

    private static string? WrongLength(params ReadOnlySpan<(string Name, byte[] Hash)> hashes)
    {
        foreach (var (name, hash) in hashes)
            if (hash.Length != MerkleTree.HashLength)
                return $"the {name} has {hash.Length} bytes, not {MerkleTree.HashLength}";
        return null;
    }
}
