using System.Globalization;

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

/// <summary>A time or two as a text gives them.</summary>
/// <param name="From">Where they start in the text.</param>
/// <param name="To">Where the text goes on.</param>
/// <param name="Start">The first.</param>
/// <param name="End">The second; null where there is one only.</param>
/// <param name="IsGuessed">Whether nothing but the hour tells morning from afternoon: "2.00".</param>
internal sealed record WrittenTimes(int From, int To, TimeOnly Start, TimeOnly? End, bool IsGuessed);

/// <summary>
/// The days and times in a text, as people in England write them: "Wed 12th Sept 2007", "12.9.07", "5, 12 and 19 March", "2pm–4pm",
/// "10 til 12". Reads the text once, by its words and figures; never throws.
/// </summary>
internal sealed class WrittenMoments
{
    private static readonly string[] MonthNames =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] WeekdayNames =
    [
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];

    private readonly string text;
    private readonly List<Token> tokens = [];
    private readonly bool[] used;
    private readonly List<WrittenDay> days = [];
    private readonly List<WrittenTimes> times = [];

    private WrittenMoments(string text)
    {
        this.text = text;
        Tokenise();
        used = new bool[tokens.Count];
        FindFigures();
        FindTimes();
        FindMonths();
        FindShort();
    }

    /// <summary>The days in the order of the text; months alone among them.</summary>
    public IReadOnlyList<WrittenDay> Days => days;

    /// <summary>The times in the order of the text.</summary>
    public IReadOnlyList<WrittenTimes> Times => times;

    public static WrittenMoments Read(string text)
    {
        var read = new WrittenMoments(text.Length > 4000 ? text[..4000] : text);
        read.days.Sort((a, b) => a.From.CompareTo(b.From));
        read.times.Sort((a, b) => a.From.CompareTo(b.From));
        return read;
    }

    /// <summary>1 to 12 for the name of a month or its short form; null for another word.</summary>
    public static int? MonthOf(string word)
    {
        if (word.Length < 3)
            return null;
        if (word == "sept")
            return 9;
        for (var month = 0; month < 12; month++)
            if (word.Length == 3 ? MonthNames[month].StartsWith(word, StringComparison.Ordinal) : MonthNames[month] == word)
                return month + 1;
        return null;
    }

    /// <summary>The weekday of its name or its short form; null for another word.</summary>
    public static DayOfWeek? WeekdayOf(string word)
    {
        if (word.Length < 3)
            return null;
        for (var day = 0; day < 7; day++)
        {
            var name = WeekdayNames[day];
            if (name == word || (word.Length is 3 or 4 or 5 && name.StartsWith(word, StringComparison.Ordinal)))
                return (DayOfWeek)day;
        }
        return null;
    }

    private void Tokenise()
    {
        for (var at = 0; at < text.Length; )
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }
            var start = at;
            if (char.IsAsciiDigit(letter))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                var length = at - start;
                var value =
                    length <= 6 ? int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
                tokens.Add(new Token(start, length, value, "", IsSpaced(start)));
            }
            else if (char.IsLetter(letter))
            {
                while (at < text.Length && char.IsLetter(text[at]))
                    at++;
                tokens.Add(new Token(start, at - start, null, text[start..at].ToLowerInvariant(), IsSpaced(start)));
            }
            else
            {
                at++;
                tokens.Add(new Token(start, 1, null, letter.ToString(), IsSpaced(start)));
            }
        }
    }

    private bool IsSpaced(int start) => start == 0 || char.IsWhiteSpace(text[start - 1]);

    private Token? At(int index) => index >= 0 && index < tokens.Count && !used[index] ? tokens[index] : null;

    private bool Is(int index, params ReadOnlySpan<string> words)
    {
        if (At(index) is not { Number: null } token)
            return false;
        foreach (var word in words)
            if (token.Word == word)
                return true;
        return false;
    }

    private void Use(int first, int last)
    {
        for (var i = first; i <= last; i++)
            used[i] = true;
    }

    private int End(int index) => tokens[index].Start + tokens[index].Length;

    /// <summary>"12/09/2007", "12.9.07", "2007-09-12".</summary>
    private void FindFigures()
    {
        for (var i = 0; i + 4 < tokens.Count; i++)
        {
            if (
                At(i) is not { Number: { } one } first
                || At(i + 2) is not { Number: { } two, IsSpaced: false }
                || At(i + 4) is not { Number: { } three, IsSpaced: false } third
                || !Is(i + 1, "/", ".", "-", "–")
                || !Is(i + 3, tokens[i + 1].Word)
                || tokens[i + 1].IsSpaced
                || tokens[i + 3].IsSpaced
            )
                continue;
            var (day, month, year) =
                first.Length == 4 ? (three, two, one)
                : third.Length == 4 ? (one, two, three)
                : third.Length == 2 ? (one, two, 2000 + three)
                : (0, 0, 0);
            if (day is < 1 or > 31 || month is < 1 or > 12 || !IsYear(year))
                continue;
            Keep(i, i + 4, [day], month, year, isRange: false);
            i += 4;
        }
    }

    private void FindTimes()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (TimeAt(i, bare: true) is not { } first)
                continue;
            var next = first.Next;
            if (
                (
                    Is(next, "-", "–", "—", "to", "til", "till", "until")
                    || (Is(next, "'", "’", "‘") && Is(next + 1, "til", "till") && ++next > 0)
                )
                && TimeAt(next + 1, bare: true) is { } second
                && (first.IsTold || second.IsTold || Is(next, "til", "till", "until"))
                && !IsDayOfAMonth(next + 1)
            )
            {
                var (start, end, guessed) = Range(first, second);
                if (end > start)
                {
                    times.Add(new WrittenTimes(tokens[i].Start, End(second.Next - 1), start, end, guessed));
                    Use(i, second.Next - 1);
                    i = second.Next - 1;
                    continue;
                }
            }
            if (!first.IsTold)
                continue;
            var (alone, isGuessed) = Alone(first);
            times.Add(new WrittenTimes(tokens[i].Start, End(first.Next - 1), alone, null, isGuessed));
            Use(i, first.Next - 1);
            i = first.Next - 1;
        }
    }

    private bool IsDayOfAMonth(int index)
    {
        if (At(index) is not { Number: not null })
            return false;
        var next = index + 1;
        if (Is(next, "st", "nd", "rd", "th"))
            return true;
        if (Is(next, "of", "-", "/"))
            next++;
        return At(next) is { Number: null } word && MonthOf(word.Word) is not null;
    }

    private Clock? TimeAt(int index, bool bare)
    {
        if (Is(index, "noon", "midday"))
            return new Clock(12, 0, Half.Full, index + 1, IsTold: true);
        if (Is(index, "midnight"))
            return new Clock(0, 0, Half.Full, index + 1, IsTold: true);
        if (At(index) is not { Number: { } hour } token || IsDayOfAMonth(index))
            return null;
        if (token.Length == 4 && Is(index + 1, "hrs", "hours", "hr", "h") && hour / 100 < 24 && hour % 100 < 60)
            return new Clock(hour / 100, hour % 100, Half.Full, index + 2, IsTold: true);
        // "1400-1600hrs"
        if (
            token.Length == 4
            && Is(index + 1, "-", "–", "to")
            && At(index + 2) is { Number: not null, Length: 4 }
            && Is(index + 3, "hrs", "hours", "hr", "h")
            && hour / 100 < 24
            && hour % 100 < 60
        )
            return new Clock(hour / 100, hour % 100, Half.Full, index + 1, IsTold: true);
        if (token.Length > 2 || hour > 23)
            return null;
        var (minute, next, told) = (0, index + 1, false);
        if (
            Is(next, ":", ".")
            && !tokens[next].IsSpaced
            && At(next + 1) is { Number: { } minutes, Length: 2, IsSpaced: false }
            && minutes < 60
            && !(Is(next + 2, ".", "/", ":") && At(next + 3) is { Number: not null, IsSpaced: false })
        )
        {
            (minute, next, told) = (minutes, next + 2, true);
        }
        var half = hour >= 13 || (token.Length == 2 && hour < 10 && told) ? Half.Full : Half.Unsaid;
        if (Is(next, "am", "pm"))
            (half, next, told) = (tokens[next].Word == "am" ? Half.Morning : Half.Afternoon, next + 1, true);
        else if (Is(next, "a", "p") && (Is(next + 1, "m") || (Is(next + 1, ".") && Is(next + 2, "m"))))
        {
            half = tokens[next].Word == "a" ? Half.Morning : Half.Afternoon;
            next += Is(next + 1, "m") ? 2 : 3;
            if (Is(next, ".") && !tokens[next].IsSpaced)
                next++;
            told = true;
        }
        else if (Is(next, "noon", "midday"))
            (half, next, told) = (Half.Full, next + 1, true);
        else if (told && Is(next, "hrs", "hours", "h"))
            (half, next) = (Half.Full, next + 1);
        if (!told && (!bare || hour is 0 or > 12))
            return null;
        if (half is Half.Morning or Half.Afternoon && hour is 0 or > 12)
            half = Half.Full;
        return new Clock(hour, minute, half, next, told);
    }

    private static (TimeOnly Time, bool IsGuessed) Alone(Clock clock) =>
        clock.Half switch
        {
            Half.Morning => (new TimeOnly(clock.Hour % 12, clock.Minute), false),
            Half.Afternoon => (new TimeOnly((clock.Hour % 12) + 12, clock.Minute), false),
            Half.Full => (new TimeOnly(clock.Hour, clock.Minute), false),
            // Nobody meets at two in the morning.
            Half.Unsaid => clock.Hour is >= 1 and <= 6
                ? (new TimeOnly(clock.Hour + 12, clock.Minute), true)
                : (new TimeOnly(clock.Hour, clock.Minute), false),
        };

    private static (TimeOnly Start, TimeOnly End, bool IsGuessed) Range(Clock first, Clock second)
    {
        if (first.Half == Half.Unsaid && second.Half != Half.Unsaid)
        {
            var (end, _) = Alone(second);
            var late = new TimeOnly((first.Hour % 12) + 12, first.Minute);
            return (late < end ? late : new TimeOnly(first.Hour % 24, first.Minute), end, false);
        }
        var (start, guessed) = Alone(first);
        if (second.Half != Half.Unsaid)
            return (start, Alone(second).Time, guessed);
        var until = new TimeOnly(second.Hour % 24, second.Minute);
        if (until <= start && second.Hour < 12)
            until = new TimeOnly(second.Hour + 12, second.Minute);
        return (start, until, guessed);
    }

    private void FindMonths()
    {
        for (var k = 0; k < tokens.Count; k++)
        {
            if (At(k) is not { Number: null } token || MonthOf(token.Word) is not { } month)
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
                var isName =
                    char.IsUpper(text[token.Start]) && (token.Word is not ("may" or "march" or "mar") || tokens.Count <= 2);
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
        if (Is(at, "of"))
            at--;
        else if (Is(at, "-", "/", ".", "–") && !tokens[at].IsSpaced)
            at--;
        while (DayEndingAt(at) is { } found)
        {
            days.Insert(0, found.Day);
            first = found.First;
            at = first - 1;
            if (Is(at, "and", "&"))
                hasAnd = true;
            else if (Is(at, "-", "–", "—", "to", "/") && days.Count == 1 && DayEndingAt(at - 1) is not null)
                isRange = true;
            else if (!(hasAnd && Is(at, ",")))
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
        if (Is(at, "st", "nd", "rd", "th") && !tokens[at].IsSpaced)
            at--;
        if (At(at) is not { Number: >= 1 and <= 31, Length: <= 2 } token)
            return null;
        var first = at;
        var before = at - 1;
        while (Is(before, ",", ".", "the"))
            before--;
        if (At(before) is { Number: null } word && WeekdayOf(word.Word) is not null)
            first = before;
        return (token.Number!.Value, first);
    }

    private (int Day, int Last)? DayAfter(int month)
    {
        var at = month + 1;
        if (Is(at, "the"))
            at++;
        if (
            At(at) is not { Number: >= 1 and <= 31, Length: <= 2 } token
            || IsDayOfAMonth(at) && !Is(at + 1, "st", "nd", "rd", "th")
        )
            return null;
        var ordinal = Is(at + 1, "st", "nd", "rd", "th") && !tokens[at + 1].IsSpaced;
        var last = ordinal ? at + 1 : at;
        var hasWeekday = At(month - 1) is { Number: null } before && WeekdayOf(before.Word) is not null;
        var comma = Is(last + 1, ",") ? 1 : 0;
        var hasYear = At(last + 1 + comma) is { Number: { } year, Length: 4 } && IsYear(year);
        return token.IsSpaced && (ordinal || hasWeekday || hasYear) ? (token.Number!.Value, last) : null;
    }

    private (int Last, int? Year) YearAfter(int last, bool hasDay)
    {
        var at = last + 1;
        if (Is(at, ".") && !tokens[at].IsSpaced)
            at++;
        var joined = false;
        if (Is(at, "'", "’", "‘"))
            (joined, at) = (true, at + 1);
        else if (Is(at, "-", "/", "–") && !tokens[at].IsSpaced)
            (joined, at) = (true, at + 1);
        else if (Is(at, ","))
            at++;
        if (At(at) is not { Number: { } number } token || (joined && token.IsSpaced))
            return (last, null);
        if (token.Length == 4 && IsYear(number))
            return (at, number);
        var isShort =
            token.Length == 2 && (joined || (hasDay && at == last + 1 && !IsDayOfAMonth(at) && !Is(at + 1, ".", ":", "/")));
        return isShort ? (at, 2000 + number) : (last, null);
    }

    /// <summary>"30/8": a day only where nothing else could stand there.</summary>
    private void FindShort()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (
                At(i) is { Number: >= 1 and <= 31, Length: <= 2 } day
                && Is(i + 1, "/")
                && !tokens[i + 1].IsSpaced
                && At(i + 2) is { Number: >= 1 and <= 12, Length: <= 2, IsSpaced: false } month
                && !Is(i + 3, "/")
                && !Is(i - 1, "/")
            )
            {
                var (from, weekday) = WeekdayBefore(i);
                days.Add(
                    new WrittenDay(tokens[from].Start, End(i + 2), day.Number, month.Number!.Value, null, weekday, IsShort: true)
                );
                Use(from, i + 2);
            }
        }
    }

    private void Keep(int first, int last, IReadOnlyList<int> numbers, int month, int? year, bool isRange)
    {
        var (from, weekday) = numbers.Count > 0 ? WeekdayBefore(first) : (first, null);
        if (weekday is null && At(first) is { Number: null } named)
            weekday = WeekdayOf(named.Word);
        if (
            weekday is null
            && Is(last + 1, "(")
            && At(last + 2) is { Number: null } inside
            && WeekdayOf(inside.Word) is { } after
            && Is(last + 3, ")")
        )
            (weekday, last) = (after, last + 3);
        var (start, end) = (tokens[from].Start, End(last));
        if (numbers.Count == 0)
            days.Add(new WrittenDay(start, end, null, month, year, null));
        else if (isRange)
            days.Add(new WrittenDay(start, end, numbers[0], month, year, weekday, IsRange: true));
        else
            for (var n = 0; n < numbers.Count; n++)
                days.Add(new WrittenDay(n == 0 ? start : end, end, numbers[n], month, year, n == 0 ? weekday : null));
        Use(from, last);
    }

    private (int From, DayOfWeek? Weekday) WeekdayBefore(int first)
    {
        var before = first - 1;
        while (Is(before, ",", ".", "the"))
            before--;
        return At(before) is { Number: null } word && WeekdayOf(word.Word) is { } weekday ? (before, weekday) : (first, null);
    }

    private static bool IsYear(int year) => year is >= 1900 and <= 2199;

    private sealed record Token(int Start, int Length, int? Number, string Word, bool IsSpaced);

    private enum Half
    {
        Unsaid,
        Morning,
        Afternoon,
        Full,
    }

    private sealed record Clock(int Hour, int Minute, Half Half, int Next, bool IsTold);
}
