using System.Globalization;

namespace Remit.Bench;

/// <summary>How large generated registers are, all of them together.</summary>
internal sealed record RegistersSize(int Registers, int Responsibilities, int Positions, int Sources, int Actions)
{
    /// <summary>As large as any that can be thought of: forty holders who have said every year how each duty is met.</summary>
    public static RegistersSize Large { get; } = new(40, 5000, 100_000, 40, 10_000);

    /// <summary>The same in small, to try it out.</summary>
    public static RegistersSize Small { get; } = new(8, 200, 1000, 8, 200);
}

/// <summary>
/// What a partnership's holders must do and have said of it for twenty years, beside a <see cref="GeneratedPartnership"/> in the same folder: registers of
/// posts and bodies under <see cref="GeneratedSources"/>, positions with ratings, review days and evidence, drafts, delegations, what is reopened,
/// actions and reporting duties. The same for the same size and seed.
/// </summary>
internal sealed class GeneratedRegisters(string folder, RegistersSize size, int seed = 1)
{
    private const int RowsUnderALeadIn = 4;
    private const int RowsUnderAHeading = 12;
    private const int Posts = 60;
    private const int Bodies = 8;
    private const int Hollow = 1;

    /// <summary>The first day that anybody speaks of.</summary>
    private static readonly DateOnly Start = new(2006, 9, 1);

    /// <summary>The last day that anybody speaks of.</summary>
    public static DateOnly End { get; } = new(2026, 8, 31);

    private readonly Random next = new(seed);
    private readonly GeneratedSources sources = new(folder, size);
    private int rated;

