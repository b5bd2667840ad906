using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Meetings.Attending;

/// <summary>What is recorded of who was there at some meetings, with the places and the quorum rules of their days.</summary>
public static class MeetingDays
{
    /// <summary>Those of some meetings: three queries, however many there are. A meeting that the context does not see is left out.</summary>
    public static async Task<IReadOnlyDictionary<Id<Meeting>, MeetingDay>> Load(Db db, IReadOnlyCollection<Id<Meeting>> meetings)
    {
        var ids = meetings.Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<Id<Meeting>, MeetingDay>();
        var asked = db.All<Meeting>().Where(m => ids.Contains(m.Id));
        var found = await (
            from meeting in asked
            join body in db.All<Body>() on meeting.Body equals body.Id
            select new
            {
                Meeting = meeting,
                Body = body,
                Items = db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id).ToList(),
                There = (
                    from attendance in db.Attended()
                    where attendance.Meeting == meeting.Id
                    join p in db.All<Person>() on attendance.Person equals (Id<Person>?)p.Id into people
                    from person in people.DefaultIfEmpty()
                    join i in db.All<Interest>() on attendance.Id equals i.Attendance into declared
                    from interest in declared.DefaultIfEmpty()
                    select new
                    {
                        Attendance = attendance,
                        Person = person == null ? null : new Named(person.Key, person.Name),
                        Openness = person == null ? (Sensitivity?)null : person.Sensitivity,
                        PersonsBodies = person == null ? null : person.RestrictedTo,
                        Interest = interest,
                    }
                ).ToList(),
            }
        ).ToListAsync();
        var seats = await Seats.OnDays(db, [.. found.Select(f => f.Body.Id)], found.Select(f => f.Meeting.Date));
        var quorums = await Quorums.Load(db, [.. found.Select(f => f.Body.Id)]);
        return found.ToDictionary(
            f => f.Meeting.Id,
            f =>
            {
                var places = seats.GetValueOrDefault(f.Meeting.Date)?.Of(f.Body.Id) ?? [];
                var held = quorums[f.Body.Id].HeldOn(f.Meeting.Date);
                return new MeetingDay
                {
                    Meeting = f.Meeting,
                    Body = f.Body,
                    Items = [.. f.Items.OrderBy(i => i.Order).ThenBy(i => i.Key, StringComparer.Ordinal)],
                    Seats = places,
                    Terms = held?.Version,
                    Quorum = held?.Quorum ?? Quorum.NotRecorded,
                    HowItDecides = held?.Deciding ?? DecidingRule.NotStated,
                    There =
                    [
                        .. f
                            .There.GroupBy(t => t.Attendance.Id)
                            .Select(t => new WhoWasThere(
                                t.First().Attendance,
                                places.FirstOrDefault(s => s.Id == t.First().Attendance.Place),
                                t.First().Person,
                                [.. t.Select(x => x.Interest).OfType<Interest>().DistinctBy(i => i.Id).OrderBy(i => i.Order)]
                            )
                            {
                                Openness = (t.First().Openness ?? Sensitivity.Public, t.First().PersonsBodies),
                            })
                            .OrderBy(t => t.Seat is null ? int.MaxValue : places.ToList().IndexOf(t.Seat))
                            .ThenBy(t => t.Attendance.Order)
                            .ThenBy(t => t.Attendance.Key, StringComparer.Ordinal),
                    ],
                };
            }
        );
    }
}

/// <summary>How somebody was there at a meeting.</summary>
/// <param name="Attendance">What is recorded.</param>
/// <param name="Seat">The place, as it was that day; null for somebody in attendance.</param>
/// <param name="Person">Who it was, where that is a recorded person that is shown.</param>
/// <param name="Interests">What they declared.</param>
public sealed record WhoWasThere(Attendance Attendance, Seat? Seat, Named? Person, IReadOnlyList<Interest> Interests)
{
    /// <summary>Who may see the person.</summary>
    internal (Sensitivity Sensitivity, string? RestrictedTo) Openness { get; init; }

    /// <summary>By which name they go.</summary>
    public string Name =>
        Person?.Name
        ?? Attendance.PersonWords
        ?? (
            Attendance.As != AttendedAs.Deputy && Seat is { Holders: { Count: > 0 } holders }
                ? Texts.Listed(holders.Select(h => h.Name), "or")
            : Seat is null ? "Somebody who is not recorded"
            : $"The holder of “{Seat.Title}”"
        );

    /// <summary>The key of the person, also where only one can be meant; null where that is not known.</summary>
    internal string? PersonKey =>
        Person?.Key
        ?? (
            Attendance is { As: AttendedAs.Present, Person: null, PersonWords: null } && Seat is { Holders: [{ } only] }
                ? only.Key
                : null
        );
}

/// <summary>The day of a meeting: its items, the body’s places, who was there and by what rules it could decide.</summary>
public sealed class MeetingDay
{
    /// <summary>The meeting.</summary>
    public required Meeting Meeting { get; init; }

