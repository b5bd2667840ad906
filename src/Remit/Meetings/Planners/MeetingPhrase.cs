using System.Globalization;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Meetings.Planners;

/// <summary>A meeting as one phrase gives it.</summary>
internal sealed record Occasion(DateOnly Day)
{
    public TimeOnly? Start { get; init; }
    public TimeOnly? End { get; init; }
    public string? Venue { get; init; }
    public string? Kind { get; init; }
    public bool IsCancelled { get; init; }

    /// <summary>What a person should look at, in sentences.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>
/// Days of meetings with their times and places, out of a line such as "Wednesday 12 September 2007, 2.00 pm, County Hall".
/// </summary>
/// <param name="Lead">What stands before the first day: the name of a body, "Next meeting".</param>
/// <param name="Occasions">The meetings, in the order of the text.</param>
/// <param name="LeftOut">Days that are none, in sentences.</param>
/// <param name="Month">The months or seasons in words where the text gives no day: "March 2025".</param>
internal sealed record MeetingPhrase(string Lead, IReadOnlyList<Occasion> Occasions, IReadOnlyList<string> LeftOut, string? Month)
{
    private const int LongestVenue = 200;

    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal)
    {
        "at",
        "from",
        "in",
        "on",
        "the",
        "and",
        "to be held",
        "venue",
        "location",
        "time",
        "times",
        "date",
        "dates",
        "meeting",
        "meetings",
        "next meeting",
        "date of next meeting",
        "starting at",
        "start",
        "w/c",
        "room",
        "at the",
        "in the",
        "confirmed",
        "to",
        "am",
        "pm",
    };

    public static MeetingPhrase Read(string text, PlannerYears years)
    {
        var moments = WrittenMoments.Read(text);
        var all = moments.Days;
        var days = all.Where(d => d.Day is not null).ToList();
        // A day in figures alone, "30/8", is one where it stands with other days, with a weekday, or for itself.
        if (!days.Exists(d => !d.IsShort))
            days.RemoveAll(d => d.Weekday is null && (d.From > 0 || d.To < text.TrimEnd().Length));
        else
            days.RemoveAll(d => d.IsShort);
        if (days.Count == 0)
            return new MeetingPhrase(
                text,
                [],
                [],
                all.Any(d => d.Day is null) && all.All(d => d.Day is null) ? text.Trim() : null
            );
        var occasions = new List<Occasion>();
        var leftOut = new List<string>();
        var lead = Without(text, 0, days[0].From, moments.Times);
        for (var i = 0; i < days.Count; i++)
        {
            var until = i + 1 < days.Count ? days[i + 1].From : text.Length;
            var (from, to) = (days[i].To, Math.Max(days[i].To, until));
            var times = moments.Times.FirstOrDefault(t => t.From >= from && t.To <= to);
            // "10.00 am on Wednesday 12 September", and "5, 12 and 19 March, 2pm" for all three.
            times ??= i == 0 ? moments.Times.LastOrDefault(t => t.To <= days[0].From) : null;
            times ??= days[i].To == from && from == until ? TimesAfter(moments.Times, days, i) : null;
            if (DayOf(days, i, years, out var doubts, out var problem) is not { } day)
            {
                leftOut.Add(problem!);
                continue;
            }
            if (times?.IsGuessed == true)
                doubts.Add($"the time was taken as {LondonTime.Words(times.Start)}");
            var pieces = Pieces(Without(text, from, to, moments.Times)).ToList();
            if (occasions.Count == 0 && days.Count == 1)
                pieces.AddRange(Pieces(lead).Where(p => PlannerWords.KindOf(p) is not null || PlannerWords.IsCancelled(p)));
            occasions.Add(Filled(new Occasion(day) { Start = times?.Start, End = times?.End }, pieces, doubts));
        }
        return new MeetingPhrase(lead.Trim(), occasions, leftOut, null);
    }

    private static WrittenTimes? TimesAfter(IReadOnlyList<WrittenTimes> times, List<WrittenDay> days, int index)
    {
        var last = index;
        while (last + 1 < days.Count && days[last].To == days[last + 1].From)
            last++;
        var until = last + 1 < days.Count ? days[last + 1].From : int.MaxValue;
        return times.FirstOrDefault(t => t.From >= days[index].To && t.To <= until);
    }

