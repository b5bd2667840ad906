using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>The records of which a plan is made, and the plan.</summary>
internal sealed class PlanOn
{
    /// <summary>How long a report is taken to need where nobody said.</summary>
    public const int UsualLength = 15;

    /// <summary>More than these are not planned together: a person could not read the plan.</summary>
    public const int MostReports = 500;

    private PlanOn(IReadOnlyList<MeetingToCome> meetings, IReadOnlyList<FoundReport> reports, PlanProblem problem) =>
        (Meetings, Reports, Problem) = (meetings, reports, problem);

    /// <summary>In the order of the problem.</summary>
    public IReadOnlyList<MeetingToCome> Meetings { get; }

    /// <summary>In the order of the problem.</summary>
    public IReadOnlyList<FoundReport> Reports { get; }
    public PlanProblem Problem { get; }
    public required Placing Plan { get; init; }

    /// <summary>Whether a report stands on an agenda that is published: no plan moves it, and nobody but who withdraws its item.</summary>
    public bool IsOnAnAgenda(int report) => PublishedOn(Meetings, Reports[report].Report) is not null;

    /// <summary>How many waiting reports were left out because they are too many.</summary>
    public int LeftOut { get; private init; }

    /// <summary>The bodies asked for that are not there.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>What waits and what is to come, by what is recorded now. At most four queries.</summary>
    public static async Task<PlanOn> Load(Db db, DateOnly day, PlanAsked asked)
    {
        var bodies = db.All<Body>().Where(b => asked.Bodies.Count == 0 || asked.Bodies.Contains(b.Key));
        var meetings = await (
            from meeting in db.All<Meeting>()
            join body in bodies on meeting.Body equals body.Id
            where meeting.Date > day && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called)
            orderby meeting.Date, meeting.Start, body.Key, meeting.Key
            select new MeetingToCome(
                meeting,
                new Named(body.Key, body.Name),
                db.All<AgendaItem>()
                    .Where(i => i.Meeting == meeting.Id && i.Number != null && i.WithdrawnOn == null && i.Report != null)
                    .Select(i => i.Report)
                    .ToList()
            )
        ).ToListAsync();
        var found = await FoundReport.All(
            db,
            from report in db.All<Report>()
            where bodies.Any(b => b.Id == report.Body)
            join meeting in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into placed
            from there in placed.DefaultIfEmpty()
            where there == null || there.State == MeetingState.Cancelled || there.Date > day
            select report
        );
        var waiting = found
            .Where(f => !f.Report.Standing)
            .OrderBy(f => f.Report.Order)
            .ThenBy(f => f.Report.Key, StringComparer.Ordinal)
            .ToList();
        var standing = found.Where(f => f.Report.Standing).ToLookup(f => f.Report.Body, f => f.Report.Minutes ?? 0);
        var planned = waiting.Take(MostReports).ToList();
        var known = asked.Bodies.Count == 0 ? [] : await bodies.Select(b => b.Key).ToListAsync();
        var after = (await db.All<ReportOrder>().Select(o => new { o.Report, o.After }).ToListAsync()).ToLookup(
            o => o.Report,
            o => o.After
        );
        var problem = ProblemOf(meetings, planned, standing, after, day, asked);
        return new PlanOn(meetings, planned, problem)
        {
            Plan = Planner.Plan(problem),
            LeftOut = waiting.Count - planned.Count,
            Unknown = [.. asked.Bodies.Except(known, StringComparer.Ordinal)],
        };
    }

    private static PlanProblem ProblemOf(
        List<MeetingToCome> meetings,
        List<FoundReport> reports,
        ILookup<Id<Body>, int> standing,
        ILookup<Id<Report>, Id<Report>> after,
        DateOnly day,
        PlanAsked asked
    )
    {
        var bodies = meetings.Select(m => m.Meeting.Body).Concat(reports.Select(r => r.Report.Body)).Distinct().ToList();
        var at = reports.Select((r, i) => (r.Report.Id, i)).ToDictionary(r => r.Id, r => r.i);
        int? Place(Func<Meeting, bool> which) => meetings.FindIndex(m => which(m.Meeting)) is >= 0 and var place ? place : null;
        int? Held(Report report) =>
            PublishedOn(meetings, report) is { } published ? published
            : asked.Holds.TryGetValue(report.Key, out var key)
                ? key.Length == 0 ? null
                    : Place(m => m.Body == report.Body && m.Key == key)
            : report.Held ? Place(m => m.Id == report.Meeting)
            : null;
        return new PlanProblem(
            [
                .. meetings.Select(m => new PlanMeeting(
                    bodies.IndexOf(m.Meeting.Body),
                    m.Meeting.Date,
                    m.Meeting.PapersDue ?? m.Meeting.Date,
                    Math.Max(0, (m.Meeting.Lasts ?? asked.Minutes) - standing[m.Meeting.Body].Sum()),
                    asked.ToNote
                )),
            ],
            [
                .. reports.Select(r => new PlanReport
                {
                    Body = bodies.IndexOf(r.Report.Body),
                    Minutes = r.Report.Minutes ?? UsualLength,
                    Weight = Weights.Of(r.Report),
                    ToNote = r.Report.Purpose == ReportPurpose.Note,
                    Earliest = r.Report.Earliest,
                    Latest = r.Report.Latest,
                    Ready = r.Report.Ready,
                    After = [.. after[r.Report.Id].Where(at.ContainsKey).Select(b => at[b])],
                    Held = Held(r.Report),
                    Now = r.Report.Meeting is { } now ? Place(m => m.Id == now) : null,
                }),
            ],
            day
        );
    }

    /// <summary>The place of the meeting on whose published agenda a report stands; null for none.</summary>
    private static int? PublishedOn(IReadOnlyList<MeetingToCome> meetings, Report report)
    {
        for (var at = 0; at < meetings.Count; at++)
            if (meetings[at].Meeting.Id == report.Meeting && meetings[at].OnAgenda.Contains(report.Id))
                return at;
        return null;
    }
}

/// <summary>A meeting that is still to come.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Body">Its body.</param>
/// <param name="OnAgenda">The reports on its published agenda.</param>
internal sealed record MeetingToCome(Meeting Meeting, Named Body, IReadOnlyList<Id<Report>?> OnAgenda);
