using System.Security.Cryptography;
using System.Text;
using Remit.Data;
using Remit.Ledger;

namespace Remit.Tests.Ledger;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-test-").FullName;

    [Fact]
    public void It_is_a_signed_note_of_origin_size_and_root()
    {
        using var key = Key();
        var lines = Signed(key, 12).Split('\n');

        lines.Length.ShouldBe(6);
        lines[0].ShouldStartWith("remit-ledger/");
        lines[1].ShouldBe("12");
        lines[2].ShouldBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        lines[3].ShouldBeEmpty();
        lines[4].ShouldStartWith($"— {lines[0]} ");
        lines[5].ShouldBeEmpty();
    }

    [Fact]
    public void The_key_id_is_the_beginning_of_the_hash_of_the_public_key_and_the_signature_is_DER()
    {
        using var key = Key();
        var note = Signed(key, 12);
        var signature = Convert.FromBase64String(note.Split('\n')[4].Split(' ')[2]);
        using var plain = ECDsa.Create();
        plain.ImportFromPem(key.PublicPem);

        signature[..4].ShouldBe(SHA256.HashData(plain.ExportSubjectPublicKeyInfo())[..4]);
        byte[] text = Encoding.UTF8.GetBytes(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)]);
        plain.VerifyData(text, signature[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    [Fact]
    public void What_was_signed_is_read_again()
    {
        using var key = Key();
        using var known = LedgerKey.ReadPublic(key.PublicPem);
        var read = Checkpoint.Read(Signed(key, 12), known);

        (read.Origin, read.Size, read.Text).ShouldBe((key.Name, 12L, Signed(key, 12).Split("\n\n")[0] + "\n"));
    }

    [Fact]
    public void Signatures_of_other_keys_are_passed_over()
    {
        using var key = Key();
        var note = Signed(key, 12) + "— witness.example/w " + Convert.ToBase64String(new byte[70]) + "\n";

        Checkpoint.Read(note, key).Size.ShouldBe(12);
    }

    [Fact]
    public void No_change_of_a_single_bit_is_taken()
    {
        using var key = Key();
        var note = Encoding.UTF8.GetBytes(Signed(key, 12));
        for (var bit = 0; bit < note.Length * 8; bit++)
        {
            byte[] wrong = [.. note];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<FormatException>(() => Checkpoint.Read(Checkpoint.TextOf(wrong), key), $"bit {bit}");
        }
    }

    [Fact]
    public void Another_ledgers_key_signs_nothing_here()
    {
        using var key = Key();
        using var other = LedgerKey.Of(new KeyFolder(Path.Combine(folder, "other")));

        Should
            .Throw<FormatException>(() => Checkpoint.Read(Signed(other, 12), key))
            .Message.ShouldBe($"the checkpoint is not signed by the key {key.Name}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("origin\n1\n\n— a AAAA\n")]
    [InlineData("origin\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("origin\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— a b c\n")]
    [InlineData("origin\r\n12\r\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\r\n\r\n— a AAAA\r\n")]
    public void What_is_no_checkpoint_is_refused(string note)
    {
        using var key = Key();
        Should.Throw<FormatException>(() => Checkpoint.Read(note, key));
    }

    [Theory]
    [InlineData("012")]
    [InlineData("+12")]
    [InlineData("-1")]
    [InlineData("twelve")]
    public void A_size_is_written_in_one_way_only(string size)
    {
        using var key = Key();
        var text = $"{key.Name}\n{size}\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        var id = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(id, key.Id);
        var note = $"{text}\n— {key.Name} {Convert.ToBase64String([.. id, .. key.Sign(text)])}\n";

        Should.Throw<FormatException>(() => Checkpoint.Read(note, key)).Message.ShouldStartWith("its text is not the origin");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Signed(LedgerKey key, long size) => new Checkpoint(key.Name, size, MerkleTree.Root([])).SignedBy(key);

    private LedgerKey Key() => LedgerKey.Of(new KeyFolder(folder));
}
