using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Checking;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Partners;

/// <summary>How a partner's places were taken up at meetings over a time. Cancelled meetings are not counted, and nothing is where nobody recorded it.</summary>
internal sealed record PartnerAttendance
{
    /// <summary>How many months it looks back where nobody says.</summary>
    public const int UsualMonths = 12;

    /// <summary>How many months one may look back.</summary>
    public static IReadOnlyList<int> Choices { get; } = [6, UsualMonths, 24, 60];

    private const int MonthsOfAHalfYear = 6;

    public required Named Organisation { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>Every place at every meeting that was held, the newest first.</summary>
    public required IReadOnlyList<TakenUp> Meetings { get; init; }
    public required AttendanceCount Total { get; init; }

    /// <summary>The same by half years, the earliest first.</summary>
    public required IReadOnlyList<HalfYear> HalfYears { get; init; }

    /// <summary>The same by body, by name.</summary>
    public required IReadOnlyList<AttendedBody> Bodies { get; init; }

    /// <summary>How many times who came stands below the level expected, as far as both are recorded.</summary>
    public int BelowLevel => Meetings.Count(m => m.IsBelowLevel);

    /// <summary>An organisation's attendance; null where there is none with that key. Three queries.</summary>
    public static async Task<PartnerAttendance?> Load(Db db, string key, DateOnly day, int months)
    {
        var since = FirstDay(day, months);
        if (await db.All<Organisation>().FirstOrDefaultAsync(o => o.Key == key) is not { } organisation)
            return null;
        var held = await (
            from place in db.All<Place>()
            where place.FilledBy == organisation.Id || place.NominatedBy == organisation.Id
            join meeting in db.All<Meeting>() on place.Body equals meeting.Body
            where
                meeting.Date >= since
                && meeting.Date <= day
                && (place.From == null || place.From <= meeting.Date)
                && (place.Until == null || place.Until >= meeting.Date)
                && (
                    meeting.State == MeetingState.Held
                    || meeting.State == MeetingState.Minuted
                    || meeting.State == MeetingState.Approved
                )
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date descending, body.Name, meeting.Start descending, place.Order
            select new
            {
                Place = place,
                Meeting = meeting,
                Body = new Named(body.Key, body.Name),
            }
        ).ToListAsync();
        var attended = await (
            from place in db.All<Place>()
            where place.FilledBy == organisation.Id || place.NominatedBy == organisation.Id
            join attendance in db.Attended() on (Id<Place>?)place.Id equals attendance.Place
            join p in db.All<Person>() on attendance.Person equals (Id<Person>?)p.Id into people
            from person in people.DefaultIfEmpty()
            select new
            {
                attendance.Meeting,
                Place = place.Id,
                attendance.As,
                Person = person == null ? null : new Named(person.Key, person.Name),
                attendance.PersonWords,
                JobTitle = person == null ? null : person.JobTitle,
            }
        ).ToListAsync();
        var known = attended.GroupBy(a => (a.Meeting, a.Place)).ToDictionary(a => a.Key, a => a.First());
        var lines = held.ConvertAll(h =>
        {
            var how = known.GetValueOrDefault((h.Meeting.Id, h.Place.Id));
            return new TakenUp(
                h.Body,
                h.Meeting.Key,
                h.Meeting.Date,
                h.Place.Title,
                how?.As,
                how is { As: AttendedAs.Present or AttendedAs.Deputy } ? how.Person : null,
                how is { As: AttendedAs.Present or AttendedAs.Deputy, Person: null } ? how.PersonWords : null,
                how?.JobTitle,
                h.Place.Level,
                how is { As: AttendedAs.Present or AttendedAs.Deputy }
                    && !(how.As == AttendedAs.Present && h.Place.IsExOfficio)
                    && OfficeLevel.IsBelow(how.JobTitle, h.Place.Level)
            );
        });
        return new PartnerAttendance
        {
            Organisation = new Named(organisation.Key, organisation.Name),
            From = since,
            Until = day,
            Meetings = lines,
            Total = AttendanceCount.Of(lines),
            HalfYears =
            [
                .. lines
                    .GroupBy(l => HalfYear.StartOf(l.Date))
                    .OrderBy(h => h.Key)
                    .Select(h => new HalfYear(h.Key, h.Key.AddMonths(MonthsOfAHalfYear).AddDays(-1), AttendanceCount.Of(h))),
            ],
            Bodies =
            [
                .. lines
                    .GroupBy(l => l.Body)
                    .OrderBy(b => b.Key.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(b => new AttendedBody(b.Key, AttendanceCount.Of(b))),
            ],
        };
    }

    /// <summary>As a paper: the half years, and every meeting.</summary>
    public Publication Publication =>
        new($"Attendance of {Organisation.Name}")
        {
            Kind = $"{LondonDate.Words(From)} to {LondonDate.Words(Until)}",
            Parts =
            [
                new Prose(Total.InWords),
                new Grid(
                    [
                        new("Half year", 3),
                        new("Meetings"),
                        new("Holder"),
                        new("Deputy"),
                        new("Apologies"),
                        new("Absent"),
                        new("Share", 2),
                    ],
                    [
                        .. HalfYears.Select(h => new SheetRow(
                            h.InWords,
                            h.Count.Recorded,
                            h.Count.Holder,
                            h.Count.Deputy,
                            h.Count.Apologies,
                            h.Count.Absent,
                            h.Count.Share
                        )),
                    ]
                )
                {
                    Caption = "By half year",
                },
                new Grid(
                    [
                        new("Date", 2),
                        new("Body", 4),
                        new("Place", 4),
                        new("Taken up", 2),
                        new("By", 3),
                        new("Job title", 3),
                        new("Level expected", 3),
                    ],
                    [
                        .. Meetings.Select(m => new SheetRow(
                            m.Date,
                            m.Body.Name,
                            m.Place,
                            m.How,
                            m.Person?.Name ?? m.PersonWords,
                            m.JobTitle,
                            m.Level
                        )),
                    ]
                )
                {
                    Caption = "Meeting by meeting",
                },
            ],
        };

    private static DateOnly FirstDay(DateOnly day, int months) =>
        day.DayNumber > DateOnly.MinValue.AddMonths(months).DayNumber ? day.AddMonths(-months).AddDays(1) : DateOnly.MinValue;
}

/// <summary>How a place was taken up at a meeting.</summary>
/// <param name="Body">The body.</param>
/// <param name="Meeting">The meeting's key.</param>
/// <param name="Date">Its day.</param>
/// <param name="Place">What the place is called.</param>
/// <param name="As">How; null where nobody recorded it.</param>
/// <param name="Person">Who came.</param>
/// <param name="PersonWords">Who came, in words.</param>
/// <param name="JobTitle">Their job title.</param>
/// <param name="Level">The level expected.</param>
/// <param name="IsBelowLevel">Whether they are known to stand below it.</param>
internal sealed record TakenUp(
    Named Body,
    string Meeting,
    DateOnly Date,
    string Place,
    AttendedAs? As,
    Named? Person,
    string? PersonWords,
    string? JobTitle,
    string? Level,
    bool IsBelowLevel
)
{
    /// <summary>"Holder there", "Deputy there", "Apologies", "Absent", "Not recorded".</summary>
    public string How =>
        As switch
        {
            AttendedAs.Present => "Holder there",
            AttendedAs.Deputy => "Deputy there",
            AttendedAs.Apologies => "Apologies",
            AttendedAs.Absent => "Absent",
            _ => "Not recorded",
        };
}

/// <summary>How often places were taken up.</summary>
/// <param name="Holder">By who holds the place.</param>
/// <param name="Deputy">By a deputy.</param>
/// <param name="Apologies">Nobody came, with apologies.</param>
/// <param name="Absent">Nobody came.</param>
/// <param name="NotRecorded">Nobody recorded it.</param>
internal sealed record AttendanceCount(int Holder, int Deputy, int Apologies, int Absent, int NotRecorded)
{
    private const double Hundred = 100;

    /// <summary>How many times it is recorded.</summary>
    public int Recorded => Holder + Deputy + Apologies + Absent;

    /// <summary>How many times somebody was there.</summary>
    public int There => Holder + Deputy;

    /// <summary>The share of times at which somebody was there, in whole percent; null where nothing is recorded.</summary>
    public int? Percent => Recorded == 0 ? null : (int)Math.Round(Hundred * There / Recorded, MidpointRounding.AwayFromZero);

    /// <summary>"9 of 12 (75%)".</summary>
    public string Share => Percent is { } percent ? $"{There:N0} of {Recorded:N0} ({percent}%)" : "Not recorded";

    /// <summary>The same in a sentence.</summary>
    public string InWords =>
        Percent is { } percent
            ? $"Somebody was there {There:N0} of {Recorded.Counted("time", "times")} ({percent}%): the holder {Holder.Counted("time", "times")}, a deputy {Deputy.Counted("time", "times")}."
            : "It is not recorded for any meeting whether somebody was there.";

    public static AttendanceCount Of(IEnumerable<TakenUp> lines)
    {
        var counts = lines.CountBy(l => l.As ?? (AttendedAs)(-1)).ToDictionary();
        int Count(AttendedAs how) => counts.GetValueOrDefault(how);
        return new(
            Count(AttendedAs.Present),
            Count(AttendedAs.Deputy),
            Count(AttendedAs.Apologies),
            Count(AttendedAs.Absent),
            Count((AttendedAs)(-1))
        );
    }
}

/// <summary>How often in a half year.</summary>
internal sealed record HalfYear(DateOnly From, DateOnly Until, AttendanceCount Count)
{
    private const int July = 7;

    /// <summary>"January to June 2008".</summary>
    public string InWords => From.Month == July ? $"July to December {From.Year}" : $"January to June {From.Year}";

    /// <summary>The first day of the half year in which a day lies.</summary>
    public static DateOnly StartOf(DateOnly day) => new(day.Year, day.Month < July ? 1 : July, 1);
}

/// <summary>How often at a body.</summary>
internal sealed record AttendedBody(Named Body, AttendanceCount Count);
