using System.Diagnostics;
using Remit.Documents.Writing;

namespace Remit.Tests.Harness;

/// <summary>
/// LibreOffice, as an outside reader of our files. A test that asks is skipped, visibly, where <c>REMIT_TEST_SOFFICE</c> does not name one
/// (<c>./test</c> finds or installs it).
/// </summary>
internal static class Office
{
    public const string Variable = "REMIT_TEST_SOFFICE";
    public const string Without = $"LibreOffice is left out: {Variable} does not name one (./test sets it).";

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private static string? Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The program's own way to it.</summary>
    public static LibreOffice Ours()
    {
        Assert.SkipWhen(Path is null, Without);
        return new LibreOffice(Path);
    }

    /// <summary>A file saved by LibreOffice in another form: "xlsx", "csv:…"; read as it would read it, or as <paramref name="from"/> says.</summary>
    public static async Task<byte[]> Saves(byte[] file, string ending, string form, string? from = null)
    {
        Assert.SkipWhen(Path is null, Without);
        await OneAtATime.WaitAsync();
        var folder = Directory.CreateTempSubdirectory("remit-office-").FullName;
        try
        {
            var given = System.IO.Path.Combine(folder, $"given.{ending}");
            await File.WriteAllBytesAsync(given, file);
            var start = new ProcessStartInfo(
                Path!,
                [
                    $"-env:UserInstallation={new Uri(System.IO.Path.Combine(folder, "profile"))}",
                    "--headless",
                    "--norestore",
                    .. from is null ? Array.Empty<string>() : [$"--infilter={from}"],
                    "--convert-to",
                    form,
                    "--outdir",
                    System.IO.Path.Combine(folder, "made"),
                    given,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync(limit.Token);
            var made = System.IO.Path.Combine(folder, "made", $"given.{form.Split(':')[0]}");
            File.Exists(made).ShouldBeTrue(string.Concat(await said));
            return await File.ReadAllBytesAsync(made);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            OneAtATime.Release();
        }
    }
}
