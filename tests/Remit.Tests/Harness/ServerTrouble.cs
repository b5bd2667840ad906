using Microsoft.Extensions.Logging;

namespace Remit.Tests.Harness;

/// <summary>What went wrong inside the website, in the output of the test that started it: a page of status 500 does not say.</summary>
internal sealed class ServerTrouble : ILoggerProvider, ILogger
{
    private readonly ITestOutputHelper? output = TestContext.Current.TestOutputHelper;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        try
        {
            if (IsEnabled(logLevel))
                output?.WriteLine($"{formatter(state, exception)}\n{exception}");
        }
        catch (InvalidOperationException)
        {
            // The test has ended, and its output with it.
        }
    }

    public void Dispose() { }
}
