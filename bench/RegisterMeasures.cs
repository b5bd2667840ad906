using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Bench;

/// <summary>
/// What looking at large registers costs: each page beside the bare queries of the rows on which it rests, on SQLite or PostgreSQL. Processor
/// seconds of the serving process, which others on the machine change little; a PostgreSQL server's own are not among them.
/// </summary>
internal sealed partial class RegisterMeasures(string program, string folder, RegistersSize size, int runs, string? postgres)
{
    /// <summary>So often is a page asked for before it is measured: what is asked for thirty times the runtime compiles anew, which counts for none.</summary>
    private const int Warming = 40;

    /// <summary>So often is a register signed off, to find the least that it costs.</summary>
    private const int SignOffs = 8;

    private static readonly string[] Tables =
    [
        "sources",
        "provisions",
        "stages",
        "registers",
        "responsibilities",
        "citations",
        "positions",
        "evidence",
        "actions",
        "action_owners",
    ];

    /// <summary>The partnership around the registers: small, so that it is these that are measured.</summary>
    public static PartnershipSize Around { get; } = new(60, 1000, 1800);

    /// <summary>Writes the files of a partnership with large registers.</summary>
    public static void Generate(string files, RegistersSize size)
    {
        new GeneratedPartnership(files, Around).Write();
        new GeneratedRegisters(files, size).Write();
    }

    /// <summary>Generates, imports, serves and measures; a line each as it comes.</summary>
    public async Task Print()
    {
        var files = Path.Combine(folder, "partnership");
        Generate(files, size);
        await using var database = await BenchDatabase.Make(Path.Combine(folder, "data"), postgres);
        Console.WriteLine(
            $"{size.Positions:N0} positions of {size.Responsibilities:N0} responsibilities, {size.Sources} sources, {size.Actions:N0} actions; {database.InWords}; processor seconds, the least of {runs}"
        );
        var import = Runs.Cost(program, ["import", files, .. database.Options]);
        Say("import of its files", null, import);
        await using var connection = await database.Open();
        var bare = Runs.Least(
            runs,
            () => OwnCost(() => Array.ForEach(Tables, t => Floors.Query(connection, $"SELECT * FROM {t}")))
        );
        Say("floor: the registers' tables queried bare", null, bare);
        await Pages(database, bare);
        await Searches(database, connection);
        await Holders(database, bare);
        await Commands(database);
    }

    private static string Register => GeneratedRegisters.RegisterKey(0);

    private static (string What, string Path)[] Paths =>
        [
            ("register", $"/registers/{Register}"),
            ("register as JSON", $"/registers/{Register}.json"),
            ("register as Word", $"/registers/{Register}.docx"),
            ("register on one page", $"/registers/{Register}/summary"),
            ("registers", "/registers"),
            ("responsibility", $"/registers/{Register}/{GeneratedRegisters.RowKey(2)}"),
            ("source", $"/sources/{GeneratedSources.Key(0)}"),
            ("coverage", "/coverage"),
            ("coverage of one source", $"/coverage?source={GeneratedSources.Key(0)}"),
            ("line of sight, from a source", $"/sight/source/{GeneratedSources.Key(0)}"),
            ("line of sight, from a responsibility", $"/sight/responsibility/{Register}/{GeneratedRegisters.RowKey(2)}"),
            ("actions that are open", "/actions"),
            ("actions that are overdue", "/actions?show=overdue"),
            ("reporting duties", "/reporting-duties"),
            ("report by its duty", "/reporting-duties/duty-00/report"),
        ];

