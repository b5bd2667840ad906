using Remit.Intake;

namespace Remit.Meetings.Planners;

/// <summary>A day as a text gives it.</summary>
/// <param name="From">Where it starts in the text, with its weekday.</param>
/// <param name="To">Where the text goes on.</param>
/// <param name="Day">The day of the month; null for a month alone.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">The year; null where it is left out.</param>
/// <param name="Weekday">The weekday that stands with it.</param>
/// <param name="IsRange">Whether it is the first of several days in a row: "12–13 September".</param>
/// <param name="IsShort">Whether it is two figures alone, "30/8", which can be something else.</param>
internal sealed record WrittenDay(
    int From,
    int To,
    int? Day,
    int Month,
    int? Year,
    DayOfWeek? Weekday,
    bool IsRange = false,
    bool IsShort = false
);

/// <summary>Finds the days and months of a text.</summary>
internal sealed class DaysInText(MomentTokens tokens)
{
    private readonly List<WrittenDay> days = [];

    /// <summary>What was found so far, in the order of finding.</summary>
    public IReadOnlyList<WrittenDay> Found => days;

    /// <summary>"12/09/2007", "12.9.07", "2007-09-12".</summary>
    public void FindFigures()
    {
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            if (
                tokens.At(i) is not { Number: { } one } first
                || tokens.At(i + 2) is not { Number: { } two, IsSpaced: false }
                || tokens.At(i + 4) is not { Number: { } three, IsSpaced: false } third
                || !tokens.Is(i + 1, "/", ".", "-", "–")
                || !tokens.Is(i + 3, tokens[i + 1].Word)
                || tokens[i + 1].IsSpaced
                || tokens[i + 3].IsSpaced
            )
                continue;
            var (day, month, year) =
                first.Length == 4 ? (three, two, one)
                : third.Length == 4 ? (one, two, three)
                : third.Length == 2 ? (one, two, WrittenDate.YearOf(three))
                : (0, 0, 0);
            if (day is < 1 or > 31 || month is < 1 or > 12 || !WrittenDate.IsYear(year))
                continue;
            Keep(i, i + 4, [day], month, year, isRange: false);
            i += 4;
        }
    }

    /// <summary>"12 September", "5, 12 and 19 March", "September 12th, 2007", "March 2008".</summary>
    public void FindMonths()
    {
        for (var k = 0; k < tokens.Count; k++)
        {
            if (tokens.At(k) is not { Number: null } token || WrittenDate.MonthOf(token.Word) is not { } month)
                continue;
            var (numbers, first, isRange) = DaysBefore(k);
            var (last, year) = YearAfter(k, hasDay: numbers.Count > 0);
            if (numbers.Count == 0 && DayAfter(k) is { } after)
            {
                numbers = [after.Day];
                (last, year) = YearAfter(after.Last, hasDay: true);
            }
            if (numbers.Count == 0)
            {
                // "May" and "march" are words of any sentence.
                var isName = tokens.IsCapital(token) && (token.Word is not ("may" or "march" or "mar") || tokens.Count <= 2);
                if (year is null && !isName)
                    continue;
            }
            Keep(first, last, numbers, month, year, isRange);
        }
    }

    private (List<int> Days, int First, bool IsRange) DaysBefore(int month)
    {
        var days = new List<int>();
        var (at, first, isRange, hasAnd) = (month - 1, month, false, false);
        if (tokens.Is(at, "of"))
            at--;
        else if (tokens.Is(at, "-", "/", ".", "–") && !tokens[at].IsSpaced)
            at--;
        while (DayEndingAt(at) is { } found)
        {
            days.Insert(0, found.Day);
            first = found.First;
            at = first - 1;
            if (tokens.Is(at, "and", "&"))
                hasAnd = true;
            else if (tokens.Is(at, "-", "–", "—", "to", "/") && days.Count == 1 && DayEndingAt(at - 1) is not null)
                isRange = true;
            else if (!(hasAnd && tokens.Is(at, ",")))
                break;
            if (DayEndingAt(at - 1) is null)
                break;
            at--;
        }
        if (isRange && days.Count > 2)
            days.RemoveRange(0, days.Count - 2);
        return (days, first, isRange);
    }

    private (int Day, int First)? DayEndingAt(int at)
    {
        if (tokens.Is(at, "st", "nd", "rd", "th") && !tokens[at].IsSpaced)
            at--;
        if (tokens.At(at) is not { Number: >= 1 and <= 31, Length: <= 2 } token)
            return null;
        var first = at;
        var before = at - 1;
        while (tokens.Is(before, ",", ".", "the"))
            before--;
        if (tokens.At(before) is { Number: null } word && WrittenDate.WeekdayOf(word.Word) is not null)
            first = before;
        return (token.Number!.Value, first);
    }

    private (int Day, int Last)? DayAfter(int month)
    {
        var at = month + 1;
        if (tokens.Is(at, "the"))
            at++;
        if (
            tokens.At(at) is not { Number: >= 1 and <= 31, Length: <= 2 } token
            || tokens.IsDayOfAMonth(at) && !tokens.Is(at + 1, "st", "nd", "rd", "th")
        )
            return null;
        var ordinal = tokens.Is(at + 1, "st", "nd", "rd", "th") && !tokens[at + 1].IsSpaced;
        var last = ordinal ? at + 1 : at;
        var hasWeekday = tokens.At(month - 1) is { Number: null } before && WrittenDate.WeekdayOf(before.Word) is not null;
        var comma = tokens.Is(last + 1, ",") ? 1 : 0;
        var hasYear = tokens.At(last + 1 + comma) is { Number: { } year, Length: 4 } && WrittenDate.IsYear(year);
        return token.IsSpaced && (ordinal || hasWeekday || hasYear) ? (token.Number!.Value, last) : null;
    }

    private (int Last, int? Year) YearAfter(int last, bool hasDay)
    {
        var at = last + 1;
        if (tokens.Is(at, ".") && !tokens[at].IsSpaced)
            at++;
        var joined = false;
        if (tokens.Is(at, "'", "’", "‘"))
            (joined, at) = (true, at + 1);
        else if (tokens.Is(at, "-", "/", "–") && !tokens[at].IsSpaced)
            (joined, at) = (true, at + 1);
        else if (tokens.Is(at, ","))
            at++;
        if (tokens.At(at) is not { Number: { } number } token || (joined && token.IsSpaced))
            return (last, null);
        if (token.Length == 4 && WrittenDate.IsYear(number))
            return (at, number);
        var isShort =
            token.Length == 2
            && (joined || (hasDay && at == last + 1 && !tokens.IsDayOfAMonth(at) && !tokens.Is(at + 1, ".", ":", "/")));
        return isShort ? (at, WrittenDate.YearOf(number)) : (last, null);
    }

    /// <summary>"30/8": a day only where nothing else could stand there.</summary>
    public void FindShort()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (
                tokens.At(i) is { Number: >= 1 and <= 31, Length: <= 2 } day
                && tokens.Is(i + 1, "/")
                && !tokens[i + 1].IsSpaced
                && tokens.At(i + 2) is { Number: >= 1 and <= 12, Length: <= 2, IsSpaced: false } month
                && !tokens.Is(i + 3, "/")
                && !tokens.Is(i - 1, "/")
            )
            {
                var (from, weekday) = WeekdayBefore(i);
                days.Add(
                    new WrittenDay(
                        tokens[from].Start,
                        tokens.End(i + 2),
                        day.Number,
                        month.Number!.Value,
                        null,
                        weekday,
                        IsShort: true
                    )
                );
                tokens.Use(from, i + 2);
            }
        }
    }

    private void Keep(int first, int last, IReadOnlyList<int> numbers, int month, int? year, bool isRange)
    {
        var (from, weekday) = numbers.Count > 0 ? WeekdayBefore(first) : (first, null);
        if (weekday is null && tokens.At(first) is { Number: null } named)
            weekday = WrittenDate.WeekdayOf(named.Word);
        if (
            weekday is null
            && tokens.Is(last + 1, "(")
            && tokens.At(last + 2) is { Number: null } inside
            && WrittenDate.WeekdayOf(inside.Word) is { } after
            && tokens.Is(last + 3, ")")
        )
            (weekday, last) = (after, last + 3);
        var (start, end) = (tokens[from].Start, tokens.End(last));
        if (numbers.Count == 0)
            days.Add(new WrittenDay(start, end, null, month, year, null));
        else if (isRange)
            days.Add(new WrittenDay(start, end, numbers[0], month, year, weekday, IsRange: true));
        else
            for (var n = 0; n < numbers.Count; n++)
                days.Add(new WrittenDay(n == 0 ? start : end, end, numbers[n], month, year, n == 0 ? weekday : null));
        tokens.Use(from, last);
    }

    private (int From, DayOfWeek? Weekday) WeekdayBefore(int first)
    {
        var before = first - 1;
        while (tokens.Is(before, ",", ".", "the"))
            before--;
        return tokens.At(before) is { Number: null } word && WrittenDate.WeekdayOf(word.Word) is { } weekday
            ? (before, weekday)
            : (first, null);
    }
}
