using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Editing;

/// <summary><c>change REFERENCE --set NAME=VALUE</c> and <c>add KIND --set NAME=VALUE</c>: what the forms do, from the command line.</summary>
internal static class EditCommands
{
    /// <summary><c>change REFERENCE</c></summary>
    public static Command Change(Opening opening)
    {
        var reference = new Argument<string>("REFERENCE")
        {
            Description = "The kind and the keys of the record: body:executive, place:executive/chair",
        };
        var (set, why) = (SetOption(), WhyOption());
        var command = new Command("change", "Change what a record says") { reference, set, why };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services => Change(services, words.GetValue(reference)!, words.GetValue(set) ?? [], words.GetValue(why))
            )
        );
        return command;
    }

    /// <summary><c>add KIND</c></summary>
    public static Command Add(Opening opening)
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of record: body, place, person" };
        var holder = new Option<string?>("--in") { Description = "What is to hold it: body:executive", HelpName = "REFERENCE" };
        var (set, why) = (SetOption(), WhyOption());
        var command = new Command("add", "Add a record") { kind, holder, set, why };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                services =>
                    Add(services, words.GetValue(kind)!, words.GetValue(holder), words.GetValue(set) ?? [], words.GetValue(why))
            )
        );
        return command;
    }

    private static async Task<int> Change(IServiceProvider services, string reference, string[] sets, string? why)
    {
        if (reference.Split(':', 2) is not [var kind, var path] || FormOf(services, kind) is not { } form)
            return await Refuse($"“{reference}” is not a record that can be changed. {Kinds(services, f => true)}");
        var questions = form.Questions.ToList();
        var answers = new Answers();
        if (Read(sets, questions, answers) is { } wrong)
            return await Refuse(wrong);
        var store = services.GetRequiredService<Store>();
        var changing = new Changing(store, Viewer.LocalOperator(services.GetRequiredService<Policy>()));
        var part = EditPart.Of(form.Shape, questions.Where(q => q.Controls.Any(answers.Has)));
        // A date of which only one end is named keeps the other.
        await using (var db = store.Read(Sight.Everything))
        {
            if (await db.RecordAt(kind, path) is not { } record)
                return await Refuse($"There is no {form.Shape.InWords.One} “{path}”.");
            var around = await Surroundings.Load(db, store, part.Questions, record);
            var now = part.Questions.Shown(record, around);
            foreach (var control in part.Questions.SelectMany(q => q.Controls).Where(c => !answers.Has(c)))
                answers.Set(control, now.All(control));
        }
        var outcome = await changing.Save(form, path, part, answers, why);
        if (outcome?.Kept is { } number)
        {
            Console.WriteLine(
                number == 0 ? "Nothing was changed: it says so already." : $"Changed {reference} (change {number})."
            );
            return Opening.Done;
        }
        return await Refuse(outcome?.Wrongs ?? []);
    }

    private static async Task<int> Add(IServiceProvider services, string kind, string? holder, string[] sets, string? why)
    {
        if (FormOf(services, kind) is not { CanAdd: true } form)
            return await Refuse($"“{kind}” can’t be added. {Kinds(services, f => f.CanAdd)}");
        var questions = form.Questions.ToList();
        var given = new Answers();
        if (Read(sets, questions, given) is { } wrong)
            return await Refuse(wrong);
        var store = services.GetRequiredService<Store>();
        var adding = new Adding(
            store,
            Viewer.LocalOperator(services.GetRequiredService<Policy>()),
            services.GetRequiredService<LondonClock>(),
            services.GetRequiredService<UsualSensitivity>()
        );
        await using var db = store.Read(Sight.Everything);
        Record? above = null;
        RecordRef? of = null;
        if (form.Shape.Holder is not null)
        {
            var kinds = string.Join(" or ", form.Shape.HolderKinds);
            if (
                holder?.Split(':', 2) is not [var holderKind, var path]
                || !form.Shape.HolderKinds.Contains(holderKind, StringComparer.Ordinal)
            )
                return await Refuse($"Say what is to hold it: --in {form.Shape.HolderKinds[0]}:KEY (it lies in a {kinds}).");
            above = await db.RecordAt(holderKind, path);
            if (above is null)
                return await Refuse($"There is no {db.Shapes[holderKind].InWords.One} “{path}”.");
            of = new RecordRef(holderKind, above.RowId);
        }
        var around = await Surroundings.Load(db, store, questions, null);
        var answers = await adding.Start(db, form, above, around);
        foreach (var control in questions.SelectMany(q => q.Controls).Where(given.Has))
            answers.Set(control, given.All(control));
        var added = await adding.Save(form, of, store.Ids.Next(), answers, why);
        if (added.Path is not { } made)
            return await Refuse(added.Wrongs);
        Console.WriteLine($"Added {kind}:{made} (change {added.Change}).");
        return Opening.Done;
    }

    /// <summary>Reads NAME=VALUE, where a date is one value and a list has a line for each.</summary>
    private static string? Read(string[] sets, IReadOnlyList<Question> questions, Answers answers)
    {
        foreach (var set in sets)
        {
            if (set.Split('=', 2) is not [var name, var value])
                return $"“{set}” is not of the form NAME=VALUE.";
            var question = questions.FirstOrDefault(q =>
                q.Controls.Contains(name, StringComparer.Ordinal) || q.Controls.Contains(name + "-day", StringComparer.Ordinal)
            );
            if (question is null)
                return $"There is no field “{name}”. There are: {string.Join(", ", questions.SelectMany(Names))}.";
            if (question.Controls.Contains(name, StringComparer.Ordinal))
                answers.Set(name, [.. answers.All(name), value]);
            else if (value.Length == 0)
                TypedDate.Show(name, null, answers);
            else if (LondonDate.TryParse(value, out var day))
                TypedDate.Show(name, day, answers);
            else
                return $"“{value}” is not {ValueText.Expected(typeof(DateOnly))} ({name}).";
        }
        return null;
    }

    private static IEnumerable<string> Names(Question question) =>
        question
            .Controls.Where(c =>
                !c.EndsWith("-month", StringComparison.Ordinal) && !c.EndsWith("-year", StringComparison.Ordinal)
            )
            .Select(c => c.EndsWith("-day", StringComparison.Ordinal) ? c[..^4] : c);

    private static EditForm? FormOf(IServiceProvider services, string kind) =>
        services.GetServices<EditForm>().FirstOrDefault(f => f.Shape.Kind == kind);

    private static string Kinds(IServiceProvider services, Predicate<EditForm> which) =>
        $"These can: {string.Join(", ", services.GetServices<EditForm>().Where(f => which(f)).Select(f => f.Shape.Kind))}.";

    private static Option<string[]> SetOption() =>
        new("--set")
        {
            Description =
                "A field and its value; several times for several fields, and for the lines of a list. Dates as 2007-09-03, choices as in files, yes or no",
            HelpName = "NAME=VALUE",
        };

    private static Option<string?> WhyOption() =>
        new("--why") { Description = "Why; it is shown in the history", HelpName = "TEXT" };

    private static Task<int> Refuse(IReadOnlyList<Wrong> wrongs) =>
        Refuse(string.Join(Environment.NewLine, wrongs.Select(w => w.Control is null ? w.Message : $"{w.Control}: {w.Message}")));

    private static async Task<int> Refuse(string message)
    {
        await Console.Error.WriteLineAsync(message);
        await Console.Error.WriteLineAsync("Nothing was saved.");
        return Opening.Refused;
    }
}
