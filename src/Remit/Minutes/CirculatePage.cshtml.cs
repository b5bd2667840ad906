using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Kernel;
using Remit.Mail;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>Are the minutes ready for those who were there?</summary>
[Needs("minutes.write"), OnlyNow]
internal sealed class CirculatePage(Store store, Viewer viewer, LondonClock clock, Minuting minuting, Outbox outbox)
    : MinutesTask(store, viewer, clock)
{
    public bool IsPossible => State != MinutesState.Approved;

    public DateOnly? CirculatedOn => Found.Minutes?.CirculatedOn;

    public bool SendsLetters => outbox.IsSet;

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        return await Find(db) ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (!IsPossible)
            return Page();
        // The same form came again.
        if (await minuting.Circulate(db, Found, $"{Request.Scheme}://{Request.Host}") is null)
            return Done(0);
        return await Keep(db, [], $"Circulated the minutes of {Found.Body.Name} on {Found.Meeting.Date.InWords()}");
    }
}
