using System.Globalization;
using Remit.Bench;

switch (args)
{
    case ["insert", var from, var to]:
        Floors.Insert(from, to);
        return 0;
    case ["read", var path]:
        Floors.Read(path);
        return 0;
    case ["partnership", var files, ..]:
        return Generate(files);
    case ["planner", ..]:
        return await PlanAgendas();
    case ["registers-of", var files, ..]:
        RegisterMeasures.Generate(files, RegistersAsked());
        return 0;
}

var rows = Number("--rows", 10_000);
var runs = Number("--runs", 3);
var program = Text("--program") ?? Path.Combine(Repository(), "artifacts/bin/Remit", Configuration(), "Remit.dll");
if (rows is null || runs is null || Size() is null || !File.Exists(program))
{
    Console.Error.WriteLine(
        $"Usage: Remit.Bench [structure [--bodies N] [--people N] [--appointments N]] [--rows N] [--runs N] [--program REMIT.DLL]; whole numbers from 1, and a program that is there ({program})."
    );
    return 2;
}

var folder = Directory.CreateTempSubdirectory("remit-bench-");
try
{
    if (args is ["registers", ..])
        await new RegisterMeasures(program, folder.FullName, RegistersAsked(), runs.Value, Text("--postgres")).Print();
    else if (args is ["structure", ..])
        await new StructureMeasures(program, folder.FullName, Size()!, runs.Value).Print();
    else
        await new Measures(program, folder.FullName, rows.Value, runs.Value).Print();
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

async Task<int> PlanAgendas()
{
    if (
        Number("--reports", 300) is not { } reports
        || Number("--meetings", 24) is not { } meetings
        || Number("--seconds", 60) is not { } seconds
    )
    {
        Console.Error.WriteLine("Usage: Remit.Bench planner [--reports N] [--meetings N] [--seconds N]; whole numbers from 1.");
        return 2;
    }
    await new PlannerMeasures(Path.Combine(Repository(), "bench"), reports, meetings, seconds).Print();
    return 0;
}

int Generate(string files)
{
    if (Size() is not { } size)
    {
        Console.Error.WriteLine(
            "Usage: Remit.Bench partnership FOLDER [--bodies N] [--people N] [--appointments N]; at least 3 bodies with 10 appointments each."
        );
        return 2;
    }
    new GeneratedPartnership(files, size).Write();
    return 0;
}

RegistersSize RegistersAsked() => args.Contains("--small") ? RegistersSize.Small : RegistersSize.Large;

PartnershipSize? Size()
{
    var usual = PartnershipSize.Large;
    return
        Number("--bodies", usual.Bodies) is { } bodies and > 2
        && Number("--people", usual.People) is { } people
        && Number("--appointments", usual.Appointments) is { } appointments
        && appointments >= bodies * 10
        ? new PartnershipSize(bodies, people, appointments)
        : null;
}

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

int? Number(string name, int usual) =>
    !args.Contains(name) ? usual
    : int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
    : null;

static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Name;

static string Repository()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Remit.slnx")))
        folder = folder.Parent;
    return folder?.FullName ?? "";
}
