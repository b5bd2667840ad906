using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>
/// A report that stands on a published agenda stays on that meeting until it is heard: people were told when that is. Its item is withdrawn first,
/// with a reason, or the meeting is cancelled. What a meeting heard, it may put off to a later one.
/// </summary>
internal sealed class ReportsKeepTheirAgenda : IInvariant
{
    internal const string Rule = "A report on a published agenda keeps its meeting";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var moved = touched
            .Changed<Report>()
            .Where(r => r.Before.GetValue<Id<Meeting>?>(nameof(Report.Meeting)) is { } before && before != r.Now.Meeting)
            .Select(r => r.Now)
            .ToList();
        if (moved.Count == 0)
            return [];
        var ids = moved.ConvertAll(r => r.Id);
        var items = await (
            from report in db.All<Report>()
            where ids.Contains(report.Id)
            join item in db.All<AgendaItem>() on (Id<Report>?)report.Id equals item.Report
            where item.Number != null && item.WithdrawnOn == null
            join meeting in db.All<Meeting>() on item.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled
            select new
            {
                item.Report,
                item.Number,
                meeting.Id,
                meeting.Date,
                meeting.State,
            }
        ).ToListAsync();
        if (items.Count == 0)
            return [];
        var to = moved.Select(r => r.Meeting).OfType<Id<Meeting>>().Distinct().ToList();
        var days = await db.All<Meeting>().Where(m => to.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Date);
        bool IsLater(Id<Meeting>? meeting, DateOnly day) => meeting is { } id && days.TryGetValue(id, out var date) && date > day;
        return
        [
            .. from report in moved
            from item in items
            where item.Report == report.Id && item.Id != report.Meeting
            where item.State is MeetingState.Planned or MeetingState.Called || !IsLater(report.Meeting, item.Date)
            select new Refusal(
                Rule,
                $"“{report.Title}” is item {item.Number} of the published agenda of {item.Date.InWords()}. Withdraw the item there first, with a reason; then place the report elsewhere.",
                new RecordRef("report", report.RowId),
                "meeting"
            ),
        ];
    }
}
