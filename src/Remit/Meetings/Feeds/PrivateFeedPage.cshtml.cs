using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Feeds;

/// <summary>Somebody's meetings, by the address that they made: what they may see today, without what is restricted.</summary>
[AllowAnonymous, Limited(Limit.SignIn, looking: true)]
internal sealed class PrivateFeedPage(Store store, CalendarAddresses addresses, ViewersByPerson viewers, LondonClock clock)
    : PageModel
{
    public async Task<IActionResult> OnGet(string secret)
    {
        if (await addresses.Find(secret) is not { } address)
            return NotFound();
        var viewer = await viewers.Of(address.Person);
        // An address passes through other people's programs; and whoever holds nothing any more sees what everybody does.
        await using var db = store.Read(viewer.HoldsNothing ? Sight.Published : viewer.ByLetter().Sight);
        var mine = Me.Of(viewer, clock.Today)?.Bodies.Select(b => new Id<Body>(b.Id)).ToList() ?? [];
        var bodies = mine;
        var name = $"Meetings of {viewer.Name}";
        if (address.Body is { } only)
        {
            var id = new Id<Body>(only);
            bodies = [id];
            name = await db.All<Body>().Where(b => b.Id == id).Select(b => b.Name).FirstOrDefaultAsync() ?? name;
        }
        Response.Headers.CacheControl = "private, no-store";
        return Content(
            await MeetingFeed.Of(db, name, m => bodies.Contains(m.Body), $"{Request.Scheme}://{Request.Host}"),
            ICalendar.ContentType
        );
    }
}
