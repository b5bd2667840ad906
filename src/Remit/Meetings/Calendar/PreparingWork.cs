using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Clocks;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Calendar;

/// <summary>
/// For whoever leads a body and keeps its records: the meetings that are soon to be called, and the agendas that are soon to be published, with the
/// latest day of each (<see cref="LatestDays"/>).
/// </summary>
internal sealed class PreparingWork(MeetingsOfMine mine, LatestDays latest) : IWorkSource
{
    public int Order => 24;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var soon = MyWork.SoonBy(me.Today);
        var lines = new List<WorkLine>();
        foreach (var found in (await mine.Of(looking, me)).Where(f => Keeps(looking.Viewer, me, f.Meeting)))
        {
            var (meeting, which) = (found.Meeting, $"{found.Body.Name}, {found.Meeting.Date.InWords()}");
            if (meeting.State == MeetingState.Planned)
                await Add(
                    found,
                    ClockSets.Notice,
                    $"Call the meeting: {which}",
                    $"{MeetingsLinks.Root}/{found.Body.Key}/{meeting.Key}/call"
                );
            if (meeting.PublishedOn is null)
                await Add(found, ClockSets.Agenda, $"Publish the agenda: {which}", AgendaLinks.Edit(found.Body.Key, meeting.Key));
        }
        return lines.Count == 0 ? null : WorkPart.Due("meetings-to-prepare", "Meetings to prepare", lines, me);

        async Task Add(MeetingOfMine found, ClockSets sets, string what, string where)
        {
            var last = await latest.Of(looking, found.Meeting, found.Kind, sets);
            if (last.Day <= soon)
                lines.Add(new WorkLine(what, where) { Said = last.Said, Due = last.Day });
        }
    }

    private static bool Keeps(Viewer viewer, Me me, Meeting meeting)
    {
        var body = new RecordRef("body", meeting.Body.Value);
        return me.Led.Contains(body)
            && viewer.May(
                "meetings",
                meeting.Sensitivity,
                Verb.Write,
                new HashSet<RecordRef> { body, new("meeting", meeting.RowId) }
            );
    }
}
