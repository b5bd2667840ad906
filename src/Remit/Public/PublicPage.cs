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
    internal const string AllPast = "past";
    internal const string AllReports = "papers";

    public Some<PublicMeeting> Meetings { get; private set; } = new([], 0);

    public Some<PublicDecision> Decisions { get; private set; } = new([], 0);

    /// <summary>The meetings that took place, the latest first.</summary>
    public Some<PublicMeeting> Past { get; private set; } = new([], 0);

    /// <summary>The reports that are out, those for the latest meeting first.</summary>
    public Some<PublicReport> Reports { get; private set; } = new([], 0);

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

    /// <summary>Whether a list is on the page: the short ones all are.</summary>
    internal bool Shows(string list) => All is null || All == list;

    /// <summary>What is coming, what was decided, what took place and what was published, of some bodies or of all.</summary>
    protected async Task LoadLists(Db db, IReadOnlyList<Id<Body>>? bodies, string? all, string? page)
    {
        All = frame.Choice("list", all, [AllMeetings, AllDecisions, AllPast, AllReports]);
        var recalled = Shows(AllReports) ? await PublicReports.Recalled(db) : [];
        var coming = PublicRecords.Coming(db, Today, bodies);
        var decided = PublicRecords.Decided(db, bodies);
        var past = PublicRecords.Past(db, Today, bodies);
        var reports = PublicReports.Out(db, bodies, recalled);
        switch (All)
        {
            case AllMeetings:
                Meetings = Whole(await Listed.Of(coming, page, frame));
                break;
            case AllDecisions:
                Decisions = await InWords(db, Whole(await Listed.Of(decided, page, frame)));
                break;
            case AllPast:
                Past = Whole(await Listed.Of(past, page, frame));
                break;
            case AllReports:
                Reports = Whole(await Listed.Of(reports, page, frame));
                break;
            default:
                // All four lengths in one query.
                var totals = await db.All<Body>()
                    .OrderBy(b => b.Key)
                    .Select(_ => new
                    {
                        Coming = coming.Count(),
                        Decided = decided.Count(),
                        Past = past.Count(),
                        Reports = reports.Count(),
                    })
                    .FirstOrDefaultAsync();
                if (totals is null)
                    break;
                Meetings = await Few(coming, totals.Coming);
                Decisions = await InWords(db, await Few(decided, totals.Decided));
                Past = await Few(past, totals.Past);
                Reports = await Few(reports, totals.Reports);
                break;
        }
    }

    private static async Task<Some<T>> Few<T>(IQueryable<T> rows, int total) =>
        new(total == 0 ? [] : await rows.Take(PublicRecords.Few).ToListAsync(), total);

    private static Some<T> Whole<T>(Listed<T> listed) => new(listed.Rows, listed.Total, listed.Page, listed.Pages);

    private async Task<Some<PublicDecision>> InWords(Db db, Some<FoundDecision> found) =>
        new(await PublicRecords.InWords(db, statuses, found.Rows, Today), found.Total, found.Page, found.Pages);
}
