using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Intake;

/// <summary>The verbs that bring papers in, one for each intake, and the one that takes an import back.</summary>
internal static class IntakeCommands
{
    /// <summary>More than anyone reads at once.</summary>
    private const int MostSaid = 500;

    /// <summary><c>import KEY FILE [--SETTING …] [--column "NAME=KEY"] [--answer KEY=VALUE] [--take-suggestions] [--dry-run]</c></summary>
    public static IEnumerable<Command> Import(Opening opening, IEnumerable<IIntake> intakes) =>
        intakes.Select(intake => Import(opening, intake));

    private static Command Import(Opening opening, IIntake intake)
    {
        var file = new Argument<string>("FILE") { Description = "Word, Excel, PDF with text, a web page, plain text or CSV" };
        var settings = intake.Settings.Select(setting => (setting.Key, Option: OptionOf(setting))).ToList();
        var columns = new Option<string[]>("--column")
        {
            Description =
                $"What a column is, such as “{(intake.Columns.Count == 0 ? "Name" : intake.Columns[0].Name)}={(intake.Columns.Count == 0 ? "name" : intake.Columns[0].Key)}”; “Name=” leaves it out (repeatable)",
            HelpName = "NAME=KEY",
        };
        var answers = new Option<string[]>("--answer")
        {
            Description = "The answer to a question that was asked (repeatable)",
            HelpName = "KEY=VALUE",
        };
        foreach (var pair in new[] { columns, answers })
            pair.Validators.Add(given =>
            {
                foreach (var token in given.Tokens.Where(t => !t.Value.Contains('=', StringComparison.Ordinal)))
                    given.AddError($"{pair.Name} takes {pair.HelpName}, and “{token.Value}” has no equals sign.");
            });
        var suggestions = new Option<bool>("--take-suggestions")
        {
            Description = "Answer every open question with what is likeliest",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, row by row, and save nothing" };
        var command = new Command(intake.Key, $"Bring in a paper as people have it: {Lower(intake.Name)}") { file };
        foreach (var (_, option) in settings)
            command.Options.Add(option);
        if (intake.Columns.Count > 0)
            command.Options.Add(columns);
        command.Options.Add(answers);
        command.Options.Add(suggestions);
        command.Options.Add(dryRun);
        command.SetAction(async words =>
        {
            var path = words.GetValue(file)!;
            // A file that can't be opened must not leave an empty database behind.
            if (Bytes(path) is not { } content)
                return SayUnreadable(DocumentFile.Read(path).Problems);
            return await opening.ToWrite(
                words,
                async services =>
                {
                    var import = new Given(intake, path, content, new Answers());
                    foreach (var (key, option) in settings)
                        if (words.GetValue(option) is { } value)
                            import.Answers.Say(Answers.NameOfSetting(key), value);
                    foreach (var (key, value) in (words.GetValue(answers) ?? []).Select(AnswerIn))
                        import.Answers.Say(Answers.NameOfQuestion(key), value);
                    var bringing = services.GetRequiredService<Bringing>();
                    var wrong = await SayColumns(bringing, import, words.GetValue(columns) ?? []);
                    if (wrong is not null)
                    {
                        await Console.Error.WriteLineAsync($"{wrong} Nothing was saved.");
                        return Opening.Refused;
                    }
                    var rehearse = words.GetValue(dryRun);
                    var given = import.Answers.Values.Keys.ToHashSet(StringComparer.Ordinal);
                    var outcome = await Run(services, bringing, import, words.GetValue(suggestions), rehearse);
                    var taken = outcome
                        .Questions.Select(q => q.Question.Key)
                        .Where(key => !given.Contains(Answers.NameOfQuestion(key)));
                    return Say(import, outcome, rehearse, taken.ToHashSet(StringComparer.Ordinal));
                }
            );
        });
        return command;
    }

    /// <summary><c>import undo [CHANGE] [--dry-run]</c></summary>
    public static Command Undo(Opening opening)
    {
        var number = new Argument<long?>("CHANGE")
        {
            Description = "The number of the change; the newest import where none is named",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be taken back, and take nothing back" };
        var command = new Command("undo", "Take a whole import back, as one change") { number, dryRun };
        command.SetAction(words =>
            opening.ToWrite(words, services => TakeBack(services, words.GetValue(number), words.GetValue(dryRun)))
        );
        return command;
    }

    private static Option<string> OptionOf(IntakeSetting setting)
    {
        var option = new Option<string>($"--{setting.Key}") { Description = setting.Name };
        switch (setting.Form)
        {
            case SettingForm.Date:
                option.HelpName = "DATE";
                option.Validators.Add(given =>
                {
                    if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                        given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
                });
                break;
            case SettingForm.Record:
                option.HelpName = setting.Another is null ? "KEY" : $"KEY|{setting.Another.Value}";
                break;
            case SettingForm.Choice:
                option.HelpName = string.Join('|', setting.Choices.Select(c => c.Value));
                option.AcceptOnlyFromAmong([.. setting.Choices.Select(c => c.Value)]);
                break;
            case SettingForm.Text:
                option.HelpName = "TEXT";
                break;
        }
        return option;
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // One byte more than is read tells the reader that the file is too large.
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while (bytes.Length <= DocumentFile.MostBytes && (read = stream.Read(buffer)) > 0)
                bytes.Write(buffer, 0, read);
            return bytes.ToArray();
        }
        catch (Exception refusal)
            when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int SayUnreadable(IReadOnlyList<ReadingProblem> problems)
    {
        foreach (var problem in problems)
            Console.Error.WriteLine($"refused {problem}");
        Console.Error.WriteLine("Nothing was saved.");
        return Opening.Refused;
    }

    /// <summary>A column's name can hold an equals sign, and its key can't.</summary>
    private static (string Name, string Key) ColumnIn(string given) => Apart(given, given.LastIndexOf('='));

    /// <summary>A question's key can't hold an equals sign, and a written answer can.</summary>
    private static (string Key, string Value) AnswerIn(string given) =>
        Apart(given, given.IndexOf('=', StringComparison.Ordinal));

    private static (string Before, string After) Apart(string given, int at) => (given[..at].Trim(), given[(at + 1)..].Trim());

    /// <returns>What is wrong with the columns that were named; null where nothing is.</returns>
    private static async Task<string?> SayColumns(Bringing bringing, Given import, string[] given)
    {
        if (given.Length == 0)
            return null;
        var tables = await bringing.Tables(import);
        foreach (var (name, key) in given.Select(ColumnIn))
        {
            if (key.Length > 0 && import.Intake.Columns.All(c => c.Key != key))
                return $"“{key}” is no column here. Expected one of {string.Join(", ", import.Intake.Columns.Select(c => c.Key))}.";
            var found = false;
            foreach (var table in tables)
                for (var index = 0; index < table.Header.Cells.Count; index++)
                    if (LooseName.Of(table.Header.Cells[index].Text) == LooseName.Of(name))
                    {
                        import.Answers.Say(Answers.NameOfColumn(table.Number, index), key);
                        found = true;
                    }
            if (!found)
            {
                var there = tables.SelectMany(t => t.Header.Cells).Select(c => LooseName.Short(c.Text)).Distinct();
                return $"No table has a column “{name}”. There are: {string.Join(", ", there.Take(30))}.";
            }
        }
        return null;
    }

    private static async Task<Outcome> Run(
        IServiceProvider services,
        Bringing bringing,
        Given import,
        bool takeSuggestions,
        bool rehearse
    )
    {
        var name = Path.GetFileName(import.Name);
        var change = new Change(
            Change.LocalOperator,
            "by the command line",
            $"Imported {Lower(import.Intake.Name)} from {FileName.Shown(name)}"
        );
        if (rehearse || takeSuggestions)
        {
            var preview = await bringing.Preview(import, change);
            // An answer can raise another question.
            for (var round = 0; takeSuggestions && round < 10 && preview.Open.Any(q => q.Suggested is not null); round++)
            {
                foreach (var question in preview.Open.Where(q => q.Suggested is not null))
                    import.Answers.Say(Answers.NameOfQuestion(question.Key), question.Suggested);
                preview = await bringing.Preview(import, change);
            }
            if (rehearse)
                return preview;
        }
        var upload = services.GetRequiredService<Uploads>().Of(name, import.Content, change.Who);
        (upload.Intake, upload.Answers) = (import.Intake.Key, Uploads.Written(import.Answers));
        return await bringing.Keep(import, change, upload: upload);
    }

    private static int Say(Given import, Outcome outcome, bool rehearse, IReadOnlySet<string> taken)
    {
        // What was done needs no list: the change has it. What is only a plan does.
        var said = outcome.Findings.Where(f =>
            f.Kind != FindingKind.Unchanged && (outcome.Change is null || f.Kind != FindingKind.New)
        );
        SayAll(said.Select(f => (f.Kind == FindingKind.Refused, $"{Sign(f.Kind)} {f}")));
        SayAll(
            outcome.Questions.Where(q => q.Answer is not null && taken.Contains(q.Question.Key)).Select(q => (false, Taken(q)))
        );
        SayAll(outcome.Questions.Where(q => q.Answer is null).Select(q => (true, Asked(q))));
        if (outcome.Change is null)
            SayAll(outcome.Offers.Select(o => (false, Offered(o))));
        foreach (
            var unused in import.Answers.Values.Keys.Where(name =>
                outcome.Questions.All(q => Answers.NameOfQuestion(q.Question.Key) != name)
                && outcome.Offers.All(o => Answers.NameOfQuestion(o.Offer.Key) != name)
                && name.StartsWith(Answers.NameOfQuestion(""), StringComparison.Ordinal)
            )
        )
            Console.Error.WriteLine($"look at: nothing was asked under “{unused[Answers.NameOfQuestion("").Length..]}”.");
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(outcome.Rows, "row", "rows")}: {outcome.Count(FindingKind.New)} new, {Count(outcome.Count(FindingKind.Changed), "change", "changes")}, {outcome.Count(FindingKind.Unchanged)} unchanged, {outcome.Count(FindingKind.Missing)} recorded and not in the paper."
        );
        if (outcome.IsRefused)
            Console.Error.WriteLine($"{Count(outcome.Count(FindingKind.Refused), "problem", "problems")}. Nothing was saved.");
        else if (outcome.Open.Count > 0)
            Console.Error.WriteLine(
                $"{Count(outcome.Open.Count, "question is", "questions are")} open. Answer with --answer KEY=VALUE{(outcome.Open.Any(q => q.Suggested is not null) ? ", or take what is likeliest with --take-suggestions" : "")}. Nothing was saved."
            );
        else
            Console.WriteLine(rehearse ? $"{counts} Nothing was saved: this was a dry run." : counts);
        if (outcome.Change is { Number: > 0 } kept)
            Console.WriteLine($"This is change {kept.Number}. ./remit import undo {kept.Number} takes it back.");
        return outcome.IsRefused || outcome.Open.Count > 0 ? Opening.Refused : Opening.Done;
    }

