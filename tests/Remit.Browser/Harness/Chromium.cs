using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Remit.Browser.Harness.Chromium))]

namespace Remit.Browser.Harness;

/// <summary>
/// One headless Chromium for the whole run, started when the first test asks for a page. A test that asks is skipped,
/// visibly, when <c>REMIT_TEST_CHROMIUM</c> does not name one (<c>./test</c> finds or installs it).
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    public const string Variable = "REMIT_TEST_CHROMIUM";
    public const string Without = $"The browser is left out: {Variable} does not name a Chromium (./test sets it).";

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The path of the Chromium to use, or null.</summary>
    public static string? Executable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>Opens a blank page in a session of its own (no cookies, nothing cached).</summary>
    /// <param name="screen">Desktop unless told.</param>
    /// <param name="scripts">False for a reader whose JavaScript is off or did not arrive.</param>
    /// <param name="address">What relative addresses are relative to.</param>
    public async Task<Tab> Open(Screen? screen = null, bool scripts = true, Uri? address = null)
    {
        Assert.SkipWhen(Executable is null, Without);
        screen ??= Screen.Desktop;
        var started = await Started();
        var context = await started.NewContextAsync(
            new()
            {
                BaseURL = address?.ToString(),
                JavaScriptEnabled = scripts,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            }
        );
        return new(context, await context.NewPageAsync(), screen);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(
                new()
                {
                    Headless = true,
                    ExecutablePath = Executable,
                    Args = Arguments,
                }
            );
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <summary>A page in a session of its own; disposing closes both.</summary>
/// <param name="Context">The session.</param>
/// <param name="Page">Its one page, blank at first.</param>
/// <param name="Screen">The size that it was opened in.</param>
public sealed record Tab(IBrowserContext Context, IPage Page, Screen Screen) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
