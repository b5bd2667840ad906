using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>A meeting to come on which a report could be put, and what room it has.</summary>
/// <param name="On">The meeting.</param>
/// <param name="Taken">What of its time is taken by what is no report that was placed on it.</param>
/// <param name="Placed">How many minutes the other reports need that are placed on it.</param>
/// <param name="Notes">How many reports to note its terms let it take.</param>
/// <param name="PlacedToNote">How many others are only to be noted, those that come to each meeting among them.</param>
internal sealed record MeetingRoom(MeetingToCome On, MinutesTaken Taken, int Placed, NotesTaken Notes, int PlacedToNote)
{
    private int? Free => Taken.Lasts is { } lasts ? lasts - Taken.ByItems - Taken.ByStanding - Placed : null;

    /// <summary>"35 minutes of 120 are free. Papers are due on 5 September 2007."</summary>
    public string InWords =>
        (
            Free is { } free
                ? free < 0
                    ? $"More is on it than it has time for, by {(-free).Counted("minute", "minutes")}."
                    : $"{free.Counted("minute", "minutes")} of {Taken.Lasts} {(free == 1 ? "is" : "are")} free."
                : $"How long it lasts is not recorded; the reports on it need {(Placed + Taken.ByStanding).Counted("minute", "minutes")}."
        ) + (On.PapersDue is { } due ? $" Papers are due on {due.InWords()}." : "");

    /// <summary>What speaks against putting a report there, each in a sentence: whoever places it may do so all the same.</summary>
    public IEnumerable<string> Against(Report report)
    {
        var (date, needs) = (On.Meeting.Date, report.Minutes ?? PlanOn.UsualLength);
        if (report.Earliest > date)
            yield return $"It can’t be heard before {report.Earliest.Value.InWords()}.";
        if (report.Latest < date)
            yield return $"It has to be heard by {report.Latest.Value.InWords()}.";
        if (report.Ready > (On.PapersDue ?? date))
            yield return $"It is ready on {report.Ready.Value.InWords()}, too late for the papers.";
        if (Free is { } free && free < needs)
            yield return $"It needs {needs.Counted("minute", "minutes")}.";
        if (NotesTaken.IsToNote(report) && PlacedToNote >= Notes.Most)
            yield return $"It is only to be noted, and version {Notes.Version} of the terms of reference lets a meeting take {Notes.Most} of those. {PlacedToNote} {(PlacedToNote == 1 ? "is" : "are")} on it.";
    }

    /// <summary>The meetings to come of the body of a report, those of today among them that were not held. Three queries at most.</summary>
    public static async Task<IReadOnlyList<MeetingRoom>> Load(Db db, Report report, DateOnly today)
    {
        var (meetings, _) = await MeetingToCome.Load(db, db.All<Body>().Where(b => b.Id == report.Body), today);
        if (meetings.Count == 0)
            return [];
        var others = await db.All<Report>()
            .Where(r => r.Body == report.Body && r.Id != report.Id && (r.Standing || r.Meeting != null))
            .ToListAsync();
        return
        [
            .. meetings.Select(m => new MeetingRoom(
                m,
                MinutesTaken.Of(m.Meeting, m.Items, others),
                others.Where(r => !r.Standing && r.Meeting == m.Meeting.Id).Sum(r => r.Minutes ?? PlanOn.UsualLength),
                m.Notes(others),
                others.Count(r =>
                    NotesTaken.IsToNote(r) && (r.Standing ? MinutesTaken.IsStandingOn(r, m.Meeting) : r.Meeting == m.Meeting.Id)
                )
            )),
        ];
    }
}
