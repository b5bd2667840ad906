using System.CommandLine;
using System.Globalization;
using System.Text;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web.CommandLine;

namespace Remit.Responsibilities.Papers;

/// <summary>The verbs that bring registers in as papers and take them out as tables.</summary>
internal static class PaperCommands
{
    /// <summary>Without the mark, Excel reads the file in the machine's old encoding and garbles every dash and curly quotation mark.</summary>
    private static readonly Encoding MarkedForExcel = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary><c>import responsibilities FILE [--holder KEY] [--source KEY] [--date DATE] [--wording ask|keep|take|add] [--dry-run]</c></summary>
    public static Command Import(Opening opening)
    {
        var file = new Argument<string>("FILE") { Description = "Text as a Word table leaves it, or CSV" };
        var holder = new Option<string>("--holder")
        {
            Description = "Whose responsibilities they are, where the title does not tell it",
            HelpName = "KEY",
        };
        var source = new Option<string>("--source")
        {
            Description = "The source whose paragraphs the numbers are",
            HelpName = "KEY",
        };
        var date = new Option<string>("--date")
        {
            Description = "The day that the paper speaks of, such as 2007-09-03",
            HelpName = "DATE",
        };
        var wording = new Option<WordingChoice>("--wording")
        {
            Description =
                "Where the paper words a recorded row differently: ask (save nothing), keep the recorded words, take the paper's, or add it as another row",
            HelpName = "ask|keep|take|add",
            DefaultValueFactory = _ => WordingChoice.Ask,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, row by row, and save nothing" };
        date.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        var command = new Command("responsibilities", "Bring in registers of responsibilities from a paper as people have it")
        {
            file,
            holder,
            source,
            date,
            wording,
            dryRun,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var path = words.GetValue(file)!;
                    var rehearse = words.GetValue(dryRun);
                    var paper = PaperReader.Read(path, words.GetValue(holder));
                    var options = new RegisterImportOptions(
                        words.GetValue(source),
                        LondonDate.TryParse(words.GetValue(date), out var on) ? on : null,
                        words.GetValue(wording)
                    );
                    var change = new Change(
                        Change.LocalOperator,
                        "by the command line",
                        $"Imported responsibilities from {Path.GetFileName(path)}"
                    );
                    var import = new RegisterImport(
                        services.GetRequiredService<Store>(),
                        services.GetRequiredService<LondonClock>()
                    );
                    return Say(await import.Run(paper, options, change, rehearse), rehearse);
                }
            )
        );
        return command;
    }

    /// <summary><c>export registers --format csv --out DIR</c></summary>
    public static Command Export(Opening opening)
    {
        var format = new Option<string>("--format") { Description = "csv", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv");
        var to = new Option<string>("--out")
        {
            Description = "The folder to write into",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("registers", "Take the registers out, a table each") { format, to };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var folder = words.GetValue(to)!;
                    await using var db = services.GetRequiredService<Store>().Read(Sensitivity.Restricted);
                    var tables = await RegisterExport.Csv(db, services.GetRequiredService<LondonClock>().Today);
                    try
                    {
                        Directory.CreateDirectory(folder);
                        foreach (var (key, text) in tables)
                            await File.WriteAllTextAsync(Path.Combine(folder, $"{key}.csv"), text, MarkedForExcel);
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        await Console.Error.WriteLineAsync($"Can't write to {folder}: {problem.Message}");
                        return Opening.CannotWork;
                    }
                    Console.WriteLine(
                        tables.Count == 1 ? $"Wrote 1 register to {folder}." : $"Wrote {tables.Count} registers to {folder}."
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static int Say(RegisterImportReport report, bool rehearse)
    {
        foreach (var finding in report.Findings.Where(f => rehearse || f.Kind is not FindingKind.New))
        {
            var stream = finding.Kind is FindingKind.Refused or FindingKind.Question ? Console.Error : Console.Out;
            stream.WriteLine($"{Sign(finding.Kind)} {finding}");
        }
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Rows} rows: {report.Count(FindingKind.New)} new records, {report.Count(FindingKind.Changed)} changes, {report.Unchanged} rows unchanged, {report.Count(FindingKind.Missing)} recorded rows not in the paper."
        );
        if (report.Count(FindingKind.Question) is > 0 and var questions)
            Console.Error.WriteLine(
                $"{questions} {(questions == 1 ? "row is" : "rows are")} worded differently. Say --wording keep to keep the recorded words, --wording take to take the paper's, or --wording add where they are other responsibilities. Nothing was saved."
            );
        else if (report.IsRefused)
            Console.Error.WriteLine(
                $"{report.Count(FindingKind.Refused)} {(report.Count(FindingKind.Refused) == 1 ? "problem" : "problems")}. Nothing was saved."
            );
        else
            Console.WriteLine(rehearse ? $"{counts} Nothing was saved: this was a dry run." : counts);
        return report.IsRefused ? Opening.Refused : Opening.Done;
    }

    private static string Sign(FindingKind kind) =>
        kind switch
        {
            FindingKind.New => "+",
            FindingKind.Changed => "~",
            FindingKind.Question => "?",
            FindingKind.Missing => "missing",
            FindingKind.LeftOut => "left out",
            FindingKind.Doubtful => "look at",
            FindingKind.Refused => "refused",
        };
}
