using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Patterns;

/// <summary>The meetings that are wanted.</summary>
/// <param name="Pattern">On which days.</param>
/// <param name="First">From which day on.</param>
/// <param name="Last">To which day.</param>
internal sealed record WantedMeetings(MeetingPattern Pattern, DateOnly First, DateOnly Last)
{
    internal const string NotSoMany = "A pattern is for three years at most";
    internal const string EndsAfterItBegins = "A pattern ends after it begins";
    private const int MostDays = 3 * 366;

    public TimeOnly? Start { get; init; }
    public TimeOnly? End { get; init; }
    public string? Venue { get; init; }

    /// <summary>Whether only days in a school term are wanted.</summary>
    public bool TermOnly { get; init; }

    /// <summary>Whether a day that can't be kept is moved to the next that can; else it is left out.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether a day on which members would be elsewhere is one that can't be kept.</summary>
    public bool AvoidsClashes { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Refusal> Refusals()
    {
        if (Last < First)
            yield return new Refusal(
                EndsAfterItBegins,
                $"{Last.InWords()} comes before {First.InWords()}. Change one of the two days.",
                Field: "until"
            );
        else if (Last.DayNumber - First.DayNumber > MostDays)
            yield return new Refusal(
                NotSoMany,
                "Plan three years at most: who sits where, and when bank holidays are, is not known further ahead.",
                Field: "until"
            );
        if (End is { } end && (Start is null || end <= Start))
            yield return new Refusal(
                Meeting.EndsAfterItStarts,
                "The meetings would end before they start. Change one of the two times.",
                Field: "end"
            );
    }
}

/// <summary>What becomes of a day of the pattern.</summary>
internal enum PlannedAs
{
    /// <summary>A meeting is planned on it.</summary>
    New,

    /// <summary>A meeting is planned on another day instead.</summary>
    Moved,

    /// <summary>A meeting is there already.</summary>
    There,

    /// <summary>No meeting is planned.</summary>
    LeftOut,
}

/// <summary>A day that the pattern gives.</summary>
/// <param name="Wanted">The day.</param>
/// <param name="On">The day on which a meeting is to be, or is; null where it is left out.</param>
/// <param name="As">What becomes of it.</param>
/// <param name="Why">Why it is moved, left out or not sure; null for nothing to say.</param>
internal sealed record PlannedDay(DateOnly Wanted, DateOnly? On, PlannedAs As, string? Why)
{
    /// <summary>Who would be elsewhere.</summary>
    public IReadOnlyList<MeetingClash> Clashes { get; init; } = [];

    /// <summary>Papers that it would come too late for, or that would come too late for it.</summary>
    public IReadOnlyList<FeedingStep> TooLate { get; init; } = [];

    public bool IsToBeAdded => As is PlannedAs.New or PlannedAs.Moved;
}

/// <summary>A year's meetings from a pattern: which days can be kept, and why others can't. The same plan made again finds what is there.</summary>
internal sealed class PatternPlan
{
    private const int WeeksToLook = 4;
    private const int DaysInAWeek = 7;

    private PatternPlan(Body body, WantedMeetings wanted, IReadOnlyList<PlannedDay> days, string? unknown) =>
        (Body, Wanted, Days, Unknown) = (body, wanted, days, unknown);

    public Body Body { get; }

    public WantedMeetings Wanted { get; }

    public IReadOnlyList<PlannedDay> Days { get; }

    /// <summary>What is not recorded and would be needed: term dates; null for nothing.</summary>
    public string? Unknown { get; }

    /// <summary>Makes the plan, as far as the context sees what is in the way. The context looks at everything where the body itself is concerned.</summary>
    public static async Task<PatternPlan> Make(Db db, Body body, WantedMeetings wanted)
    {
        var around = await MeetingAround.Load(db, body.Id);
        var days = wanted.Pattern.Days(wanted.First, wanted.Last).ToList();
        if (days.Count == 0)
            return new PatternPlan(body, wanted, [], null);
        var all = new Period(wanted.First, wanted.Last);
        var unknown =
            wanted.TermOnly && !around.Calendar.HasTermsIn(all)
                ? "No term dates are recorded for these days, so no day can be told to lie in a term. Add them to the partnership’s calendar first, or plan without regard to terms."
                : null;
        var candidates = days.SelectMany(d => Enumerable.Range(0, (WeeksToLook * DaysInAWeek) + 1).Select(n => d.AddDays(n)))
            .Distinct()
            .ToList();
        var others = await around.Others(db, body.Id, wanted.Moves ? candidates : days);
        var slots = (wanted.Moves ? candidates : days).Select(d => SlotOn(body, wanted, d)).ToList();
        var finder = await ClashFinder.With(db, slots, others.Slots);
        var own = await Own.Load(db, body.Id);
        var making = new Making(body, wanted, around, others, finder, own);
        return new PatternPlan(body, wanted, [.. days.Select(making.Day)], unknown);
    }

