using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Public;

/// <summary>What is coming, and what was decided lately?</summary>
internal sealed class PublicHomePage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses, PageFrame frame)
    : PublicPage(store, clock, statuses, frame),
        IJsonTwin
{
    public IReadOnlyList<PublicTopic> Topics { get; private set; } = [];

    public override string Path => PublicLinks.Root;

    public object Twin =>
        new
        {
            Meetings,
            Decisions,
            Past,
            Reports,
            Topics,
        };

    public async Task OnGet(string? all, [FromQuery(Name = "page")] string? page)
    {
        await using var db = Published();
        Topics = await PublicRecords.Topics(db, Today);
        await LoadLists(db, null, all, page);
    }
}
