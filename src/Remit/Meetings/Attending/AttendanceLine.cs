using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Meetings.Attending;

/// <summary>What one line of a meeting’s attendance says, in the words of its controls.</summary>
/// <param name="As">present, deputy, apologies, absent or in-attendance; empty where nothing is recorded.</param>
/// <param name="Who">The key of a person, or for somebody in attendance their name; empty for the holder.</param>
/// <param name="Came">The key of the item during which they came; empty for the beginning.</param>
/// <param name="Left">The key of the item during which they left; empty for the end.</param>
/// <param name="Chaired">Whether they took the chair.</param>
internal sealed record LineState(string As, string Who, string Came, string Left, bool Chaired)
{
    private const char Between = '\u001f';

    public static LineState Nothing { get; } = new("", "", "", "", false);

    /// <summary>A mark of it, which a form carries: two differ where the lines do.</summary>
    public string Mark => string.Join(Between, As, Who, Came, Left, Chaired ? "chair" : "");

    /// <summary>How they were there and who, as one choice: "deputy:ann-hart".</summary>
    public string Choice => Who.Length == 0 || As == Kebab.Of(AttendedAs.InAttendance) ? As : $"{As}:{Who}";

    /// <summary>What is recorded of somebody.</summary>
    public static LineState Of(WhoWasThere who, MeetingDay day)
    {
        var attendance = who.Attendance;
        return new LineState(
            Kebab.Of(attendance.As),
            who.Seat is null ? who.Person?.Name ?? attendance.PersonWords ?? "" : Named(who),
            KeyOf(attendance.CameDuring),
            KeyOf(attendance.LeftDuring),
            attendance.Chaired
        );

        string KeyOf(Id<Agendas.AgendaItem>? item) => day.Items.FirstOrDefault(i => i.Id == item)?.Key ?? "";
    }

    /// <summary>The only holder of a place need not be named.</summary>
    private static string Named(WhoWasThere who) =>
        who.Attendance.As != AttendedAs.Deputy && who.Seat is { Holders: [_] or [] } ? "" : who.Person?.Key ?? "";

    /// <summary>In words, for whoever is shown what somebody else saved.</summary>
    public string InWords(AttendanceLine line, MeetingDay day)
    {
        if (As.Length == 0)
            return "not recorded";
        var name = line.Choices.FirstOrDefault(c => c.Value == Choice).Text ?? $"{As.Replace('-', ' ')} {Who}".Trim();
        var more = new[]
        {
            Chaired ? "took the chair" : null,
            Came.Length == 0 ? null : $"came during “{day.Items.FirstOrDefault(i => i.Key == Came)?.Title ?? Came}”",
            Left.Length == 0 ? null : $"left during “{day.Items.FirstOrDefault(i => i.Key == Left)?.Title ?? Left}”",
        }.OfType<string>();
        return string.Join(", ", more.Prepend(name));
    }
}

/// <summary>A line of a meeting’s attendance: a place that was in force on its day, or somebody without one.</summary>
/// <param name="Name">Its name in a form.</param>
/// <param name="Seat">The place; null for somebody in attendance.</param>
/// <param name="Saved">What is recorded.</param>
/// <param name="Who">How they were there; null where nothing is recorded.</param>
/// <param name="Choices">What can be chosen: only who may stand in on that day is offered as a deputy, beside what is saved.</param>
internal sealed record AttendanceLine(
    string Name,
    Seat? Seat,
    LineState Saved,
    WhoWasThere? Who,
    IReadOnlyList<(string Text, string Value)> Choices
)
{
    /// <summary>For somebody in attendance who is not recorded yet: the id of their record.</summary>
    public Guid? NewId { get; init; }

    /// <summary>The lines of a meeting: its places in order, then who was there without one.</summary>
    public static IReadOnlyList<AttendanceLine> Of(MeetingDay day, ILookup<Id<Place>, Named> deputies) =>
        [
            .. day.Seats.Select(seat =>
            {
                var who = day.There.FirstOrDefault(t => t.Attendance.Place == seat.Id);
                var saved = who is null ? LineState.Nothing : LineState.Of(who, day);
                return new AttendanceLine($"p-{seat.Key}", seat, saved, who, ChoicesOf(seat, deputies[seat.Id], who, saved));
            }),
            .. day
                .There.Where(t => t.Attendance.Place is null)
                .Select(t => new AttendanceLine(
                    $"a-{t.Attendance.Key}",
                    null,
                    LineState.Of(t, day),
                    t,
                    [("In attendance", "in-attendance"), ("Was not there after all", "absent")]
                )),
        ];

    /// <summary>Who may stand in for each place of a body on a day.</summary>
    public static async Task<ILookup<Id<Place>, Named>> Deputies(Db db, MeetingDay day)
    {
        var body = day.Body.Id;
        return (
            await (
                from deputy in db.All<Deputy>().On(day.Meeting.Date)
                join place in db.All<Place>() on deputy.Place equals place.Id
                where place.Body == body
                join person in db.All<Person>() on deputy.Person equals person.Id
                orderby deputy.Order, deputy.Key
                select new { Place = place.Id, Person = new Named(person.Key, person.Name) }
            ).ToListAsync()
        ).ToLookup(d => d.Place, d => d.Person);
    }

    /// <summary>What is offered, and what is saved: a form that does not have that would save something else when another line is changed.</summary>
    private static List<(string Text, string Value)> ChoicesOf(
        Seat seat,
        IEnumerable<Named> deputies,
        WhoWasThere? who,
        LineState saved
    )
    {
        var choices = Offered(seat, deputies, who is not null).ToList();
        if (who is not null && choices.TrueForAll(c => c.Value != saved.Choice))
            choices.Insert(
                0,
                (
                    (who.Person?.Name ?? who.Attendance.PersonWords) is { } name
                        ? $"{who.Attendance.As.OnScreen()}: {name}"
                        : $"{who.Attendance.As.OnScreen()}, as recorded",
                    saved.Choice
                )
            );
        return choices;
    }

    private static IEnumerable<(string Text, string Value)> Offered(Seat seat, IEnumerable<Named> deputies, bool isRecorded)
    {
        if (!isRecorded)
            yield return ("Not recorded", "");
        if (seat.State != SeatState.Vacant)
        {
            if (seat.Holders.Count > 1)
                foreach (var holder in seat.Holders)
                    yield return ($"Present: {holder.Name}", $"present:{holder.Key}");
            else
                yield return (seat.Holders is [{ } only] ? $"Present: {only.Name}" : "Present", "present");
        }
        foreach (var deputy in deputies.DistinctBy(d => d.Key))
            yield return ($"Deputy: {deputy.Name}", $"deputy:{deputy.Key}");
        yield return ("Apologies", "apologies");
        yield return ("Absent", "absent");
    }
}
