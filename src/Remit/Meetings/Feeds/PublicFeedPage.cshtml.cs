using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Feeds;

/// <summary>The public meetings of a public body, for calendar programs: the same for whoever asks.</summary>
[AllowAnonymous]
internal sealed class PublicFeedPage(Store store) : PageModel
{
    public async Task<IActionResult> OnGet(string body)
    {
        await using var db = store.Read(Sight.Published);
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == body) is not { } found)
            return NotFound();
        return Content(
            await MeetingFeed.Of(db, found.Name, m => m.Body == found.Id, $"{Request.Scheme}://{Request.Host}"),
            ICalendar.ContentType
        );
    }
}
