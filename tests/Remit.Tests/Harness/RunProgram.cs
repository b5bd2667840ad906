namespace Remit.Tests.Harness;

/// <summary>Runs the built program as a process of its own, to its end.</summary>
internal static class RunProgram
{
    /// <returns>Its exit code, and all that it printed, errors included.</returns>
    public static async Task<(int Code, string Words)> ToItsEnd(params string[] words)
    {
        var start = Repository.StartProgram(words);
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
