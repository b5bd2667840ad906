using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Public;

/// <summary>When does this body meet, what did it read, and what did it decide?</summary>
internal sealed class PublicBodyPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses, PageFrame frame)
    : PublicPage(store, clock, statuses, frame),
        IJsonTwin
{
    public Named Body { get; private set; } = null!;

    public string? Purpose { get; private set; }

    public IReadOnlyList<PublicTopic> Topics { get; private set; } = [];

    public override string Path => PublicLinks.Body(Body.Key);

    public override bool NamesBodies => false;

    public object Twin =>
        new
        {
            Body,
            Purpose,
            Meetings,
            Decisions,
            Past,
            Reports,
            Topics,
        };

    public async Task<IActionResult> OnGet(string body, string? all, [FromQuery(Name = "page")] string? page)
    {
        await using var db = Published();
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == body) is not { } found)
            return NotFound();
        (Body, Purpose) = (new Named(found.Key, found.Name), found.Purpose);
        Topics = await PublicRecords.Topics(db, Today, found.Id);
        await LoadLists(db, [found.Id], all, page);
        return Page();
    }
}
