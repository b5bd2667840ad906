using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Minutes;

/// <summary>Which later meeting approved the minutes?</summary>
[Needs("minutes.write"), OnlyNow]
internal sealed class ApprovePage(Store store, Viewer viewer, LondonClock clock, Minuting minuting)
    : MinutesTask(store, viewer, clock)
{
    /// <summary>The later meetings of the body that can approve them.</summary>
    public IReadOnlyList<SelectOption> Meetings { get; private set; } = [];

    /// <summary>What the minutes were when the form was opened: the number of the change that touched anything of them last.</summary>
    public string Seen { get; private set; } = "";

    public string ReadersNow => InWords(Found.Minutes?.Sensitivity ?? Sensitivity.Partnership);

    public string ReadersOfTheMeeting => InWords(Found.Meeting.Sensitivity);

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        await Load(db);
        Answers["open"] = "as-they-are";
        Seen = await LastChange(db);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_seen")] string? seen)
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        Seen = seen ?? "";
        await Load(db);
        var chosen = Answers["at"];
        var at = await db.All<Meeting>().SingleOrDefaultAsync(m => m.Body == Found.Meeting.Body && m.Key == chosen);
        // The same form came again.
        if (State == MinutesState.Approved && at is not null && Found.Minutes!.ApprovedAt == at.Id)
            return Done(0);
        if (State == MinutesState.Approved)
            return Page();
        if (at is null)
            ModelState.AddModelError("approved-at", "Choose the meeting that approved them");
        if (Answers["open"] is not ("as-they-are" or "as-the-meeting"))
            ModelState.AddModelError("open", "Choose who may read them");
        if (!ModelState.IsValid)
            return Page();
        var last = await LastChange(db);
        if (Seen != last)
        {
            Seen = last;
            ModelState.AddModelError(
                "",
                "Somebody changed something of these minutes while you had the page open. Read them again before you approve them"
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        await minuting.Approve(db, Found, at!, Answers["open"] == "as-the-meeting");
        return await Keep(
            db,
            [],
            $"Approved the minutes of {Found.Body.Name} on {Found.Meeting.Date.InWords()}, at the meeting on {at!.Date.InWords()}",
            "approved-at"
        );
    }

    private async Task Load(Db db)
    {
        var (meeting, today) = (Found.Meeting, Today);
        Meetings =
        [
            .. (
                await db.All<Meeting>()
                    .Where(m => m.Body == meeting.Body && m.Id != meeting.Id && m.Date >= meeting.Date)
                    .Where(m => m.State != MeetingState.Cancelled && m.Date <= today)
                    .OrderBy(m => m.Date)
                    .ThenBy(m => m.Start)
                    .ToListAsync()
            ).Select(m => new SelectOption(
                $"{m.Date.InWords()}{(m.Date == today ? ", today" : m.IsHeld ? "" : ", not recorded as held")}",
                m.Key
            )),
        ];
    }

    private async Task<string> LastChange(Db db)
    {
        return (await Minuting.LastVersion(db, Found.Meeting.Id, long.MaxValue)).ToString(CultureInfo.InvariantCulture);
    }

    private static string InWords(Sensitivity sensitivity) =>
        sensitivity switch
        {
            Sensitivity.Public => "everybody",
            Sensitivity.Partnership => "people of the partnership",
            Sensitivity.Restricted => "those to whom it is restricted",
        };
}
