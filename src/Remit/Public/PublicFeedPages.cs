using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Feeds;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Public;

/// <summary>What is new, for news readers: the same for whoever asks.</summary>
[AllowAnonymous]
internal abstract class AtomPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses) : PageModel
{
    protected DateOnly Today => clock.Today;

    protected Db Published() => store.Read(Sight.Published);

    protected async Task<IActionResult> Feed(Db db, string page, string title, IReadOnlyList<Id<Body>>? bodies) =>
        File(
            await PublicFeeds.Of(db, statuses, Today, $"{Request.Scheme}://{Request.Host}", page, title, bodies),
            AtomFeed.ContentType
        );
}

/// <summary>What is new of everything.</summary>
internal sealed class HomeFeedPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses)
    : AtomPage(store, clock, statuses)
{
    public async Task<IActionResult> OnGet()
    {
        await using var db = Published();
        return await Feed(db, PublicLinks.Root, "Meetings and decisions", null);
    }
}

/// <summary>What is new of a body.</summary>
internal sealed class BodyFeedPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses)
    : AtomPage(store, clock, statuses)
{
    public async Task<IActionResult> OnGet(string body)
    {
        await using var db = Published();
        return await db.All<Body>().FirstOrDefaultAsync(b => b.Key == body) is { } found
            ? await Feed(db, PublicLinks.Body(body), $"{found.Name}: meetings and decisions", [found.Id])
            : NotFound();
    }
}

/// <summary>What is new of those who deal with a topic.</summary>
internal sealed class TopicFeedPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses)
    : AtomPage(store, clock, statuses)
{
    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = Published();
        return (await PublicRecords.Topics(db, Today)).FirstOrDefault(t => t.Key == key) is { } topic
            ? await Feed(db, PublicLinks.Topic(key), $"{topic.Title}: meetings and decisions", topic.Ids)
            : NotFound();
    }
}

/// <summary>The meetings of those who deal with a topic, for calendar programs.</summary>
[AllowAnonymous]
internal sealed class TopicCalendarPage(Store store, LondonClock clock) : PageModel
{
    public async Task<IActionResult> OnGet(string key)
    {
        await using var db = store.Read(Sight.Published);
        if ((await PublicRecords.Topics(db, clock.Today)).FirstOrDefault(t => t.Key == key) is not { } topic)
            return NotFound();
        var bodies = topic.Ids;
        return Content(
            await MeetingFeed.Of(db, topic.Title, m => bodies.Contains(m.Body), $"{Request.Scheme}://{Request.Host}"),
            ICalendar.ContentType
        );
    }
}

/// <summary>All meetings to come that everybody may know of, for calendar programs.</summary>
[AllowAnonymous]
internal sealed class PublicCalendarPage(Store store, LondonClock clock) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        await using var db = store.Read(Sight.Published);
        var today = clock.Today;
        return Content(
            await MeetingFeed.Of(db, "Public meetings", m => m.Date >= today, $"{Request.Scheme}://{Request.Host}"),
            ICalendar.ContentType
        );
    }
}
