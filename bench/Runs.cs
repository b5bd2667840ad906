using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Remit.Bench;

/// <summary>Runs programs to their end and says what they cost.</summary>
internal static partial class Runs
{
    private const int Children = -1;

    /// <summary>The processor seconds, user and system, that a .NET program took from its start to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with a code other than 0.</exception>
    public static double Cost(string dll, params string[] words) => Run(dll, words).Seconds;

    /// <summary>What a .NET program prints from its start to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with a code other than 0.</exception>
    public static string Says(string dll, params string[] words) => Run(dll, words).Said;

    private static (double Seconds, string Said) Run(string dll, string[] words)
    {
        var before = Used();
        var start = new ProcessStartInfo("dotnet", [dll, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        var said = string.Concat(printed.GetAwaiter().GetResult());
        return process.ExitCode == 0
            ? (OperatingSystem.IsWindows() ? process.TotalProcessorTime.TotalSeconds : Used() - before, said)
            : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}:\n{said}");
    }

    /// <summary>The seconds on the clock that some work took.</summary>
    public static double Clock(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>The least of some runs: what else the machine does only ever adds.</summary>
    public static double Least(int runs, Func<double> run) => Enumerable.Range(0, runs).Min(_ => run());

    /// <summary>What all processes took that this one started and that have ended. (Elsewhere than on Windows nobody else knows it.)</summary>
    private static double Used()
    {
        if (OperatingSystem.IsWindows())
            return 0;
        // Longer than the structure is anywhere; the two times come first.
        Span<long> usage = stackalloc long[64];
        if (getrusage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new InvalidOperationException("The system doesn't say what processes have used.");
        // On a Mac the microseconds take half the word, and the rest is not said to be empty.
        return usage[0] + ((int)usage[1] / 1e6) + usage[2] + ((int)usage[3] / 1e6);
    }

    [LibraryImport("libc")]
    private static partial int getrusage(int who, ref long usage);
}