    /// <summary>The body that met.</summary>
    public required Body Body { get; init; }

    /// <summary>Its items in order, those that were withdrawn among them.</summary>
    public required IReadOnlyList<AgendaItem> Items { get; init; }

    /// <summary>The places that were in force on the day, in order.</summary>
    public required IReadOnlyList<Seat> Seats { get; init; }

    /// <summary>What is recorded of who was there, in the order of the places, those in attendance last.</summary>
    public required IReadOnlyList<WhoWasThere> There { get; init; }

    /// <summary>The version of the terms of reference that held; null where none is recorded.</summary>
    public required string? Terms { get; init; }

    /// <summary>What it asks for.</summary>
    public required Quorum Quorum { get; init; }

    /// <summary>How it has decisions taken.</summary>
    public DecidingRule HowItDecides { get; init; } = DecidingRule.NotStated;

    /// <summary>Whether anybody recorded who was there. Apologies, which come before the day, say so only if they are there for every place.</summary>
    public bool IsRecorded =>
        There.Any(t => t.Seat is not null && t.Attendance.As != AttendedAs.Apologies)
        || (Seats.Count > 0 && Seats.All(s => There.Any(t => t.Attendance.Place == s.Id)));

    /// <summary>Whether somebody sees all that is recorded of it.</summary>
    public bool IsAllSeen(Sight sight) =>
        Items.All(i => sight.Sees(i))
        && There.All(t =>
            sight.Sees(t.Attendance)
            && sight.Sees(t.Openness.Sensitivity, t.Openness.RestrictedTo)
            && t.Interests.All(i => sight.Sees(i))
        );

    /// <summary>The same with what somebody sees of it.</summary>
    public MeetingDay As(Sight sight) =>
        IsAllSeen(sight)
            ? this
            : new MeetingDay
            {
                Meeting = Meeting,
                Body = Body,
                Items = [.. Items.Where(i => sight.Sees(i))],
                Seats = Seats,
                There =
                [
                    .. There
                        .Where(t => sight.Sees(t.Attendance))
                        .Select(t =>
                            t with
                            {
                                Person = sight.Sees(t.Openness.Sensitivity, t.Openness.RestrictedTo) ? t.Person : null,
                                Interests = [.. t.Interests.Where(i => sight.Sees(i))],
                            }
                        ),
                ],
                Terms = Terms,
                Quorum = Quorum,
                HowItDecides = HowItDecides,
            };

    /// <summary>Who was there for a place at an item and decided; at the whole meeting where no item is named.</summary>
    public IReadOnlyList<WhoWasThere> Deciding(Id<AgendaItem>? item) =>
        [.. There.Where(t => t.Seat is not null && IsThereAt(t, item) && StoodAside(t, item) is null)];

    /// <summary>
    /// Who chaired an item and decided it: whoever is recorded to have taken the chair, and where nobody is, who holds the chair's place; null
    /// where neither was there.
    /// </summary>
    public WhoWasThere? ChairedAt(Id<AgendaItem>? item)
    {
        var there = There
            .Where(t => t.Seat is not null && (item is null ? t.Attendance.IsThere : IsThereAt(t, item)))
            .Where(t => StoodAside(t, item) is null)
            .ToList();
        return there.Find(t => t.Attendance.Chaired)
            ?? (
                There.Any(t => t.Attendance.Chaired && (item is null || IsThereAt(t, item)))
                    ? null
                    : there.Find(t =>
                        t.Seat!.Role is PlaceRole.Chair or PlaceRole.CoChair && t.Attendance.As == AttendedAs.Present
                    )
            );
    }

    /// <summary>Whether there was a quorum at an item, with the working.</summary>
    public QuorumAt At(Id<AgendaItem>? item)
    {
        var deciding = Deciding(item);
        var judgement = Quorum.Judge(Seats, deciding.Select(PresenceOf));
        var began = There.Where(t =>
            t.Seat is not null && (IsThereAt(t, item) || (item is not null && t.Attendance.LeftDuring == item))
        );
        var wasLost =
            judgement.Outcome == QuorumOutcome.NotReached
            && item is not null
            && Quorum.Judge(Seats, began.Select(PresenceOf)).Outcome == QuorumOutcome.Reached;
        return new QuorumAt(Items.FirstOrDefault(i => i.Id == item), judgement, [.. Working(item, deciding, judgement, wasLost)])
        {
            WasLost = wasLost,
            IsKnown = IsRecorded,
            Counted = [.. deciding.Select(t => t.Attendance.Id)],
        };
    }

