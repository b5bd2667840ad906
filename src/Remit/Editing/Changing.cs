using Remit.Data;
using Remit.Kernel;

namespace Remit.Editing;

/// <summary>What is wrong with an answer, and at which control; null for what is not of one.</summary>
public sealed record Wrong(string? Control, string Message);

/// <summary>An answer to a question that somebody else answered otherwise in the meantime.</summary>
/// <param name="Question">The question.</param>
/// <param name="Saved">The answer that is saved now, as it is said; null for none.</param>
/// <param name="Typed">The answer that was not saved, as it is said; null for none.</param>
public sealed record Clash(Question Question, string? Saved, string? Typed);

/// <summary>What came of saving a form: kept, or what stands in the way.</summary>
/// <param name="Kept">The number of the change; 0 where nothing was changed; null where nothing was kept.</param>
/// <param name="Wrongs">What is wrong.</param>
/// <param name="Clashes">Where somebody was faster.</param>
/// <param name="Marks">For each question the mark of what is saved now: the next form answers that.</param>
public sealed record Outcome(
    long? Kept,
    IReadOnlyList<Wrong> Wrongs,
    IReadOnlyList<Clash> Clashes,
    IReadOnlyDictionary<string, string> Marks
)
{
    public static Outcome Done(long number) => new(number, [], [], new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>
/// Keeps what was answered about a record that is there. Each form carries a mark of what was saved when it was opened: an answer goes over
/// what somebody else saved since only where the person was shown both and chose.
/// </summary>
public sealed class Changing(Store store, Viewer viewer)
{
    private const int MostTries = 5;

    /// <summary>The control with the mark of what was saved when the form was opened.</summary>
    public static string MarkOf(Question question) => "_was-" + question.Name;

    /// <summary>The control with the choice between what is saved and what was typed.</summary>
    public static string KeepOf(Question question) => "_keep-" + question.Name;

    /// <summary>The control that says that somebody was shown two answers and has to choose.</summary>
    public static string ClashOf(Question question) => "_clash-" + question.Name;

    public const string Saved = "saved";
    public const string Typed = "typed";

    /// <summary>Keeps the answers to a part's questions; null where the record is not there for this person.</summary>
    public async Task<Outcome?> Save(EditForm form, string path, EditPart part, Answers answers, string? why)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var db = store.Write(viewer.Sight);
            if (await db.RecordAt(form.Shape.Kind, path, toChange: true) is not { } record)
                return null;
            var around = await Surroundings.Load(db, store, part.Questions, record);
            var now = part.Questions.Shown(record, around);
            part.Questions.Settle(answers, around);
            var marks = part.Questions.ToDictionary(q => q.Name, q => now.MarkOf(q.Controls), StringComparer.Ordinal);
            var open = part.Questions.Where(q => IsToBeTaken(q, answers, now)).ToList();
            var clashes = open.Where(q => IsAClash(q, answers, marks[q.Name]))
                .Select(q => new Clash(q, q.Said(now, around), q.Said(answers, around)))
                .ToList();
            var wrongs = open.Taken(answers, record, around);
            // The form that is shown again says what is saved now wherever this person answered nothing of their own.
            foreach (var control in part.Questions.Except(open).SelectMany(q => q.Controls))
                answers.Set(control, now.All(control));
            if (wrongs.Count + clashes.Count > 0)
                return new Outcome(null, wrongs, clashes, marks);
            var result = await db.Commit(viewer.Change($"Changed {Title(form, record)}: {Labels(open)}", why));
            if (!result.IsRefused)
                return Outcome.Done(result.Value.Number);
            // Somebody saved between our reading and our writing: what they saved is read, and the person asked if it matters.
            if (attempt < MostTries && result.Refusals.Any(r => r.Rule == Commits.NobodysChangeIsLost))
                continue;
            return new Outcome(null, WrongsOf(result, part.Questions), [], marks);
        }
    }

    /// <summary>What was refused, each where it is to be mended in a form.</summary>
    public static IReadOnlyList<Wrong> WrongsOf(Result<LoggedChange> refused, IReadOnlyCollection<Question> questions) =>
        [.. refused.Refusals.Select(r => WrongOf(r, questions))];

    private static Wrong WrongOf(Refusal refusal, IEnumerable<Question> questions)
    {
        var field = refusal.Field is "period" ? "from" : refusal.Field;
        var control = questions.FirstOrDefault(q =>
            q.Name == field
            || q.Controls.Contains(field, StringComparer.Ordinal)
            || q.Controls.Contains($"{field}-day", StringComparer.Ordinal)
        );
        return new Wrong(
            control is null ? null
                : field is "until" ? field
                : control.Name,
            refusal.Message
        );
    }

    /// <summary>The record inside the log's sentence; what is personal is not written there.</summary>
    public static string Title(EditForm form, Record record) =>
        form.Shape.Title is { } title
        && !form.Shape.Personal.Contains(title.Name)
        && title.GetValue(record) is string { Length: > 0 } text
            ? $"“{text}”"
            : form.One;

    /// <summary>
    /// An answer that says what was there when the form was opened is not an answer: whatever is saved now stays. Nor is one that is no
    /// different from it.
    /// </summary>
    private static bool IsToBeTaken(Question question, Answers answers, Answers now)
    {
        if (answers[KeepOf(question)] == Saved || !(answers.Has(MarkOf(question)) || question.Controls.Any(answers.Has)))
            return false;
        var typed = answers.MarkOf(question.Controls);
        return typed != now.MarkOf(question.Controls) && (typed != answers[MarkOf(question)] || answers.Has(ClashOf(question)));
    }

    private static bool IsAClash(Question question, Answers answers, string saved) =>
        (answers.Has(MarkOf(question)) && answers[MarkOf(question)] != saved)
        || (answers.Has(ClashOf(question)) && answers[KeepOf(question)] != Typed);

    private static string Labels(IReadOnlyList<Question> questions) =>
        string.Join(", ", questions.Select(q => char.ToLowerInvariant(q.Label[0]) + q.Label[1..]));
}
