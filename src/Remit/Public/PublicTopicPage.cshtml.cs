using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Public;

/// <summary>Who deals with this topic, when do they meet, and what did they decide?</summary>
internal sealed class PublicTopicPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses, PageFrame frame)
    : PublicPage(store, clock, statuses, frame),
        IJsonTwin
{
    public PublicTopic Topic { get; private set; } = null!;

    public override string Path => PublicLinks.Topic(Topic.Key);

    public object Twin =>
        new
        {
            Topic,
            Meetings,
            Decisions,
            Past,
            Reports,
        };

    public async Task<IActionResult> OnGet(string key, string? all, [FromQuery(Name = "page")] string? page)
    {
        await using var db = Published();
        if ((await PublicRecords.Topics(db, Today)).FirstOrDefault(t => t.Key == key) is not { } topic)
            return NotFound();
        Topic = topic;
        await LoadLists(db, topic.Ids, all, page);
        return Page();
    }
}
