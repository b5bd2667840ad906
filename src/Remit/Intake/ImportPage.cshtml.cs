using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Intake;

/// <summary>Is this right before I save it? And afterwards: what was done?</summary>
[Needs("intake.write"), OnlyNow, Limited(Limit.Import), RequestFormLimits(ValueCountLimit = 50_000)]
internal sealed class ImportPage(
    Uploads uploads,
    Bringing bringing,
    Store store,
    Viewer viewer,
    IntakeLinks links,
    IEnumerable<ResultPage> results
) : PageModel
{
    /// <summary>More than anyone answers at once; the others are asked afterwards.</summary>
    internal const int MostQuestions = 100;

    internal const int MostFindings = 100;

    /// <summary>How many findings of a kind stand open; the others are a press away.</summary>
    internal const int MostOpen = 20;

    /// <summary>The same, for those that ask nothing of anybody.</summary>
    internal const int MostOpenInPassing = 5;

    internal const int MostTables = 20;
    internal const int MostColumns = 60;
    private const int MostProblems = 25;

    public Upload Upload { get; private set; } = null!;
    public IIntake? Intake { get; private set; }
    public Answers Answers { get; private set; } = new();

    /// <summary>What it would do; null once it was brought in.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Questions to show: open ones first.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    /// <summary>What can be said beside the file and is not asked as a question.</summary>
    public IReadOnlyList<IntakeSetting> Settings { get; private set; } = [];

    /// <summary>For each setting that names a record: what it can name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SelectOption>> Recorded { get; private set; } =
        new Dictionary<string, IReadOnlyList<SelectOption>>();

    /// <summary>What differs from the preview that the person agreed to; empty where they have not agreed yet.</summary>
    public IReadOnlyList<string> Differences { get; private set; } = [];

    /// <summary>What the change did, by kind of record, once it was brought in.</summary>
    public IReadOnlyList<KindCount> Done { get; private set; } = [];

    /// <summary>Where what the change did can be seen.</summary>
    public IReadOnlyList<SeenAt> SeenAt { get; private set; } = [];

    /// <summary>Refusals that are shown, each with the id of its place on the page.</summary>
    public IReadOnlyList<Finding> Problems => [.. Findings(FindingKind.Refused).Take(MostProblems)];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        if (Upload.ChangeNumber is { } number)
        {
            await LoadDone(number);
            return Page();
        }
        await Show(await bringing.Preview(Given(), Change()));
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (await Load(id) is { } elsewhere)
            return elsewhere;
        if (Upload.ChangeNumber is not null)
            return Redirect(links.Import(id) + "?done=already");
        var form = Request.Form;
        var asked = form["do"].ToString();
        if (asked == "give-up")
        {
            await uploads.LetGo(id);
            return Redirect(links.Imports());
        }
        Take(form);
        if (asked == "suggest")
        {
            var preview = await bringing.Preview(Given(), Change());
            foreach (var question in preview.Open.Where(q => q.Suggested is not null))
                Answers.Say(Answers.NameOfQuestion(question.Key), question.Suggested);
        }
        Upload.Answers = Uploads.Written(Answers);
        await uploads.Say(Upload);
        if (asked != "keep")
            return Redirect(links.Import(id));
        return await Keep(form);
    }

    /// <summary>The findings of a kind, in their order.</summary>
    public IEnumerable<Finding> Findings(FindingKind kind) => Outcome?.Findings.Where(f => f.Kind == kind) ?? [];

    /// <summary>How many findings of each kind there are, in a form: what the person saw.</summary>
    public string Counts =>
        Outcome is null ? "" : string.Join(',', Enum.GetValues<FindingKind>().Select(kind => Outcome.Count(kind)));

    /// <summary>A day as day, month and year, as they were typed.</summary>
    public static (string? Day, string? Month, string? Year) DateOf(string? written) =>
        written?.Split('-', 3) is [var year, var month, var day] ? (day.TrimStart('0'), month.TrimStart('0'), year) : default;

    private async Task<IActionResult> Keep(IFormCollection form)
    {
        var content = Upload.Content!;
        var outcome = await bringing.Keep(Given(), Change(), form["agreed"], Upload);
        if (outcome.Change is { Number: > 0 })
            return Redirect(links.Import(Upload.Id) + "?done=in");
        // A form that was sent twice finds the file brought in by the first.
        if (await uploads.Find(Upload.Id, viewer) is not { ChangeNumber: null } waits)
            return Redirect(links.Import(Upload.Id) + "?done=already");
        Upload = waits;
        Upload.Content = content;
        Differences = DifferencesTo(form["shown"].ToString(), outcome);
        await Show(outcome);
        return Page();
    }

    private async Task<IActionResult?> Load(Guid id)
    {
        if (await uploads.Find(id, viewer) is not { } upload)
            return NotFound();
        Upload = upload;
        Answers = Uploads.AnswersOf(upload);
        Intake = bringing.Find(upload.Intake);
        return upload.ChangeNumber is null && Intake is null ? Redirect(links.Kind(id)) : null;
    }

    private Given Given() => new(Intake!, Upload.Name, Upload.Content!, Answers);

    private Change Change() => viewer.Change($"Imported {Lower(Intake!.Name)} from {Upload.Name}");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private async Task Show(Outcome outcome)
    {
        Outcome = outcome;
        // Where all can be shown they stay in their order: one question leads to the next.
        Questions =
            outcome.Questions.Count <= MostQuestions
                ? outcome.Questions
                : [.. outcome.Questions.OrderBy(q => q.Answer is not null).Take(MostQuestions)];
        var recorded = new Dictionary<string, IReadOnlyList<SelectOption>>(StringComparer.Ordinal);
        foreach (var setting in Intake!.Settings.Where(s => s.Form == SettingForm.Record))
            recorded[setting.Key] = await RecordedOf(setting);
        Recorded = recorded;
        Settings = [.. Intake.Settings.Where(s => IsAsked(s, outcome))];
        foreach (var (asked, index) in Questions.Select((asked, index) => (asked, index)))
            if (asked.Problem is { } problem)
                ModelState.AddModelError($"question-{index + 1}", problem);
        foreach (var (problem, index) in Problems.Select((problem, index) => (problem, index)))
            ModelState.AddModelError(
                problem.Place is null && Settings.Count > 0 ? "settings" : $"problem-{index + 1}",
                problem.Place is null ? Capital(problem.Words) : $"{Capital(problem.Place.InWords)}: {problem.Words}"
            );
    }

    /// <summary>What a question asks is not asked a second time, and a record is not asked for where none could be chosen.</summary>
    private bool IsAsked(IntakeSetting setting, Outcome outcome) =>
        outcome.Questions.All(q => q.Question.Key != setting.Key)
        && (
            setting.Form != SettingForm.Record
            || Answers.Setting(setting.Key) is not null
            || Recorded[setting.Key].Any(o => !string.IsNullOrEmpty(o.Value) && o.Value != setting.Another?.Value)
            // Without a question a new one can only be made here.
            || (
                setting.Another is not null
                && outcome.Questions.All(q => !q.Question.Key.StartsWith($"{setting.Key}.", StringComparison.Ordinal))
            )
        );

    /// <summary>As a sentence begins; findings are written to stand behind their place, too.</summary>
    internal static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Only what was changed is said, so that a column stays free to follow its name.</summary>
    private void Take(IFormCollection form)
    {
        foreach (var setting in Intake!.Settings)
        {
            var name = Answers.NameOfSetting(setting.Key);
            if (setting.Form != SettingForm.Date && form.TryGetValue(name, out var said))
                Answers.Say(name, string.IsNullOrWhiteSpace(said) ? null : said.ToString());
        }
        foreach (var name in form.Keys.Select(Answers.OfDay).OfType<string>().Where(Answers.IsAnswer))
        {
            var fields = Answers.NameOfDay(name);
            var day = Day(form[$"{fields}-day"], form[$"{fields}-month"], form[$"{fields}-year"]);
            // A question without a day is answered all the same; a setting is left open.
            Answers.Say(name, day ?? (Answers.IsQuestion(name) ? "" : null));
        }
        foreach (var (name, said) in form.Where(f => Answers.IsColumn(f.Key) || Answers.IsQuestion(f.Key)))
            if (Answers.IsQuestion(name) || said != form[$"was-{name}"])
                Answers.Say(name, said.ToString());
    }

    /// <summary>The day as a setting keeps it; what is no day stays as it was typed, so that the person sees it again.</summary>
    private static string? Day(string? day, string? month, string? year)
    {
        string?[] parts = [year?.Trim(), month?.Trim(), day?.Trim()];
        return parts.All(string.IsNullOrEmpty)
            ? null
            : string.Join(
                '-',
                parts.Select(
                    (part, index) =>
                        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                            ? number.ToString(index == 0 ? "0000" : "00", CultureInfo.InvariantCulture)
                            : part
                )
            );
    }

    private static List<string> DifferencesTo(string shown, Outcome outcome)
    {
        var before = shown.Split(',');
        var kinds = Enum.GetValues<FindingKind>();
        var differences = new List<string>();
        for (var index = 0; index < kinds.Length; index++)
            if (
                before.Length == kinds.Length
                && int.TryParse(before[index], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count != outcome.Count(kinds[index])
            )
                differences.Add($"{kinds[index].OnScreen()}: {outcome.Count(kinds[index]):N0}, and {count:N0} before");
        return differences.Count > 0 ? differences : ["The counts are the same, and some of the records behind them are not."];
    }

    private async Task<IReadOnlyList<SelectOption>> RecordedOf(IntakeSetting setting)
    {
        await using var db = store.Read(viewer.Sight);
        var found = await RecordedNames.Of(db, setting.Kinds);
        var twice = found.GroupBy(r => r.Title, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return
        [
            new SelectOption("Not said", ""),
            .. found.Select(r => new SelectOption(twice.Contains(r.Title) ? $"{r.Title} ({r.Key})" : r.Title, r.Key)),
            .. setting.Another is { } another ? [new SelectOption(another.Words, another.Value)] : Array.Empty<SelectOption>(),
        ];
    }

    private async Task LoadDone(long number)
    {
        await using var db = store.Read(viewer.Sight);
        var counts = await db
            .ChangeEntries.Where(e => e.ChangeNumber == number)
            .GroupBy(e => new { e.Kind, IsNew = e.Previous == null })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.IsNew,
                Count = g.Count(),
            })
            .ToListAsync();
        Done =
        [
            .. counts
                .Where(c => db.Shapes.Find(c.Kind) is not null)
                .OrderBy(c => c.Kind, StringComparer.Ordinal)
                .ThenBy(c => !c.IsNew)
                .Select(c => new KindCount(db.Shapes[c.Kind], c.IsNew, c.Count)),
        ];
        if (Upload.TakenBackBy is null)
            SeenAt = await Results.Of(db, [.. results], number, [.. counts.Select(c => c.Kind)]);
    }
}

/// <summary>How many records of a kind a change touched.</summary>
internal sealed record KindCount(Shape Shape, bool IsNew, int Count)
{
    /// <summary>"12 responsibilities added".</summary>
    public string Words => $"{Count.Counted(Shape.InWords.One, Shape.InWords.Several)} {(IsNew ? "added" : "changed")}";
}
