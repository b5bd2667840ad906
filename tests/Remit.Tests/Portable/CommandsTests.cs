using System.Diagnostics;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>The verbs as they are typed.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("remit-verbs-").FullName;

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public async Task A_partnership_goes_in_and_comes_out()
    {
        var sample = PortableCase.SampleFolder;
        var rehearsed = await Run("import", sample, "--dry-run", "--data", "d");
        rehearsed.Code.ShouldBe(0, rehearsed.Errors);
        rehearsed.Output.ShouldContain("+ appointment executive/pct/anna-barratt\n");
        rehearsed.Output.ShouldContain("+ line body/executive/board\n");
        rehearsed.Output.ShouldEndWith(" records would be added, 0 changed, 0 unchanged.\n");
        rehearsed.Errors.ShouldContain("Reading 70 files…");

        var imported = await Run("import", sample, "--data", "d");
        imported.Output.ShouldBe(
            rehearsed.Output.TrimEnd('\n').Split('\n')[^1].Replace("would be ", "", StringComparison.Ordinal) + "\n"
        );

        var again = await Run("import", sample, "--data", "d");
        again.Output.ShouldStartWith("0 records added, 0 changed, ");

        var exported = await Run("export", "out.zip", "--data", "d");
        exported.Output.ShouldBe("Wrote 70 files to out.zip.\n", exported.Errors);

        Directory.CreateDirectory(Path.Combine(work, "mine"));
        await File.WriteAllTextAsync(Path.Combine(work, "mine", "letter.txt"), "Dear all", TestContext.Current.CancellationToken);
        var refused = await Run("export", "mine", "--data", "d");
        refused.Code.ShouldBe(2);
        refused.Errors.ShouldContain("letter.txt");
    }

    [Fact]
    public async Task Problems_are_told_line_by_line_with_an_exit_code()
    {
        Directory.CreateDirectory(Path.Combine(work, "bad"));
        await File.WriteAllTextAsync(
            Path.Combine(work, "bad", "people.csv"),
            "key,name\nann,\nBob,Bob\n",
            TestContext.Current.CancellationToken
        );
        var refused = await Run("import", "bad", "--data", "d");
        refused.Code.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        refused.Errors.ShouldContain(
            "people.csv:2:1: The person “ann” needs “name”: How they are named.\npeople.csv:3:1: “Bob” can't be a key."
        );
        refused.Errors.ShouldEndWith("\n2 problems. Nothing was saved.\n");
    }

    [Fact]
    public async Task An_import_of_nothing_leaves_nothing_behind()
    {
        var refused = await Run("import", "nowhere", "--data", "d");
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldBe("nowhere: There is no folder and no file here.\n1 problem. Nothing was saved.\n");
        Directory.Exists(Path.Combine(work, "d")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_pack_that_ships_is_listed_rehearsed_and_added()
    {
        var listed = await Run("sources", "--data", "d");
        listed.Code.ShouldBe(2, "there is no partnership yet");
        (await Run("import", PortableCase.SampleFolder, "--data", "d")).Code.ShouldBe(0);
        listed = await Run("sources", "--data", "d");
        listed.Output.ShouldContain("working-together-2026  not added\n", customMessage: listed.Errors);

        var rehearsed = await Run("sources", "add", "working-together-2026", "--dry-run", "--data", "d");
        rehearsed.Output.ShouldContain("+ stage working-together-2026/chapter-1/in-force\n", customMessage: rehearsed.Errors);
        rehearsed.Output.ShouldEndWith("7 records would be added, 0 changed, 0 unchanged.\n");
        var added = await Run("sources", "add", "working-together-2026", "--data", "d");
        added.Output.ShouldBe("7 records added, 0 changed, 0 unchanged. This is change 2.\n", added.Errors);
        (await Run("sources", "--data", "d")).Output.ShouldContain("working-together-2026  added\n");
        (await Run("import", "undo", "2", "--data", "d")).Code.ShouldBe(0);
        (await Run("sources", "--data", "d")).Output.ShouldContain("working-together-2026  not added\n");

        var kept = await Run("sources", "add", "children-act-2004", "--dry-run", "--data", "d");
        kept.Output.ShouldContain("= s. 12 of Children Act 2004: text stays “Set up and run a database");
        var unknown = await Run("sources", "add", "no-act", "--data", "d");
        unknown.Code.ShouldBe(2);
        unknown.Errors.ShouldStartWith("There is no pack “no-act”. There are:\n  children-act-2004\n");
    }

    private async Task<(int Code, string Output, string Errors)> Run(params string[] words)
    {
        var start = Repository.StartProgram(words);
        start.WorkingDirectory = work;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Remove("REMIT_DATABASE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }
}
