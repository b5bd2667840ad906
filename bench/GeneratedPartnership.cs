using System.Globalization;

namespace Remit.Bench;

/// <summary>How large a generated partnership is.</summary>
internal sealed record PartnershipSize(int Bodies, int People, int Appointments)
{
    /// <summary>As large as any that can be thought of: every group of a large county, with twenty years behind it.</summary>
    public static PartnershipSize Large { get; } = new(500, 10_000, 30_000);
}

/// <summary>
/// A partnership with twenty years behind it, as files of the portable format: the same for the same size and seed. A tree of bodies five levels
/// deep, some closed and taken over from, some renamed; lines of every kind; places with one holder after another; topics; terms with quorum.
/// </summary>
internal sealed class GeneratedPartnership(string folder, PartnershipSize size, int seed = 1)
{
    private const int Years = 20;
    private const int Organisations = 60;
    private const int Districts = 12;
    private static readonly DateOnly Start = new(2006, 9, 1);

    private static readonly string[] Matters =
    [
        "Early help",
        "Child exploitation",
        "Neglect",
        "Learning and development",
        "Quality and audit",
        "Practice review",
        "Communication",
        "Domestic abuse",
        "Children with disabilities",
        "Mental health",
        "Missing children",
        "Education safeguarding",
        "Health safeguarding",
        "Performance and data",
        "Care leavers",
        "Youth justice",
        "Transitions",
        "Private fostering",
    ];

    private static readonly string[] Places =
    [
        "North",
        "South",
        "East",
        "West",
        "Vale",
        "Forest",
        "Coast",
        "Moor",
        "City",
        "Port",
        "Hill",
        "Fen",
    ];

