using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Meetings.Calling;

/// <summary>Why is it called off, and what breaks?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class CancelPage(
    Store store,
    Viewer viewer,
    LondonClock clock,
    IEnumerable<IMeetingTie> ties,
    MemberLetters letters
) : MeetingTask(store, viewer, clock)
{
    /// <summary>Whom an email would reach.</summary>
    public Telling Telling { get; private set; } = null!;

    /// <summary>What breaks.</summary>
    public IReadOnlyList<BreakSort> Breaks { get; private set; } = [];

    public bool IsPossible => Meeting.State is MeetingState.Planned or MeetingState.Called;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        await Load(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        var reason = Texts.OrNull(Answers["reason"]);
        // The same form came again.
        if (Meeting.State == MeetingState.Cancelled && Meeting.CancelledBecause == reason)
            return Done(Meeting.Version);
        await Load(db);
        if (WasChanged() || !IsPossible)
            return Page();
        var refusals = Calling.Cancel(Meeting, reason);
        if (refusals.Count == 0 && Tells)
            await letters.Write(db, Meeting, Body, MeetingNews.Cancelled(reason), Today, Site);
        return await Keep(db, refusals, $"Cancelled the meeting of {Body.Name} on {Meeting.Date.InWords()}", reason, "reason");
    }

    private async Task Load(Db db)
    {
        Breaks = await new WhatBreaks(db, ties, Today).Cancelling(Meeting, Body);
        Telling = await letters.Reach(db, Meeting, Body, Today);
    }
}
