using Remit.Tests.Harness;

namespace Remit.Tests.Program;

public class DoctorTests
{
    [Fact]
    public async Task It_says_what_is_there()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", database.Folder);
        code.ShouldBe(0, words);
        words.ShouldContain("can be written");
        words.ShouldContain("holds “Leicestershire");
        words.ShouldContain("its last change is number 1, of 3 September 2007 at 9:00am");
        words.ShouldContain("SQLite 3.");
    }

    [Fact]
    public async Task It_makes_nothing_where_nothing_is()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"remit-test-{Environment.ProcessId}-none");
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", folder);
        code.ShouldBe(0, words);
        words.ShouldContain("the first import makes it");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task It_names_a_database_that_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "remit.db"), new string('x', 4096));
            var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", folder);
            code.ShouldBe(1);
            words.ShouldContain("can't be read as a Remit database");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_names_a_file_where_a_folder_should_be()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", file);
            code.ShouldBe(1, words);
            words.ShouldContain($"{file} is a file");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task It_names_a_server_that_does_not_answer()
    {
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--database", "Host=localhost;Port=1;Timeout=2;Password=secret");
        code.ShouldBe(1);
        words.ShouldContain("can't be reached");
        words.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_folder_and_a_server_together_are_refused()
    {
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", "x", "--database", "Host=localhost");
        code.ShouldBe(2);
        words.ShouldContain("not both");
    }
}
