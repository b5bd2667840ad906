using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Remit.Documents;

/// <summary>What <c>pdftotext</c> answered about a file.</summary>
/// <param name="Words">Its pages with each word and its position, as it writes them; "" where it gave none.</param>
/// <param name="Complaints">What it says is wrong, in its own words.</param>
/// <param name="ExitCode">0 where all is well, 3 where the file forbids copying; null where it was stopped.</param>
internal sealed record PdfAnswer(string Words, string Complaints, int? ExitCode);

/// <summary>
/// Runs poppler's <c>pdftotext</c>, which is no part of Remit: the file goes in and the words come out through pipes, so that no copy
/// of it is left on the disk. It is stopped, with all that it started, when it takes too long or says too much.
/// </summary>
internal static class PdfProgram
{
    internal const int MostPages = 500;
    private const int MostLetters = 64 * 1024 * 1024;

    internal static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    /// <summary>Where it is, by the PATH; null where it isn't.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { Path.Combine(folder, "pdftotext"), Path.Combine(folder, "pdftotext.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Null where the program can't be started.</summary>
    public static PdfAnswer? Run(string program, byte[] file, TimeSpan most)
    {
        using var process = new Process
        {
            StartInfo = new(program, ["-bbox", "-enc", "UTF-8", "-l", $"{MostPages + 1}", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
                UseShellExecute = false,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        // Threads of their own: waiting must not use up those that answer requests.
        var give = Apart(() => Give(process, file));
        var complaints = Apart(() => UpTo(4096, process.StandardError, null));
        var words = Apart(() => UpTo(MostLetters, process.StandardOutput, () => End(process)));
        var ended = process.WaitForExit(most);
        if (!ended)
            End(process);
        process.WaitForExit();
        Task.WaitAll(give, words, complaints);
        return new(words.Result ?? "", complaints.Result ?? "", ended && words.Result is not null ? process.ExitCode : null);
    }

    private static Task<string?> Apart(Func<string?> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string? Give(Process process, byte[] file)
    {
        try
        {
            process.StandardInput.BaseStream.Write(file);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It closed its end before it had read all: its answer says why.
        }
        return null;
    }

    /// <summary>
    /// Reads to the end, which keeps the program from waiting. Beyond the most: null once <paramref name="tooMuch"/> is called, or only
    /// what came before where there is none.
    /// </summary>
    private static string? UpTo(int most, StreamReader stream, Action? tooMuch)
    {
        var kept = new StringBuilder();
        var buffer = new char[16_384];
        var isTooMuch = false;
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            if (kept.Length < most)
                kept.Append(buffer, 0, read);
            else if (tooMuch is not null && !isTooMuch)
            {
                isTooMuch = true;
                tooMuch();
            }
        }
        return isTooMuch ? null : kept.ToString();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
