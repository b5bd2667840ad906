using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Tests.Harness;

/// <summary>
/// A server that runs as a process of its own until disposed, and that has printed the address at which it listens
/// (<c>http://localhost:N</c>). Disposing ends that process, and what it started, by its handle.
/// </summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool disposed;

    private ServedProgram(Process process) => this.process = process;

    /// <summary>The first <c>http://localhost:N</c> that the program printed.</summary>
    public Uri Address => printed.Task.Result;

    /// <summary>All that the program has printed so far, errors included.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the program and returns once it has printed its address.</summary>
    /// <exception cref="InvalidOperationException">It ended, or stayed silent for longer than the patience (one minute
    /// unless told). The message holds what it printed; nothing is left running.</exception>
    public static async Task<ServedProgram> Start(ProcessStartInfo start, TimeSpan? patience = null)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        var program = new ServedProgram(new Process { StartInfo = start, EnableRaisingEvents = true });
        program.process.OutputDataReceived += (_, line) => program.Read(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Read(line.Data);
        program.process.Start();
        program.process.StandardInput.Close();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();

        using var timeout = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(1));
        var ended = program.process.WaitForExitAsync(timeout.Token);
        await Task.WhenAny(program.printed.Task, ended);
        if (program.printed.Task.IsCompletedSuccessfully)
        {
            return program;
        }

        var how = program.process.HasExited
            ? $"ended with exit code {program.process.ExitCode} before it printed its address"
            : "did not print its address in time";
        await program.DisposeAsync();
        throw new InvalidOperationException(
            $"{start.FileName} {string.Join(' ', start.ArgumentList)} {how}. It printed:\n{program.Output}"
        );
    }

    /// <summary>Ends it at once, without asking it (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (PrintedAddress().Match(line) is { Success: true } match)
        {
            printed.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex PrintedAddress();
}
