using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>Does the agenda go out as it is?</summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class PublishPage(Store store, Viewer viewer, LondonClock clock, MemberLetters letters)
    : AgendaTask(store, viewer, clock)
{
    public PublishingAgendas.Due Due { get; private set; } = null!;

    /// <summary>Whom an email would reach.</summary>
    public Telling Telling { get; private set; } = null!;

    /// <summary>The number of the first of them.</summary>
    public int First { get; private set; }

    /// <summary>A mark of what was shown.</summary>
    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindItem(db) is { } refused)
            return refused;
        await Load(db);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await FindItem(db, toChange: true) is { } refused)
            return refused;
        Answers = Answers.Of(Request.Form);
        await Load(db);
        // The same form came again: all that it published has its numbers.
        if (Due.IsNothing && Meeting.PublishedOn is not null)
            return Redirect(AgendaLinks.Path(BodyKey, Key));
        if (Answers["_mark"] != Mark)
        {
            ModelState.AddModelError(
                "",
                "The agenda was changed since you looked. It stands below as it is now: look at it, then publish"
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var (refusals, due) = await new PublishingAgendas(db, Today).Publish(Meeting, Items);
        if (refusals.Count == 0 && due.GoesOut && Tells)
            await letters.Write(db, Meeting, Body, MeetingNews.PapersOut(due.Supplement, due.Told), Today, Site);
        var kept = await Keep(db, refusals, $"{due.Done} of {Body.Name} on {Meeting.Date.InWords()}", null);
        return kept is RedirectResult redirect
            ? Redirect($"{AgendaLinks.Path(BodyKey, Key)}{redirect.Url[redirect.Url.IndexOf('?', StringComparison.Ordinal)..]}")
            : kept;
    }

    private async Task Load(Db db)
    {
        Due = await new PublishingAgendas(db, Today).WhatIsDue(Meeting, Items);
        Telling = await letters.Reach(db, Meeting, Body, Today);
        First = AgendaOrder.LastNumber(Items) + 1;
        Mark = $"{EditAgendaPage.MarkOf(Items)}:{Due.Mark}";
    }
}
