using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Patterns;

/// <summary>When does this body meet in the year to come?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class PatternPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    /// <summary>The control with what was asked: a preview, or to keep it.</summary>
    public const string StepControl = "_step";

    /// <summary>The answer to keep what was previewed.</summary>
    public const string Keep = "keep";

    /// <summary>The control with a mark of the answers for which the preview was shown.</summary>
    public const string ShownControl = "_shown";

    private static readonly string[] Asked =
    [
        "sort",
        "nth",
        "weekday",
        "months",
        "weeks",
        "words",
        "from-day",
        "from-month",
        "from-year",
        "until-day",
        "until-month",
        "until-year",
        "start",
        "end",
        "venue",
        "term",
        "instead",
        "avoid",
    ];

    [FromRoute(Name = "body")]
    public string BodyKey { get; set; } = "";

    public Body Body { get; private set; } = null!;

    public Answers Answers { get; private set; } = new();

    /// <summary>The days, with what becomes of each; null before anybody asked.</summary>
    public PatternPlan? Plan { get; private set; }

    /// <summary>A mark of the answers for which <see cref="Plan"/> is.</summary>
    public string Shown => Plan is null ? "" : Answers.MarkOf(Asked);

    /// <summary>How words that some mean otherwise were read; null for nothing to say.</summary>
    public string? Understood => Answers["sort"] == "words" ? MeetingPattern.HowUnderstood(Answers["words"]) : null;

    public string Address => $"{MeetingsLinks.Root}/{BodyKey}/pattern";

    public string Back => $"{MeetingsLinks.Root}?body={BodyKey}";

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Answers["sort"] = "month";
        (Answers["nth"], Answers["weekday"], Answers["months"], Answers["weeks"]) = ("2", "wednesday", "1", "6");
        Answers["instead"] = "leave-out";
        var first = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1);
        TypedDate.Show("from", first, Answers);
        TypedDate.Show("until", first.AddYears(1).AddDays(-1), Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        if (Read() is not { } wanted)
            return Page();
        Plan = await PatternPlan.Make(db, Body, wanted);
        if (Answers[StepControl] != Keep || Answers[ShownControl] != Shown)
        {
            Answers.Set("on", [.. Plan.Days.Where(d => d.IsToBeAdded).Select(d => LondonDate.Iso(d.On!.Value))]);
            return Page();
        }
        var chosen = Answers.All("on").Select(d => LondonDate.TryParse(d, out var day) ? day : default).ToHashSet();
        var added = await Plan.AddTo(db, store.Ids, chosen);
        // The same form came again: all of it is there already.
        if (added == 0)
            return Redirect($"{Back}&{EditLinks.SavedKey}=0");
        var kept = await db.Commit(
            viewer.Change($"Planned {added.Counted("meeting", "meetings")} of {Body.Name}: {wanted.Pattern.InWords()}")
        );
        if (!kept.IsRefused)
            return Redirect($"{Back}&{EditLinks.SavedKey}={kept.Value.Number}");
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    private async Task<IActionResult?> Find(Db db)
    {
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == BodyKey) is not { } body)
            return NotFound();
        Body = body;
        return viewer.May("meetings", body.Sensitivity, Verb.Write, new HashSet<RecordRef> { new("body", body.RowId) })
            ? null
            : new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private WantedMeetings? Read()
    {
        var (from, until) = (Day("from", "The first day"), Day("until", "The last day"));
        var (start, end) = (Time("start", "When they start"), Time("end", "When they end"));
        var pattern = Answers["sort"] switch
        {
            "month" => Number("months", "How many months apart they are") is { } months
            && Weekday() is { } day
            && Nth() is { } nth
                ? MeetingPattern.OfTheMonth(nth, day, months)
                : null,
            "weeks" => Number("weeks", "How many weeks apart they are") is { } weeks ? MeetingPattern.Weekly(weeks) : null,
            "words" => MeetingPattern.TryParse(Answers["words"], out var written)
                ? written
                : Wrong<MeetingPattern>(
                    "words",
                    "Write on which days they are, such as “second Wednesday”, “every six weeks” or “fortnightly on Wednesday”"
                ),
            _ => Wrong<MeetingPattern>("sort", "Choose how the days are found"),
        };
        if (!ModelState.IsValid || pattern is null)
            return null;
        var wanted = new WantedMeetings(pattern, from!.Value, until!.Value)
        {
            Start = start,
            End = end,
            Venue = Texts.OrNull(Answers["venue"]),
            TermOnly = Answers["term"] == "yes",
            Moves = Answers["instead"] == "move",
            AvoidsClashes = Answers["avoid"] == "yes",
        };
        foreach (var refusal in wanted.Refusals())
            ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        return ModelState.IsValid ? wanted : null;
    }

    private DayOfWeek? Weekday() =>
        Enum.TryParse<DayOfWeek>(Answers["weekday"], ignoreCase: true, out var day) && Enum.IsDefined(day)
            ? day
            : WrongValue<DayOfWeek>("weekday", "Choose the weekday");

    private int? Nth() =>
        Answers["nth"] is "0" or "1" or "2" or "3" or "4"
            ? Answers["nth"][0] - '0'
            : WrongValue<int>("nth", "Choose which of the month");

    private int? Number(string control, string words) =>
        int.TryParse(Answers[control].Trim(), out var number) && number is >= 1 and <= 26
            ? number
            : WrongValue<int>(control, $"{words} must be a number from 1 to 26");

    private DateOnly? Day(string control, string words)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        else if (day is null)
            ModelState.AddModelError(control, $"Enter {char.ToLowerInvariant(words[0])}{words[1..]}");
        return day;
    }

    private TimeOnly? Time(string control, string words)
    {
        if (TypedTime.Read(Answers[control], words, out var time) is { } wrong)
            ModelState.AddModelError(control, wrong);
        return time;
    }

    private T? Wrong<T>(string control, string message)
        where T : class
    {
        ModelState.AddModelError(control, message);
        return null;
    }

    private T? WrongValue<T>(string control, string message)
        where T : struct
    {
        ModelState.AddModelError(control, message);
        return null;
    }
}
