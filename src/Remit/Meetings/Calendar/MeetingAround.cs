using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Meetings.Calendar;

/// <summary>What stands around the meetings of a body: the rules about time, the calendar, and the bodies that it feeds and that feed it.</summary>
/// <param name="Own">The rules that the partnership recorded.</param>
/// <param name="Calendar">Its working days.</param>
/// <param name="Lines">To whom the body answers, and who answers to it.</param>
internal sealed record MeetingAround(IReadOnlyList<MeetingClock> Own, WorkingCalendar Calendar, IReadOnlyList<FeedingLine> Lines)
{
    /// <summary>The rules that hold for a meeting on a day.</summary>
    public IReadOnlyList<ClockRule> RulesOn(DateOnly day) => ShippedClocks.With(Own, day);

    /// <summary>One query for all of it.</summary>
    public static async Task<MeetingAround> Load(Db db, Id<Body> body)
    {
        var own = new RecordRef("body", body.Value);
        // They are few, and joined each with each: one command costs less than three.
        var found = await (
            from b in db.All<Body>()
            where b.Id == body
            join c in db.All<MeetingClock>() on 1 equals 1 into clocks
            from clock in clocks.DefaultIfEmpty()
            join d in db.All<CalendarDays>() on 1 equals 1 into entries
            from days in entries.DefaultIfEmpty()
            join l in db.All<Line>().Where(l => l.Kind == LineKind.AccountableTo && (l.Start == own || l.To == body))
                on 1 equals 1
                into answering
            from line in answering.DefaultIfEmpty()
            select new
            {
                Clock = clock,
                Days = days,
                Line = line,
            }
        ).ToListAsync();
        return new MeetingAround(
            [
                .. found
                    .Select(f => f.Clock)
                    .OfType<MeetingClock>()
                    .DistinctBy(c => c.Id)
                    .OrderBy(c => c.Order)
                    .ThenBy(c => c.Key, StringComparer.Ordinal),
            ],
            new WorkingCalendar(found.Select(f => f.Days).OfType<CalendarDays>().DistinctBy(d => d.Id).OrderBy(d => d.From)),
            Feeding.Of(found.Select(f => f.Line).OfType<Line>().DistinctBy(l => l.Id))
        );
    }

    /// <summary>
    /// The meetings that matter for one that is, or would be, on some days: all of these days, and around them those of the bodies that it feeds or
    /// that feed it. One query.
    /// </summary>
    public async Task<MeetingsAround> Others(Db db, Id<Body> body, IReadOnlyCollection<DateOnly> days)
    {
        var related = Lines.SelectMany(l => new[] { l.Lower, l.Upper }).Where(b => b != body).Distinct().ToList();
        var (first, last) = Feeding.Window(days.Min(), days.Max());
        var asked = days.ToList();
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.State != MeetingState.Cancelled && meeting.Body != body
            where
                asked.Contains(meeting.Date) || (related.Contains(meeting.Body) && meeting.Date >= first && meeting.Date <= last)
            join of in db.All<Body>() on meeting.Body equals of.Id
            orderby meeting.Date, meeting.Start, of.Name
            select new
            {
                Meeting = meeting,
                Body = new Named(of.Key, of.Name),
                of.Kind,
            }
        ).ToListAsync();
        return new MeetingsAround(
            [.. found.Select(f => Slot.For(f.Meeting, f.Body))],
            Feeding.With(
                Lines,
                found.Select(f =>
                    (Slot.For(f.Meeting, f.Body), Feeding.PapersDue(f.Meeting, f.Kind, RulesOn(f.Meeting.Date), Calendar))
                )
            )
        );
    }
}

/// <summary>Other bodies' meetings around those of one.</summary>
/// <param name="Slots">When they are.</param>
/// <param name="Feeding">Which feed which.</param>
internal sealed record MeetingsAround(IReadOnlyList<Slot> Slots, Feeding Feeding);
