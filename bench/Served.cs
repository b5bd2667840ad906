using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Remit.Bench;

/// <summary>The program serving a partnership on this machine, until it is disposed of.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient browser;

    /// <summary>As browsers do on loopback, it keeps cookies that are for https by http, too.</summary>
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private int commands;

    private Served(Process process, string address)
    {
        this.process = process;
        browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromMinutes(5),
        };
    }

    /// <summary>Starts it on a port of its own.</summary>
    /// <param name="program">Its Remit.dll.</param>
    /// <param name="database">The options that name the database.</param>
    /// <param name="isCounting">Whether it tells of each command to the database, which costs it time.</param>
    public static async Task<Served> Start(string program, string[] database, bool isCounting = false)
    {
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--port", "0", .. database])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        if (isCounting)
            start.Environment["Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command"] = "Information";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (HttpAddress().Match(line) is { Success: true } found)
            {
                var served = new Served(process, found.Value);
                _ = served.Listen();
                return served;
            }
        throw new InvalidOperationException("The server ended before it said its address.");
    }

    /// <summary>Signs in with the link of an invitation, of which a password is chosen.</summary>
    public async Task SignIn(string link)
    {
        var path = new Uri(link).AbsolutePath;
        await Post(path, await Get(path), ("Password", "correct horse of a bench"));
    }

    /// <summary>Asks for a page.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<string> Get(string path) =>
        await Send(new HttpRequestMessage(HttpMethod.Get, path), answer => answer.IsSuccessStatusCode);

    /// <summary>Sends the last form of a page, with what is hidden in it and these fields.</summary>
    /// <exception cref="HttpRequestException">It was refused: what is kept leads on to another page.</exception>
    public async Task Post(string path, string page, params (string Name, string Value)[] fields)
    {
        var form = page[page.LastIndexOf("<form", StringComparison.Ordinal)..];
        var values = Hidden()
            .Matches(form)
            .Select(m => Name().Match(m.Value).Groups[1].Value)
            .Zip(Hidden().Matches(form).Select(m => WebUtility.HtmlDecode(Value().Match(m.Value).Groups[1].Value)))
            .Where(f => f.First.Length > 0)
            .ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            values[name] = value;
        await Send(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) },
            answer => answer.StatusCode == HttpStatusCode.Redirect
        );
    }

    /// <summary>The processor seconds, user and system, that the server takes for one answer: the mean of some.</summary>
    public Task<double> Cost(string path, int times = 1) => Cost(() => Get(path), times);

    /// <summary>The processor seconds that the server takes for what is asked of it: the mean of some times.</summary>
    public async Task<double> Cost(Func<Task> ask, int times = 1)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
            await ask();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds / times;
    }

    /// <summary>How many commands the server sends to the database for one answer, when it is warm. It must be counting.</summary>
    public async Task<int> Commands(string path)
    {
        await Get(path);
        await Task.Delay(Quiet);
        var before = Volatile.Read(ref commands);
        await Get(path);
        // What it says comes after its answer.
        await Task.Delay(Quiet);
        return Volatile.Read(ref commands) - before;
    }

    private static TimeSpan Quiet => TimeSpan.FromSeconds(2);

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> Send(HttpRequestMessage request, Func<HttpResponseMessage, bool> isGood)
    {
        using (request)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await browser.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2)).Where(c => c.Length == 2))
                    cookies[cookie[0]] = cookie[1];
            return isGood(answer)
                ? await answer.Content.ReadAsStringAsync()
                : throw new HttpRequestException($"{request.Method} {request.RequestUri} was answered with {answer.StatusCode}.");
        }
    }

    /// <summary>Reads what the server says, so that it can go on, and counts its commands.</summary>
    private async Task Listen()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("Executed DbCommand", StringComparison.Ordinal))
                Interlocked.Increment(ref commands);
    }

    [GeneratedRegex("http://[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpAddress();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(" name=\"([^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
