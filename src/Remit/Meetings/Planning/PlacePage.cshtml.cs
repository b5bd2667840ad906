using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Papers;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>On which meeting is this report heard?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class PlacePage(Store store, Viewer viewer, LondonClock clock) : ReportTask(store, viewer, clock)
{
    /// <summary>The answer that it is on no meeting yet.</summary>
    public const string None = "-";

    /// <summary>The answer that it is on no meeting, and that plans leave it off.</summary>
    public const string LeftOff = "--";

    /// <summary>The answer that no plan moves it.</summary>
    public const string Yes = "yes";

    /// <summary>The control with the number of the change that touched the report last when the form was opened.</summary>
    public const string WasControl = "_was";

    private const string Those = "This is for the clerk of the body, and for whoever runs the partnership’s records.";
    private bool isTold;

    /// <summary>The meetings to come of its body.</summary>
    public IReadOnlyList<MeetingRoom> Rooms { get; private set; } = [];

    /// <summary>What the form says was there when it was opened.</summary>
    public string Was => isTold || !Answers.Has(WasControl) ? Stands : Answers[WasControl];

    private string Stands => File.Report.Version.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindRooms(db) is { } refused)
            return refused;
        Answers["meeting"] =
            File.Report.Meeting is { } now ? Rooms.FirstOrDefault(r => r.On.Meeting.Id == now)?.On.Meeting.Key ?? ""
            : File.Report.LeftOff ? LeftOff
            : None;
        if (File.Report.Held)
            Answers["held"] = Yes;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindRooms(db) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var held = Answers["held"] == Yes;
        var on = Rooms.FirstOrDefault(r => r.On.Meeting.Key == Answers["meeting"])?.On.Meeting;
        var leftOff = Answers["meeting"] == LeftOff;
        if (on is null && !leftOff && Answers["meeting"] != None)
        {
            ModelState.AddModelError("meeting", "Choose a meeting, or “No meeting yet”");
            return Page();
        }
        // The same form came again.
        if (File.Report.Meeting == on?.Id && File.Report.Held == held && File.Report.LeftOff == leftOff)
            return Done(File.Report.Version);
        if (Answers[WasControl] != Stands)
        {
            isTold = true;
            ModelState.AddModelError(
                "",
                $"Somebody else changed this report while you had the page open: {(File.Meeting is { } there ? $"it is on the meeting of {there.Date.InWords()} now" : "it has no meeting now")}. Look at it again, then send it once more"
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var refusals = await new PlacingByHand(db, Today).Place(File, on, held, leftOff);
        return await Keep(
            db,
            refusals,
            PlaceCommand.Said(File, on, held, leftOff),
            Texts.OrNull(Answers["reason"]),
            "meeting",
            "held"
        );
    }

    private async Task<IActionResult?> FindRooms(Db db)
    {
        if (await Find(db, r => r.Clerks, Those) is { } refused)
            return refused;
        Rooms = await MeetingRoom.Load(db, File.Report, Today);
        return null;
    }
}
