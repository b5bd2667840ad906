using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Meetings.Clashes;

/// <summary>Another meeting at the same time to which some of the same people go.</summary>
/// <param name="Body">The other body.</param>
/// <param name="Key">The key of its meeting; null for one that is only thought of.</param>
/// <param name="Date">The day.</param>
/// <param name="Times">Its times; null where none are recorded.</param>
/// <param name="IsSure">Whether the times of both say so; else a time is missing, and they may be apart.</param>
/// <param name="People">Who belongs to both.</param>
internal sealed record MeetingClash(
    Named Body,
    string? Key,
    DateOnly Date,
    string? Times,
    bool IsSure,
    IReadOnlyList<SharedMember> People
)
{
    /// <summary>"Ann Hart and 2 others sit on the Board, too, which meets from 2pm to 4pm".</summary>
    internal string InWords() =>
        $"{Texts.Listed([.. People.Take(MostNamed).Select(p => p.InWords()), .. People.Count > MostNamed ? [$"{People.Count - MostNamed} more"] : Array.Empty<string>()])}"
        + (IsSure ? $": the {Body.Name} meets at the same time" : $": the {Body.Name} meets on the same day")
        + (Times is { } times ? $", {times}" : ", with no time recorded");

    private const int MostNamed = 4;
}

/// <summary>Finds meetings at the same time that share members, as far as the viewer may see them: what they don't see doesn't count.</summary>
internal sealed class ClashFinder
{
    private readonly ILookup<DateOnly, Slot> slots;
    private readonly Sitting sitting;

    private ClashFinder(IEnumerable<Slot> slots, Sitting sitting) =>
        (this.slots, this.sitting) = (slots.ToLookup(s => s.Date), sitting);

    /// <summary>Loads the meetings of some days, and who goes to those that are at the same time as one of these. Two queries at most.</summary>
    public static async Task<ClashFinder> Load(Db db, IReadOnlyCollection<Slot> of)
    {
        if (of.Count == 0)
            return new ClashFinder([], await Sitting.Load(db, [], default, default));
        var days = of.Select(s => s.Date).Distinct().ToList();
        return await With(db, of, await SlotsOn(db.All<Meeting>().Where(m => days.Contains(m.Date)), db));
    }

    /// <summary>The same with meetings that are loaded already. One query at most.</summary>
    public static async Task<ClashFinder> With(Db db, IReadOnlyCollection<Slot> of, IReadOnlyCollection<Slot> others)
    {
        var near = others.Where(o => of.Any(s => s.Of != o.Of && s.Overlaps(o) != false)).ToList();
        var bodies = near.Count == 0 ? [] : near.Concat(of).Select(s => s.Of).ToHashSet();
        var sitting = await Sitting.Load(db, bodies, of.Min(s => s.Date), of.Max(s => s.Date));
        return new ClashFinder(near, sitting);
    }

    /// <summary>The meetings that meet a condition and are not cancelled.</summary>
    public static async Task<IReadOnlyList<Slot>> SlotsOn(IQueryable<Meeting> meetings, Db db) =>
        await (
            from meeting in meetings
            where meeting.State != MeetingState.Cancelled
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, meeting.Start, body.Name
            select new Slot(body.Id, new Named(body.Key, body.Name), meeting.Key, meeting.Date, meeting.Start, meeting.End)
        ).ToListAsync();

    /// <summary>What clashes with a meeting: those that do for sure first.</summary>
    public IReadOnlyList<MeetingClash> Of(Slot slot) =>
        [
            .. slots[slot.Date]
                .Where(o => o.Of != slot.Of)
                .Select(o => (Other: o, Overlaps: o.Overlaps(slot)))
                .Where(o => o.Overlaps != false)
                .Select(o => new MeetingClash(
                    o.Other.Body,
                    o.Other.Key,
                    o.Other.Date,
                    o.Other.Times,
                    o.Overlaps == true,
                    sitting.OnBoth(slot.Of, o.Other.Of, slot.Date)
                ))
                .Where(c => c.People.Count > 0)
                .OrderBy(c => !c.IsSure),
        ];
}
