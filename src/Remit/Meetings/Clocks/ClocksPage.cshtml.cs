using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Clocks;

/// <summary>By which rules does what have to be done when, and which days are working days?</summary>
[Needs("meetings.read")]
internal sealed class ClocksPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    /// <summary>The rules of law, as they ship and as the partnership has them; those that hold on the day of the page first.</summary>
    public IReadOnlyList<ClockRow> OfLaw { get; private set; } = [];

    /// <summary>Those of bodies' own terms.</summary>
    public IReadOnlyList<ClockRow> OfBodies { get; private set; } = [];

    /// <summary>The partnership's own calendar.</summary>
    public IReadOnlyList<DaysRow> Days { get; private set; } = [];

    /// <summary>The bank holidays of the year of the page.</summary>
    public IReadOnlyList<HolidayRow> Holidays { get; private set; } = [];

    /// <summary>The days of which bank holidays ship with the program.</summary>
    public Period Known => BankHolidays.Shipped.Known;

    public IReadOnlyList<BankHolidaySource> Sources => BankHolidays.Shipped.Sources;

    public DateOnly Day => looking.AsAt;

    public object Twin =>
        new
        {
            OfLaw,
            OfBodies,
            Calendar = Days,
            BankHolidays = Holidays,
            KnownFrom = Known.From,
            KnownUntil = Known.Until,
            Sources,
        };

    public async Task OnGet()
    {
        var day = looking.AsAt;
        var clocks = await (
            from clock in db.All<MeetingClock>()
            join b in db.All<Body>() on clock.Body equals b.Id into bodies
            from body in bodies.DefaultIfEmpty()
            orderby clock.Order, clock.Key
            select new { Clock = clock, Body = body == null ? null : new Named(body.Key, body.Name) }
        ).ToListAsync();
        var own = clocks.ConvertAll(c => (Rule: ClockRule.Recorded(c.Clock), c.Body));
        var replaced = own.Where(o => o.Rule.Period.Covers(day))
            .Where(o => o.Rule.InPlaceOf is not null)
            .ToLookup(o => o.Rule.InPlaceOf!, o => o.Rule.Title, StringComparer.Ordinal);
        var all = ShippedClocks
            .All.Select(r => new ClockRow(r, null, r.Period.Covers(day), replaced[r.Key].FirstOrDefault()))
            .Concat(own.Where(o => o.Rule.Of is null).Select(o => new ClockRow(o.Rule, null, o.Rule.Period.Covers(day), null)))
            .ToList();
        OfLaw = [.. all.OrderBy(r => !r.Holds || r.ReplacedBy is not null)];
        OfBodies =
        [
            .. own.Where(o => o.Body is not null)
                .Select(o => new ClockRow(o.Rule, o.Body, o.Rule.Period.Covers(day), null))
                .OrderBy(r => r.Body!.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => !r.Holds),
        ];
        var days = await db.All<CalendarDays>().OrderBy(d => d.From).ThenBy(d => d.Key).ToListAsync();
        Days = [.. days.Select(d => new DaysRow(d.Key, d.Title, d.Sort, d.From, d.Until, d.Source, d.Period.Covers(day)))];
        var calendar = new WorkingCalendar(days);
        var first = new DateOnly(day.Year, 1, 1);
        Holidays =
        [
            .. Enumerable
                .Range(first.DayNumber, DateTime.IsLeapYear(day.Year) ? 366 : 365)
                .Select(DateOnly.FromDayNumber)
                .Select(d => (Day: d, Name: calendar.HolidayOn(d)))
                .Where(d => d.Name is not null)
                .Select(d => new HolidayRow(d.Day, d.Name!)),
        ];
    }
}

/// <summary>A rule about time as the page lists it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Body">The body whose own terms have it.</param>
/// <param name="Holds">Whether it holds for meetings on the day of the page.</param>
/// <param name="ReplacedBy">The rule that stands in its place then.</param>
internal sealed record ClockRow(ClockRule Rule, Named? Body, bool Holds, string? ReplacedBy);

/// <summary>An entry of the partnership's calendar.</summary>
internal sealed record DaysRow(
    string Key,
    string Title,
    DaysSort Sort,
    DateOnly? From,
    DateOnly? Until,
    string? Source,
    bool IsNow
);

/// <summary>A bank holiday.</summary>
internal sealed record HolidayRow(DateOnly Day, string Name);