    /// <summary>The same for each item that stands, in order; one that reads as the one before says so.</summary>
    public IReadOnlyList<QuorumAt> ByItem()
    {
        var all = new List<QuorumAt>();
        foreach (var item in Items.Where(i => i.WithdrawnOn is null))
        {
            var at = At(item.Id);
            var isSame =
                all.LastOrDefault() is { Item: { } before } last
                && last.Counted.SequenceEqual(at.Counted)
                && !Changes(before.Id).Any()
                && !Changes(item.Id).Any();
            all.Add(at with { IsAsBefore = isSame });
        }
        return all;
    }

    /// <summary>Whether somebody was there at an item: from the one after that during which they came, to the one before that during which they left.</summary>
    public bool IsThereAt(WhoWasThere who, Id<AgendaItem>? item)
    {
        var attendance = who.Attendance;
        if (!attendance.IsThere)
            return false;
        if (item is null)
            return attendance.CameDuring is null && attendance.LeftDuring is null;
        var at = Place(item);
        return (attendance.CameDuring is null || Place(attendance.CameDuring) < at)
            && (attendance.LeftDuring is null || Place(attendance.LeftDuring) > at);
    }

    /// <summary>The interest by which somebody did not decide an item; null where they did. What was declared in general is asked of each item.</summary>
    private static Interest? StoodAside(WhoWasThere who, Id<AgendaItem>? item) =>
        who.Interests.FirstOrDefault(i =>
            (i.Item is null || i.Item == item) && i.Followed is InterestFollowed.DidNotDecide or InterestFollowed.Left
        );

    private static Presence PresenceOf(WhoWasThere who) =>
        new(who.Seat!.Key, who.Attendance.As == AttendedAs.Deputy, who.PersonKey);

    private int Place(Id<AgendaItem>? item) => Items.Select(i => (Id<AgendaItem>?)i.Id).ToList().IndexOf(item);

    private IEnumerable<string> Changes(Id<AgendaItem>? item)
    {
        foreach (var who in There.Where(t => t.Seat is not null && t.Attendance.IsThere))
        {
            if (item is not null && who.Attendance.CameDuring == item)
                yield return $"{who.Name} came during this item, and counts from the next one on.";
            if (item is not null && who.Attendance.LeftDuring == item)
                yield return $"{who.Name} left during this item, and does not count for it.";
            if (IsThereAt(who, item) && StoodAside(who, item) is { } interest)
                yield return $"{who.Name} declared an interest ({interest.Words.TrimEnd('.')}) and {(interest.Followed == InterestFollowed.Left ? "left" : "did not decide")}, so does not count.";
        }
    }

    private IEnumerable<string> Working(
        Id<AgendaItem>? item,
        IReadOnlyList<WhoWasThere> deciding,
        QuorumJudgement judgement,
        bool wasLost
    )
    {
        if (!IsRecorded)
            yield return "Who was there is not recorded.";
        else
        {
            var deputies = deciding.Count(t => t.Attendance.As == AttendedAs.Deputy);
            yield return (
                item is null
                    ? "No item is named, so those count who were there from beginning to end"
                    : "Those count who were there at this item and decided"
            )
                + $": {deciding.Count} of {Seats.Count} {(Seats.Count == 1 ? "place" : "places")}{(deputies == 0 ? "" : $", {deputies} by a deputy")}.";
        }
        foreach (var change in Changes(item))
            yield return change;
        foreach (var twice in deciding.Where(t => t.PersonKey is not null).GroupBy(t => t.PersonKey, StringComparer.Ordinal))
            if (twice.Count() > 1)
                yield return $"{twice.First().Name} was there for {Texts.Listed(twice.Select(t => $"“{t.Seat!.Title}”"))}: once among the members, and for each of these places and their organisations.";
        yield return Terms is null
            ? "No terms of reference are recorded that held on that day."
            : $"Version {Terms} of the terms of reference held on that day.";
        foreach (var line in judgement.Lines)
            yield return line.Missing is { } missing ? $"{line.Working} {missing}" : line.Working;
        if (wasLost)
            yield return "There was a quorum when the item began. It was lost during it.";
        if (IsRecorded || judgement.Outcome is QuorumOutcome.NoneStated or QuorumOutcome.NotRecorded)
            yield return judgement.Conclusion;
    }
}

/// <summary>Whether there was a quorum at an item.</summary>
/// <param name="Item">The item; null for the whole meeting.</param>
/// <param name="Judgement">What the rules come to.</param>
/// <param name="Working">How, a sentence each.</param>
public sealed record QuorumAt(AgendaItem? Item, QuorumJudgement Judgement, IReadOnlyList<string> Working)
{
    /// <summary>Whether it was there when the item began, and was lost when somebody left during it.</summary>
    public bool WasLost { get; init; }

    /// <summary>Whether it is as at the item before.</summary>
    public bool IsAsBefore { get; init; }

    /// <summary>Whether anybody recorded who was there; where not, a quorum that the terms ask for is not known to be missed.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Whose presence counted.</summary>
    internal IReadOnlyList<Id<Attendance>> Counted { get; init; } = [];
}
