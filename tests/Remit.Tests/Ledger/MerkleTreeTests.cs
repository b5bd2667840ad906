using FsCheck;
using FsCheck.Fluent;
using Remit.Data;
using Remit.Ledger;
using Remit.Tests.Kernel;

namespace Remit.Tests.Ledger;

public class MerkleTreeTests
{
    /// <summary>The leaves of the test data of Certificate Transparency, and the roots of the trees of the first one, two … eight.</summary>
    private static readonly string[] Leaves =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_root_of_the_empty_tree_is_the_hash_of_nothing() =>
        Hex(MerkleTree.Root([])).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    [Fact]
    public void The_roots_are_those_published_for_Certificate_Transparency()
    {
        var leaves = Leaves.Select(l => LogLeaf.HashOf(Convert.FromHexString(l))).ToList();

        for (var size = 1; size <= leaves.Count; size++)
            Hex(MerkleTree.Root(leaves, size)).ShouldBe(Roots[size - 1]);
    }

    [Fact]
    public void Proofs_are_those_published_for_Certificate_Transparency()
    {
        var leaves = Leaves.Select(l => LogLeaf.HashOf(Convert.FromHexString(l))).ToList();

        MerkleTree
            .Inclusion(leaves, 5)
            .Select(Hex)
            .ShouldBe([
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]);
        MerkleTree
            .Consistency(leaves[..7], 6)
            .Select(Hex)
            .ShouldBe([
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]);
    }

    [Fact]
    public void Every_proof_that_a_leaf_is_in_a_tree_holds_and_no_other_does() =>
        Properties.Hold(
            from size in Gen.Choose(1, 70)
            from index in Gen.Choose(0, size - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select (size, index, seed),
            tree =>
            {
                var leaves = Trees.Of(tree.size, tree.seed);
                var (root, proof) = (MerkleTree.Root(leaves), MerkleTree.Inclusion(leaves, tree.index));
                var (index, size, leaf) = ((ulong)tree.index, (ulong)tree.size, leaves[tree.index]);

                MerkleProof.FaultOfInclusion(index, size, root, leaf, proof).ShouldBeNull();
                foreach (var wrong in Trees.OneBitOff(root))
                    MerkleProof.FaultOfInclusion(index, size, wrong, leaf, proof).ShouldNotBeNull();
                foreach (var wrong in Trees.OneBitOff(leaf))
                    MerkleProof.FaultOfInclusion(index, size, root, wrong, proof).ShouldNotBeNull();
                foreach (var wrong in Trees.WrongPaths(proof, root))
                    MerkleProof.FaultOfInclusion(index, size, root, leaf, wrong).ShouldNotBeNull();
                for (var bit = 0; bit < 64; bit++)
                {
                    // Another index of the same tree can't be proved for this leaf.
                    MerkleProof.FaultOfInclusion(index ^ (1UL << bit), size, root, leaf, proof).ShouldNotBeNull();
                }
            }
        );

    [Fact]
    public void Every_proof_that_a_tree_is_the_beginning_of_another_holds_and_no_other_does() =>
        Properties.Hold(
            from size in Gen.Choose(2, 70)
            from first in Gen.Choose(1, size - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select (size, first, seed),
            tree =>
            {
                var leaves = Trees.Of(tree.size, tree.seed);
                var (root1, root2) = (MerkleTree.Root(leaves, tree.first), MerkleTree.Root(leaves));
                var proof = MerkleTree.Consistency(leaves, tree.first);
                var (size1, size2) = ((ulong)tree.first, (ulong)tree.size);

                MerkleProof.FaultOfConsistency(size1, size2, root1, root2, proof).ShouldBeNull();
                foreach (var wrong in Trees.OneBitOff(root1))
                    MerkleProof.FaultOfConsistency(size1, size2, wrong, root2, proof).ShouldNotBeNull();
                foreach (var wrong in Trees.OneBitOff(root2))
                    MerkleProof.FaultOfConsistency(size1, size2, root1, wrong, proof).ShouldNotBeNull();
                foreach (var wrong in Trees.WrongPaths(proof, root1).Concat(Trees.WrongPaths(proof, root2)))
                    MerkleProof.FaultOfConsistency(size1, size2, root1, root2, wrong).ShouldNotBeNull();
                MerkleProof.FaultOfConsistency(size1, size2, root2, root1, proof).ShouldNotBeNull();
            }
        );

    [Fact]
    public void A_tree_that_was_changed_anywhere_is_not_the_beginning_of_the_honest_one() =>
        Properties.Hold(
            from size in Gen.Choose(2, 70)
            from first in Gen.Choose(1, size - 1)
            from changed in Gen.Choose(0, first - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select (size, first, changed, seed),
            tree =>
            {
                var honest = Trees.Of(tree.size, tree.seed);
                var rebuilt = honest.ToList();
                rebuilt[tree.changed] = [.. rebuilt[tree.changed]];
                rebuilt[tree.changed][0] ^= 1;

                MerkleProof
                    .FaultOfConsistency(
                        (ulong)tree.first,
                        (ulong)tree.size,
                        MerkleTree.Root(honest, tree.first),
                        MerkleTree.Root(rebuilt),
                        MerkleTree.Consistency(rebuilt, tree.first)
                    )
                    .ShouldNotBeNull();
            }
        );

    [Fact]
    public void The_edges_are_refused_in_words()
    {
        var hash = LogLeaf.HashOf([]);

        MerkleProof.FaultOfInclusion(0, 0, hash, hash, []).ShouldBe("there is no leaf 0 in a tree of 0");
        MerkleProof.FaultOfInclusion(0, 1, hash, hash, []).ShouldBeNull();
        MerkleProof.FaultOfInclusion(0, 1, [], [], []).ShouldBe("the leaf's hash has 0 bytes, not 32");
        MerkleProof.FaultOfInclusion(0, 1, hash, hash, [hash]).ShouldBe("the proof goes on beyond the root");
        MerkleProof.FaultOfInclusion(0, 2, hash, hash, []).ShouldBe("the proof ends before the root");
        MerkleProof.FaultOfInclusion(ulong.MaxValue, ulong.MaxValue, hash, hash, [hash]).ShouldNotBeNull();
        MerkleProof.FaultOfConsistency(0, 0, hash, hash, []).ShouldBe("a proof from an empty tree proves nothing");
        MerkleProof.FaultOfConsistency(0, 1, hash, hash, []).ShouldBe("a proof from an empty tree proves nothing");
        MerkleProof.FaultOfConsistency(1, 1, hash, hash, []).ShouldBeNull();
        MerkleProof.FaultOfConsistency(1, 1, hash, [], []).ShouldBe("the trees have the same size and different roots");
        MerkleProof
            .FaultOfConsistency(1, 1, hash, hash, [hash])
            .ShouldBe("trees of the same size need no proof, and there is one");
        MerkleProof.FaultOfConsistency(2, 1, hash, hash, []).ShouldBe("a tree of 2 can't be the beginning of one of 1");
        MerkleProof.FaultOfConsistency(1, 2, hash, hash, []).ShouldBe("the proof is empty");
        MerkleProof
            .FaultOfConsistency(
                1,
                2,
                hash,
                hash,
                [
                    [],
                ]
            )
            .ShouldBe("a hash of the proof has not 32 bytes");
        MerkleProof.FaultOfConsistency(1UL << 63, ulong.MaxValue, hash, hash, [hash]).ShouldNotBeNull();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
