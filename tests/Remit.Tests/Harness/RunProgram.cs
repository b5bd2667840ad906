using System.Diagnostics;

namespace Remit.Tests.Harness;

/// <summary>Runs the built program as a process of its own, to its end.</summary>
internal static class RunProgram
{
    /// <returns>Its exit code, and all that it printed, errors included.</returns>
    public static Task<(int Code, string Words)> ToItsEnd(params string[] words) => ToItsEnd(_ => { }, words);

    /// <param name="prepare">Sees to how it starts: to variables of its environment.</param>
    /// <param name="words">The words of the command.</param>
    /// <inheritdoc cref="ToItsEnd(string[])"/>
    public static async Task<(int Code, string Words)> ToItsEnd(Action<ProcessStartInfo> prepare, params string[] words)
    {
        var start = Repository.StartProgram(words);
        prepare(start);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{string.Join(' ', words)} did not end. It printed:\n{string.Concat(await printed)}",
                late
            );
        }
        return (process.ExitCode, string.Concat(await printed));
    }
}
