using Remit.Tests.Data.Backups;
using Remit.Tests.Harness;

namespace Remit.Tests.Program;

public sealed class KeepingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-test-").FullName;

    [Fact]
    public async Task A_backup_is_written_and_comes_back_and_its_ledger_is_verified()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var (code, words) = await RunProgram.ToItsEnd("backup", In("b.zip"), "--data", database.Folder);
        code.ShouldBe(0, words);
        words.ShouldContain("up to change 1");
        words.ShouldContain("The keys are not in it");

        (code, words) = await RunProgram.ToItsEnd("restore", In("b.zip"), "--data", In("new"));
        code.ShouldBe(0, words);
        words.ShouldContain("and checked every row.");
        words.ShouldContain("The ledger holds: ");

        (code, words) = await RunProgram.ToItsEnd("restore", In("b.zip"), "--data", In("new"));
        code.ShouldBe(2, words);
        words.ShouldContain("never overwrites");
        (code, words) = await RunProgram.ToItsEnd("backup", In("b.zip"), "--data", database.Folder);
        code.ShouldBe(2, words);
        words.ShouldContain("Name a new file");
    }

    [Fact]
    public async Task A_backup_that_somebody_altered_with_its_sums_is_told_by_the_ledger()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        await RunProgram.ToItsEnd("backup", In("b.zip"), "--data", database.Folder);
        BackupForgery.Rewrite(
            In("b.zip"),
            "tables/bodies.jsonl",
            t => t.Replace("Executive", "Cabinet", StringComparison.Ordinal)
        );
        var (code, words) = await RunProgram.ToItsEnd("restore", In("b.zip"), "--data", In("new"));
        code.ShouldBe(1, words);
        words.ShouldContain("WRONG");
        words.ShouldContain("Don't go on with");
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_makes_nothing()
    {
        await File.WriteAllTextAsync(In("letter.zip"), "Dear Board");
        var (code, words) = await RunProgram.ToItsEnd("restore", In("letter.zip"), "--data", In("new"));
        code.ShouldBe(1, words);
        words.ShouldContain("is not a whole backup");
        Directory.Exists(In("new")).ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);
}