    private static DateOnly? DayOf(
        List<WrittenDay> days,
        int index,
        PlannerYears years,
        out List<string> doubts,
        out string? problem
    )
    {
        doubts = [];
        problem = null;
        var written = days[index];
        var (day, month) = (written.Day!.Value, written.Month);
        var isGuess = false;
        var year = written.Year ?? YearInTheText(days, index) ?? years.Of(day, month, written.Weekday, out isGuess);
        var words = $"{day} {new DateOnly(2000, month, 1).ToString("MMMM", CultureInfo.GetCultureInfo("en-GB"))}";
        if (year is null)
        {
            problem = $"“{words}” has no year. Say on which day the paper begins, and the next {words} from there is taken.";
            return null;
        }
        if (PlannerYears.Day(year.Value, month, day) is not { } found)
        {
            problem = $"there is no {words} {year}.";
            return null;
        }
        if (isGuess)
            doubts.Add($"the year of {words} was taken as {year}");
        if (written.IsRange)
            doubts.Add($"it goes over several days, and was taken as a meeting on {LondonDate.Words(found)}");
        if (written.Weekday is { } weekday && weekday != found.DayOfWeek)
            doubts.Add($"it says {weekday}, and {LondonDate.Words(found)} is a {found.DayOfWeek}; the date was taken");
        return found;
    }

    /// <summary>"12 September, 10 October and 14 November 2024": the year of the next one that has one, else of the last before.</summary>
    private static int? YearInTheText(List<WrittenDay> days, int index)
    {
        var later = days.Skip(index + 1).FirstOrDefault(d => d.Year is not null);
        if (later is not null)
            return days[index].Month <= later.Month ? later.Year : later.Year - 1;
        var earlier = days.Take(index).LastOrDefault(d => d.Year is not null);
        return earlier is null ? null
            : days[index].Month >= earlier.Month ? earlier.Year
            : earlier.Year + 1;
    }

    private static Occasion Filled(Occasion occasion, IReadOnlyList<string> pieces, List<string> doubts)
    {
        var venue = new List<string>();
        foreach (var piece in pieces)
        {
            if (PlannerWords.KindOf(piece) is { } kind)
                occasion = occasion with { Kind = occasion.Kind is null ? kind : $"{occasion.Kind}, {kind}" };
            else if (PlannerWords.IsCancelled(piece))
                occasion = occasion with { IsCancelled = true };
            else if (PlannerWords.IsNotYetKnown(piece) || IsProvisional(piece))
            {
                if (!IsOfTimeOrPlace(piece))
                    doubts.Add($"the paper calls {LondonDate.Words(occasion.Day)} provisional");
            }
            else
                venue.Add(piece);
        }
        var place = string.Join(", ", venue);
        if (place.Length > LongestVenue)
        {
            doubts.Add("what stands after the date is too long for a place, and was left out");
            place = "";
        }
        return occasion with { Venue = place.Length == 0 ? null : place, Doubts = doubts };
    }

    /// <summary>A stretch of the text without its times.</summary>
    private static string Without(string text, int from, int to, IReadOnlyList<WrittenTimes> times)
    {
        var kept = "";
        var at = from;
        foreach (var time in times.Where(t => t.From >= from && t.To <= to))
        {
            kept += text[at..time.From] + ",";
            at = time.To;
        }
        return kept + text[Math.Min(at, to)..to];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        foreach (
            var part in text.Replace(" - ", ",", StringComparison.Ordinal)
                .Replace(" – ", ",", StringComparison.Ordinal)
                .Split([',', ';', '(', ')', '[', ']', '—', '\n', '|'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var piece = part.Trim(' ', '.', ':', '-', '–', '\t', '*', '&', '/');
            foreach (var start in new[] { "venue:", "location:", "at the ", "in the ", "at ", "via ", "in " })
                if (piece.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    piece = piece[start.Length..].Trim();
                    break;
                }
            if (
                piece.Length > 1
                && !Connectors.Contains(piece.ToLowerInvariant())
                && WrittenDate.WeekdayOf(piece.ToLowerInvariant()) is null
            )
                yield return piece;
        }
    }

    private static bool IsProvisional(string piece) =>
        LooseName.Plain(piece) is "provisional" or "provisional date" or "if required" or "if needed" or "proposed" or "draft";

    private static bool IsOfTimeOrPlace(string piece) =>
        piece.Contains("time", StringComparison.OrdinalIgnoreCase) || piece.Contains("venue", StringComparison.OrdinalIgnoreCase);
}
