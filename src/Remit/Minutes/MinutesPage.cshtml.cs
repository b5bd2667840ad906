using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Decisions;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Minutes;

/// <summary>What is written down of this meeting, and is it fixed?</summary>
[Needs("minutes.read")]
internal sealed class MinutesPage(Db db, Looking looking, IEnumerable<IDecisionStatus> statuses)
    : PageModel,
        IJsonTwin,
        IPublished
{
    public MinutesView Minutes { get; private set; } = null!;

    /// <summary>Whether there is anything that may be shown: a draft is not for the public.</summary>
    public bool IsShown { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>Whether whoever looks can ask for a correction.</summary>
    public bool MayCorrect { get; private set; }

    public string Address => MinutesLinks.Path(Minutes.Body.Key, Minutes.Key);

    public bool HasTable => false;

    public Publication Publication =>
        IsShown
            ? MinutesText.Paper(Minutes)
            : new Publication($"Minutes of the {Minutes.Body.Name}, {Minutes.Date.InWords()}")
            {
                Parts = [new Prose("These minutes are not published.")],
            };

    public object Twin =>
        IsShown
            ? new { Minutes }
            : new
            {
                Minutes = new
                {
                    Minutes.Body,
                    Minutes.Key,
                    Minutes.Date,
                    IsShown,
                },
            };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        if (await FoundMinutes.Find(db, body, key) is not { } found)
            return NotFound();
        var viewer = looking.Viewer;
        IsShown =
            found.Meeting.State != MeetingState.Cancelled
            && (
                viewer.Sight.Ceiling >= Sensitivity.Partnership
                || found.Minutes is { State: MinutesState.Circulated or MinutesState.Approved }
            );
        Minutes = IsShown
            ? await MinutesView.Load(db, statuses, found, looking.AsAt)
            : await MinutesView.Load(db, [], found with { Corrections = [] }, looking.AsAt);
        if (!looking.IsNow)
            return Page();
        MayWrite = MinutesTask.MayWrite(viewer, found);
        MayCorrect = Minutes.State == MinutesState.Circulated && viewer.May("minutes-corrections.write");
        return Page();
    }
}

/// <summary>What did the meeting ask people to do?</summary>
[Needs("minutes.read")]
internal sealed class MinutesActionsPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public MinutesView Minutes { get; private set; } = null!;

    public Publication Publication => MinutesText.ActionsPaper(Minutes);

    public object Twin =>
        new
        {
            Minutes.Body,
            Minutes.Key,
            Minutes.Date,
            Minutes.Actions,
        };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        if (await MinutesView.Load(db, [], body, key, looking.AsAt, anew: true) is not { } minutes)
            return NotFound();
        Minutes = minutes;
        return Page();
    }
}
