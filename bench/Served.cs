using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Remit.Bench;

/// <summary>The program serving a partnership on this machine, until it is disposed of.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient browser;

    private Served(Process process, string address)
    {
        this.process = process;
        browser = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Starts it on a port of its own.</summary>
    public static async Task<Served> Start(string program, string data)
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "serve", "--port", "0", "--data", data])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (HttpAddress().Match(line) is { Success: true } found)
                return new Served(process, found.Value);
        throw new InvalidOperationException("The server ended before it said its address.");
    }

    /// <summary>Asks for a page.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public Task<string> Get(string path) => browser.GetStringAsync(path);

    /// <summary>The processor seconds, user and system, that the server takes for one answer: the mean of some.</summary>
    public async Task<double> Cost(string path, int times = 1)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
            await Get(path);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds / times;
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("http://[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpAddress();
}
