using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// Is this what we report? Whoever reports adds their own words, keeps them as a draft, sees how it reads, and records it as sent. A form that is
/// sent twice counts once; words that somebody else saved meanwhile are shown beside those that were typed.
/// </summary>
[Needs("sent-reports.write"), OnlyNow]
internal sealed class SendPage(Store store, Viewer viewer, LondonClock clock, Sending sending, Drafting drafting, PageFrame frame)
    : PageModel
{
    /// <summary>The longest that somebody may add to one part.</summary>
    public const int LongestWords = 20_000;
    private const string CheckIt = "check";
    private const string SaveIt = "save";
    private const string NoDay = "none";

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The id of the report that is to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The mark of what the records said when it was read.</summary>
    [BindProperty(Name = "_seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "_do")]
    public string? Do { get; set; }

    public PreparedReport Report { get; private set; } = null!;
    public IReadOnlyList<ReportPart> Parts { get; private set; } = [];

    /// <summary>The due days that it can answer.</summary>
    public IReadOnlyList<DateOnly> Open { get; private set; } = [];
    public Answers Answers { get; private set; } = new();

    /// <summary>The words that are kept as a draft now, by part.</summary>
    public IReadOnlyDictionary<string, string> Saved { get; private set; } = new Dictionary<string, string>();

    /// <summary>"Saved on 3 September 2007 by Maria Chen"; null where no draft is kept.</summary>
    public string? DraftInWords { get; private set; }

    /// <summary>The parts for which somebody else saved other words than were typed, after the page was opened.</summary>
    public IReadOnlySet<string> Clashes => clashes;
    private readonly HashSet<string> clashes = new(StringComparer.Ordinal);

    /// <summary>Words of the draft for parts that the report has not any more; they stay in the draft, and are not sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Strays => Saved.Where(s => Parts.All(p => p.Key != s.Key));

    /// <summary>Whether it is shown how it reads.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>The whole text with the person's own words.</summary>
    public string Text => ReportText.Whole(Report, Own, SentOn ?? clock.Today);

    public string Here =>
        $"{ResponsibilitiesLinks.Send(Key)}?since={LondonDate.Iso(Report.Since)}&until={LondonDate.Iso(Report.UpTo)}";

    public static string NameOf(ReportPart part) => $"words-{part.Key}";

    /// <summary>The name of the mark by which a form says which words were saved for a part when it was opened.</summary>
    public static string MarkOf(ReportPart part) => $"_was-{part.Key}";

    /// <summary>The mark of what is saved for a part now.</summary>
    public string MarkNow(ReportPart part) => SignOffs.SignOff.HashOf(Saved.GetValueOrDefault(part.Key, ""));

    /// <summary>Whether it was sent in another form.</summary>
    public bool IsKeptElsewhere => Answers["elsewhere"] == "yes";

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>The words of the draft as they were when this request looked.</summary>
    private string seenWords = "";

    private static string? Iso(DateOnly? day) => day is { } known ? LondonDate.Iso(known) : null;

    private DateOnly? SentOn => TypedDate.Read("sent-on", "", Answers, out var day) is null ? day : null;

    public async Task<IActionResult> OnGet([FromQuery] string? since, [FromQuery] string? until)
    {
        if (await Show(since, until, takesDaysOfTheDraft: true) is { } refused)
            return refused;
        Id = store.Ids.Next();
        foreach (var part in Parts)
            Answers[NameOf(part)] = Saved.GetValueOrDefault(part.Key, "");
        TypedDate.Show("sent-on", clock.Today, Answers);
        Answers["due"] = DueDays.Likeliest(Open, clock.Today) is { } due ? LondonDate.Iso(due) : NoDay;
        return Page();
    }

    public async Task<IActionResult> OnPost([FromQuery] string? since, [FromQuery] string? until)
    {
        var seen = Seen ?? "";
        if (Id.Version != 7)
            return BadRequest();
        Answers = Answers.Of(Request.Form);
        if (await Show(since, until) is { } refused)
            return refused;
        if (await sending.Find(new Id<ReportMade>(Id)) is { } done)
            return LocalRedirect(ResponsibilitiesLinks.SentReportPath(done));
        Meet();
        if (clashes.Count > 0)
            return ShowBoth();
        if (Do == SaveIt)
            return await Save();
        IsChecked = true;
        if (Do != CheckIt && seen != Seen)
            return ShowAnother();
        Judge();
        if (!ModelState.IsValid || Do == CheckIt || frame.Notices.Count > 0)
            return Page();
        var sent = await sending.Send(
            new ReportToSend
            {
                Id = new Id<ReportMade>(Id),
                Duty = Key,
                Since = Report.Since,
                UpTo = Report.UpTo,
                SentOn = SentOn!.Value,
                Due = LondonDate.TryParse(Answers["due"], out var due) ? due : null,
                Own = Own,
                Seen = seen,
                Reference = Texts.OrNull(Answers["reference"]),
                IsKeptElsewhere = IsKeptElsewhere,
            },
            viewer
        );
        if (!sent.IsRefused)
            return LocalRedirect(ResponsibilitiesLinks.SentReportPath(sent.Value));
        if (sent.Refusals.Contains(Sending.SeenAnother))
        {
            await Show(since, until);
            return ShowAnother();
        }
        foreach (var refusal in sent.Refusals)
            ModelState.AddModelError(refusal.Field is "sent-on" or "due" or "reference" ? refusal.Field : "", refusal.Message);
        return Page();
    }

    /// <summary>
    /// Words that somebody else saved after the page was opened: where whoever writes left theirs as they were, they take the new ones; where
    /// both wrote, both are shown.
    /// </summary>
    private void Meet()
    {
        foreach (var part in Parts)
        {
            var (typed, saved) = (DraftWords.Tidy(Own(part.Key)), Saved.GetValueOrDefault(part.Key, ""));
            if (Answers[MarkOf(part)] is var was && (was == MarkNow(part) || typed == saved))
                continue;
            if (was == SignOffs.SignOff.HashOf(typed))
                Answers[NameOf(part)] = saved;
            else
                clashes.Add(part.Key);
        }
    }

    private PageResult ShowBoth()
    {
        foreach (var part in Parts.Where(p => clashes.Contains(p.Key)))
            ModelState.AddModelError(NameOf(part), "Somebody else saved other words here. Make one text of both");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> Save()
    {
        JudgeWords();
        if (!ModelState.IsValid || frame.Notices.Count > 0)
            return Page();
        var saved = await drafting.Save(
            viewer,
            Key,
            now =>
                Parts
                    .Select(p => KeyValuePair.Create(p.Key, Own(p.Key) ?? ""))
                    .Concat(now.Where(n => Parts.All(p => p.Key != n.Key))),
            Report.Since,
            Report.UpTo,
            seenWords
        );
        if (!saved.IsRefused)
            return LocalRedirect(ResponsibilitiesLinks.DutyPath(Key));
        await Show(LondonDate.Iso(Report.Since), LondonDate.Iso(Report.UpTo));
        Meet();
        if (clashes.Count > 0)
            return ShowBoth();
        foreach (var refusal in saved.Refusals)
            ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    /// <summary>What was read is not so any more: the report as it is now, with the person's own words.</summary>
    private PageResult ShowAnother()
    {
        ModelState.AddModelError("", Sending.SeenAnother.Message);
        if (!Open.Select(LondonDate.Iso).Contains(Answers["due"]))
            Answers["due"] = NoDay;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private string? Own(string key) => Answers[$"words-{key}"];

    private void Judge()
    {
        if (TypedDate.Read("sent-on", "The day", Answers, out var day) is { } wrong)
            ModelState.AddModelError("sent-on", wrong);
        else if (day is null)
            ModelState.AddModelError("sent-on", "Enter the day on which it is sent");
        else if (day > clock.Today)
            ModelState.AddModelError(
                "sent-on",
                $"{day.Value.InWords()} is still to come. Record it on the day on which it is sent, or later"
            );
        if (Open.Count > 0 && Answers["due"] != NoDay && !Open.Select(LondonDate.Iso).Contains(Answers["due"]))
            ModelState.AddModelError("due", "Choose which report this is");
        if (IsKeptElsewhere && Parts.Any(p => !string.IsNullOrWhiteSpace(Own(p.Key))))
            ModelState.AddModelError(
                "elsewhere",
                "You have added your own words, and none would be kept. Take them out, or record the report as it stands here"
            );
        JudgeWords();
    }

    private void JudgeWords()
    {
        foreach (var part in Parts)
            if (Answers[NameOf(part)] is var words && words.Length > LongestWords)
                ModelState.AddModelError(
                    NameOf(part),
                    $"Your words must be {LongestWords:N0} letters or fewer; there are {words.Length:N0}"
                );
            else if (!Texts.CanBeKept(words))
                ModelState.AddModelError(
                    NameOf(part),
                    "There is a character in your words that can’t be kept. Type it again, or paste it as plain text"
                );
    }

    /// <summary>Shows the report as the records have it now; what is sent next is that.</summary>
    private async Task<IActionResult?> Show(string? since, string? until, bool takesDaysOfTheDraft = false)
    {
        await using var db = store.Read(viewer.Sight);
        if (await DutyOn.Find(db, Key, clock.Today) is not { } on)
            return NotFound();
        if (!Sending.May(viewer, on.Duty))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (takesDaysOfTheDraft && since is null && until is null)
            (since, until) = (Iso(on.Draft?.Since), Iso(on.Draft?.UpTo));
        seenWords = on.Draft?.Words ?? "";
        (Saved, DraftInWords) = (DraftWords.Read(on.Draft?.Words), on.DraftInWords);
        var (from, upTo) = ReportDays.Of(on, since, until, clock.Today, frame);
        Report = await PreparedReport.Load(db, on, from, upTo);
        // Said before anybody types, and not when it is to be kept.
        if (!IsKeptElsewhere && !Sending.May(viewer, on.Duty, Report.IsRestricted))
            frame.Notices.Add(
                "Something in this report is restricted, so its text is kept for those who may see that, and you may not record such a text. Ask the chair or the clerk of the body that is told, or a partnership manager, to record it; or send it in another form, and record that its text is kept elsewhere."
            );
        Parts = ReportText.Parts(Report);
        Open = DueDays.Open(on.Duty, on.Sent, clock.Today);
        Seen = Sending.MarkOf(on, Report);
        ModelState.Remove("_seen");
        return null;
    }
}
