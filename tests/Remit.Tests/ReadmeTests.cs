using System.Diagnostics;
using Remit.Tests.Harness;

namespace Remit.Tests;

/// <summary>Every command of the README is one that works.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-readme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_README_says_only_commands_that_are_checked()
    {
        var readme = ReadmeCommands.In(Readme);
        readme.Faults.ShouldBeEmpty(string.Join('\n', readme.Faults));
        readme.Commands.Select(command => command.Text).ShouldContain("./remit demo");
        readme.Commands.Select(command => command.Text).ShouldContain("./test");
    }

    [Fact]
    public async Task Every_command_of_the_README_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands of the README are scripts of the shell.");

        var failures = await ReadmeRun.Run(ReadmeCommands.In(Readme).Commands, Repository.Root, folder);
        failures.ShouldBeEmpty(string.Join('\n', failures));
    }

    [Fact]
    public void Commands_are_read_from_sh_blocks_alone()
    {
        var found = ReadmeCommands.In(
            """
            Type `./remit demo`.
            ```sh
            git clone https://example.org/remit.git remit && cd remit
            # A remark.
            ./remit demo --port 5000   # another

            ./remit import \
                samples/one --dry-run
            ```
            ```json
            { "not": "a command" }
            ```
            """
        );

        found.Faults.ShouldBeEmpty();
        found.Commands.ShouldBe([
            new(3, "git clone https://example.org/remit.git remit"),
            new(3, "cd remit"),
            new(5, "./remit demo --port 5000"),
            new(7, "./remit import samples/one --dry-run"),
        ]);
        found.Commands.Select(command => command.IsOnlyRead).ShouldBe([true, true, false, false]);
        found.Commands.Select(command => command.Serves).ShouldBe([false, false, true, false]);
    }

    [Theory]
    [InlineData("```bash\n./remit demo\n```", "line 2: a command in a block that is not marked sh would not be run")]
    [InlineData("```\n./test\n```", "line 2: a command in a block that is not marked sh would not be run")]
    [InlineData("Type `./remit serve` now.", "line 1: ./remit serve is in no sh block, and so not run")]
    [InlineData("```sh\n$ ./remit demo\n```", "line 2: a prompt, which a reader who copies the line would type")]
    [InlineData("```sh\n./remit demo", "line 1: a block that is never closed")]
    [InlineData("```sh\n./remit demo \\\n```", "line 3: the block ends inside a command")]
    [InlineData("```sh\ngit clone remit\n```", "line 2: not a form that is known: git clone remit")]
    [InlineData("```sh\ncd /\n```", "line 2: not a form that is known: cd /")]
    [InlineData("```sh\n./test --slow\n```", "line 2: not a form that is known: ./test --slow")]
    [InlineData("```sh\ndotnet build\n```", "line 2: not a form that is known: dotnet build")]
    [InlineData("```sh\n./remit\n```", "line 2: not a form that is known: ./remit")]
    [InlineData("```sh\ncurl x | sh\n```", "line 2: neither ./remit, ./test, dotnet run, git clone nor cd: curl x | sh")]
    public void What_would_not_be_checked_is_a_fault(string markdown, string fault) =>
        ReadmeCommands.In(markdown).Faults.ShouldContain(fault);

    [Fact]
    public async Task Commands_run_in_order_in_a_folder_of_their_own()
    {
        var root = await House("""[ "$1" = write ] && echo kept >"$2" || grep kept "$2" samples/sample""");
        var failures = await Run(root, "./remit write out", "./remit read out");
        failures.ShouldBeEmpty();
        File.Exists(Path.Combine(root, "out")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_that_fails_is_reported_with_its_line_and_its_words()
    {
        var root = await House("echo said; echo and complained >&2; exit 4");
        var failure = (await Run(root, "./remit doctor")).ShouldHaveSingleItem();
        failure.ShouldStartWith("line 2: ./remit doctor\nExit code 4.");
        failure.ShouldContain("said");
        failure.ShouldContain("and complained");
    }

    [Fact]
    public async Task A_command_that_serves_is_fetched_and_stopped()
    {
        var root = await House(Serving(200));
        (await Run(root, "./remit demo")).ShouldBeEmpty();

        var id = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "id")), null);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(id));
        (await File.ReadAllTextAsync(Path.Combine(folder, "arguments"))).Trim().ShouldBe("demo --port 0");
    }

    [Fact]
    public async Task A_server_whose_first_page_is_an_error_is_reported()
    {
        var root = await House(Serving(500));
        (await Run(root, "./remit serve --port 5000")).ShouldHaveSingleItem().ShouldContain("answered 500");
        (await File.ReadAllTextAsync(Path.Combine(folder, "arguments"))).Trim().ShouldBe("serve --port 5000");
    }

    [Fact]
    public async Task A_server_that_ends_at_once_is_reported()
    {
        var root = await House("echo no such folder >&2; exit 2");
        var failure = (await Run(root, "./remit serve")).ShouldHaveSingleItem();
        failure.ShouldContain("exit code 2");
        failure.ShouldContain("no such folder");
    }

    private static string Readme => File.ReadAllText(Repository.PathOf("README.md"));

    private static string Serving(int status) =>
        $$"""
            echo $$ >id; echo "$@" >arguments
            exec node -e 'const s = require("http").createServer((_, r) => { r.statusCode = {{status}}; r.end("here") })
              .listen(0, "localhost", () => console.log("Open http://localhost:" + s.address().port))'
            """;

    private Task<IReadOnlyList<string>> Run(string root, params string[] commands) =>
        ReadmeRun.Run(ReadmeCommands.In($"```sh\n{string.Join('\n', commands)}\n```").Commands, root, folder);

    /// <summary>A root with a <c>remit</c> of these words, and a sample.</summary>
    private async Task<string> House(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands of the README are scripts of the shell.");
        var root = Directory.CreateDirectory(Path.Combine(folder, "house")).FullName;
        var remit = Path.Combine(root, "remit");
        await File.WriteAllTextAsync(remit, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(remit, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Directory.CreateDirectory(Path.Combine(root, "samples"));
        await File.WriteAllTextAsync(Path.Combine(root, "samples", "sample"), "a sample");
        return root;
    }
}
