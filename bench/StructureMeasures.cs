using System.Diagnostics;
using System.Globalization;

namespace Remit.Bench;

/// <summary>
/// What looking at a large structure costs: each page beside the bare queries of the rows on which it rests, the past beside today. Processor
/// seconds of the serving process, which others on the machine change little.
/// </summary>
internal sealed class StructureMeasures(string program, string folder, PartnershipSize size, int runs)
{
    /// <summary>So often is a page asked for before it is measured: what is asked for thirty times the runtime compiles anew, which counts for none.</summary>
    private const int Warming = 40;

    private static readonly string[] Tables = ["bodies", "lines", "places", "appointments", "posts", "local_areas"];

    /// <summary>Generates, imports, serves and measures; a line each as it comes.</summary>
    public async Task Print()
    {
        var (files, data) = (Path.Combine(folder, "partnership"), Path.Combine(folder, "data"));
        new GeneratedPartnership(files, size).Write();
        Console.WriteLine(
            $"{size.Bodies} bodies, {size.People} people, {size.Appointments} appointments; processor seconds, the least of {runs}"
        );
        var import = Runs.Cost(program, "import", files, "--data", data);
        var insert = Runs.Cost(
            typeof(Floors).Assembly.Location,
            "insert",
            Path.Combine(data, "remit.db"),
            Path.Combine(folder, "bare.db")
        );
        Say("floor: its rows inserted bare", null, insert);
        Say("import of its files", insert, import);
        await Pages(data);
    }

    private static void Say(string what, double? floor, double seconds)
    {
        var ratio = floor is { } least ? string.Create(CultureInfo.InvariantCulture, $"{seconds / least, 7:0.0} ×") : "        –";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what, -52} {seconds, 8:0.000} s {ratio}"));
    }

    private async Task Pages(string data)
    {
        using var connection = Floors.Open(Path.Combine(data, "remit.db"));
        var bare = Runs.Least(
            runs,
            () => OwnCost(() => Array.ForEach(Tables, t => Floors.Query(connection, $"SELECT * FROM {t}")))
        );
        Say("floor: the structure's tables queried bare", null, bare);
        await using var served = await Served.Start(program, ["--data", data]);
        var body = $"/bodies/{GeneratedPartnership.BodyKey(3)}";
        Say("things to put right, first (all checks)", bare, await served.Cost("/checks"));
        Say("all checks, at another day", bare, await Fresh(served, "/checks?as-at=2026-10-", days: 9));
        Say("things to put right, again", bare, await Warm(served, "/checks"));
        Say("finder, first (its index is made)", bare, await served.Cost("/who-deals-with?q=neglect"));
        Say("finder, a question", bare, await Warm(served, "/who-deals-with?q=early+help"));
        foreach (var path in new[] { body, "/structure", "/structure?levels=all", "/structure.json", "/structure/sheet" })
        {
            var today = await Warm(served, path);
            Say($"GET {path}", bare, today);
            var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            Say("  as at a day ten years ago, ÷ today", today, await Warm(served, $"{path}{mark}as-at=2016-09-01"));
            if (path == body)
                Say("  known at change 1, first (the log is read)", bare, await served.Cost($"{path}{mark}known-at=1"));
            Say("  known at change 1, ÷ today", today, await Warm(served, $"{path}{mark}known-at=1"));
        }
    }

    private async Task<double> Warm(Served served, string path)
    {
        for (var i = 0; i < Warming; i++)
            await served.Cost(path);
        var least = double.MaxValue;
        for (var i = 0; i < runs; i++)
            least = Math.Min(least, await served.Cost(path, times: 10));
        return least;
    }

    /// <summary>The same at a day after another, none of which was asked for before; what a day costs when the runtime has compiled it all.</summary>
    private static async Task<double> Fresh(Served served, string path, int days)
    {
        var least = double.MaxValue;
        for (var day = 1; day <= days; day++)
            least = Math.Min(least, await served.Cost($"{path}0{day.ToString(CultureInfo.InvariantCulture)}"));
        return least;
    }

    private static double OwnCost(Action work)
    {
        using var own = Process.GetCurrentProcess();
        var before = own.TotalProcessorTime;
        work();
        own.Refresh();
        return (own.TotalProcessorTime - before).TotalSeconds;
    }
}
