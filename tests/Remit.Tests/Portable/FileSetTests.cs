using System.IO.Compression;
using System.Text;
using Remit.Portable;

namespace Remit.Tests.Portable;

public sealed class FileSetTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("remit-files-").FullName;

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public void A_place_where_nothing_is_is_told() =>
        Read("nowhere").ShouldBe($"{In("nowhere")}: There is no folder and no file here.");

    [Fact]
    public void An_empty_folder_is_told()
    {
        Directory.CreateDirectory(In("empty"));
        Read("empty").ShouldBe($"{In("empty")}: There is nothing in it. Expected at least partnership.yaml.");
    }

    [Fact]
    public void A_file_that_is_no_zip_file_is_told()
    {
        File.WriteAllText(In("not.zip"), "This is not one.");
        Read("not.zip").ShouldBe($"{In("not.zip")}: This is neither a folder nor a zip file that can be read.");
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_told_with_its_place()
    {
        Directory.CreateDirectory(In("latin"));
        File.WriteAllBytes(In("latin/people.csv"), [.. "key,name\nann,Zo"u8, 0xEB, .. "\n"u8]);
        Read("latin").ShouldBe("people.csv:2:7: This is not UTF-8 text. Save the file as UTF-8.");
    }

    [Fact]
    public void The_mark_that_Windows_puts_before_UTF_8_is_passed_over()
    {
        Directory.CreateDirectory(In("marked"));
        File.WriteAllText(In("marked/people.csv"), "key,name\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        FileSet.Read(In("marked")).Texts["people.csv"].ShouldBe("key,name\n");
    }

    [Fact]
    public void Hidden_files_and_a_desktops_litter_are_passed_over()
    {
        Directory.CreateDirectory(In("own/.git"));
        foreach (var file in new[] { "own/.git/config", "own/.DS_Store", "own/Thumbs.db" })
            File.WriteAllText(In(file), "\u00ff");
        File.WriteAllText(In("own/people.csv"), "key,name\n");
        var files = FileSet.Read(In("own"));
        files.Problems.ShouldBeEmpty();
        files.Texts.Keys.ShouldBe(["people.csv"]);
    }

    [Fact]
    public void Links_are_told_and_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a right on Windows.");
        Directory.CreateDirectory(In("linked"));
        Directory.CreateDirectory(In("elsewhere"));
        File.WriteAllText(In("elsewhere/secret.yaml"), "name: Secret\n");
        File.CreateSymbolicLink(In("linked/people.csv"), In("elsewhere/secret.yaml"));
        Directory.CreateSymbolicLink(In("linked/bodies"), In("elsewhere"));
        File.CreateSymbolicLink(In("linked/broken.csv"), In("nowhere"));
        var files = FileSet.Read(In("linked"));
        files.Texts.ShouldBeEmpty();
        files.Problems.Select(p => p.File).ShouldBe(["bodies", "broken.csv", "people.csv"]);
        files.Problems.ShouldAllBe(p => p.Message == "This is a link to another place. Put the file itself here.");
    }

    [Theory]
    [InlineData("../people.csv")]
    [InlineData("bodies/../../people.csv")]
    [InlineData("/etc/people.csv")]
    [InlineData("..\\people.csv")]
    [InlineData("c:/people.csv")]
    public void A_path_that_leads_out_of_a_zip_file_is_told(string path)
    {
        Zip("out.zip", (path, "key,name\n"));
        Read("out.zip").ShouldEndWith(": The path leads out of the zip file.");
    }

    [Fact]
    public void A_link_in_a_zip_file_is_told()
    {
        using (var zip = ZipFile.Open(In("link.zip"), ZipArchiveMode.Create))
        {
            var entry = zip.CreateEntry("people.csv");
            entry.ExternalAttributes = 0xA1FF << 16;
            using var text = new StreamWriter(entry.Open());
            text.Write("/etc/passwd");
        }
        Read("link.zip").ShouldBe("people.csv: This is a link to another place. Put the file itself here.");
    }

    [Fact]
    public void A_file_that_a_zip_file_holds_twice_is_told()
    {
        Zip("twice.zip", ("people.csv", "key,name\n"), ("people.csv", "key,name\nann,Ann\n"));
        Read("twice.zip").ShouldBe("people.csv: The zip file holds this file twice.");
    }

    [Fact]
    public void A_zip_file_of_the_folder_is_read_as_one_of_its_files()
    {
        Zip(
            "folder.zip",
            ("ours/partnership.yaml", "format: remit/1\n"),
            ("ours/bodies/x.yaml", "name: X\n"),
            ("__MACOSX/._ours", "x")
        );
        FileSet.Read(In("folder.zip")).Texts.Keys.ShouldBe(["bodies/x.yaml", "partnership.yaml"]);
    }

    [Fact]
    public void A_zip_file_that_unpacks_to_more_than_may_be_is_told_before_it_is_unpacked()
    {
        using (var zip = ZipFile.Open(In("bomb.zip"), ZipArchiveMode.Create))
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 9; i++)
            {
                using var stream = zip.CreateEntry($"bodies/b{i}.yaml").Open();
                for (var j = 0; j < 31; j++)
                    stream.Write(block);
            }
            using var large = zip.CreateEntry("actions.csv").Open();
            for (var j = 0; j < 40; j++)
                large.Write(block);
        }
        new FileInfo(In("bomb.zip")).Length.ShouldBeLessThan(1024 * 1024);
        FileSet
            .Read(In("bomb.zip"))
            .Problems.Select(p => p.ToString())
            .ShouldBe([
                "actions.csv: The file is larger than 32 MB.",
                "bodies/b7.yaml: The files are larger than 256 MB together.",
            ]);
    }

    [Fact]
    public void An_export_never_goes_into_a_folder_that_holds_other_files()
    {
        Directory.CreateDirectory(In("other"));
        File.WriteAllText(In("other/letter.txt"), "Dear all");
        var refused = Should.Throw<IOException>(() => PortableCase.Sample().Write(In("other")));
        refused.Message.ShouldContain("letter.txt");
        Directory.EnumerateFileSystemEntries(In("other")).ShouldBe([In("other/letter.txt")]);
    }

    [Fact]
    public void An_export_can_be_written_again_over_itself()
    {
        var sample = PortableCase.Sample();
        sample.Write(In("again"));
        sample.Write(In("again"));
        FileSet.Read(In("again")).Texts.ShouldBe(sample.Texts);
    }

    [Fact]
    public void A_zip_file_with_any_bytes_changed_is_read_or_refused()
    {
        PortableCase.Sample().Write(In("good.zip"));
        var good = File.ReadAllBytes(In("good.zip"));
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.ToArray();
            for (var j = 0; j < 1 + (i % 8); j++)
                bytes[i % 2 == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(6000)] = (byte)random.Next(256);
            File.WriteAllBytes(In("bad.zip"), i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            var files = FileSet.Read(In("bad.zip"));
            (files.Problems.Count > 0 || files.Texts.Count > 0).ShouldBeTrue();
        }
    }

    private string In(string path) => Path.Combine(work, path);

    private string Read(string path) => FileSet.Read(In(path)).Problems.ShouldHaveSingleItem().ToString();

    private void Zip(string name, params (string Path, string Text)[] entries)
    {
        using var zip = ZipFile.Open(In(name), ZipArchiveMode.Create);
        foreach (var (path, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(path).Open());
            writer.Write(text);
        }
    }
}
