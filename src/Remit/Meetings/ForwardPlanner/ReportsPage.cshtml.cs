using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>What is still to be heard, by whom and when?</summary>
[Needs("meetings.read")]
internal sealed class ReportsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>Only the reports to the body with this key.</summary>
    [BindProperty(SupportsGet = true, Name = "body")]
    public string? Body { get; set; }

    /// <summary>The bodies that have reports to hear, by name.</summary>
    public IReadOnlyList<Named> Bodies { get; private set; } = [];

    /// <summary>The body that is asked for; null for all.</summary>
    public Named? Asked { get; private set; }

    /// <summary>How many wait, on all pages.</summary>
    public int Waiting { get; private set; }

    /// <summary>Those of them that have no meeting, or one that was cancelled; a standing item comes to each, and needs none.</summary>
    public int Unplaced { get; private set; }

    public Listed<ReportLine> Reports { get; private set; } = null!;

    /// <summary>The reports of this page by meeting.</summary>
    public IReadOnlyList<ReportGroup> Groups { get; private set; } = [];

    public object Twin =>
        new
        {
            Body,
            Waiting,
            Unplaced,
            Reports.Page,
            Reports.Pages,
            Groups,
        };

    public Publication Publication =>
        new("Forward planner")
        {
            Kind = Asked?.Name,
            Parts =
            [
                new Grid(
                    [new("Report", 4), new("Body", 2), new("Asked to", 1.5), new("Written by", 3), new("Papers due", 2)],
                    [.. Groups.SelectMany(g => g.Reports.Select(Row).Prepend(SheetRow.Over(Heading(g))))]
                )
                {
                    Caption = "Reports",
                    HeadingColumn = "Meeting",
                },
            ],
        };

    private static string Heading(ReportGroup group) =>
        group.Meeting is { } on ? $"{group.Body!.Name}, {on.Date.InWords()}"
        : group.Standing ? "At each meeting"
        : "Without a meeting";

    private static SheetRow Row(ReportLine report) =>
        new(
            report.Title,
            report.Body.Name,
            report.Purpose?.OnScreen(),
            string.Join(", ", report.Authors.Select(a => a.Title).Append(report.AuthorWords).OfType<string>()),
            report.DueInWords()
        );

    public async Task OnGet([FromQuery] string? page)
    {
        var day = looking.AsAt;
        var waiting =
            from report in db.All<Report>()
            join meeting in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into placed
            from there in placed.DefaultIfEmpty()
            where there == null || there.State == MeetingState.Cancelled || there.Date >= day
            select new { Report = report, On = there };
        var counted = await (
            from body in db.All<Body>()
            where waiting.Any(w => w.Report.Body == body.Id)
            orderby body.Name, body.Key
            select new
            {
                body.Id,
                Named = new Named(body.Key, body.Name),
                All = waiting.Count(w => w.Report.Body == body.Id),
                Unplaced = waiting.Count(w =>
                    w.Report.Body == body.Id
                    && ((w.On == null && !w.Report.Standing) || (w.On != null && w.On.State == MeetingState.Cancelled))
                ),
            }
        ).ToListAsync();
        Bodies = [.. counted.Select(c => c.Named)];
        Asked = Bodies.FirstOrDefault(b => b.Key == Body);
        if (Asked is null && !string.IsNullOrEmpty(Body))
            Asked = await db.All<Body>().Where(b => b.Key == Body).Select(b => new Named(b.Key, b.Name)).FirstOrDefaultAsync();
        if (Asked is null && !string.IsNullOrEmpty(Body))
            frame.SayThereIsNo("body", Body);
        Body = Asked?.Key;
        var theirs = counted.Where(c => Asked is null || c.Named.Key == Asked.Key).ToList();
        (Waiting, Unplaced) = (theirs.Sum(c => c.All), theirs.Sum(c => c.Unplaced));
        var ids = theirs.ConvertAll(c => c.Id);
        var listed = await Listed<Id<Report>>.Of(
            waiting
                .Where(w => ids.Contains(w.Report.Body))
                .OrderBy(w =>
                    w.On == null
                        ? w.Report.Standing
                            ? 1
                            : 2
                        : w.On.State == MeetingState.Cancelled
                            ? 2
                            : 0
                )
                .ThenBy(w => w.On!.Date)
                .ThenBy(w => w.On!.Start)
                .ThenBy(w => w.Report.Body)
                .ThenBy(w => w.Report.Order)
                .ThenBy(w => w.Report.Key)
                .Select(w => w.Report.Id),
            Waiting,
            page,
            frame
        );
        var shown = listed.Rows;
        var found = shown.Count == 0 ? [] : await FoundReport.All(db, db.All<Report>().Where(r => shown.Contains(r.Id)));
        var order = shown.Select((id, at) => (id, at)).ToDictionary(s => s.id, s => s.at);
        var inOrder = found.OrderBy(f => order[f.Report.Id]).ToList();
        var lines = ReportLine.Of(inOrder, await Mentions.Load(db, inOrder.SelectMany(f => f.Mentioned)), day);
        Reports = new(lines, listed.Total, listed.Page, listed.Pages);
        Groups =
        [
            .. lines
                .GroupBy(l =>
                    l.Meeting is { State: not MeetingState.Cancelled } on
                        ? (l.Body, on, false)
                        : (default(Named), default(PlacedOn), l is { Standing: true, Meeting: null })
                )
                .Select(g => new ReportGroup(g.Key.Item1, g.Key.Item2, g.Key.Item3, [.. g])),
        ];
    }
}

/// <summary>Reports that wait for one meeting; without one those that come to each, or those that have none.</summary>
internal sealed record ReportGroup(Named? Body, PlacedOn? Meeting, bool Standing, IReadOnlyList<ReportLine> Reports);
