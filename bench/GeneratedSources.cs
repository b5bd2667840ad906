using System.Globalization;

namespace Remit.Bench;

/// <summary>
/// Acts and guidance of twenty years, with their provisions as a tree, and maps from some to what came after them: as files of the portable format, the
/// same for the same size.
/// </summary>
internal sealed class GeneratedSources(string folder, RegistersSize size)
{
    private const int Years = 20;
    private const int PartsOfAWhole = 5;
    private static readonly DateOnly First = new(2004, 11, 15);

    /// <summary>The first day of what replaced something else.</summary>
    private static readonly DateOnly Replaced = new(2015, 4, 1);

    private static readonly string[] Kinds = ["act", "regulations", "statutory-guidance", "local-constitution", "plan", "paper"];

    /// <summary>How many provisions each source has.</summary>
    public int Provisions { get; } = Math.Max(2 * PartsOfAWhole, size.Responsibilities / size.Sources);

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        foreach (var each in new[] { "sources", "maps" })
            Directory.CreateDirectory(Path.Combine(folder, each));
        for (var s = 0; s < size.Sources; s++)
        {
            WriteSource(s);
            if (Later(s) is { } later)
                WriteMap(s, later);
        }
    }

    public static string Key(int source) => string.Create(CultureInfo.InvariantCulture, $"source-{source:00}");

    public static string ProvisionKey(int provision) => string.Create(CultureInfo.InvariantCulture, $"p-{provision:000}");

    public static string MapKey(int source) => $"after-{Key(source)}";

    /// <summary>The source that came after another: of the last quarter of them every second replaced the one before it.</summary>
    public int? Later(int source) =>
        source >= size.Sources * 3 / 4 && source % 2 == 0 && source + 1 < size.Sources ? source + 1 : null;

    /// <summary>What a map says of a provision: in use, or null where it carries nothing yet.</summary>
    public (string Outcome, bool IsUsed)? Mapped(int source, int provision) =>
        Later(source) is null ? null
        : provision % 7 == 6 ? ("changed", true)
        : provision % 10 == 9 ? ("repealed", false)
        : ("same", provision % 4 != 3);

    /// <summary>The day from which a map that is in use is.</summary>
    public static string UsedFrom => Day(Replaced);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void WriteSource(int s)
    {
        using var file = new StreamWriter(Path.Combine(folder, "sources", $"{Key(s)}.yaml"));
        var from = Later(s - 1) is null ? First.AddDays(s * Years * 365 / (2 * size.Sources)) : Replaced;
        file.WriteLine($"title: {Subject(s)} {(s % 3 == 0 ? "Act" : "guidance")} {s + 1}\nkind: {Kinds[s % Kinds.Length]}");
        file.WriteLine($"issued-by: The department\ndated: {Day(from)}\nfrom: {Day(from)}");
        if (Later(s) is not null)
            file.WriteLine($"until: {Day(Replaced.AddDays(-1))}");
        file.WriteLine("provisions:");
        for (var p = 0; p < Provisions; p++)
            WriteProvision(file, p, from, Later(s) is not null);
    }

    private static void WriteProvision(StreamWriter file, int p, DateOnly from, bool isReplaced)
    {
        var (whole, part) = (p / PartsOfAWhole, p % PartsOfAWhole);
        file.WriteLine(
            $"  {ProvisionKey(p)}:\n    number: \"{whole + 1}{(part == 0 ? "" : $".{part}")}\"\n    title: {Subject(p)}\n    text: Arrange with the partners for {Subject(p + whole).ToLowerInvariant()}, and keep it under review, as number {p} asks."
        );
        if (part > 0)
            file.WriteLine($"    part-of: {ProvisionKey(whole * PartsOfAWhole)}");
        if (p % 4 == 0)
            file.WriteLine(
                $"    stages:\n      enacted:\n        state: enacted\n        from: {Day(from)}\n        until: {Day(from.AddDays(90))}\n      in-force:\n        state: {(p % 20 == 8 ? "repealed" : "in-force")}\n        from: {Day(from.AddDays(91))}{Until("        ", isReplaced)}"
            );
        else
            file.WriteLine("    state: in-force");
        file.WriteLine($"    from: {Day(from)}{Until("    ", isReplaced)}");
    }

    private static string Until(string indent, bool isReplaced) =>
        isReplaced ? $"\n{indent}until: {Day(Replaced.AddDays(-1))}" : "";

    private void WriteMap(int earlier, int later)
    {
        using var file = new StreamWriter(Path.Combine(folder, "maps", $"{MapKey(earlier)}.yaml"));
        file.WriteLine($"title: What became of {Key(earlier)}\nearlier: {Key(earlier)}\nlater: {Key(later)}\nmap-entries:");
        for (var p = 0; p < Provisions; p++)
        {
            var (outcome, isUsed) = Mapped(earlier, p)!.Value;
            file.WriteLine($"  {ProvisionKey(p)}:\n    provision: {Key(earlier)}/{ProvisionKey(p)}\n    outcome: {outcome}");
            if (outcome != "repealed")
                file.WriteLine($"    successors:\n      - {Key(later)}/{ProvisionKey(p)}");
            if (isUsed)
                file.WriteLine($"    used-from: {UsedFrom}");
        }
    }

    private static string Subject(int i) => Subjects[i % Subjects.Length];

    private static readonly string[] Subjects =
    [
        "Co-operation",
        "Safeguarding",
        "Early years",
        "Looked-after children",
        "Adoption and fostering",
        "School standards",
        "Health of children",
        "Disabled children",
        "Youth justice",
        "Participation",
        "Complaints",
        "Workforce",
        "Information sharing",
        "Joint funding",
        "Homeless young people",
    ];
}