    private static void Say(string what, double? floor, double seconds)
    {
        var ratio = floor is { } least
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / least, 7:0.00} ×")
            : "        –";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what, -52} {seconds, 8:0.000} s {ratio}"));
    }

    private async Task Pages(BenchDatabase database, double bare)
    {
        await using var served = await Served.Start(program, database.Options);
        Say("all checks, first", bare, await served.Cost("/checks"));
        var checks = await Fresh(served, day => $"/checks?as-at=2026-08-{day:00}");
        Say("all checks, at another day", bare, checks);
        Say("all checks, again", bare, await Warm(served, "/checks"));
        foreach (var (what, path) in Paths)
        {
            var cost = await Warm(served, path);
            Say(what, bare, cost);
            if (path == "/coverage")
                Say("coverage and all checks, together", bare, cost + checks);
        }
        Say("register, as at a day ten years ago", bare, await Warm(served, $"/registers/{Register}?as-at=2016-09-01"));
        Say("coverage, as at a day ten years ago", bare, await Warm(served, "/coverage?as-at=2016-09-01"));
    }

    private async Task Searches(BenchDatabase database, DbConnection connection)
    {
        var bare = Runs.Least(
            runs,
            () =>
                OwnCost(() =>
                    Floors.Query(
                        connection,
                        "SELECT r.* FROM responsibilities r WHERE lower(r.text) LIKE '%placements%' OR EXISTS (SELECT 1 FROM positions p WHERE p.responsibility = r.id AND lower(p.text) LIKE '%placements%')"
                    )
                )
        );
        Say("floor: responsibilities with a word, queried bare", null, bare);
        await using var served = await Served.Start(program, database.Options);
        Say("search, first: its index is made", bare, await served.Cost("/search?q=placements"));
        Say(
            "search, on another day: its index is made",
            bare,
            await Fresh(served, day => $"/search?q=placements&as-at=2026-08-{day:00}")
        );
        Say("search, a question", bare, await Warm(served, "/search?q=placements+of+young+carers"));
    }

    /// <summary>What whoever holds a register sees and does: somebody who is signed in.</summary>
    private async Task Holders(BenchDatabase database, double bare)
    {
        // On SQLite nobody else writes while it is served.
        var link = Invite(database);
        await using var served = await Served.Start(program, database.Options);
        await served.SignIn(link);
        Say("home of a holder, first", bare, await served.Cost("/"));
        Say("home of a holder", bare, await Warm(served, "/"));
        var path = $"/registers/{Register}/sign-off";
        Say("signing off: what is signed", bare, await Warm(served, path));
        var least = double.MaxValue;
        for (var i = 0; i < SignOffs; i++)
        {
            var page = await served.Get(path);
            least = Math.Min(least, await served.Cost(() => served.Post(path, page, [("_step", "sign"), .. Today()])));
        }
        Say("signing off: it is kept", bare, least);
        Say("home of a holder, after a change", bare, await served.Cost("/"));
    }

    private static (string, string)[] Today()
    {
        var day = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        return
        [
            ("day-day", day.Day.ToString(CultureInfo.InvariantCulture)),
            ("day-month", day.Month.ToString(CultureInfo.InvariantCulture)),
            ("day-year", day.Year.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private string Invite(BenchDatabase database)
    {
        var said = Runs.Says(
            program,
            ["account", "invite", "person-0", "--email", "holder@partnership.example", .. database.Options]
        );
        return Link().Match(said) is { Success: true } link
            ? link.Value
            : throw new InvalidOperationException($"There is no link in what was said: {said}");
    }

    private async Task Commands(BenchDatabase database)
    {
        await using var served = await Served.Start(program, database.Options, isCounting: true);
        Console.WriteLine("commands to the database, those that say who asks and for whom among them");
        foreach (var (what, path) in Paths)
        {
            var sent = await served.Commands(path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what, -52} {sent, 8}"));
        }
    }

    private async Task<double> Warm(Served served, string path)
    {
        for (var i = 0; i < Warming; i++)
            await served.Cost(path);
        var least = double.MaxValue;
        for (var i = 0; i < runs; i++)
            least = Math.Min(least, await served.Cost(path, times: 4));
        return least;
    }

    /// <summary>The same at a day after another, none of which was asked for before; what a day costs when the runtime has compiled it all.</summary>
    private static async Task<double> Fresh(Served served, Func<int, string> path)
    {
        const int Days = 9;
        var least = double.MaxValue;
        for (var day = 1; day <= Days; day++)
            least = Math.Min(least, await served.Cost(path(day)));
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

    [GeneratedRegex("https?://[^ \\s]+/invitation/[^ \\s]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
