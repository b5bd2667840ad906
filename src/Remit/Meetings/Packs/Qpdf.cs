using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Remit.Documents.Writing;

namespace Remit.Meetings.Packs;

/// <summary>
/// Runs <c>qpdf</c>, which is no part of Remit, where it is at hand: each time in a folder of its own that is thrown away, and for no longer
/// than a minute.
/// </summary>
/// <param name="program">Its path; null where there is none.</param>
internal sealed class Qpdf(string? program)
{
    private const int Failed = 2;
    private const int DoneWithWarnings = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public bool IsHere => program is not null;

    /// <summary>Where it is on this machine's search path; null where it isn't.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { Path.Combine(folder, "qpdf"), Path.Combine(folder, "qpdf.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Looks into a PDF.</summary>
    public async Task<LookedIntoPdf> Pages(byte[] pdf, CancellationToken stop)
    {
        using var folder = new QpdfFolder();
        await File.WriteAllBytesAsync(folder["given.pdf"], pdf, stop);
        var counted = await Run(folder, stop, "--show-npages", "given.pdf");
        return new LookedIntoPdf(
            // Killed, or broken off, it said nothing of the file.
            counted.Code
                is 0
                    or Failed
                    or DoneWithWarnings,
            int.TryParse(counted.Said.Trim(), CultureInfo.InvariantCulture, out var pages) ? pages : null,
            counted.Code == Failed && counted.Complaints.Contains("password", StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Runs it in a folder; null where it failed, or took too long.</summary>
    public async Task<string?> Do(QpdfFolder folder, CancellationToken stop, params string[] arguments)
    {
        var (code, said, _) = await Run(folder, stop, arguments);
        return code is 0 or DoneWithWarnings ? said : null;
    }

    private async Task<(int? Code, string Said, string Complaints)> Run(
        QpdfFolder folder,
        CancellationToken stop,
        params string[] arguments
    )
    {
        if (program is null)
            return (null, "", "");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return (null, "", "");
        }
        try
        {
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complaints = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await said, await complaints);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "", "");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}

/// <summary>What qpdf said of a PDF.</summary>
/// <param name="IsOver">Whether it came to its end; where it did not, nothing is known of the file.</param>
/// <param name="Count">How many pages it has; null where it can't be read.</param>
/// <param name="NeedsPassword">Whether it asks for a password.</param>
internal sealed record LookedIntoPdf(bool IsOver, int? Count, bool NeedsPassword);

/// <summary>A folder for one piece of work, gone after it.</summary>
internal sealed class QpdfFolder : IDisposable
{
    public string Path { get; } = WorkFolder.Make("remit-pack-");

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
