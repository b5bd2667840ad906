using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Clashes;

/// <summary>That a body answers to another: what it agrees goes into the other's papers.</summary>
/// <param name="Lower">The body that answers.</param>
/// <param name="Upper">The one to which it answers.</param>
/// <param name="Period">While it does.</param>
/// <param name="Scope">For what; null for everything and where nobody said.</param>
internal sealed record FeedingLine(Id<Body> Lower, Id<Body> Upper, Period Period, string? Scope);

/// <summary>Whether what one body agrees at a meeting reaches the papers of the other.</summary>
/// <param name="Lower">The body that reports.</param>
/// <param name="LowerOn">The day on which it meets.</param>
/// <param name="Upper">The body to which it reports.</param>
/// <param name="UpperKey">The key of the meeting to whose papers it comes.</param>
/// <param name="UpperOn">The day of that meeting.</param>
/// <param name="PapersDue">When the papers of that meeting are due; null where nobody can tell.</param>
/// <param name="Reaches">Whether it reaches them: yes, no, or null where nobody can tell.</param>
internal sealed record FeedingStep(
    Named Lower,
    DateOnly LowerOn,
    Named Upper,
    string? UpperKey,
    DateOnly UpperOn,
    DateOnly? PapersDue,
    bool? Reaches
)
{
    internal string InWords() =>
        PapersDue is not { } due
            ? (
                LowerOn == UpperOn
                    ? $"The {Lower.Name} and the {Upper.Name}, to which it answers, both meet on {UpperOn.InWords()}. "
                    : $"The {Lower.Name} meets on {LowerOn.InWords()}, before the {Upper.Name} on {UpperOn.InWords()}. "
            ) + "When the papers for that are due is not recorded."
        : Reaches == true
            ? $"What the {Lower.Name} agrees on {LowerOn.InWords()} reaches the papers of the {Upper.Name} for {UpperOn.InWords()}, due on {due.InWords()}."
        : $"What the {Lower.Name} agrees on {LowerOn.InWords()} comes too late for the papers of the {Upper.Name} for {UpperOn.InWords()}: they are due on {due.InWords()}.";
}

/// <summary>The order in which bodies feed each other: a body meets in time for its report to reach the papers of the one to which it answers.</summary>
internal sealed class Feeding
{
    /// <summary>How far before a meeting one below it is looked for, and after it one above.</summary>
    private const int DaysAround = 120;

    private readonly IReadOnlyList<FeedingLine> lines;
    private readonly IReadOnlyList<(Slot Slot, DateOnly? PapersDue)> meetings;

    private Feeding(IReadOnlyList<FeedingLine> lines, IReadOnlyList<(Slot, DateOnly?)> meetings) =>
        (this.lines, this.meetings) = (lines, meetings);

    /// <summary>Made of lines and of the meetings of the bodies that they join, by date.</summary>
    public static Feeding With(IReadOnlyList<FeedingLine> lines, IEnumerable<(Slot, DateOnly?)> meetings) =>
        new(lines, [.. meetings]);

    /// <summary>The days among which the meetings that matter lie.</summary>
    public static (DateOnly First, DateOnly Last) Window(DateOnly from, DateOnly until) =>
        (
            DateOnly.FromDayNumber(Math.Max(0, from.DayNumber - DaysAround)),
            DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, until.DayNumber + DaysAround))
        );

    /// <summary>The lines from body to body, whenever they hold.</summary>
    public static IReadOnlyList<FeedingLine> Of(IEnumerable<Line> lines) =>
        [
            .. lines
                .Where(l => l.Start.Kind == "body")
                .Select(l => new FeedingLine(
                    new Id<Body>(l.Start.Id),
                    l.To,
                    l.Period,
                    l.Scope == Line.Everything ? null : l.Scope
                )),
        ];

    /// <summary>When the papers of a meeting are due: as it says itself, or by the rules that bind its body.</summary>
    public static DateOnly? PapersDue(Meeting meeting, BodyKind kind, IEnumerable<ClockRule> rules, WorkingCalendar calendar) =>
        meeting.PapersDue
        ?? rules
            .Where(r =>
                r.Sets is ClockSets.Papers or ClockSets.Agenda
                && r.OnlyWhere is null
                && r.BindsOn(meeting.Body, kind, meeting.Date)
            )
            .OrderBy(r => r.Sets == ClockSets.Agenda)
            .Select(r => CountedDays.DayOf(r.Amount, r.Unit, r.After, meeting.Date, calendar))
            .FirstOrDefault(d => d is not null);

    /// <summary>What a meeting feeds and is fed by: the next meeting of each body above, and the last of each below.</summary>
    /// <param name="slot">The meeting.</param>
    /// <param name="papersDue">When its own papers are due.</param>
    public IReadOnlyList<FeedingStep> Of(Slot slot, DateOnly? papersDue)
    {
        var steps = new List<FeedingStep>();
        foreach (var line in lines.Where(l => l.Period.Covers(slot.Date)))
        {
            if (line.Lower == slot.Of)
            {
                var next = meetings.FirstOrDefault(m => m.Slot.Of == line.Upper && m.Slot.Date >= slot.Date);
                if (next.Slot is { } above)
                    steps.Add(Step(slot.Body, slot.Date, above, next.PapersDue));
            }
            else
            {
                var last = meetings.LastOrDefault(m => m.Slot.Of == line.Lower && m.Slot.Date <= slot.Date);
                if (last.Slot is { } below)
                    steps.Add(Step(below.Body, below.Date, slot, papersDue));
            }
        }
        return [.. steps.Distinct().OrderBy(s => s.Reaches ?? true).ThenBy(s => s.UpperOn)];
    }

    private static FeedingStep Step(Named lower, DateOnly on, Slot upper, DateOnly? due) =>
        new(lower, on, upper.Body, upper.Key, upper.Date, due, due is null ? null : on <= due);
}
