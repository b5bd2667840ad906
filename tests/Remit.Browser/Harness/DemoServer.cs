using Remit.Tests.Harness;

[assembly: AssemblyFixture(typeof(Remit.Browser.Harness.DemoServer))]

namespace Remit.Browser.Harness;

/// <summary>
/// The real program, as built, serving the sample (<c>Remit demo</c>) as a process of its own for the whole run; started
/// when the first test asks for its address. Tests that write start one for themselves with <see cref="Start"/>.
/// </summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private ServedProgram? served;

    /// <summary>The address of the shared demo. Skips the test when there is no browser to look at it with.</summary>
    public async Task<Uri> Address()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await gate.WaitAsync();
        try
        {
            served ??= await Start();
            return served.Address;
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (served is not null)
        {
            await served.DisposeAsync();
        }

        gate.Dispose();
    }

    /// <summary>A demo of one's own on a free port; the caller disposes of it.</summary>
    internal static async Task<ServedProgram> Start(params IEnumerable<string> arguments)
    {
        var start = Repository.StartProgram(["demo", "--port", "0", .. arguments]);
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment.Remove("REMIT_DATABASE");
        return await ServedProgram.Start(start);
    }
}
