using Remit.Data;

namespace Remit.Tests.Data;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-test-").FullName;

    [Fact]
    public void A_secret_is_made_once_and_stays()
    {
        var first = Keys().Secret("cookies", 32);

        first.Length.ShouldBe(32);
        Keys().Secret("cookies", 32).ShouldBe(first);
        Keys().Secret("other", 32).ShouldNotBe(first);
    }

    [Fact]
    public void A_signing_key_is_made_once_and_stays()
    {
        using var first = Keys().SigningKey("ledger");
        using var again = Keys().SigningKey("ledger");

        again.ExportSubjectPublicKeyInfo().ShouldBe(first.ExportSubjectPublicKeyInfo());
        byte[] text = [1, 2];
        again.VerifyData(text, first.SignData(text, SHA256Name), SHA256Name).ShouldBeTrue();
    }

    [Fact]
    public void Only_the_owner_reads_what_is_in_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights.");
            return;
        }
        Keys().Secret("cookies", 32);
        Keys().SigningKey("ledger").Dispose();
        Keys().AddLine("list", "one");

        Keys().OpenToOthers().ShouldBeEmpty();
        File.SetUnixFileMode(Keys().FileOf("ledger.pem"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Keys().OpenToOthers().ShouldBe([Keys().FileOf("ledger.pem")]);
    }

    [Fact]
    public void Lines_are_kept_in_order()
    {
        Keys().Lines("list").ShouldBeEmpty();
        Keys().AddLine("list", "one");
        Keys().AddLine("list", "two");

        Keys().Lines("list").ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void A_secret_of_another_length_is_refused_with_its_file(string text)
    {
        Directory.CreateDirectory(Keys().Folder);
        File.WriteAllText(Keys().FileOf("cookies.secret"), text);

        Should
            .Throw<DatabaseRefusedException>(() => Keys().Secret("cookies", 32))
            .Message.ShouldContain("cookies.secret should hold 32 bytes");
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        Directory.CreateDirectory(Keys().Folder);
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Keys().FileOf("ledger.pem"), other.ExportPkcs8PrivateKeyPem());

        Should.Throw<DatabaseRefusedException>(() => Keys().SigningKey("ledger")).Message.ShouldContain("on the curve P-256");
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused_in_words()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        Should
            .Throw<DatabaseRefusedException>(() => new KeyFolder(file).Secret("cookies", 32))
            .Message.ShouldContain("can't be used");
    }

    [Fact]
    public void It_lies_in_the_data_folder_unless_another_is_named()
    {
        DatabaseChoice.Sqlite(folder).Keys.ShouldBe(Path.Combine(folder, "keys"));
        DatabaseChoice.Postgres("Host=nowhere").Keys.ShouldBe(Path.GetFullPath(Path.Combine("data", "keys")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static System.Security.Cryptography.HashAlgorithmName SHA256Name =>
        System.Security.Cryptography.HashAlgorithmName.SHA256;

    private KeyFolder Keys() => new(Path.Combine(folder, "keys"));
}
