using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
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

    /// <summary>What of each meeting's time is taken before a report is placed on it.</summary>
    public required IReadOnlyList<MinutesTaken> Taken { get; init; }

    /// <summary>How many reports to note each meeting takes by its terms, and what of that is taken.</summary>
    public required IReadOnlyList<NotesTaken> Notes { get; init; }

    /// <summary>How many reports to note a meeting takes whose terms do not say.</summary>
    public required int UsualToNote { get; init; }

    /// <summary>Whether a report stands on an agenda that is published: no plan moves it, and nobody but who withdraws its item.</summary>
    public bool IsOnAnAgenda(int report) => PublishedOn(Meetings, Reports[report].Report) is not null;

    /// <summary>How many waiting reports were left out because they are too many.</summary>
    public int LeftOut { get; private init; }

    /// <summary>The bodies asked for that are not there.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>Whether somebody has still to clear a report, so that the day on which it is ready is reckoned (<see cref="ClearanceTime"/>).</summary>
    public bool IsStillToBeCleared(int report) => Problem.Reports[report].IsReckoned;

    /// <summary>What was asked for and can't be done, each in a sentence.</summary>
    public IReadOnlyList<string> Unheeded { get; private init; } = [];

    /// <summary>What waits and what is to come, by what is recorded now. Five queries; one more where nothing of a body asked for is there.</summary>
    public static async Task<PlanOn> Load(Db db, DateOnly day, PlanAsked asked)
    {
        var bodies = db.All<Body>().Where(b => asked.Bodies.Count == 0 || asked.Bodies.Contains(b.Key));
        var (meetings, calendar) = await MeetingToCome.Load(db, bodies, day.AddDays(1));
        var reports =
            from report in db.All<Report>()
            where bodies.Any(b => b.Id == report.Body)
            join meeting in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into placed
            from there in placed.DefaultIfEmpty()
            where there == null || there.State == MeetingState.Cancelled || there.Date > day
            select report;
        var found = await FoundReport.All(db, reports);
        var waiting = found
            .Where(f => !f.Report.Standing)
            .OrderBy(f => f.Report.Order)
            .ThenBy(f => f.Report.Key, StringComparer.Ordinal)
            .ToList();
        var planned = waiting.Take(MostReports).ToList();
        var after = (await db.All<ReportOrder>().Select(o => new { o.Report, o.After }).ToListAsync()).ToLookup(
            o => o.Report,
            o => o.After
        );
        var toBeCleared = await ToBeCleared.Among(db, [.. planned.Where(f => f.Report.Ready is null).Select(f => f.Report.Id)]);
        var taken = meetings.Select(m => MinutesTaken.Of(m.Meeting, m.Items, found.Select(f => f.Report))).ToList();
        var notes = meetings.Select(m => m.Notes(found.Select(f => f.Report))).ToList();
        var problem = ProblemOf(
            meetings,
            taken,
            notes,
            planned,
            after,
            toBeCleared,
            ClearanceTime.ReadyFrom(day, calendar),
            day,
            asked
        );
        return new PlanOn(meetings, planned, problem)
        {
            Plan = Planner.Plan(problem),
            Taken = taken,
            Notes = notes,
            UsualToNote = asked.ToNote,
            LeftOut = waiting.Count - planned.Count,
            Unknown = await UnknownOf(bodies, asked, meetings.Select(m => m.Body).Concat(found.Select(f => f.Body))),
            Unheeded = [.. UnheededOf(meetings, planned, asked)],
        };
    }

    /// <summary>The bodies asked for that are not there: nothing that was loaded is theirs, and they are not recorded.</summary>
    private static async Task<IReadOnlyList<string>> UnknownOf(IQueryable<Body> bodies, PlanAsked asked, IEnumerable<Named> seen)
    {
        var rest = asked.Bodies.Except(seen.Select(b => b.Key), StringComparer.Ordinal).ToList();
        return rest.Count == 0 ? [] : [.. rest.Except(await bodies.Select(b => b.Key).ToListAsync(), StringComparer.Ordinal)];
    }

    private static IEnumerable<string> UnheededOf(
        IReadOnlyList<MeetingToCome> meetings,
        List<FoundReport> reports,
        PlanAsked asked
    )
    {
        foreach (var key in asked.Holds.Keys.Concat(asked.Waits).Distinct(StringComparer.Ordinal))
        {
            var waits = asked.Waits.Contains(key);
            var held = asked.Holds.GetValueOrDefault(key, "");
            if (reports.Find(f => f.Report.Key == key) is not { } found)
                yield return $"“{key.Shortened(80)}” is no report of this plan: it comes to each meeting, was heard, or is not there.";
            else if (PublishedOn(meetings, found.Report) is { } at)
            {
                if (waits || (held.Length > 0 && !meetings[at].IsCalled(held)))
                    yield return $"“{found.Report.Title}” is on the published agenda of {meetings[at].Meeting.Date.InWords()} and stays there. Withdraw its item first, with a reason.";
            }
            else if (waits && held.Length > 0)
                yield return $"“{found.Report.Title}” can’t be held on a meeting and wait. Say one of the two.";
            else if (held.Length > 0 && !meetings.Any(m => m.Meeting.Body == found.Report.Body && m.IsCalled(held)))
                yield return $"“{found.Report.Title}” can’t be held on “{held.Shortened(80)}”: that is no meeting to come of {found.Body.Name}.";
        }
    }

    private static PlanProblem ProblemOf(
        IReadOnlyList<MeetingToCome> meetings,
        List<MinutesTaken> taken,
        List<NotesTaken> notes,
        List<FoundReport> reports,
        ILookup<Id<Report>, Id<Report>> after,
        HashSet<Id<Report>> toBeCleared,
        DateOnly cleared,
        DateOnly day,
        PlanAsked asked
    )
    {
        var bodies = meetings.Select(m => m.Meeting.Body).Concat(reports.Select(r => r.Report.Body)).Distinct().ToList();
        var at = reports.Select((r, i) => (r.Report.Id, i)).ToDictionary(r => r.Id, r => r.i);
        int? Place(Func<MeetingToCome, bool> which)
        {
            for (var i = 0; i < meetings.Count; i++)
                if (which(meetings[i]))
                    return i;
            return null;
        }
        int? Held(Report report) =>
            PublishedOn(meetings, report) is { } published ? published
            : asked.Waits.Contains(report.Key) ? null
            : asked.Holds.TryGetValue(report.Key, out var keys)
                ? keys.Length == 0 ? null
                    : Place(m => m.Meeting.Body == report.Body && m.IsCalled(keys))
            : report.Held ? Place(m => m.Meeting.Id == report.Meeting)
            : null;
        // What was left off stays off until a person says where it goes, or that the plan may.
        bool Waits(Report report) =>
            PublishedOn(meetings, report) is null
            && (asked.Waits.Contains(report.Key) || (report.LeftOff && !IsTakenBack(report)));
        // A hold that can't be heeded takes nothing back.
        bool IsTakenBack(Report report) =>
            asked.Holds.TryGetValue(report.Key, out var keys) && (keys.Length == 0 || Held(report) is not null);
        return new PlanProblem(
            [
                .. meetings.Select(
                    (m, i) =>
                        new PlanMeeting(
                            bodies.IndexOf(m.Meeting.Body),
                            m.Meeting.Date,
                            m.PapersDue ?? m.Meeting.Date,
                            taken[i].Left(asked.Minutes),
                            notes[i].Left(asked.ToNote)
                        )
                ),
            ],
            [
                .. reports.Select(r => new PlanReport
                {
                    Body = bodies.IndexOf(r.Report.Body),
                    Minutes = r.Report.Minutes ?? UsualLength,
                    Weight = Weights.Of(r.Report),
                    ToNote = NotesTaken.IsToNote(r.Report),
                    Earliest = r.Report.Earliest,
                    Latest = r.Report.Latest,
                    Ready = r.Report.Ready ?? (toBeCleared.Contains(r.Report.Id) ? cleared : null),
                    IsReckoned = toBeCleared.Contains(r.Report.Id),
                    After = [.. after[r.Report.Id].Where(at.ContainsKey).Select(b => at[b])],
                    Held = Held(r.Report),
                    Waits = Waits(r.Report),
                    Now = r.Report.Meeting is { } now ? Place(m => m.Meeting.Id == now) : null,
                }),
            ],
            day
        );
    }

    /// <summary>The place of the meeting on whose published agenda a report stands; null for none.</summary>
    private static int? PublishedOn(IReadOnlyList<MeetingToCome> meetings, Report report)
    {
        for (var at = 0; at < meetings.Count; at++)
            if (meetings[at].Meeting.Id == report.Meeting && meetings[at].HasPublished(report.Id))
                return at;
        return null;
    }
}
