using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;

namespace Remit.Meetings.Attending;

/// <summary>
/// Records who was there, a line at a time, and what they declared: the one way of page and verb. Nothing is kept before the caller commits. That
/// somebody was there says that the meeting was held.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="day">The meeting.</param>
internal sealed class AttendanceBook(Db db, IdSource ids, MeetingDay day)
{
    private int added;

    /// <summary>Writes one line as it is to be.</summary>
    /// <returns>What can't be read of it.</returns>
    public async Task<IReadOnlyList<Refusal>> Set(AttendanceLine line, LineState state)
    {
        if (!Kebab.All(typeof(AttendedAs)).TryGetValue(state.As, out var how))
            return [new Refusal("Who was there was there somehow", "Choose how they were there.", Field: "as")];
        var attended = (AttendedAs)how;
        if (attended == AttendedAs.NotSaid)
            return [new Refusal("Who was there was there somehow", "Choose how they were there.", Field: "as")];
        if (ItemOf(state.Came, "came-during", out var came) is { } noItem)
            return [noItem];
        if (ItemOf(state.Left, "left-during", out var left) is { } noOther)
            return [noOther];
        Person? person = null;
        var key =
            line.Seat is null ? ""
            : state.Who.Length > 0 ? state.Who
            : HolderOf(line, attended);
        if (key.Length > 0 && (person = await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key)) is null)
            return [new Refusal(Attendance.SomebodyIsNamed, $"There is no person “{key}”.", Field: "person")];
        var record = line.Who is { } there
            ? await db.Set<Attendance>().SingleAsync(a => a.Id == there.Attendance.Id)
            : await OfTheFormerDay(line) ?? Add(line, attended, state);
        record.As = attended;
        // Who is in attendance goes by a name; a recorded person stays one while the name is theirs. At a place somebody stays who is not
        // shown, or who is known by words only, while nobody else is named.
        var isTheSame = line.Seat is null
            ? line.Who?.Person is { } named && named.Name == state.Who
            : line.Who is not null && person is null && (state.As, state.Who) == (line.Saved.As, line.Saved.Who);
        if (!isTheSame)
        {
            record.Person = line.Seat is null ? null : person?.Id;
            record.PersonWords = line.Seat is null ? Texts.OrNull(state.Who) : null;
        }
        if (record.IsThere)
        {
            came ??= Unseen(line.Who?.Attendance.CameDuring);
            left ??= Unseen(line.Who?.Attendance.LeftDuring);
        }
        (record.CameDuring, record.LeftDuring, record.Chaired) = (came, left, state.Chaired);
        if (record.IsThere)
            await ItWasHeld();
        return [];
    }

    /// <summary>Adds an interest that somebody declared, or changes one.</summary>
    public Interest Declare(
        Interest? there,
        Id<Interest>? id,
        WhoWasThere who,
        AgendaItem? item,
        string words,
        InterestFollowed followed
    )
    {
        var interest =
            there
            ?? new Interest
            {
                Id = id ?? ids.Next<Interest>(),
                Key = FreeKeys.For(who.Attendance.Key, day.There.SelectMany(t => t.Interests).Select(i => i.Key)),
                Meeting = day.Meeting.Id,
                Attendance = who.Attendance.Id,
                Words = words,
                Followed = followed,
                Sensitivity = day.Meeting.Sensitivity,
                RestrictedTo = day.Meeting.RestrictedTo,
                Order = day.There.Sum(t => t.Interests.Count),
            };
        if (there is null)
            db.Add(interest);
        (interest.Attendance, interest.Item) = (who.Attendance.Id, item?.Id);
        (interest.Words, interest.Followed) = (words, followed);
        return interest;
    }

    /// <summary>The line of a place of which apologies were recorded for a day from which the meeting was moved: of a place there is one.</summary>
    private async Task<Attendance?> OfTheFormerDay(AttendanceLine line) =>
        line.Seat is { } seat
            ? await db.Set<Attendance>()
                .FirstOrDefaultAsync(a => a.Meeting == day.Meeting.Id && a.Place == seat.Id && a.As == AttendedAs.NotSaid)
            : null;

    private Attendance Add(AttendanceLine line, AttendedAs attended, LineState state)
    {
        var record = new Attendance
        {
            Id = line.NewId is { } id ? new Id<Attendance>(id) : ids.Next<Attendance>(),
            // Of a place there is one line, so that two clerks who add it meet.
            Key = line.Seat?.Key ?? FreeKeys.For($"with {state.Who}", day.There.Select(t => t.Attendance.Key)),
            Meeting = day.Meeting.Id,
            Place = line.Seat?.Id,
            As = attended,
            Sensitivity = day.Meeting.Sensitivity,
            RestrictedTo = day.Meeting.RestrictedTo,
            Order = line.Seat is { } seat ? day.Seats.ToList().IndexOf(seat) : day.Seats.Count + day.There.Count + added++,
        };
        db.Add(record);
        return record;
    }

    private static string HolderOf(AttendanceLine line, AttendedAs attended) =>
        attended is AttendedAs.Present or AttendedAs.Apologies or AttendedAs.Absent && line.Seat is { Holders: [{ } only] }
            ? only.Key
            : "";

    /// <summary>An item that whoever records does not see is none that they could have chosen, so it stays.</summary>
    private Id<AgendaItem>? Unseen(Id<AgendaItem>? item) => day.Items.Any(i => i.Id == item) ? null : item;

    private Refusal? ItemOf(string key, string field, out Id<AgendaItem>? item)
    {
        item = day.Items.FirstOrDefault(i => i.Key == key)?.Id;
        return key.Length > 0 && item is null
            ? new Refusal(
                AttendanceStands.ItsItems,
                $"There is no item “{key}” on this agenda. Choose one that is.",
                Field: field
            )
            : null;
    }

    private async Task ItWasHeld()
    {
        var meeting = await db.Set<Meeting>().SingleAsync(m => m.Id == day.Meeting.Id);
        if (meeting.State is MeetingState.Planned or MeetingState.Called)
            meeting.State = MeetingState.Held;
    }
}
