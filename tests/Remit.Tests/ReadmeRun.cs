using System.Diagnostics;
using Remit.Tests.Harness;

namespace Remit.Tests;

/// <summary>Runs a document's commands as its reader would, one after another in one folder.</summary>
internal static class ReadmeRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Runs the commands in a folder that looks like the root (each of its entries is there as a link), so that what they
    /// write lands there and not in the project. A command that serves is started on a free port unless it names one, asked
    /// for its first page, and stopped.
    /// </summary>
    /// <returns>Each command that failed: its line, its words, and what it printed.</returns>
    public static async Task<IReadOnlyList<string>> Run(IEnumerable<ReadmeCommand> commands, string root, string folder)
    {
        // The data of whoever runs the tests is not the reader's.
        foreach (var entry in Directory.EnumerateFileSystemEntries(root).Where(entry => Path.GetFileName(entry) != "data"))
        {
            var link = Path.Combine(folder, Path.GetFileName(entry));
            if (Directory.Exists(entry))
            {
                Directory.CreateSymbolicLink(link, entry);
            }
            else
            {
                File.CreateSymbolicLink(link, entry);
            }
        }

        List<string> failures = [];
        foreach (var command in commands.Where(command => !command.IsOnlyRead))
        {
            // A build sees through the links and mistakes where the sources lie, so it runs in the root itself.
            var place = command.Words[0] == "dotnet" ? root : folder;
            var failure = command.Serves ? await Serve(command, place) : await RunToItsEnd(command, place);
            if (failure is not null)
            {
                failures.Add($"line {command.Line}: {command.Text}\n{failure}");
            }
        }

        return failures;
    }

    private static async Task<string?> RunToItsEnd(ReadmeCommand command, string folder)
    {
        using var process = new Process { StartInfo = Shell(command.Text, folder) };
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        process.StartInfo.RedirectStandardInput = true;
        process.Start();
        process.StandardInput.Close();
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return $"It did not end within {Patience.TotalMinutes} minutes.\n{string.Concat(await printed)}";
        }

        var words = string.Concat(await printed);
        return process.ExitCode == 0 ? null : $"Exit code {process.ExitCode}.\n{words}";
    }

    private static async Task<string?> Serve(ReadmeCommand command, string folder)
    {
        var port = command.Words.Contains("--port") ? "" : " --port 0";
        try
        {
            await using var program = await ServedProgram.Start(Shell($"exec {command.Text}{port}", folder), Patience);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
            using var page = await client.GetAsync(program.Address);
            return page.IsSuccessStatusCode ? null : $"{program.Address} answered {(int)page.StatusCode}.\n{program.Output}";
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            return failure.Message;
        }
    }

    private static ProcessStartInfo Shell(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, UseShellExecute = false };
        start.Environment.Remove("REMIT_DATABASE");
        // What a command builds with ends with the command.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }
}
