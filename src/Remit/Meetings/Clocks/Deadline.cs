using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

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
    /// <summary>The notice that was given by the rule; null where none is recorded, or the rule asks for none of its own.</summary>
    public NoticeLine? Notice { get; init; }

    /// <summary>Whether it was missed for a reason that is recorded.</summary>
    public bool IsExcused => State == DeadlineState.Missed && Notice?.Because is not null;

    /// <summary>In which cases it binds, and that no notice is recorded where none is: "Only where …"; null where it always binds.</summary>
    public string? Where =>
        Rule.OnlyWhere is not { } where ? null
        : Rule.TakesNotice && Notice is null ? $"Only where {where}; no notice is recorded"
        : $"Only where {where}";

    /// <summary>The latest moment, as an instant: the end of the London day, whichever clock holds then.</summary>
    public DateTimeOffset? Latest => Day is { } day ? LondonDate.EndOf(day) : null;

    /// <summary>"by the end of Tuesday 4 September 2007 (midnight)"; null where it is not known.</summary>
    public string? LatestInWords => Day is { } day ? $"{day:dddd} {LondonDate.Words(day)}, to the end of the day" : null;

    /// <summary>The deadlines of a meeting, the earliest first.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="kind">What its body is.</param>
    /// <param name="rules">The rules that hold on its day, whomever they bind.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="today">The day by which it is told what became of them.</param>
    /// <param name="notices">The notices that were given for it by then; null where nobody asks for what became of such rules.</param>
    internal static IReadOnlyList<Deadline> Of(
        Meeting meeting,
        BodyKind kind,
        IEnumerable<ClockRule> rules,
        WorkingCalendar calendar,
        DateOnly today,
        IReadOnlyCollection<MeetingNotice>? notices = null
    ) =>
        [
            .. rules
                .Where(r => r.BindsOn(meeting.Body, kind, meeting.Date))
                .Select(r => Of(r, meeting, calendar, today, r.NoticeIn(notices ?? [])))
                .OrderBy(d => d.Day ?? DateOnly.MaxValue)
                .ThenBy(d => d.Rule.Sets)
                .ThenBy(d => d.Rule.Key, StringComparer.Ordinal),
        ];

    private static Deadline Of(ClockRule rule, Meeting meeting, WorkingCalendar calendar, DateOnly today, MeetingNotice? notice)
    {
        var line = notice is null ? null : NoticeLine.Of(notice);
        var done = rule.Sets switch
        {
            ClockSets.Notice => meeting.CalledOn,
            ClockSets.Agenda => meeting.PublishedOn,
            ClockSets.Minutes => meeting.MinutedOn,
            ClockSets.PrivateMeeting or ClockSets.KeyDecision => notice?.On,
            _ => null,
        };
        if (CountedDays.DayOf(rule.Amount, rule.Unit, rule.After, meeting.Date, calendar) is not { } day)
            return new Deadline(
                rule,
                null,
                DeadlineState.NotKnown,
                done,
                $"The bank holidays around {LondonDate.Words(meeting.Date)} are not recorded, so the day can’t be worked out."
            )
            {
                Notice = line,
            };
        var state =
            done is { } on ? (on <= day ? DeadlineState.Met : DeadlineState.Missed)
            : day >= today ? DeadlineState.ToCome
            : meeting.State == MeetingState.Planned && rule.Sets == ClockSets.Notice ? DeadlineState.Missed
            : DeadlineState.NotRecorded;
        return new Deadline(rule, day, state, done, null) { Notice = line };
    }
}

/// <summary>A notice that was given, as pages show it.</summary>
internal sealed record NoticeLine(string Key, DateOnly On, string? Address, string? Words, string? AgreedBy, string? Because)
{
    /// <summary>Why it came late, and who agreed, as sentences; null where nobody said.</summary>
    public string? WhyLate =>
        Because is not { } because ? null
        : AgreedBy is { } who ? $"{because.TrimEnd('.')}. Agreed by {who}."
        : because;

    public static NoticeLine Of(MeetingNotice notice) =>
        new(notice.Key, notice.On, notice.Address, notice.Words, notice.AgreedBy, notice.Because);
}

/// <summary>A notice that was given by a rule that does not bind the meeting any more, because it moved.</summary>
/// <param name="Rule">The key of the rule.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Notice">The notice.</param>
internal sealed record OtherNotice(string Rule, string Title, NoticeLine Notice)
{
    /// <summary>Those that no deadline of a meeting has.</summary>
    public static IReadOnlyList<OtherNotice> Of(
        IEnumerable<MeetingNotice> notices,
        IReadOnlyCollection<Deadline> deadlines,
        IReadOnlyList<MeetingClock> own
    ) =>
        [
            .. notices
                .Where(n => deadlines.All(d => d.Notice?.Key != n.Key))
                .Select(n => (Notice: n, Rule: NoticesStand.Known(own, n.Rule)))
                .Select(n => new OtherNotice(
                    n.Notice.Rule,
                    n.Rule?.Title ?? "A rule that is not recorded",
                    NoticeLine.Of(n.Notice)
                )),
        ];
}

/// <summary>By when what is to be done for a meeting, as its page shows it.</summary>
/// <param name="Deadlines">The earliest first.</param>
/// <param name="Body">The body that meets.</param>
/// <param name="ByLaw">Whether a rule of law binds it.</param>
/// <param name="Others">Notices by rules that do not bind it any more.</param>
/// <param name="RecordsFor">The key of the meeting, for whoever may record notices; null for whoever may not.</param>
internal sealed record DeadlinesShown(
    IReadOnlyList<Deadline> Deadlines,
    Named Body,
    bool ByLaw,
    IReadOnlyList<OtherNotice> Others,
    string? RecordsFor
);
