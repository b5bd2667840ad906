using System.Globalization;
using System.Text;

namespace Remit.Meetings.Feeds;

/// <summary>Something in a calendar.</summary>
/// <param name="Uid">Always the same for the same thing.</param>
/// <param name="Sequence">Higher after each change.</param>
/// <param name="Changed">When it was changed last.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Date">The London day.</param>
/// <param name="Start">When it starts by a London clock; null for the whole day.</param>
/// <param name="End">When it ends; null where nobody said.</param>
/// <param name="Status">TENTATIVE, CONFIRMED or CANCELLED.</param>
internal sealed record CalendarEvent(
    string Uid,
    long Sequence,
    DateTimeOffset Changed,
    string Summary,
    DateOnly Date,
    TimeOnly? Start,
    TimeOnly? End,
    string Status
)
{
    public string? Place { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
}

/// <summary>
/// Writes a calendar as RFC 5545 has it: lines of 75 octets at most, ended by CRLF; texts with their commas, semicolons and line ends escaped; London
/// times with the rule by which clocks change there.
/// </summary>
internal sealed class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;

    /// <summary>As clocks have changed in London since 1996: forward at 1am on the last Sunday of March, back at 2am on the last of October.</summary>
    private static readonly string[] London =
    [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:DAYLIGHT",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "DTSTART:19960331T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:GMT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "DTSTART:19961027T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    private readonly StringBuilder text = new();

    private ICalendar() { }

    /// <summary>A calendar with a name.</summary>
    public static string Of(string name, IEnumerable<CalendarEvent> events)
    {
        var calendar = new ICalendar();
        calendar.Line("BEGIN:VCALENDAR");
        calendar.Line("VERSION:2.0");
        calendar.Line("PRODID:-//Remit//Meetings//EN");
        calendar.Line("CALSCALE:GREGORIAN");
        calendar.Line($"X-WR-CALNAME:{Escaped(name)}");
        calendar.Line("X-WR-TIMEZONE:Europe/London");
        calendar.Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var line in London)
            calendar.Line(line);
        foreach (var one in events)
            calendar.Event(one);
        calendar.Line("END:VCALENDAR");
        return calendar.text.ToString();
    }

    /// <summary>A text as it stands after the colon.</summary>
    public static string Escaped(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var c in words.ReplaceLineEndings("\n"))
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    /// <summary>A line folded so that no part has more than 75 octets, and no letter is cut in two.</summary>
    public static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }

    private void Event(CalendarEvent one)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{one.Uid}");
        Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{one.Sequence}"));
        Line($"DTSTAMP:{Instant(one.Changed)}");
        Line($"LAST-MODIFIED:{Instant(one.Changed)}");
        if (one.Start is { } start)
        {
            Line($"DTSTART;TZID=Europe/London:{Local(one.Date, start)}");
            if (one.End is { } end)
                Line($"DTEND;TZID=Europe/London:{Local(one.Date, end)}");
        }
        else
            Line($"DTSTART;VALUE=DATE:{one.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Line($"SUMMARY:{Escaped(one.Summary)}");
        if (one.Place is { } place)
            Line($"LOCATION:{Escaped(place)}");
        if (one.Description is { } description)
            Line($"DESCRIPTION:{Escaped(description)}");
        if (one.Url is { } url)
            Line($"URL:{url}");
        Line($"STATUS:{one.Status}");
        Line("END:VEVENT");
    }

    private void Line(string line) => text.Append(Folded(line)).Append("\r\n");

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateOnly day, TimeOnly time) =>
        day.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