    private int Rows => size.Responsibilities / size.Registers;

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        sources.Write();
        Directory.CreateDirectory(Path.Combine(folder, "registers"));
        var all = size.Registers * Enumerable.Range(0, Rows).Count(IsRated);
        for (var r = 0; r < size.Registers; r++)
        {
            using var file = new StreamWriter(Path.Combine(folder, "registers", $"{RegisterKey(r)}.yaml"));
            file.WriteLine(
                $"title: Responsibilities of holder {r}\nholder: {Holder(r)}\nsource: {GeneratedSources.Key(r % size.Sources)}"
            );
            if (r % 2 == 0)
                file.WriteLine("review-after: 12 months");
            file.WriteLine("responsibilities:");
            for (var i = 0; i < Rows; i++)
                WriteRow(file, r, i, all);
        }
        WriteActions();
        WriteDuties();
    }

    public static string RegisterKey(int register) => string.Create(CultureInfo.InvariantCulture, $"register-{register:00}");

    public static string RowKey(int row) => string.Create(CultureInfo.InvariantCulture, $"row-{row:000}");

    /// <summary>Three of four registers are a post's, the others a body's.</summary>
    public static string Holder(int register) =>
        register % 4 == 3
            ? $"body:{GeneratedPartnership.BodyKey(register / 4 % Bodies)}"
            : $"post:post-{(register % Posts).ToString(CultureInfo.InvariantCulture)}";

    private static bool LeadsIn(int row) => row % (5 * (RowsUnderALeadIn + 1)) == 0;

    /// <summary>Lead-ins are not rated, and of every twentieth row nobody has said anything.</summary>
    private static bool IsRated(int row) => !LeadsIn(row) && row % 20 != 19;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void WriteRow(StreamWriter file, int register, int row, int all)
    {
        var number = (register * Rows) + row;
        var under = row % (5 * (RowsUnderALeadIn + 1));
        var ends = row % 20 == 13;
        file.WriteLine(
            $"  {RowKey(row)}:\n    heading: Part {(row / RowsUnderAHeading) + 1} {Matters[row / RowsUnderAHeading % Matters.Length]}"
        );
        if (under is 0 or > RowsUnderALeadIn)
            file.WriteLine($"    number: \"{register + 1}.{row + 1}\"");
        else
            file.WriteLine($"    part-of: {RowKey(row - under)}");
        if (under == 0)
            file.WriteLine("    lead-in: true");
        file.WriteLine(
            $"    text: {Duties[number % Duties.Length]} {Matters[number / 3 % Matters.Length].ToLowerInvariant()}, item {number + 1} of the schedule, with due regard to the views of children and their families{(under == 0 ? ", and in particular" : "")}"
        );
        file.WriteLine($"    from: {Day(Start)}{(ends ? $"\n    until: {Day(End.AddDays(-400))}" : "")}");
        WriteCitations(file, register, row);
        if (row % 10 == 4)
            file.WriteLine(
                $"    delegations:\n      other:\n        to: post-{(register + 11) % Posts}\n        from: {Day(Start.AddYears(13))}{(ends ? $"\n        until: {Day(End.AddDays(-400))}" : "")}"
            );
        if (!IsRated(row))
            return;
        var (first, last) = ((long)size.Positions * rated / all, (long)size.Positions * (rated + 1) / all);
        rated++;
        WritePositions(file, register, row, (int)(last - first), ends ? End.AddDays(-400) : End);
    }

    /// <summary>Each row rests on its register's source, every third on another one as well, and on what took a provision's place.</summary>
    private void WriteCitations(StreamWriter file, int register, int row)
    {
        var cited = new List<(int Source, int Provision)> { (register % size.Sources, row * 3 / 4 % sources.Provisions) };
        if (row % 3 == 0)
            cited.Add(((register + 7) % size.Sources, row * 5 % sources.Provisions));
        var reopened = cited.Where(c => sources.Mapped(c.Source, c.Provision) is ("changed", true)).ToList();
        cited.AddRange(
            cited
                .Where(c => sources.Mapped(c.Source, c.Provision) is ("same", true))
                .Select(c => (sources.Later(c.Source)!.Value, c.Provision))
                .ToList()
        );
        file.WriteLine("    provisions:");
        foreach (var (source, provision) in cited.Distinct())
            file.WriteLine($"      - {GeneratedSources.Key(source)}/{GeneratedSources.ProvisionKey(provision)}");
        if (reopened.Count == 0)
            return;
        file.WriteLine("    reopenings:");
        foreach (var ((source, provision), n) in reopened.Select((c, n) => (c, n)))
            file.WriteLine(
                $"      map-{n}:\n        entry: {GeneratedSources.MapKey(source)}/{GeneratedSources.ProvisionKey(provision)}\n        since: {GeneratedSources.UsedFrom}{(row % 5 == 0 ? "" : "\n        settled: stands\n        settled-on: 2015-09-01\n        words: Read beside the new text.")}"
            );
    }

    /// <summary>One account after another, about a year apart.</summary>
    private void WritePositions(StreamWriter file, int register, int row, int count, DateOnly last)
    {
        if (count == 0)
            return;
        var days = last.DayNumber - Start.DayNumber;
        file.WriteLine("    positions:");
        for (var p = 0; p < count; p++)
        {
            var on = Start.AddDays((days * p / count) + next.Next(Math.Max(1, days / count)));
            var (isNewest, kind) = (p == count - 1, next.Next(40));
            // The last word on these is hollow, and nothing stands behind it.
            var isHollow = isNewest && row % 40 == 2;
            file.WriteLine($"      a-{p:000}:\n        text: {Account(isHollow ? Hollow : kind, register, row, p, on)}");
            file.WriteLine(
                $"        rating: {Ratings[next.Next(Ratings.Length)]}\n        on: {Day(on)}\n        by: {Holder(register)}"
            );
            if (kind == 0 && !isHollow)
                file.WriteLine("        nil: true");
            if (next.Next(2) == 0)
                file.WriteLine($"        review-on: {Day(on.AddDays(180 + next.Next(400)))}");
            if (next.Next(100) < (isNewest ? 80 : 55) && !isHollow)
                WriteEvidence(file, register, p, on);
        }
        if (row % 100 == 7)
            file.WriteLine(
                $"      draft:\n        text: Drafted for the holder, with the figures of the last quarter of number {row}.\n        on: {Day(last)}\n        draft: waiting\n        drafted-by: post:post-{(register + 11) % Posts}"
            );
    }

    private void WriteEvidence(StreamWriter file, int register, int position, DateOnly on)
    {
        file.WriteLine(
            $"        evidence:\n          first:\n            title: Minutes of group {next.Next(200)}, item {position + 1}\n            dated: {Day(on.AddDays(-next.Next(60)))}"
        );
        if (next.Next(10) == 0)
            file.WriteLine($"            record: body:{GeneratedPartnership.BodyKey(register % Bodies)}");
        else if (next.Next(5) == 0)
            file.WriteLine($"            address: https://partnership.example/papers/{next.Next(100_000)}");
    }

    private static string Account(int kind, int register, int row, int position, DateOnly on) =>
        kind switch
        {
            0 => "There is no agreement in place, and nothing to report.",
            Hollow => "Robust arrangements are well established and effective.",
            2 => "Effective partnership working continues to be embedded across the service.",
            3 => "\"-\"",
            4 => "The protocol was agreed by all partner agencies in 2009 and is followed.",
            _ =>
                $"Considered by the group as item {position + 1} of its meeting in {on.Year}; the protocol was revised, {20 + (row * 7 % 60)} of {80 + (register % 9)} cases were looked at, and what was learnt was circulated to all partner agencies and to the schools of the area for their own reviews of practice.",
        };

    private void WriteActions()
    {
        using var file = new StreamWriter(Path.Combine(folder, "actions.csv"));
        file.WriteLine("key,what,reference,owners,due,status,done-on,proof,reason,origin,reported-to,from");
        for (var a = 0; a < size.Actions; a++)
        {
            var (register, row) = (a % size.Registers, a / size.Registers % Rows);
            var from = Start.AddDays(next.Next(End.DayNumber - Start.DayNumber - 400));
            var due = from.AddDays(30 + next.Next(600));
            // Some were closed lately, with nothing that shows it.
            var kind = a % 50 == 7 ? 4 : next.Next(20);
            if (a % 50 == 7)
                (from, due) = (End.AddDays(-360), End.AddDays(-100));
            var (status, done, proof, reason) = kind switch
            {
                < 3 => ("open", "", "", ""),
                3 => ("withdrawn", "", "", "Overtaken by other work"),
                4 => ("done", Day(from.AddDays(next.Next(350))), "", "Nobody kept the minute"),
                _ => ("done", Day(from.AddDays(next.Next(350))), "Minute of the group", ""),
            };
            var owner = a % 3 == 0 ? $"post:post-{register % Posts}" : $"person:person-{a * 13 % (Posts * 5)}";
            file.WriteLine(
                $"action-{a},\"Bring a report on {Matters[a % Matters.Length].ToLowerInvariant()} ({a}) to the group, and agree who leads\",A{a},{owner},{Day(due)},{status},{done},{proof},{reason},responsibility:{RegisterKey(register)}/{RowKey(row)},body:{GeneratedPartnership.BodyKey(a % Bodies)},{Day(from)}"
            );
        }
    }

    private void WriteDuties()
    {
        using var file = new StreamWriter(Path.Combine(folder, "reporting-duties.csv"));
        file.WriteLine("key,from-holder,to-holder,about,how-often,rhythm,every,first-due,from");
        for (var r = 0; r < size.Registers; r++)
            if (Holder(r) != $"body:{GeneratedPartnership.BodyKey(0)}")
                file.WriteLine(
                    $"duty-{r:00},{Holder(r)},body:{GeneratedPartnership.BodyKey(0)},Register {r} and its actions,every year,{(r % 5 == 4 ? ",," : $"every,12 months,{Day(Start.AddYears(19).AddDays(r))}")},{Day(Start)}"
                );
    }

    private static readonly string[] Ratings =
    [
        "met",
        "met",
        "met",
        "partly-met",
        "partly-met",
        "not-met",
        "not-assessed",
        "not-applicable",
    ];

    private static readonly string[] Duties =
    [
        "Ensure",
        "Review",
        "Report on",
        "Co-ordinate",
        "Publish",
        "Commission",
        "Monitor",
        "Agree",
    ];

    private static readonly string[] Matters =
    [
        "Arrangements for children who move between areas",
        "The quality of placements",
        "The joint needs assessment",
        "Training for front-line staff",
        "The plan for early help",
        "Information sharing between partners",
        "Attendance at school",
        "Support for young carers",
        "Preparation for adult life",
    ];
}