    private static void SayAll(IEnumerable<(bool IsError, string Words)> lines)
    {
        var rest = 0;
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            if (index < MostSaid)
                (line.IsError ? Console.Error : Console.Out).WriteLine(line.Words);
            else
                rest++;
        }
        if (rest > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {rest:N0} more."));
    }

    /// <summary>What was answered by itself is said: nobody else has seen it.</summary>
    private static string Taken(AskedQuestion asked)
    {
        var words = asked.Question.Choices.FirstOrDefault(c => c.Value == asked.Answer)?.Words ?? asked.Answer!;
        return $"took {asked.Question.Key}={asked.Answer}: {asked.Question.Words} {(words.Length == 0 ? "Left empty." : words)}";
    }

    private static string Asked(AskedQuestion asked)
    {
        var question = asked.Question;
        var answers = question.Form switch
        {
            SettingForm.Date => "DATE",
            SettingForm.Text => "TEXT",
            _ => string.Join('|', question.Choices.Select(c => c.Value)),
        };
        var pair = $"{question.Key}={answers}";
        var likeliest = question.Suggested switch
        {
            null => "",
            "" => "    (can be left empty)",
            var suggested => $"    (likeliest: {suggested})",
        };
        // What an answer means is said where its word alone does not tell.
        var meanings = question
            .Choices.Where(c => c.Words.Length <= 120 && LooseName.Of(c.Words) != LooseName.Of(c.Value.Replace('-', ' ')))
            .Select(c => $"\n      {c.Value}: {c.Words}");
        return $"? {question.Place}: {question.Words}{(asked.Problem is { } problem ? $"\n    {problem}" : "")}\n    --answer {(question.Form == SettingForm.Text ? $"\"{pair}\"" : pair)}{likeliest}{string.Concat(meanings)}";
    }

    private static string Offered(TakenOffer taken) =>
        $"part {taken.Offer.Place}: “{taken.Offer.Words}”: {taken.InWords}    (or --answer {taken.Offer.Key}={string.Join('|', taken.Offer.Choices.Select(c => c.Value).Where(v => v != taken.Answer))})";

    private static async Task<int> TakeBack(IServiceProvider services, long? number, bool rehearse)
    {
        var uploads = services.GetRequiredService<Uploads>();
        var store = services.GetRequiredService<Store>();
        var upload = number is { } named ? await uploads.BroughtInBy(named) : await uploads.Newest();
        if ((number ?? upload?.ChangeNumber) is not { } taken)
        {
            await Console.Error.WriteLineAsync("Nothing was brought in that could be taken back.");
            return Opening.Refused;
        }
        var touched = await TouchedBy(store, taken);
        var result = await store.TakeBack(
            taken,
            new Change(
                Change.LocalOperator,
                "by the command line",
                $"Took change {taken} back{(upload is null ? "" : $": {upload.Name}")}"
            ),
            upload,
            rehearse
        );
        if (result.IsRefused)
        {
            foreach (var refusal in result.Refusals)
                await Console.Error.WriteLineAsync(refusal.Message);
            await Console.Error.WriteLineAsync("Nothing was taken back.");
            return Opening.Refused;
        }
        if (rehearse)
            SayAll(touched.Lines.Select(line => (false, line)));
        Console.WriteLine(
            rehearse
                ? $"{Count(touched.Records, "record", "records")} of change {taken} would be as before. Nothing was taken back: this was a dry run."
                : $"Took change {taken} back: {Count(touched.Records, "record is", "records are")} as before. This is change {result.Value.Number}."
        );
        return Opening.Done;
    }

    private static async Task<(IReadOnlyList<string> Lines, int Records)> TouchedBy(Store store, long number)
    {
        await using var db = store.Read(Sight.Everything);
        var entries = await db
            .ChangeEntries.Where(e => e.ChangeNumber == number)
            .OrderBy(e => e.Kind)
            .ThenBy(e => e.RecordId)
            .Select(e => new
            {
                e.Kind,
                e.RecordId,
                IsNew = e.Previous == null,
            })
            .ToListAsync();
        var shown = entries.Where(e => db.Shapes.Find(e.Kind) is not null).ToList();
        // Each name asked for is a parameter, of which a database takes some thousands.
        var names = await db.Names(shown.Take(MostSaid).Select(e => new RecordRef(e.Kind, e.RecordId)));
        return (
            [
                .. shown.Select(e =>
                    $"{(e.IsNew ? "-" : "~")} {e.Kind.Replace('-', ' ')}{(names.TryGetValue(new RecordRef(e.Kind, e.RecordId), out var name) ? $" “{LooseName.Short(name.Title)}” ({name.Path})" : "")}"
                ),
            ],
            shown.Count
        );
    }

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Sign(FindingKind kind) =>
        kind switch
        {
            FindingKind.New => "+",
            FindingKind.Changed => "~",
            FindingKind.Unchanged => "=",
            FindingKind.Doubtful => "look at",
            FindingKind.Missing => "missing",
            FindingKind.LeftOut => "left out",
            FindingKind.Refused => "refused",
        };
}
