using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Public;

/// <summary>A page for everybody: what is published, as it is today, the same for whoever asks.</summary>
[AllowAnonymous, OnlyNow]
internal abstract class PublicPage(Store store, LondonClock clock, IEnumerable<IDecisionStatus> statuses, PageFrame frame)
    : PageModel
{
    internal const string AllMeetings = "meetings";
    internal const string AllDecisions = "decisions";

    public Some<PublicMeeting> Meetings { get; private set; } = new([], 0);

    public Some<PublicDecision> Decisions { get; private set; } = new([], 0);

    /// <summary>The path of the page.</summary>
    public abstract string Path { get; }

    /// <summary>Of what it tells, after "meetings" and "decisions"; empty for everything.</summary>
    public virtual string Of => "";

    /// <summary>Whether each line names its body: on a page of several.</summary>
    public virtual bool NamesBodies => true;

    /// <summary>Which of the lists is shown whole; null for none.</summary>
    public string? All { get; private set; }

    protected DateOnly Today => clock.Today;

    protected IEnumerable<IDecisionStatus> Statuses => statuses;

    protected Db Published() => store.Read(Sight.Published);

    /// <summary>What is coming and what was decided, of some bodies or of all.</summary>
    protected async Task LoadLists(Db db, IReadOnlyList<Id<Body>>? bodies, string? all, string? page)
    {
        All = frame.Choice("list", all, [AllMeetings, AllDecisions]);
        if (All != AllDecisions)
        {
            var coming = PublicRecords.Coming(db, Today, bodies);
            if (All == AllMeetings)
            {
                var listed = await Listed.Of(coming, page, frame);
                Meetings = new(listed.Rows, listed.Total, listed.Page, listed.Pages);
            }
            else
                Meetings = new(await coming.Take(PublicRecords.Few).ToListAsync(), await coming.CountAsync());
        }
        if (All != AllMeetings)
        {
            var decided = PublicRecords.Decided(db, bodies);
            var (found, total, at, pages) = (new List<FoundDecision>(), 0, 1, 1);
            if (All == AllDecisions)
            {
                var listed = await Listed.Of(decided, page, frame);
                (found, total, at, pages) = ([.. listed.Rows], listed.Total, listed.Page, listed.Pages);
            }
            else
                (found, total) = (await decided.Take(PublicRecords.Few).ToListAsync(), await decided.CountAsync());
            Decisions = new(await PublicRecords.InWords(db, statuses, found, Today), total, at, pages);
        }
    }
}
