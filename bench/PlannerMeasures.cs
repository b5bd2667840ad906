using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Remit.Meetings.Planning;

namespace Remit.Bench;

/// <summary>
/// How good the plans of reports are, and what they take: beside the bound that the page prints, and beside what an exact solver (HiGHS) finds of
/// the same question in a given time. The agendas are generated, the same every time.
/// </summary>
internal sealed class PlannerMeasures(string folder, int reports, int meetings, int seconds)
{
    private const int Questions = 3;
    private const int Bodies = 3;
    private const int DaysInAWeek = 7;
    private static readonly DateOnly Day = new(2007, 9, 3);
    private static readonly int[] Rounds = [Planner.UsualRounds / 2, Planner.UsualRounds, Planner.UsualRounds * 5];

    /// <summary>Plans, solves and prints; a line each as it comes.</summary>
    public async Task Print()
    {
        Console.WriteLine(
            $"{reports} reports, {meetings} meetings of {Bodies} bodies; {Questions} questions; the solver has {seconds} seconds"
        );
        var solves = await Install();
        for (var question = 1; question <= Questions; question++)
        {
            var problem = Some(question);
            var bound = PlanBound.Of(problem);
            var best = solves ? await Solved(problem) : null;
            if (best is var (status, cost, took))
                Say($"question {question}: HiGHS ({status})", cost, bound, cost, took);
            foreach (var rounds in Rounds)
            {
                Placing? plan = null;
                var clock = Runs.Clock(() => plan = Planner.Plan(problem, rounds));
                Say($"question {question}: {rounds} rounds", plan!.Cost, bound, best?.Cost, clock);
            }
        }
    }

    private static void Say(string what, long cost, long bound, long? best, double took) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {what, -32} {cost, 9} {(double)cost / bound, 7:0.0000} × bound {(best is { } least ? $"{(double)cost / least:0.0000} × solver" : ""), 16} {took, 7:0.0} s"
            )
        );

    /// <summary>Bodies that meet in turn; four in five reports fit on the meetings that there are.</summary>
    private PlanProblem Some(int question)
    {
        var random = new Random(question);
        var dates = Enumerable
            .Range(0, meetings)
            .Select(m => (Body: m % Bodies, Date: Day.AddDays((m + 1) * DaysInAWeek * 2)))
            .ToList();
        var asked = new List<PlanReport>();
        for (var r = 0; r < reports; r++)
        {
            var body = random.Next(Bodies);
            var weeks = random.Next(meetings * 2);
            var before = asked.Count > 0 && random.Next(6) == 0 ? (int[])[random.Next(asked.Count)] : [];
            asked.Add(
                new PlanReport
                {
                    Body = body,
                    Minutes = 5 * (1 + random.Next(6)),
                    Weight = 1 + (random.Next(4) == 0 ? 8 : 0) + (random.Next(3) == 0 ? 4 : 0) + (random.Next(5) == 0 ? 3 : 0),
                    ToNote = random.Next(4) == 0,
                    Earliest = random.Next(4) == 0 ? Day.AddDays(weeks * DaysInAWeek / 2) : null,
                    Latest = random.Next(4) == 0 ? Day.AddDays((weeks + 8) * DaysInAWeek) : null,
                    Ready = random.Next(5) == 0 ? Day.AddDays(weeks * DaysInAWeek / 3) : null,
                    After = before,
                }
            );
        }
        var room = asked.Sum(r => r.Minutes) * 4 / 5 / meetings;
        return new PlanProblem(
            [.. dates.Select(m => new PlanMeeting(m.Body, m.Date, m.Date.AddDays(-DaysInAWeek), room, 4))],
            asked,
            Day
        );
    }

    private async Task<bool> Install()
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules", "highs")))
            return true;
        var (code, said) = await Run("npm", "ci", "--no-audit", "--no-fund");
        if (code != 0)
            Console.WriteLine($"  The solver could not be fetched, and is left out:\n{said}");
        return code == 0;
    }

    private async Task<(string Status, long Cost, double Took)?> Solved(PlanProblem problem)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Program(problem));
            var clock = Stopwatch.StartNew();
            var (code, said) = await Run("node", "highs.cjs", file, seconds.ToString(CultureInfo.InvariantCulture));
            if (code != 0)
            {
                Console.WriteLine($"  HiGHS ended with {code}:\n{said}");
                return null;
            }
            using var found = JsonDocument.Parse(said);
            return (
                found.RootElement.GetProperty("status").GetString()!,
                (long)Math.Round(found.RootElement.GetProperty("objective").GetDouble()),
                clock.Elapsed.TotalSeconds
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// The question as an integer program: a variable for each report and meeting that could hear it, one for no meeting; a row for each report, for
    /// the minutes and the notes of each meeting, and for each report at a meeting that needs another before it.
    /// </summary>
    private static string Program(PlanProblem problem)
    {
        var (goal, rows, all) = (new List<string>(), new StringBuilder(), new List<string>());
        var could = problem
            .Reports.Select((_, r) => Enumerable.Range(0, problem.Meetings.Count).Where(m => problem.Could(r, m)).ToList())
            .ToList();
        for (var r = 0; r < problem.Reports.Count; r++)
        {
            foreach (var m in could[r])
                goal.Add($"{problem.Cost(r, m)} x{r}_{m}");
            goal.Add($"{problem.Cost(r, -1)} n{r}");
            all.AddRange([.. could[r].Select(m => $"x{r}_{m}"), $"n{r}"]);
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $" r{r}: {string.Join(" + ", could[r].Select(m => $"x{r}_{m}").Append($"n{r}"))} = 1"
            );
            foreach (var before in problem.Reports[r].After)
            foreach (var m in could[r])
                rows.AppendLine(
                    CultureInfo.InvariantCulture,
                    $" o{r}_{before}_{m}: x{r}_{m} {string.Concat(could[before].Where(b => problem.IsAfter(m, b)).Select(b => $"- x{before}_{b} "))}<= 0"
                );
        }
        for (var m = 0; m < problem.Meetings.Count; m++)
        {
            var there = Enumerable.Range(0, problem.Reports.Count).Where(r => could[r].Contains(m)).ToList();
            var notes = there.Where(r => problem.Reports[r].ToNote).ToList();
            if (there.Count > 0)
                rows.AppendLine(
                    CultureInfo.InvariantCulture,
                    $" t{m}: {string.Join(" + ", there.Select(r => $"{problem.Reports[r].Minutes} x{r}_{m}"))} <= {problem.Meetings[m].Minutes}"
                );
            if (notes.Count > 0)
                rows.AppendLine(
                    CultureInfo.InvariantCulture,
                    $" i{m}: {string.Join(" + ", notes.Select(r => $"x{r}_{m}"))} <= {problem.Meetings[m].MostToNote}"
                );
        }
        return $"Minimize\n obj: {string.Join("\n + ", goal)}\nSubject To\n{rows}Binary\n {string.Join("\n ", all)}\nEnd\n";
    }

    private async Task<(int Code, string Said)> Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? said : said + await error);
    }
}
