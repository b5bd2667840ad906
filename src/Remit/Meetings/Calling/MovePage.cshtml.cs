using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>When is it to be instead, and what breaks?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class MovePage(
    Store store,
    Viewer viewer,
    LondonClock clock,
    IEnumerable<IMeetingTie> ties,
    MemberLetters letters
) : MeetingTask(store, viewer, clock)
{
    /// <summary>The control with a mark of the time for which it was shown what breaks.</summary>
    public const string ShownControl = "_shown";

    private static readonly string[] OfTheTime = ["date-day", "date-month", "date-year", "start", "end"];

    /// <summary>Whom an email would reach.</summary>
    public Telling Telling { get; private set; } = null!;

    /// <summary>The id of the record of the move.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>When it is to be; null before anybody said.</summary>
    public NewTime? To { get; private set; }

    /// <summary>What breaks; null before anybody said to when it moves.</summary>
    public IReadOnlyList<BreakSort>? Breaks { get; private set; }

    /// <summary>A mark of the time for which <see cref="Breaks"/> are.</summary>
    public string Shown => Breaks is null ? "" : Answers.MarkOf(OfTheTime);

    public bool IsPossible => !Meeting.IsHeld && Meeting.State != MeetingState.Cancelled;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        Id = Store.Ids.Next();
        Answers["start"] = Meeting.Start is { } start ? LondonTime.Iso(start) : "";
        Answers["end"] = Meeting.End is { } end ? LondonTime.Iso(end) : "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        if (Id.Version != 7)
            return BadRequest();
        var id = new Id<MeetingMove>(Id);
        // The same form came again.
        if (await db.All<MeetingMove>().FirstOrDefaultAsync(m => m.Id == id) is { } there)
            return Done(there.Version);
        Answers = Answers.Of(Request.Form);
        var date = Day("date", "The new day", "Enter the day on which it is to be");
        var (start, end) = (Time("start", "When it starts"), Time("end", "When it ends"));
        if (!ModelState.IsValid || !IsPossible)
            return Page();
        To = new NewTime(date!.Value, start, end);
        if (To == new NewTime(Meeting.Date, Meeting.Start, Meeting.End))
        {
            ModelState.AddModelError("date", $"It is on {To.InWords()} already. Enter another day or another time");
            return Page();
        }
        var (was, reason) = (Meeting.Date, Texts.OrNull(Answers["reason"]));
        Breaks = await new WhatBreaks(db, ties, Today).Moving(Meeting, Body, To);
        Telling = await letters.Reach(db, Meeting, Body, Today);
        if (WasChanged() || Answers[ShownControl] != Shown)
            return Page();
        var calling = new Calling(db, Store.Ids, Today);
        var refusals = await calling.Move(Meeting, To, reason, id);
        if (refusals.Count == 0 && Tells)
            await letters.Write(db, Meeting, Body, MeetingNews.Moved(was, reason), Today, Site);
        return await Keep(
            db,
            refusals,
            $"Moved the meeting of {Body.Name} on {was.InWords()} to {To.Date.InWords()}",
            reason,
            "date",
            "start",
            "end",
            "reason"
        );
    }
}
