using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Meetings.Clocks;

/// <summary>The latest day on which something is to be done for a meeting.</summary>
/// <param name="Day">The day.</param>
/// <param name="Said">By which rule, or that none binds: a sentence.</param>
public sealed record LatestDay(DateOnly Day, string Said);

/// <summary>
/// By when a meeting is to be called, its agenda published and its minutes circulated, for whoever keeps the body's records: by the rule about time that
/// binds it, else so many days before or after as are stated here. The rules are remembered until the next change.
/// </summary>
public sealed class LatestDays
{
    /// <summary>So many days before a meeting it is to be called, where no rule binds it.</summary>
    public const int ToCall = 14;

    /// <summary>So many days before a meeting its agenda is to be out, where no rule binds it.</summary>
    public const int ToPublish = 7;

    /// <summary>So many days after a meeting its minutes are to be out, where no rule binds it.</summary>
    public const int ToCirculate = 14;

    private const int Most = 50;
    private readonly UntilTheNextChange<(DateOnly Day, Sight Sight), MeetingAround> known = new(Most);

    /// <summary>The latest day for one of these. One query the first time.</summary>
    /// <param name="looking">How the page looks.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="kind">What its body is.</param>
    /// <param name="sets">Notice, agenda or minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sets"/> is none of these.</exception>
    public async Task<LatestDay> Of(Looking looking, Meeting meeting, BodyKind kind, ClockSets sets)
    {
        // Rules and calendar are those of all bodies, whichever is asked for.
        var around = await known.Of(
            looking,
            (looking.Today, looking.Viewer.Sight),
            () => MeetingAround.Load(looking.Db, meeting.Body)
        );
        var bound = Deadline
            .Of(meeting, kind, around.RulesOn(meeting.Date), around.Calendar, looking.Today)
            .Where(d => d.Rule.Sets == sets && d.Rule.OnlyWhere is null)
            .ToList();
        if (bound.Find(d => d.Day is not null) is { } first)
            return new LatestDay(first.Day!.Value, $"By the rule “{first.Rule.Title}”");
        var (days, when) = sets switch
        {
            ClockSets.Notice => (-ToCall, "before"),
            ClockSets.Agenda => (-ToPublish, "before"),
            ClockSets.Minutes => (ToCirculate, "after"),
            _ => throw new ArgumentOutOfRangeException(nameof(sets), sets, "It is notice, agenda or minutes."),
        };
        var number = Math.Clamp(meeting.Date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
        return new LatestDay(
            DateOnly.FromDayNumber(number),
            bound.Count > 0
                ? $"The day of the rule “{bound[0].Rule.Title}” can’t be worked out: {Math.Abs(days)} days {when} the meeting is used instead"
                : $"No rule about time binds it: {Math.Abs(days)} days {when} the meeting is usual"
        );
    }
}
