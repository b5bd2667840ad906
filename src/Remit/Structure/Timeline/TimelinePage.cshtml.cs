using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Comparing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Timeline;

/// <summary>What happened to this body, and when?</summary>
[Needs("structure.read")]
internal sealed class TimelinePage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    private const string OldestFirst = "oldest";

    /// <summary>A subject in small letters: <c>people</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "about")]
    public string? About { get; set; }

    /// <summary><c>oldest</c> for the oldest first. Without it the newest is, for whoever opens a timeline asks what happened last.</summary>
    [BindProperty(SupportsGet = true, Name = "first")]
    public string? First { get; set; }

    public BodyTimeline Timeline { get; private set; } = null!;

    /// <summary>What had happened by the day of the look, in the order that was asked for.</summary>
    public IReadOnlyList<TimelineEvent> Past { get; private set; } = [];

    /// <summary>What is recorded for later days, the next first.</summary>
    public IReadOnlyList<TimelineEvent> Ahead { get; private set; } = [];

    public IReadOnlyList<UndatedFact> Undated { get; private set; } = [];
    public Markup? Picture { get; private set; }
    public bool IsOldestFirst => First == OldestFirst;

    public object Twin =>
        new
        {
            Timeline.Body,
            About,
            First = IsOldestFirst ? "oldest" : "newest",
            Past,
            Ahead,
            Undated,
            Lasted = Timeline.Bars.Select(b => new
            {
                b.About,
                What = b.Words,
                b.Period.From,
                b.Period.Until,
                b.IsProposed,
            }),
        };

    public Publication Publication => TimelineWords.Paper(Timeline, [.. Ahead.Reverse(), .. Past]);

    public async Task<IActionResult> OnGet(string key)
    {
        var subjects = Kebab.All(typeof(ChangeSubject));
        About = frame.Choice("subject", About, subjects.Keys);
        First = frame.Choice("order", First, [OldestFirst, "newest"]);
        if (await BodyTimeline.Load(db, key, looking.AsAt) is not { } timeline)
            return NotFound();
        Timeline = timeline;
        var asked = timeline.Events.Where(e => Passes(e.About)).ToList();
        Ahead = [.. asked.Where(e => e.On > looking.AsAt)];
        var past = asked.Where(e => e.On <= looking.AsAt);
        Past = [.. IsOldestFirst ? past : past.OrderByDescending(e => e.On).ThenBy(e => e.About)];
        Undated = [.. timeline.Undated.Where(f => Passes(f.About))];
        Picture = TimelinePicture.Of(timeline, looking.AsAt);
        return Page();

        bool Passes(ChangeSubject about) => About is null || Kebab.Of(about) == About;
    }
}
