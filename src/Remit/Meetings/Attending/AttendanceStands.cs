using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Attending;

/// <summary>
/// Who was there was there at a meeting that took place (only apologies come before its day), once, for a place of its body that was in force; a deputy is one who may stand in for that
/// place on that day; nobody leaves before they come; one chairs at a time.
/// </summary>
internal sealed class AttendanceStands(LondonClock clock) : IInvariant
{
    internal const string OfAMeetingHeld = "Attendance is recorded of a meeting that takes place";
    internal const string OfItsBody = "A place is taken up at a meeting of its own body, while it is in force";
    internal const string ValidDeputy = "A deputy is one who may stand in for the place on that day";
    internal const string NobodyTwice = "Nobody is there for two people";
    internal const string HoldersAreThere = "Who is present for a place holds it";
    internal const string LeavesAfterComing = "Nobody leaves before they come";
    internal const string OneChairs = "One person chairs at a time";
    internal const string ItsItems = "An item is one of the same meeting";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var (attendances, interests) = (touched.Of<Attendance>(), touched.Of<Interest>());
        if (attendances.Count + interests.Count == 0 || touched.IsTakenOver)
            return [];
        var refusals = new List<Refusal>();
        var days = await MeetingDays.Load(
            db,
            [.. attendances.Select(a => a.Meeting).Concat(interests.Select(i => i.Meeting)).Distinct()]
        );
        var deputies = await Deputies(db, days.Values);
        foreach (var day in days.Values)
        {
            var changed = attendances.Where(a => a.Meeting == day.Meeting.Id).Select(a => a.Id).ToHashSet();
            var isSaidAhead =
                IsToCome(day.Meeting, clock.Today)
                && interests.All(i => i.Meeting != day.Meeting.Id)
                && attendances
                    .Where(a => a.Meeting == day.Meeting.Id)
                    .All(a => a.As is AttendedAs.Apologies or AttendedAs.NotSaid);
            if (!isSaidAhead && IsNotThere(day.Meeting, clock.Today) is { } none)
            {
                refusals.Add(none);
                continue;
            }
            foreach (var who in day.There.Where(t => changed.Contains(t.Attendance.Id)))
                refusals.AddRange(OfOne(day, who, deputies));
            refusals.AddRange(Twice(day, changed));
            refusals.AddRange(Chairs(day, changed));
            refusals.AddRange(interests.Where(i => i.Meeting == day.Meeting.Id).SelectMany(i => OfAnInterest(day, i)));
        }
        return refusals;
    }

    /// <summary>Whether a meeting is still to come, so that people can send apologies and no more.</summary>
    internal static bool IsToCome(Meeting meeting, DateOnly today) =>
        meeting.Date > today && meeting.State != MeetingState.Cancelled;

    /// <summary>Why nobody can have been at a meeting; null where they can.</summary>
    internal static Refusal? IsNotThere(Meeting meeting, DateOnly today) =>
        meeting.State == MeetingState.Cancelled
            ? new Refusal(
                OfAMeetingHeld,
                $"The meeting on {meeting.Date.InWords()} is cancelled, so nobody was there.",
                new RecordRef("meeting", meeting.RowId),
                "as"
            )
        : meeting.Date > today
            ? new Refusal(
                OfAMeetingHeld,
                $"The meeting on {meeting.Date.InWords()} is still to come. Record apologies now, and who is there once its day has come.",
                new RecordRef("meeting", meeting.RowId),
                "as"
            )
        : null;

    private static async Task<ILookup<Id<Place>, (DateOnly? From, DateOnly? Until, Id<Person> Person)>> Deputies(
        Db db,
        IEnumerable<MeetingDay> days
    )
    {
        var places = days.SelectMany(d => d.Seats.Select(s => s.Id)).Distinct().ToList();
        return (await db.All<Deputy>().Where(d => places.Contains(d.Place)).ToListAsync()).ToLookup(
            d => d.Place,
            d => (d.From, d.Until, d.Person)
        );
    }

    private static IEnumerable<Refusal> OfOne(
        MeetingDay day,
        WhoWasThere who,
        ILookup<Id<Place>, (DateOnly? From, DateOnly? Until, Id<Person> Person)> deputies
    )
    {
        var (attendance, on) = (who.Attendance, day.Meeting.Date);
        if (attendance.Place is not null && who.Seat is null)
        {
            yield return Of(
                attendance,
                OfItsBody,
                $"That is no place of {day.Body.Name} that was in force on {on.InWords()}. Choose one that was.",
                "place"
            );
            yield break;
        }
        if (
            attendance is { As: AttendedAs.Deputy, Place: { } place }
            && !deputies[place].Any(d => d.Person == attendance.Person && new Period(d.From, d.Until).Covers(on))
        )
            yield return Of(
                attendance,
                ValidDeputy,
                $"{who.Name} is not recorded to stand in for “{who.Seat!.Title}” on {on.InWords()}. Record them as its deputy first, for this meeting only if that is so, or as somebody in attendance.",
                "person"
            );
        if (
            attendance is { As: AttendedAs.Present, Person: not null }
            && who is { Seat: { State: SeatState.Appointed or SeatState.ExOfficio } seat, Person: { } person }
            && seat.Holders.All(h => h.Key != person.Key)
        )
            yield return Of(
                attendance,
                HoldersAreThere,
                $"{person.Name} did not hold “{seat.Title}” on {on.InWords()}: {Texts.Listed(seat.Holders.Select(h => h.Name))} did. Record a deputy, or put the place right first.",
                "person"
            );
        if (attendance is { As: AttendedAs.Present } && who.Seat is { State: SeatState.Vacant } empty)
            yield return Of(
                attendance,
                HoldersAreThere,
                $"“{empty.Title}” was vacant on {on.InWords()}, so nobody can have been there as its holder. Record who holds it first.",
                "as"
            );
        foreach (var (item, field) in new[] { (attendance.CameDuring, "came-during"), (attendance.LeftDuring, "left-during") })
            if (item is not null && day.Items.All(i => i.Id != item))
                yield return Of(attendance, ItsItems, "That is no item of this meeting. Choose one that is.", field);
        var order = day.Items.Select(i => (Id<Agendas.AgendaItem>?)i.Id).ToList();
        if (
            attendance is { CameDuring: not null, LeftDuring: not null }
            && order.IndexOf(attendance.LeftDuring) < order.IndexOf(attendance.CameDuring)
        )
            yield return Of(
                attendance,
                LeavesAfterComing,
                $"{who.Name} would have left before they came. Change the item during which they came, or that during which they left.",
                "left-during"
            );
    }

    /// <summary>
    /// Somebody who is there twice: as a deputy for two, as a deputy and in their own place, or in attendance beside a place. Who holds two places is
    /// there for both.
    /// </summary>
    private static IEnumerable<Refusal> Twice(MeetingDay day, HashSet<Id<Attendance>> changed)
    {
        foreach (
            var person in day
                .There.Where(t => t.Attendance.IsThere && t.PersonKey is not null)
                .GroupBy(t => t.PersonKey, StringComparer.Ordinal)
        )
        {
            var lines = person.ToList();
            if (lines.Count < 2 || lines.TrueForAll(l => l.Attendance.As == AttendedAs.Present))
                continue;
            if (lines.LastOrDefault(l => changed.Contains(l.Attendance.Id)) is not { } blamed)
                continue;
            var places = lines.Select(l => l.Seat is { } seat ? $"“{seat.Title}”" : "in attendance").ToList();
            yield return Of(
                blamed.Attendance,
                NobodyTwice,
                lines.Count(l => l.Attendance.As == AttendedAs.Deputy) > 1
                    ? $"{blamed.Name} can’t be the deputy for two people at once: {Texts.Listed(places)}. Leave one of them with apologies."
                    : $"{blamed.Name} can’t be there twice: {Texts.Listed(places)}. Say how they were there once.",
                "person"
            );
        }
    }

    private static IEnumerable<Refusal> Chairs(MeetingDay day, HashSet<Id<Attendance>> changed)
    {
        var chairs = day.There.Where(t => t.Attendance.Chaired).ToList();
        foreach (var outsider in chairs.Where(c => c.Seat is null && changed.Contains(c.Attendance.Id)))
            yield return Of(
                outsider.Attendance,
                OneChairs,
                $"{outsider.Name} holds no place, so can’t take the chair. A member who is there does.",
                "chaired"
            );
        IEnumerable<Id<Agendas.AgendaItem>?> moments =
            day.Items.Count == 0 ? [null] : day.Items.Select(i => (Id<Agendas.AgendaItem>?)i.Id);
        if (
            moments.Any(m => chairs.Count(c => day.Items.Count == 0 || day.IsThereAt(c, m)) > 1)
            && chairs.LastOrDefault(c => changed.Contains(c.Attendance.Id)) is { } second
        )
            yield return Of(
                second.Attendance,
                OneChairs,
                $"{Texts.Listed(chairs.Select(c => c.Name))} would have chaired at the same time. Choose one of them, or say when they came or left.",
                "chaired"
            );
    }

    private static IEnumerable<Refusal> OfAnInterest(MeetingDay day, Interest interest)
    {
        var record = new RecordRef("interest", interest.RowId);
        if (day.There.All(t => t.Attendance.Id != interest.Attendance || !t.Attendance.IsThere))
            yield return new Refusal(
                "Who declares an interest is there",
                "They are not recorded to have been at this meeting. Record first that they were there.",
                record,
                "attendance"
            );
        if (interest.Item is not null && day.Items.All(i => i.Id != interest.Item))
            yield return new Refusal(ItsItems, "That is no item of this meeting. Choose one that is.", record, "item");
    }

    private static Refusal Of(Attendance attendance, string rule, string message, string field) =>
        new(rule, message, new RecordRef("attendance", attendance.RowId), field);
}
