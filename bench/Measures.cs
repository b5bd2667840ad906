using System.Globalization;
using System.Reflection;

namespace Remit.Bench;

/// <summary>What the program costs beside the least that it could cost, in one run on one machine: ratios, which machines agree on.</summary>
internal sealed class Measures(string program, string folder, int rows, int runs)
{
    private static readonly string Own = Assembly.GetExecutingAssembly().Location;

    /// <summary>A server is asked more than once: its first answers are slower than those that people wait for.</summary>
    private const int Asked = 12;

    private int made;

    /// <summary>Measures everything, a line each as it comes.</summary>
    public async Task Print()
    {
        var register = Path.Combine(folder, "register.csv");
        GeneratedRegister.Write(register, rows);
        var kept = Path.Combine(folder, "kept");
        Runs.Cost(program, Import(register, kept));

        Console.WriteLine($"{rows} rows of a register; processor seconds of whole processes, the least of {runs}");
        var insert = Line(
            "floor: the same rows inserted bare",
            null,
            () => Runs.Cost(Own, "insert", Database(kept), NewPath(".db"))
        );
        Line("floor: the file read by CsvHelper", null, () => Runs.Cost(Own, "read", register));
        Line("import responsibilities, new (CSV)", insert, () => Runs.Cost(program, Import(register, NewPath())));
        Line("import responsibilities, again unchanged", insert, () => Runs.Cost(program, Import(register, kept)));
        var workbook = Path.Combine(folder, "register.xlsx");
        Runs.Cost(program, "export", "register", "director", "--out", workbook, "--data", kept);
        Line("import responsibilities, new (Excel)", insert, () => Runs.Cost(program, Import(workbook, NewPath())));
        var files = Path.Combine(folder, "files");
        Runs.Cost(program, "export", files, "--data", kept);
        Line("import of the whole partnership's files", insert, () => Runs.Cost(program, "import", files, "--data", NewPath()));

        Console.WriteLine($"seconds on the clock, the least of {Asked}");
        await Page(kept);
    }

    private static string[] Import(string paper, string data) =>
        ["import", "responsibilities", paper, "--holder", "director", "--data", data];

    private static string Database(string data) => Path.Combine(data, "remit.db");

    private static double Print(string what, double? floor, double seconds)
    {
        var ratio = floor is { } least ? string.Create(CultureInfo.InvariantCulture, $"{seconds / least, 7:0.0} ×") : "        –";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what, -44} {seconds, 8:0.000} s {ratio}"));
        return seconds;
    }

    private static double Clocked(Action work) => Runs.Least(Asked, () => Runs.Clock(work));

    private double Line(string what, double? floor, Func<double> run) => Print(what, floor, Runs.Least(runs, run));

    private string NewPath(string ending = "") =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{made++}{ending}"));

    /// <summary>The register's page, served, beside the queries that read its rows.</summary>
    private async Task Page(string data)
    {
        await using var served = await Served.Start(program, ["--data", data]);
        using var connection = Floors.Open(Database(data));
        string[] queries = ["SELECT * FROM responsibilities", "SELECT * FROM positions", "SELECT * FROM actions"];
        var bare = Print(
            "floor: its rows queried bare",
            null,
            Clocked(() => Array.ForEach(queries, sql => Floors.Query(connection, sql)))
        );
        foreach (var path in new[] { "/registers/director", "/registers/director.json" })
            Print($"GET {path}", bare, Clocked(() => served.Get(path).GetAwaiter().GetResult()));
    }
}
