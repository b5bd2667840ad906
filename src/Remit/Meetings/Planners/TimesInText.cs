namespace Remit.Meetings.Planners;

/// <summary>A time or two as a text gives them.</summary>
/// <param name="From">Where they start in the text.</param>
/// <param name="To">Where the text goes on.</param>
/// <param name="Start">The first.</param>
/// <param name="End">The second; null where there is one only.</param>
/// <param name="IsGuessed">Whether nothing but the hour tells morning from afternoon: "2.00".</param>
internal sealed record WrittenTimes(int From, int To, TimeOnly Start, TimeOnly? End, bool IsGuessed);

/// <summary>Finds the times of a text: "2pm–4pm", "10 til 12", "1400-1600hrs", "noon".</summary>
internal sealed class TimesInText(MomentTokens tokens)
{
    private readonly List<WrittenTimes> times = [];

    /// <summary>Reads them, in the order of the text.</summary>
    public static IReadOnlyList<WrittenTimes> Of(MomentTokens tokens)
    {
        var reader = new TimesInText(tokens);
        reader.FindTimes();
        return reader.times;
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
                    tokens.Is(next, "-", "–", "—", "to", "til", "till", "until")
                    || (tokens.Is(next, "'", "’", "‘") && tokens.Is(next + 1, "til", "till") && ++next > 0)
                )
                && TimeAt(next + 1, bare: true) is { } second
                && (first.IsTold || second.IsTold || tokens.Is(next, "til", "till", "until"))
                && !tokens.IsDayOfAMonth(next + 1)
            )
            {
                var (start, end, guessed) = Range(first, second);
                if (end > start)
                {
                    times.Add(new WrittenTimes(tokens[i].Start, tokens.End(second.Next - 1), start, end, guessed));
                    tokens.Use(i, second.Next - 1);
                    i = second.Next - 1;
                    continue;
                }
            }
            if (!first.IsTold)
                continue;
            var (alone, isGuessed) = Alone(first);
            times.Add(new WrittenTimes(tokens[i].Start, tokens.End(first.Next - 1), alone, null, isGuessed));
            tokens.Use(i, first.Next - 1);
            i = first.Next - 1;
        }
    }

    private Clock? TimeAt(int index, bool bare)
    {
        if (tokens.Is(index, "noon", "midday"))
            return new Clock(12, 0, Half.Full, index + 1, IsTold: true);
        if (tokens.Is(index, "midnight"))
            return new Clock(0, 0, Half.Full, index + 1, IsTold: true);
        if (tokens.At(index) is not { Number: { } hour } token || tokens.IsDayOfAMonth(index))
            return null;
        if (token.Length == 4 && tokens.Is(index + 1, "hrs", "hours", "hr", "h") && hour / 100 < 24 && hour % 100 < 60)
            return new Clock(hour / 100, hour % 100, Half.Full, index + 2, IsTold: true);
        // "1400-1600hrs"
        if (
            token.Length == 4
            && tokens.Is(index + 1, "-", "–", "to")
            && tokens.At(index + 2) is { Number: not null, Length: 4 }
            && tokens.Is(index + 3, "hrs", "hours", "hr", "h")
            && hour / 100 < 24
            && hour % 100 < 60
        )
            return new Clock(hour / 100, hour % 100, Half.Full, index + 1, IsTold: true);
        if (token.Length > 2 || hour > 23)
            return null;
        var (minute, next, told) = (0, index + 1, false);
        if (
            tokens.Is(next, ":", ".")
            && !tokens[next].IsSpaced
            && tokens.At(next + 1) is { Number: { } minutes, Length: 2, IsSpaced: false }
            && minutes < 60
            && !(tokens.Is(next + 2, ".", "/", ":") && tokens.At(next + 3) is { Number: not null, IsSpaced: false })
        )
        {
            (minute, next, told) = (minutes, next + 2, true);
        }
        var half = hour >= 13 || (token.Length == 2 && hour < 10 && told) ? Half.Full : Half.Unsaid;
        if (tokens.Is(next, "am", "pm"))
            (half, next, told) = (tokens[next].Word == "am" ? Half.Morning : Half.Afternoon, next + 1, true);
        else if (
            tokens.Is(next, "a", "p") && (tokens.Is(next + 1, "m") || (tokens.Is(next + 1, ".") && tokens.Is(next + 2, "m")))
        )
        {
            half = tokens[next].Word == "a" ? Half.Morning : Half.Afternoon;
            next += tokens.Is(next + 1, "m") ? 2 : 3;
            if (tokens.Is(next, ".") && !tokens[next].IsSpaced)
                next++;
            told = true;
        }
        else if (tokens.Is(next, "noon", "midday"))
            (half, next, told) = (Half.Full, next + 1, true);
        else if (told && tokens.Is(next, "hrs", "hours", "h"))
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

    private enum Half
    {
        Unsaid,
        Morning,
        Afternoon,
        Full,
    }

    private sealed record Clock(int Hour, int Minute, Half Half, int Next, bool IsTold);
}
