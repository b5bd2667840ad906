using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Registers;

public class RegisterExportTests
{
    [Fact]
    public async Task A_spreadsheet_can_tell_that_the_text_is_in_UTF_8()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var folder = Path.Combine(database.Folder, "registers");
        var (code, words) = await RunProgram.ToItsEnd("export", "registers", "--out", folder, "--data", database.Folder);
        code.ShouldBe(0, words);
        var file = Path.Combine(folder, "director.csv");
        (await File.ReadAllBytesAsync(file))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        (code, words) = await RunProgram.ToItsEnd([
            "import",
            "responsibilities",
            file,
            "--holder",
            "director",
            "--data",
            database.Folder,
        ]);
        code.ShouldBe(0, words);
        words.ShouldContain("32 rows: 0 new, 0 changes, 32 unchanged");
    }
}