    private readonly Random next = new(seed);
    private int person;

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        foreach (var each in new[] { "bodies", "organisations", "posts", "terms" })
            Directory.CreateDirectory(Path.Combine(folder, each));
        File.WriteAllText(
            Path.Combine(folder, "partnership.yaml"),
            """
            format: remit/1
            name: Generated partnership
            area: county
            about: A partnership that was never there.
            default-sensitivity: public

            """
        );
        WriteAreas();
        WriteOrganisations();
        WritePeople();
        WritePosts();
        for (var i = 0; i < size.Bodies; i++)
            WriteBody(i);
    }

    /// <summary>The key of a body; the first is the board, the second the executive.</summary>
    public static string BodyKey(int i) => $"body-{Number(i)}";

    private static string Number(int i) => i.ToString("0000", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void WriteAreas()
    {
        using var file = new StreamWriter(Path.Combine(folder, "local-areas.csv"));
        file.WriteLine("key,name,kind,part-of");
        file.WriteLine("county,The county,county,");
        for (var i = 0; i < Districts; i++)
            file.WriteLine($"district-{i},{Places[i]} district,district,county");
    }

    private void WriteOrganisations()
    {
        string[] kinds = ["county-council", "health", "police", "voluntary-sector", "education-and-skills", "other"];
        for (var i = 0; i < Organisations; i++)
        {
            var isDistrict = i is > 0 and <= Districts;
            var kind =
                i == 0 ? kinds[0]
                : isDistrict ? "district-council"
                : kinds[1 + (i % (kinds.Length - 1))];
            File.WriteAllText(
                Path.Combine(folder, "organisations", $"organisation-{i}.yaml"),
                $"name: {(isDistrict ? $"{Places[i - 1]} District Council" : $"Partner {i}")}\nkind: {kind}\nserves:\n  - {(isDistrict ? $"district-{i - 1}" : "county")}\n"
            );
        }
    }

    private void WritePeople()
    {
        using var file = new StreamWriter(Path.Combine(folder, "people.csv"));
        file.WriteLine("key,name,organisation,job-title");
        for (var i = 0; i < size.People; i++)
            file.WriteLine($"person-{i},{Names.Of(i)},organisation-{i % Organisations},Head of service {i % 97}");
    }

    private void WritePosts()
    {
        for (var i = 0; i < Organisations; i++)
            File.WriteAllText(
                Path.Combine(folder, "posts", $"post-{i}.yaml"),
                $"title: Director of Partner {i}\norganisation: organisation-{i}\nholders:\n  now:\n    person: person-{i % size.People}\n    from: 2019-04-01\n"
            );
    }

    /// <summary>The body above: five levels, each parent with about a dozen below it.</summary>
    private static int? Parent(int i) =>
        i switch
        {
            0 => null,
            1 or 2 => 0,
            < 15 => 1,
            _ => 3 + ((i - 15) / 11),
        };

    private void WriteBody(int i)
    {
        var from = i < 15 ? Start : Start.AddDays(next.Next(Years * 330));
        // What has others below it stays, so that they do not answer to what is closed.
        var hasOthersBelow = i < 3 + ((size.Bodies - 15) / 11) + 1;
        DateOnly? until = !hasOthersBelow && next.Next(5) == 0 ? from.AddDays(400 + next.Next(2500)) : null;
        using var file = new StreamWriter(Path.Combine(folder, "bodies", $"{BodyKey(i)}.yaml"));
        file.WriteLine($"name: {Name(i)}");
        file.WriteLine($"kind: {Kind(i)}");
        file.WriteLine($"deciding: {(i % 3 == 0 ? "decision-making" : "advisory")}");
        file.WriteLine($"purpose: Sees to {Matters[i % Matters.Length].ToLowerInvariant()} across the partner agencies.");
        if (i % 4 == 0)
            file.WriteLine($"ages: {(i % 8 == 0 ? "0 to 5" : "5 to 13")}");
        file.WriteLine($"covers:\n  - {(IsLocal(i) ? $"district-{i % Districts}" : "county")}");
        file.WriteLine($"from: {Day(from)}");
        if (until is { } ended)
            file.WriteLine($"until: {Day(ended)}");
        if (i % 9 != 8)
            file.WriteLine($"established:\n  from: {Day(from)}{(until is { } day ? $"\n  until: {Day(day)}" : "")}");
        if (i % 6 == 5)
            file.WriteLine($"former-names:\n  first:\n    name: Former {Name(i)}\n    until: {Day(from.AddDays(200))}");
        WriteLines(file, i, from, until);
        WritePlaces(file, i, from, until);
        WriteTopics(file, i, from, until);
        WriteTerms(file, i, from, until);
    }

    private static bool IsLocal(int i) => i >= 15 && i % 3 == 1;

    private static string Kind(int i) =>
        i switch
        {
            0 => "board",
            1 => "executive",
            2 => "safeguarding-board",
            < 7 => "age-group",
            _ when IsLocal(i) => "local-group",
            _ => "working-group",
        };

    private static string Name(int i) =>
        i switch
        {
            0 => "Children’s Partnership Board",
            1 => "Partnership Executive",
            2 => "Safeguarding Children Partnership",
            _ when IsLocal(i) => $"{Places[i % Districts]} {Matters[i % Matters.Length].ToLowerInvariant()} group {i}",
            _ => $"{Matters[i % Matters.Length]} group {i}",
        };

    private void WriteLines(StreamWriter file, int i, DateOnly from, DateOnly? until)
    {
        var lines = new List<(string Kind, int To, string Scope)>();
        if (Parent(i) is { } parent)
            lines.Add(("accountable-to", parent, i % 7 == 0 ? "annual work programme" : "everything"));
        if (i == 2)
            lines.Add(("scrutinises", 1, "safeguarding of children"));
        if (i > 20 && i % 25 == 0)
            lines.Add(("accountable-to", 2, "safeguarding matters"));
        if (i > 3 && i % 10 == 4)
            lines.Add(("works-with", i - 1, "shared cases"));
        if (i > 3 && i % 30 == 7)
            lines.Add(("scrutinises", 3, "quality of practice"));
        if (lines.Count == 0)
            return;
        file.WriteLine("lines:");
        foreach (var (line, n) in lines.Select((l, n) => (l, n)))
            file.WriteLine(
                $"  line-{n}:\n    kind: {line.Kind}\n    to: {BodyKey(line.To)}\n    scope: {line.Scope}\n    from: {Day(from)}{Until("    ", until)}"
            );
    }

    private static string Until(string indent, DateOnly? day) => day is { } until ? $"\n{indent}until: {Day(until)}" : "";

    private void WritePlaces(StreamWriter file, int i, DateOnly from, DateOnly? until)
    {
        var (places, each) = (10, size.Appointments / (size.Bodies * 10));
        file.WriteLine("places:");
        for (var p = 0; p < places; p++)
        {
            file.WriteLine(
                $"  place-{p}:\n    title: {(p == 0 ? "Chair" : $"Member for partner {((i * 7) + p) % Organisations}")}"
            );
            file.WriteLine(
                $"    filled-by: organisation-{((i * 7) + p) % Organisations}\n    role: {(p == 0 ? "chair" : "member")}"
            );
            file.WriteLine($"    capacity: {(p % 3 == 0 ? "represents" : "binds")}\n    from: {Day(from)}{Until("    ", until)}");
            WriteAppointments(file, each, p, from, until);
        }
    }

    /// <summary>One holder after another; the last is there still, or has left an empty place.</summary>
    private void WriteAppointments(StreamWriter file, int each, int place, DateOnly from, DateOnly? until)
    {
        var last = until ?? Start.AddYears(Years);
        var days = Math.Max(each, last.DayNumber - from.DayNumber);
        var isVacant = next.Next(15) == 0;
        file.WriteLine("    appointments:");
        for (var a = 0; a < each; a++)
        {
            var begins = from.AddDays(days * a / each);
            var ends = from.AddDays((days * (a + 1) / each) - 1);
            var isLast = a == each - 1;
            file.WriteLine(
                $"      appointment-{a}:\n        person: person-{person++ * 7 % size.People}\n        from: {Day(begins)}{(isLast && !isVacant && until is null ? "" : $"\n        until: {Day(until is { } end && ends > end ? end : ends)}")}"
            );
        }
        if (isVacant && until is null && place > 0)
            file.WriteLine($"    vacancies:\n      now:\n        from: {Day(from.AddDays(days))}");
    }

    private static void WriteTopics(StreamWriter file, int i, DateOnly from, DateOnly? until)
    {
        file.WriteLine("areas:");
        for (var t = 0; t < 3; t++)
            file.WriteLine(
                $"  topic-{t}:\n    title: {Matters[(i + (t * 5)) % Matters.Length]} {(i + t) % 61}\n    part: {(t == 0 ? "lead" : "contributing")}\n    from: {Day(from)}{Until("    ", until)}"
            );
    }

    private void WriteTerms(StreamWriter file, int i, DateOnly from, DateOnly? until)
    {
        if (i % 8 == 7)
            return;
        Directory.CreateDirectory(Path.Combine(folder, "terms", BodyKey(i)));
        File.WriteAllText(
            Path.Combine(folder, "terms", BodyKey(i), "1.md"),
            $"## Purpose\n\n{Matters[i % Matters.Length]} for children and their families.\n\n## Membership\n\nAs recorded.\n"
        );
        file.WriteLine(
            $"terms:\n  \"1\":\n    state: agreed\n    agreed-by: {BodyKey(Parent(i) ?? 0)}\n    agreed-on: {Day(from.AddDays(30))}\n    review-on: {Day(from.AddYears(3 + (i % 18)))}\n    from: {Day(from.AddDays(30))}{Until("    ", until)}"
        );
        if (i % 2 == 0)
            file.WriteLine("    quorum-rules:\n      share:\n        form: share\n        share: \"1/3\"\n        of: members");
    }

    private static class Names
    {
        private static readonly string[] First =
        [
            "Amina",
            "Ben",
            "Carys",
            "Dev",
            "Ellen",
            "Farah",
            "Gwen",
            "Hugh",
            "Ines",
            "Jo",
            "Kit",
            "Lena",
            "Mo",
        ];
        private static readonly string[] Last =
        [
            "Adeyemi",
            "Baker",
            "Clarke",
            "Davies",
            "Evans",
            "Fox",
            "Green",
            "Hall",
            "Iqbal",
            "Jones",
            "Khan",
        ];

        public static string Of(int i) => $"{First[i % First.Length]} {Last[i % Last.Length]} {i}";
    }
}
