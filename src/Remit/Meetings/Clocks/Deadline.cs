using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Clocks;

/// <summary>What became of a deadline.</summary>
internal enum DeadlineState
{
    /// <summary>It is still to come, and what it asks for is not done.</summary>
    ToCome,

    /// <summary>What it asks for was done by it.</summary>
    Met,

    /// <summary>It is over, or what it asks for was done after it.</summary>
    Missed,

    /// <summary>It is over, and nobody recorded whether it was met.</summary>
    NotRecorded,

    /// <summary>The bank holidays on the way are not recorded, so that nobody can tell the day.</summary>
    NotKnown,
}

/// <summary>The latest moment at which something may be done for a meeting, by one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Day">The latest day, to its end; null where it can't be known.</param>
/// <param name="State">What became of it by the day of the page.</param>
/// <param name="DoneOn">The day on which what it asks for was done, where that is recorded.</param>
/// <param name="Why">Where the day is not known: why.</param>
internal sealed record Deadline(ClockRule Rule, DateOnly? Day, DeadlineState State, DateOnly? DoneOn, string? Why)
{
    /// <summary>The latest moment, as an instant: the end of the London day, whichever clock holds then.</summary>
    public DateTimeOffset? Latest => Day is { } day ? LondonDate.EndOf(day) : null;

    /// <summary>"by the end of Tuesday 4 September 2007 (midnight)"; null where it is not known.</summary>
    public string? LatestInWords => Day is { } day ? $"{day:dddd} {LondonDate.Words(day)}, to the end of the day" : null;

    /// <summary>The deadlines of a meeting, the earliest first.</summary>
    internal static IReadOnlyList<Deadline> Of(
        Meeting meeting,
        BodyKind kind,
        IEnumerable<ClockRule> rules,
        WorkingCalendar calendar,
        DateOnly today
    ) =>
        [
            .. rules
                .Where(r => r.BindsOn(meeting.Body, kind, meeting.Date))
                .Select(r => Of(r, meeting, calendar, today))
                .OrderBy(d => d.Day ?? DateOnly.MaxValue)
                .ThenBy(d => d.Rule.Sets)
                .ThenBy(d => d.Rule.Key, StringComparer.Ordinal),
        ];

    private static Deadline Of(ClockRule rule, Meeting meeting, WorkingCalendar calendar, DateOnly today)
    {
        var done = rule.Sets switch
        {
            ClockSets.Notice => meeting.CalledOn,
            ClockSets.Agenda => meeting.PublishedOn,
            ClockSets.Minutes => meeting.MinutedOn,
            _ => null,
        };
        if (CountedDays.DayOf(rule.Amount, rule.Unit, rule.After, meeting.Date, calendar) is not { } day)
            return new Deadline(
                rule,
                null,
                DeadlineState.NotKnown,
                done,
                $"The bank holidays around {LondonDate.Words(meeting.Date)} are not recorded, so the day can’t be worked out."
            );
        var state =
            done is { } on ? (on <= day ? DeadlineState.Met : DeadlineState.Missed)
            : day >= today ? DeadlineState.ToCome
            : meeting.State == MeetingState.Planned && rule.Sets == ClockSets.Notice ? DeadlineState.Missed
            : DeadlineState.NotRecorded;
        return new Deadline(rule, day, state, done, null);
    }
}
