using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Meetings.Papers;
using Remit.Meetings.Planning;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>What is this report, who writes it, and when is it heard?</summary>
[Needs("meetings.read")]
internal sealed class ReportPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public ReportLine Report { get; private set; } = null!;

    /// <summary>The reports that have to be heard before it.</summary>
    public IReadOnlyList<Named> Before { get; private set; } = [];

    /// <summary>How far it has come, what it says, and its papers.</summary>
    public ReportStory Story { get; private set; } = null!;

    /// <summary>What whoever looks may do with it today.</summary>
    internal IReadOnlyList<PageTool> Steps { get; private set; } = [];

    /// <summary>Whether they may recall its papers.</summary>
    internal bool MayRecall { get; private set; }

    public object Twin =>
        new
        {
            Report,
            Before,
            Story,
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await FoundReport.All(db, db.All<Report>().Where(r => r.Key == key)) is not [var found])
            return NotFound();
        var file = (await ReportFile.Load(db, db.All<Report>().Where(r => r.Id == found.Report.Id)))[0];
        var names = await Mentions.Load(db, found.Mentioned.Concat(ReportStory.Mentioned(file)));
        Report = ReportLine.Of([found], names, looking.AsAt)[0];
        var rights = ReportRights.Of(looking.Viewer, looking.AsAt, file);
        Story = ReportStory.Of(file, names, looking.Viewer, looking.AsAt, rights.Writes);
        if (looking.IsNow)
        {
            Steps = [.. rights.Tools(file, ReportProgress.Of(file, looking.AsAt))];
            if (rights.Clerks && PlacingByHand.MayMove(file, looking.AsAt))
                Steps = [new("Place it on a meeting", MeetingsLinks.PlaceReport(key)), .. Steps];
            MayRecall = rights.Writes && Story.Stage is not ReportStage.Recalled;
        }
        Before = await (
            from order in db.All<ReportOrder>()
            where order.Report == found.Report.Id
            join before in db.All<Report>() on order.After equals before.Id
            orderby order.Order
            select new Named(before.Key, before.Title)
        ).ToListAsync();
        return Page();
    }
}
