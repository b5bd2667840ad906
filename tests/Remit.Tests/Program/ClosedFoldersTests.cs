using System.Diagnostics;
using Remit.Tests.Harness;

namespace Remit.Tests.Program;

/// <summary>The program on a disk that it may not write, or that is full.</summary>
public sealed class ClosedFoldersTests
{
    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named_with_what_would_mend_it()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var script = $"""
            chmod 555 {database.Folder} && chmod 444 {database.Folder}/*
            remit() {'{'} {AsNobody} dotnet {Repository.Program} "$@" 2>&1; echo "exit $?"; {'}'}
            touch {database.Folder}/probe 2>/dev/null && [ "$(id -u)" -ne 0 ] && echo unfit
            remit export {database.Folder}-out.zip --data {database.Folder}
            remit import {Repository.PathOf("samples/leicestershire-2007")} --data {database.Folder}
            remit doctor --data {database.Folder}
            chmod -R u+w {database.Folder}
            """;
        var words = await Shell(script);
        Assert.SkipWhen(words.Contains("unfit", StringComparison.Ordinal), "This user can write in a folder without rights.");
        Assert.SkipWhen(
            words.Contains("setpriv:", StringComparison.Ordinal),
            "root writes everywhere, and can't become nobody here."
        );
        words.ShouldContain(
            $"Can't open the embedded database {database.Folder}/remit.db: Its folder can't be written. Even to read it, SQLite keeps a small file"
        );
        words.ShouldContain($"The data folder {database.Folder} can't be written");
        words.ShouldContain($"WRONG  the data folder {database.Folder} can't be written: change its owner or its rights");
        words.ShouldNotContain("SQLite Error");
        words.ShouldNotContain("   at Remit");
        words.Split("exit 2").Length.ShouldBe(3, words);
    }

    [Fact]
    public async Task A_full_disk_ends_the_import_with_a_reason_and_keeps_what_was_there()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        var sample = Repository.PathOf("samples/leicestershire-2007");
        var script = $"""
            mount -t tmpfs -o size=12m tmpfs {folder} || exit 1
            cd {folder} && mkdir changed && cp -r {sample}/. changed/
            find changed -name '*.yaml' -exec sed -i 's/^name: .*/&, as it is called now/' {'{'}{'}'} +
            remit() {'{'} dotnet {Repository.Program} "$@" 2>&1; echo "exit $?"; {'}'}
            remit import {sample} --data data
            remit export before.zip --data data
            head -c 20m /dev/zero >fill 2>/dev/null
            remit import changed --data data
            truncate -s -160k fill
            remit import changed --data data
            head -c 20m /dev/zero >>fill 2>/dev/null
            truncate -s -60k fill
            remit backup full.zip --data data
            ls
            rm fill
            remit export after.zip --data data
            cmp before.zip after.zip && echo same
            remit import changed --data data
            """;
        var words = await Shell(
            $"unshare --user --map-root-user --mount sh -c {Quoted(script)} || unshare --mount sh -c {Quoted(script)} || echo unfit"
        );
        Directory.Delete(folder, recursive: true);
        Assert.SkipWhen(words.Contains("unfit", StringComparison.Ordinal), "A small disk can't be mounted here.");
        words.ShouldContain(
            $"Can't open the embedded database {folder}/data/remit.db: The disk that it is on is full. Make room on it."
        );
        words.ShouldContain("is full. Make room on it. Nothing of this was saved; everything saved before is there.");
        words.ShouldContain("No backup was written.");
        words.ShouldNotContain("full.zip\n");
        words.ShouldContain("\nsame\n");
        words.ShouldNotContain("   at Remit");
        words.TrimEnd().ShouldEndWith("exit 0");
    }

    private static string AsNobody =>
        Environment.UserName == "root" ? "setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/tmp" : "";

    private static string Quoted(string script) => $"'{script.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static async Task<string> Shell(string script)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-c", script])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var printed = await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return string.Join('\n', printed);
    }
}
