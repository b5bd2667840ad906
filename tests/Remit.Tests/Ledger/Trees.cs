using Remit.Data;

namespace Remit.Tests.Ledger;

/// <summary>Trees to prove things about, and proofs that are wrong.</summary>
internal static class Trees
{
    public static List<byte[]> Of(int size, int seed) =>
        [.. Enumerable.Range(0, size).Select(i => LogLeaf.HashOf(BitConverter.GetBytes(((long)seed << 32) + i)))];

    /// <summary>A hash with each of its bits turned round, one at a time.</summary>
    public static IEnumerable<byte[]> OneBitOff(byte[] hash)
    {
        for (var bit = 0; bit < hash.Length * 8; bit++)
        {
            byte[] wrong = [.. hash];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return wrong;
        }
    }

    /// <summary>A proof with one bit turned round, one hash left out or put in, or two in each other's place.</summary>
    public static IEnumerable<IReadOnlyList<byte[]>> WrongPaths(IReadOnlyList<byte[]> proof, byte[] foreign)
    {
        for (var i = 0; i < proof.Count; i++)
        {
            foreach (var wrong in OneBitOff(proof[i]))
                yield return [.. proof.Take(i), wrong, .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), proof[i][..31], .. proof.Skip(i + 1)];
            if (i > 0)
                yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
        }
        yield return [.. proof, foreign];
        yield return [foreign, .. proof];
        yield return [.. proof, []];
        yield return
        [
            [],
            .. proof,
        ];
    }
}
