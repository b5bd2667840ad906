using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Minutes;

/// <content>What was recorded of the meeting, from which minutes are made until they are approved.</content>
internal sealed partial record MinutesView
{
    private async Task<MinutesView> WithWhatIsRecorded(Db db, IEnumerable<IDecisionStatus> statuses, DateOnly day)
    {
        var meeting = Found.Meeting;
        var id = meeting.Id;
        var items = await ItemsOf(db, id);
        var numbers = Numbers([.. items.Select(i => i.Item)]);
        var attended = await AttendedAt(db, meeting);
        var seats = (await Seats.Load(db, meeting.Date, meeting.Body))
            .Of(meeting.Body)
            .ToDictionary(s => s.Key, StringComparer.Ordinal);
        var attendees = attended.ToDictionary(
            a => a.Attendance.Id,
            a => a.Of(seats.GetValueOrDefault(a.PlaceKey ?? ""), ItemName)
        );
        var recorded = await WhatIsRecorded.Load(db, meeting, [.. items.Select(i => i.Item)], statuses, day);
        var general = await db.All<MinuteNote>()
            .Where(n => n.Meeting == id && n.Item == null)
            .Select(n => n.Words)
            .FirstOrDefaultAsync();
        return this with
        {
            // Without a place nobody was expected, so nobody is absent: they were written down by mistake.
            Attendance =
            [
                .. attended
                    .Where(a => a.Attendance is not { Place: null, As: AttendedAs.Absent })
                    .Select(a => attendees[a.Attendance.Id])
                    .OrderBy(a => a.As)
                    .ThenByDescending(a => a.Chaired),
            ],
            Before = recorded.Of(
                new ItemMinutes(null, null, "Before the first item") { Note = Texts.OrNull(general) },
                null,
                attendees
            ),
            Items =
            [
                .. items.Select(i =>
                    recorded.Of(
                        new ItemMinutes(i.Item.Key, numbers.GetValueOrDefault(i.Item.Id), i.Item.Title)
                        {
                            Note = Texts.OrNull(i.Note),
                            Withdrawn = i.Item.WithdrawnOn is null
                                ? null
                                : i.Item.WithdrawnBecause ?? "It was withdrawn before the meeting.",
                        },
                        i.Item,
                        attendees
                    )
                ),
            ],
        };

        string? ItemName(Id<AgendaItem>? item) =>
            item is { } known && items.FirstOrDefault(i => i.Item.Id == known)?.Item is { } named
                ? numbers.GetValueOrDefault(named.Id) is { } number
                    ? $"item {number}"
                    : $"“{named.Title}”"
                : null;
    }

    /// <summary>The items that minutes tell of, in order: those that stand, that had a number, or of which something is recorded.</summary>
    private static async Task<IReadOnlyList<NotedItem>> ItemsOf(Db db, Id<Meeting> meeting) =>
        await (
            from item in db.All<AgendaItem>()
            where
                item.Meeting == meeting
                && (
                    item.WithdrawnOn == null
                    || item.Number != null
                    || db.All<MinuteNote>().Any(n => n.Item == item.Id)
                    || db.All<Interest>().Any(i => i.Item == item.Id)
                    || db.All<Decision>().Any(d => d.Item == item.Id)
                )
            orderby item.Number ?? int.MaxValue, item.Order, item.Key
            select new NotedItem(item, db.All<MinuteNote>().Where(n => n.Item == item.Id).Select(n => n.Words).FirstOrDefault())
        ).ToListAsync();

    /// <summary>An item with what the clerk wrote of it.</summary>
    private sealed record NotedItem(AgendaItem Item, string? Note);

    /// <summary>The number that was published; before, the place among the items that stand.</summary>
    private static Dictionary<Id<AgendaItem>, string> Numbers(IReadOnlyList<AgendaItem> items)
    {
        var numbers = new Dictionary<Id<AgendaItem>, string>();
        var place = items.Max(i => i.Number) ?? 0;
        foreach (var item in items)
            if (item.Number is { } number)
                numbers[item.Id] = $"{number}";
            else if (item.WithdrawnOn is null)
                numbers[item.Id] = $"{++place}";
        return numbers;
    }

    private static async Task<IReadOnlyList<Attended>> AttendedAt(Db db, Meeting meeting) =>
        await (
            from attendance in db.Attended()
            where attendance.Meeting == meeting.Id
            join p in db.All<Place>() on attendance.Place equals (Id<Place>?)p.Id into places
            from place in places.DefaultIfEmpty()
            join f in db.All<Organisation>() on place.FilledBy equals (Id<Organisation>?)f.Id into fillers
            from filler in fillers.DefaultIfEmpty()
            join w in db.All<Person>() on attendance.Person equals (Id<Person>?)w.Id into people
            from person in people.DefaultIfEmpty()
            join o in db.All<Organisation>() on person.Organisation equals (Id<Organisation>?)o.Id into employers
            from employer in employers.DefaultIfEmpty()
            orderby place == null ? int.MaxValue : place.Order, attendance.Order, attendance.Key
            select new Attended(
                attendance,
                place == null ? null : place.Key,
                place == null ? null : place.Title,
                filler == null ? null : filler.Name,
                person == null ? null : person.Name,
                employer == null ? null : employer.Name
            )
        ).ToListAsync();

    private sealed record Attended(
        Attendance Attendance,
        string? PlaceKey,
        string? Place,
        string? Filler,
        string? Person,
        string? Employer
    )
    {
        public Attendee Of(Seat? seat, Func<Id<AgendaItem>?, string?> item)
        {
            var holders = seat is { Holders.Count: > 0 } ? string.Join(" and ", seat.Holders.Select(h => h.Name)) : null;
            var named = Person ?? Texts.OrNull(Attendance.PersonWords);
            return new Attendee(
                named ?? (Attendance.As == AttendedAs.Deputy ? "A deputy" : holders ?? Place ?? "Somebody who is not named"),
                Filler ?? Employer,
                Place,
                Attendance.As
            )
            {
                DeputyFor = Attendance.As == AttendedAs.Deputy ? holders ?? Place ?? "a place that is not shown" : null,
                Chaired = Attendance.Chaired,
                CameDuring = item(Attendance.CameDuring),
                LeftDuring = item(Attendance.LeftDuring),
            };
        }
    }
}
