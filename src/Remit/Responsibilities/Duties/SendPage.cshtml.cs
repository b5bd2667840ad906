using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// Is this what we report? Whoever reports adds their own words, sees how it reads, and records it as sent. A form that is sent twice counts once.
/// </summary>
[Needs("sent-reports.write"), OnlyNow]
internal sealed class SendPage(Store store, Viewer viewer, LondonClock clock, Sending sending, PageFrame frame) : PageModel
{
    /// <summary>The longest that somebody may add to one part.</summary>
    public const int LongestWords = 20_000;
    private const string CheckIt = "check";
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

    /// <summary>Whether it is shown how it reads.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>The whole text with the person's own words.</summary>
    public string Text => ReportText.Whole(Report, Own, SentOn ?? clock.Today);

    public string Here =>
        $"{ResponsibilitiesLinks.Send(Key)}?since={LondonDate.Iso(Report.Since)}&until={LondonDate.Iso(Report.UpTo)}";

    public static string NameOf(ReportPart part) => $"words-{part.Key}";

    /// <summary>Whether it was sent in another form.</summary>
    public bool IsKeptElsewhere => Answers["elsewhere"] == "yes";

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    private DateOnly? SentOn => TypedDate.Read("sent-on", "", Answers, out var day) is null ? day : null;

    public async Task<IActionResult> OnGet([FromQuery] string? since, [FromQuery] string? until)
    {
        if (await Show(since, until) is { } refused)
            return refused;
        Id = store.Ids.Next();
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
    private async Task<IActionResult?> Show(string? since, string? until)
    {
        await using var db = store.Read(viewer.Sight);
        if (await DutyOn.Find(db, Key, clock.Today) is not { } on)
            return NotFound();
        if (!Sending.May(viewer, on.Duty))
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        var (from, upTo) = ReportDays.Of(on, since, until, clock.Today, frame);
        Report = await PreparedReport.Load(db, on, from, upTo);
        Parts = ReportText.Parts(Report);
        Open = DueDays.Open(on.Duty, on.Sent, clock.Today);
        Seen = Sending.MarkOf(on, Report);
        ModelState.Remove("_seen");
        return null;
    }
}