    /// <summary>Adds the meetings of the days that are to be added to the context; nothing is kept yet.</summary>
    /// <param name="db">The context.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="chosen">The days that are wanted of them; null for all.</param>
    public async Task<int> AddTo(Db db, IdSource ids, IReadOnlySet<DateOnly>? chosen = null)
    {
        using var everything = db.LookingAtEverything();
        var there = await db.All<Meeting>().Where(m => m.Body == Body.Id).Select(m => m.Key).ToListAsync();
        var keys = new FreeKeys(there);
        var added = 0;
        foreach (var day in Days.Where(d => d.IsToBeAdded && (chosen is null || chosen.Contains(d.On!.Value))))
        {
            db.Add(
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = keys.Take(LondonDate.Iso(day.On!.Value)),
                    Body = Body.Id,
                    Date = day.On!.Value,
                    Start = Wanted.Start,
                    End = Wanted.End,
                    Venue = Wanted.Venue,
                    Sensitivity = Body.Sensitivity,
                    RestrictedTo = Body.RestrictedTo,
                    Order = there.Count + added,
                }
            );
            added++;
        }
        return added;
    }

    private static Slot SlotOn(Body body, WantedMeetings wanted, DateOnly day) =>
        new(body.Id, new Named(body.Key, body.Name), null, day, wanted.Start, wanted.End);

    /// <summary>The body's own meetings, with those that were cancelled, and the days from which they moved.</summary>
    private sealed record Own(ILookup<DateOnly, Meeting> Meetings, ILookup<DateOnly, MeetingMove> Moves)
    {
        public static async Task<Own> Load(Db db, Id<Body> body)
        {
            var meetings = await db.All<Meeting>().Where(m => m.Body == body).ToListAsync();
            var moves = await (
                from move in db.All<MeetingMove>()
                join meeting in db.All<Meeting>() on move.Meeting equals meeting.Id
                where meeting.Body == body
                select move
            ).ToListAsync();
            return new Own(meetings.ToLookup(m => m.Date), moves.ToLookup(m => m.WasDate));
        }
    }

    private sealed class Making(
        Body body,
        WantedMeetings wanted,
        MeetingAround around,
        MeetingsAround others,
        ClashFinder clashes,
        Own own
    )
    {
        private readonly HashSet<DateOnly> taken = [];

        public PlannedDay Day(DateOnly day)
        {
            if (own.Meetings[day].FirstOrDefault(m => m.State != MeetingState.Cancelled) is { } there)
                return new(
                    day,
                    day,
                    PlannedAs.There,
                    there.State == MeetingState.Planned ? null : $"It is {there.State.InASentence()}"
                );
            if (own.Moves[day].LastOrDefault() is { } move)
                return new(day, move.ToDate, PlannedAs.There, $"It was moved to {move.ToDate.InWords()}: {move.Reason}");
            if (own.Meetings[day].FirstOrDefault() is { } cancelled)
                return new(
                    day,
                    null,
                    PlannedAs.LeftOut,
                    $"It was cancelled{(cancelled.CancelledBecause is { } because ? $": {because}" : "")}"
                );
            if (Hindrance(day) is not { } why)
                return Kept(day, day, PlannedAs.New, NotSure(day));
            if (!wanted.Moves)
                return new(day, null, PlannedAs.LeftOut, why);
            foreach (var instead in Instead(day))
            {
                if (own.Meetings[instead].Any(m => m.State != MeetingState.Cancelled))
                    return new(day, instead, PlannedAs.There, why);
                if (Hindrance(instead) is null)
                    return Kept(day, instead, PlannedAs.Moved, why);
            }
            return new(
                day,
                null,
                PlannedAs.LeftOut,
                $"{why}, and no day in the {NumberWords.Of(WeeksToLook)} weeks after it can be kept"
            );
        }

        private PlannedDay Kept(DateOnly day, DateOnly on, PlannedAs planned, string? why)
        {
            taken.Add(on);
            var slot = SlotOn(body, wanted, on);
            var meeting = new Meeting
            {
                Id = default,
                Key = "",
                Body = body.Id,
                Date = on,
            };
            var papers = Feeding.PapersDue(meeting, body.Kind, around.RulesOn(on), around.Calendar);
            return new(day, on, planned, why)
            {
                Clashes = clashes.Of(slot),
                TooLate = [.. others.Feeding.Of(slot, papers).Where(s => s.Reaches == false)],
            };
        }

        /// <summary>The days that come instead: the next days of the same week, then the same weekday of the next weeks.</summary>
        private static IEnumerable<DateOnly> Instead(DateOnly day)
        {
            for (
                var next = day.AddDays(1);
                next.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday or DayOfWeek.Monday);
                next = next.AddDays(1)
            )
                yield return next;
            for (var week = 1; week <= WeeksToLook; week++)
                yield return day.AddDays(DaysInAWeek * week);
        }

        private string? Hindrance(DateOnly day) =>
            taken.Contains(day) ? "Another of these meetings is on that day"
            : !body.Period.Covers(day) ? $"The body exists {body.Period.InASentence()}"
            : around.Calendar.HolidayOn(day) is { } holiday ? $"{holiday} is a bank holiday"
            : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && wanted.Pattern.Weekday != day.DayOfWeek
                ? $"It is a {day.DayOfWeek}"
            : around.Calendar.ShutOn(day) is { } shut ? $"Nobody meets: {shut}"
            : wanted.TermOnly && around.Calendar.TermOn(day) is null ? "It does not lie in a school term"
            : wanted.AvoidsClashes && clashes.Of(SlotOn(body, wanted, day)).FirstOrDefault(c => c.IsSure) is { } clash
                ? clash.InWords()
            : null;

        private string? NotSure(DateOnly day) =>
            around.Calendar.Knows(day)
                ? null
                : $"Whether it is a bank holiday is not known: those of {day.Year} are not recorded";
    }
}
