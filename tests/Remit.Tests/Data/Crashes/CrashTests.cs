using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Data.Crashes;

public class CrashTests
{
    private const int KillsOfOne = 10;

    public static bool IsSoak => Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is not null;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_killed_writer_loses_no_change_that_it_acknowledged_and_leaves_none_half_written(string provider)
    {
        // Which moments are hit differs from run to run; what must hold does not.
        var chance = new Random(20070903);
        var series =
            !IsSoak ? 1
            : provider == Databases.Sqlite ? 200 / KillsOfOne
            : 50 / KillsOfOne;
        var (killed, kept) = (0, 0);
        for (var one = 0; one < series; one++)
        {
            // A database of its own for each series: what is looked at after each kill does not grow without end.
            await using var database = await TestDatabase.Create(provider);
            var acknowledged = new Dictionary<long, string>();
            foreach (var kill in Enumerable.Range(1, IsSoak ? KillsOfOne : 3))
            {
                var said = await WriteUntilKilled(database, chance.Next(1, 40), chance.Next(0, 15_000));
                foreach (var (number, key) in said)
                    acknowledged.Add(number, key);
                await NothingIsLost(database, acknowledged, kill);
                killed++;
            }
            kept += acknowledged.Count;
            var (code, words) = await RunProgram.ToItsEnd(["ledger", "verify", .. ServedCrashTests.Place(database)]);
            code.ShouldBe(0, words);
        }
        kept.ShouldBeGreaterThan(killed);
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills, {kept} acknowledged changes, none lost, on {provider}");
    }

    /// <summary>Kills the writer a while after it said that so many changes are kept; gives all that it said.</summary>
    private static async Task<List<(long Number, string Key)>> WriteUntilKilled(TestDatabase database, int changes, int spins)
    {
        var place = database.Provider == Databases.Sqlite ? database.Folder : database.ConnectionString;
        var start = new ProcessStartInfo("dotnet", [typeof(Writer).Assembly.Location, Writer.Verb, database.Provider, place])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var problems = process.StandardError.ReadToEndAsync();
        var said = new List<(long, string)>();
        while (said.Count < changes && await process.StandardOutput.ReadLineAsync() is { } line)
            Take(line);
        Thread.SpinWait(spins);
        process.Kill(entireProcessTree: true);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            Take(line);
        await process.WaitForExitAsync();
        said.Count.ShouldBeGreaterThanOrEqualTo(changes, await problems);
        return said;

        void Take(string line)
        {
            // The last line may have been cut short: a change that nobody was told of.
            if (line.StartsWith(Writer.Kept, StringComparison.Ordinal) && line.Split(' ') is [_, var number, { Length: 37 } key])
                said.Add((long.Parse(number, CultureInfo.InvariantCulture), key));
        }
    }

    private static async Task NothingIsLost(TestDatabase database, Dictionary<long, string> acknowledged, int kill)
    {
        await using var services = Composition.Services(database.Choice(), new TestClock());
        var store = services.GetRequiredService<Store>();
        await store.PrepareToRead();
        await using var db = store.Read(Sight.Everything);
        var bodies = await db.All<Body>()
            .Select(b => new
            {
                b.Key,
                b.Version,
                b.Order,
            })
            .ToListAsync();
        var written = bodies.Where(b => b.Key != Writer.CountedKey).ToDictionary(b => b.Version, b => b.Key);
        foreach (var (number, key) in acknowledged)
            written.GetValueOrDefault(number).ShouldBe(key, $"change {number}, after kill {kill}");

        var numbers = await db.Changes.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
        numbers.ShouldBe(Enumerable.Range(1, written.Count + 1).Select(n => (long)n));
        bodies.Single(b => b.Key == Writer.CountedKey).Order.ShouldBe(written.Count);
        (await db.All<Place>().GroupBy(p => p.Version).Select(g => g.Count()).Distinct().ToListAsync()).ShouldBe([
            Writer.PlacesOfABody,
        ]);
        (await db.All<Place>().CountAsync()).ShouldBe(written.Count * Writer.PlacesOfABody);
        (await db.ChangeEntries.CountAsync()).ShouldBe(1 + written.Count * (Writer.PlacesOfABody + 2));
        // What was not said had at most not been said yet.
        written.Count.ShouldBeLessThanOrEqualTo(acknowledged.Count + kill * Writer.AtOnce);
        if (database.Provider == Databases.Sqlite)
            (
                await db
                    .Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check")
                    .ToListAsync()
            ).ShouldBe(["ok"]);
    }
}
