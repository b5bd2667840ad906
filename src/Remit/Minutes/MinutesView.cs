using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>Somebody who was at a meeting, or was not.</summary>
/// <param name="Name">Who: a person, or the place where nobody is named.</param>
/// <param name="Organisation">For which organisation; null where none is recorded.</param>
/// <param name="Place">Their place; null for who was in attendance.</param>
/// <param name="As">How they took part.</param>
internal sealed record Attendee(string Name, string? Organisation, string? Place, AttendedAs As)
{
    /// <summary>For whom they stood in; null where they stood in for nobody.</summary>
    public string? DeputyFor { get; init; }
    public bool Chaired { get; init; }

    /// <summary>The item during which they came.</summary>
    public string? CameDuring { get; init; }

    /// <summary>The item during which they left.</summary>
    public string? LeftDuring { get; init; }

    /// <summary>The same with what two views of it both have; null where they tell of different people.</summary>
    public Attendee? And(Attendee other) =>
        (Name, Organisation, Place, As, Chaired) != (other.Name, other.Organisation, other.Place, other.As, other.Chaired)
            ? null
            : this with
            {
                DeputyFor = DeputyFor == other.DeputyFor ? DeputyFor : null,
                CameDuring = CameDuring == other.CameDuring ? CameDuring : null,
                LeftDuring = LeftDuring == other.LeftDuring ? LeftDuring : null,
            };

    /// <summary>"Ann Hart (County Council), in the chair".</summary>
    public string InWords()
    {
        var parts = new List<string> { Organisation is null ? Name : $"{Name} ({Organisation})" };
        if (DeputyFor is { } whom)
            parts.Add($"deputy for {whom}");
        if (Chaired)
            parts.Add("in the chair");
        if (CameDuring is { } came)
            parts.Add($"came during {came}");
        if (LeftDuring is { } left)
            parts.Add($"left during {left}");
        return string.Join(", ", parts);
    }
}

/// <summary>An interest that was declared.</summary>
internal sealed record InterestLine(string Who, string Words, InterestFollowed Followed)
{
    public string InWords() => $"{Who} declared an interest: {Words.TrimEnd('.')}. They {Followed.InWords()}.";
}

/// <summary>A decision as minutes tell it.</summary>
internal sealed record DecisionLine(string Key, string Title, string Wording, string Outcome)
{
    /// <summary>Whether it stands, as a sentence of its own; null where there is nothing to say.</summary>
    public string? Status { get; init; }
    public string? Reasons { get; init; }
    public string? ChairsDiscretion { get; init; }
}

/// <summary>An action that the meeting asked for.</summary>
internal sealed record ActionLine(string Key, string What, string Owners, string? Due, ActionStatus Status)
{
    public DateOnly? DueOn { get; init; }

    /// <summary>"By whom, by when".</summary>
    public string ByInWords => Due is null ? Owners : $"{Owners}, by {Due}";
}

/// <summary>An item with what is minuted of it.</summary>
internal sealed record ItemMinutes(string? Key, string? Number, string Title)
{
    /// <summary>Why it was not heard; null where it was.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>What the clerk wrote, as Markdown.</summary>
    public string? Note { get; init; }
    public IReadOnlyList<InterestLine> Interests { get; init; } = [];
    public IReadOnlyList<DecisionLine> Decisions { get; init; } = [];
    public IReadOnlyList<ActionLine> Actions { get; init; } = [];

    /// <summary>The same with what two views of it both have.</summary>
    public ItemMinutes And(ItemMinutes other) =>
        this with
        {
            Number = Number == other.Number ? Number : null,
            Note = Note == other.Note ? Note : null,
            Interests = [.. Interests.Where(other.Interests.Contains)],
            Decisions = [.. Decisions.Where(other.Decisions.Contains)],
            Actions = [.. Actions.Where(other.Actions.Contains)],
        };

    [JsonIgnore]
    public bool IsEmpty => Note is null && Interests.Count == 0 && Decisions.Count == 0 && Actions.Count == 0;
}

/// <summary>A correction that somebody asked for.</summary>
internal sealed record CorrectionLine(
    string Key,
    DateOnly On,
    string? By,
    string? Item,
    string Words,
    CorrectionOutcome Outcome,
    string? Answer
);

/// <summary>An entry of the ledger.</summary>
/// <param name="Entry">Its number, from 0.</param>
/// <param name="Change">The change.</param>
/// <param name="Hash">The hash of the entry, in hexadecimal.</param>
internal sealed record MinutesEntry(long Entry, long Change, string Hash);

/// <summary>What is minuted of a meeting: made of what was recorded, until it is approved; then the text that was approved.</summary>
internal sealed record MinutesView
{
    public required Named Body { get; init; }
    public required string Key { get; init; }
    public required DateOnly Date { get; init; }
    public TimeOnly? Start { get; init; }
    public string? Venue { get; init; }
    public string? Kind { get; init; }
    public required MeetingState Meeting { get; init; }
    public required MinutesState State { get; init; }
    public DateOnly? CirculatedOn { get; init; }
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>The key of the meeting that approved them.</summary>
    public string? ApprovedAt { get; init; }
    public IReadOnlyList<Attendee> Attendance { get; init; } = [];

    /// <summary>What stands before the first item.</summary>
    public ItemMinutes Before { get; init; } = new(null, null, "");
    public IReadOnlyList<ItemMinutes> Items { get; init; } = [];

    public IReadOnlyList<CorrectionLine> Corrections { get; init; } = [];

    /// <summary>The text that was approved; null before.</summary>
    public string? Content { get; init; }
    public string? Hash { get; init; }

    /// <summary>Whether the text has the hash that was kept with it.</summary>
    public bool? IsAsApproved => Content is null ? null : MeetingMinutes.HashOf(Content) == Hash;

    /// <summary>Whether names were erased from it.</summary>
    public bool HasErasedNames => Content?.Contains(Traces.Blank, StringComparison.Ordinal) == true;

    /// <summary>The entry of the ledger that holds what was approved; null before, and where the log does not reach back.</summary>
    public MinutesEntry? Ledger { get; init; }

    /// <summary>All actions, in the order of the items.</summary>
    [JsonIgnore]
    public IReadOnlyList<ActionLine> Actions => [.. Items.Prepend(Before).SelectMany(i => i.Actions).DistinctBy(a => a.Key)];

    internal required Sensitivity Sensitivity { get; init; }
    internal required IReadOnlyList<RecordRef> BelongsTo { get; init; }

    /// <summary>The records as they were found: the meeting and its minutes, where there are any.</summary>
    internal required FoundMinutes Found { get; init; }

    /// <summary>What is recorded, as far as two views of it both have that: for readers of whom each sees something that others don't.</summary>
    public MinutesView And(MinutesView other) =>
        this with
        {
            Attendance =
            [
                .. Attendance
                    .Select(a => other.Attendance.Select(a.And).FirstOrDefault(both => both is not null))
                    .OfType<Attendee>(),
            ],
            Before = Before.And(other.Before),
            Items = [.. from item in Items join same in other.Items on item.Key equals same.Key select item.And(same)],
        };

    /// <summary>
    /// The minutes of a meeting as far as the context sees; null where it does not see the meeting. Eight queries, and those of who tells
    /// whether decisions stand; of what is approved two, unless the actions are asked for.
    /// </summary>
    public static async Task<MinutesView?> Load(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        string body,
        string key,
        DateOnly day,
        bool anew = false
    )
    {
        if (await FoundMinutes.Find(db, body, key) is not { } found)
            return null;
        return await Load(db, statuses, found, day, anew);
    }

    /// <summary>The same of a meeting that was found.</summary>
    public static async Task<MinutesView> Load(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        FoundMinutes found,
        DateOnly day,
        bool anew = false
    )
    {
        var view = await Heads(db, found);
        return found.Minutes?.State == MinutesState.Approved && !anew ? view : await view.WithWhatIsRecorded(db, statuses, day);
    }

    private static async Task<MinutesView> Heads(Db db, FoundMinutes found)
    {
        var (meeting, minutes) = (found.Meeting, found.Minutes);
        MinutesEntry? entry = null;
        string? approvedAt = null;
        if (minutes?.ApprovedAt is { } at)
        {
            var id = minutes.RowId;
            // The newest entry: after minutes are approved only closing them and erasing somebody make another.
            var newest = await (
                from e in db.ChangeEntries
                where e.RecordId == id
                orderby e.ChangeNumber descending
                select new
                {
                    e.Leaf,
                    e.ChangeNumber,
                    e.Hash,
                    At = db.All<Meeting>().Where(m => m.Id == at).Select(m => m.Key).FirstOrDefault(),
                }
            ).FirstOrDefaultAsync();
            if (newest is not null)
                (entry, approvedAt) = (
                    new MinutesEntry(newest.Leaf, newest.ChangeNumber, Convert.ToHexStringLower(newest.Hash)),
                    newest.At
                );
        }
        return new MinutesView
        {
            Body = new Named(found.Body.Key, found.Body.Name),
            Key = meeting.Key,
            Date = meeting.Date,
            Start = meeting.Start,
            Venue = meeting.Venue,
            Kind = meeting.Kind,
            Meeting = meeting.State,
            State = minutes?.State ?? MinutesState.Draft,
            CirculatedOn = minutes?.CirculatedOn,
            ApprovedOn = minutes?.ApprovedOn,
            ApprovedAt = approvedAt,
            Content = minutes?.Content,
            Hash = minutes?.Hash,
            Ledger = entry,
            Corrections = found.Corrections,
            Sensitivity = minutes?.Sensitivity ?? meeting.Sensitivity,
            BelongsTo =
            [
                new RecordRef("meeting", meeting.RowId),
                new RecordRef("body", found.Body.RowId),
                .. minutes is null ? Array.Empty<RecordRef>() : [new RecordRef("minutes", minutes.RowId)],
            ],
            Found = found,
        };
    }

    private async Task<MinutesView> WithWhatIsRecorded(Db db, IEnumerable<IDecisionStatus> statuses, DateOnly day)
    {
        var meeting = Found.Meeting;
        var id = meeting.Id;
        var items = await (
            from item in db.All<AgendaItem>()
            where
                item.Meeting == id
                && (
                    item.WithdrawnOn == null
                    || item.Number != null
                    // Withdrawn before it had a number, and something is recorded of it all the same.
                    || db.All<MinuteNote>().Any(n => n.Item == item.Id)
                    || db.All<Interest>().Any(i => i.Item == item.Id)
                    || db.All<Decision>().Any(d => d.Item == item.Id)
                )
            orderby item.Number ?? int.MaxValue, item.Order, item.Key
            select new
            {
                Item = item,
                Note = db.All<MinuteNote>().Where(n => n.Item == item.Id).Select(n => n.Words).FirstOrDefault(),
            }
        ).ToListAsync();
        var numbers = Numbers([.. items.Select(i => i.Item)]);
        string? ItemName(Id<AgendaItem>? item) =>
            item is { } known && items.FirstOrDefault(i => i.Item.Id == known)?.Item is { } named
                ? numbers.GetValueOrDefault(named.Id) is { } number
                    ? $"item {number}"
                    : $"“{named.Title}”"
                : null;

        var attended = await AttendedAt(db, meeting);
        var seats = (await Seats.Load(db, meeting.Date, meeting.Body))
            .Of(meeting.Body)
            .ToDictionary(s => s.Key, StringComparer.Ordinal);
        var attendees = attended.ToDictionary(
            a => a.Attendance.Id,
            a => a.Of(seats.GetValueOrDefault(a.PlaceKey ?? ""), ItemName)
        );
        var interests = await (
            from interest in db.All<Interest>()
            where interest.Meeting == id
            orderby interest.Order, interest.Key
            select interest
        ).ToListAsync();
        var decisions = await (
            from decision in db.All<Decision>()
            where decision.Meeting == id
            orderby decision.Order, decision.Key
            select new
            {
                Decision = decision,
                To = db.All<Meeting>().Where(m => m.Id == decision.DeferredTo).Select(m => (DateOnly?)m.Date).FirstOrDefault(),
            }
        ).ToListAsync();
        var status =
            decisions.Count > 0 && statuses.FirstOrDefault() is { } tells
                ? await tells.InWords(db, [.. decisions.Select(d => d.Decision.Id)], day)
                : new Dictionary<Id<Decision>, string>();
        var actions = await ActionsOf(
            db,
            [
                new RecordRef("meeting", meeting.RowId),
                .. decisions.Select(d => new RecordRef("decision", d.Decision.RowId)),
                .. items.Select(i => new RecordRef("agenda-item", i.Item.RowId)),
            ]
        );

        ItemMinutes With(ItemMinutes minutes, Id<AgendaItem>? item) =>
            minutes with
            {
                Interests =
                [
                    .. interests
                        .Where(i => i.Item == item)
                        .Select(i => new InterestLine(
                            attendees.GetValueOrDefault(i.Attendance)?.Name ?? "Somebody",
                            i.Words,
                            i.Followed
                        )),
                ],
                Decisions =
                [
                    .. decisions
                        .Where(d => d.Decision.Item == item)
                        .Select(d => new DecisionLine(
                            d.Decision.Key,
                            d.Decision.Title,
                            d.Decision.Wording,
                            d.Decision.InWords(d.To)
                        )
                        {
                            Status = status.GetValueOrDefault(d.Decision.Id),
                            Reasons = d.Decision.Reasons,
                            ChairsDiscretion = d.Decision.ChairsDiscretion,
                        }),
                ],
                Actions =
                [
                    .. actions
                        .Where(a =>
                            decisions.Any(d => d.Decision.Item == item && a.Origin == new RecordRef("decision", d.Decision.RowId))
                            || a.Origin
                                == (
                                    item is { } of
                                        ? new RecordRef("agenda-item", of.Value)
                                        : new RecordRef("meeting", meeting.RowId)
                                )
                        )
                        .Select(a => a.Line),
                ],
            };

        var general = await db.All<MinuteNote>()
            .Where(n => n.Meeting == id && n.Item == null)
            .Select(n => n.Words)
            .FirstOrDefaultAsync();
        return this with
        {
            // Without a place nobody was expected, so nobody is absent: they were written down by mistake.
            Attendance =
            [
                .. attended
                    .Where(a => a.Attendance is not { Place: null, As: AttendedAs.Absent })
                    .Select(a => attendees[a.Attendance.Id])
                    .OrderBy(a => a.As)
                    .ThenByDescending(a => a.Chaired),
            ],
            Before = With(new ItemMinutes(null, null, "Before the first item") { Note = Texts.OrNull(general) }, null),
            Items =
            [
                .. items.Select(i =>
                    With(
                        new ItemMinutes(i.Item.Key, numbers.GetValueOrDefault(i.Item.Id), i.Item.Title)
                        {
                            Note = Texts.OrNull(i.Note),
                            Withdrawn = i.Item.WithdrawnOn is null
                                ? null
                                : i.Item.WithdrawnBecause ?? "It was withdrawn before the meeting.",
                        },
                        i.Item.Id
                    )
                ),
            ],
        };
    }

    /// <summary>The number that was published; before, the place among the items that stand.</summary>
    private static Dictionary<Id<AgendaItem>, string> Numbers(IReadOnlyList<AgendaItem> items)
    {
        var numbers = new Dictionary<Id<AgendaItem>, string>();
        var place = items.Max(i => i.Number) ?? 0;
        foreach (var item in items)
            if (item.Number is { } number)
                numbers[item.Id] = $"{number}";
            else if (item.WithdrawnOn is null)
                numbers[item.Id] = $"{++place}";
        return numbers;
    }

    private static async Task<IReadOnlyList<Attended>> AttendedAt(Db db, Meeting meeting) =>
        await (
            from attendance in db.Attended()
            where attendance.Meeting == meeting.Id
            join p in db.All<Place>() on attendance.Place equals (Id<Place>?)p.Id into places
            from place in places.DefaultIfEmpty()
            join f in db.All<Organisation>() on place.FilledBy equals (Id<Organisation>?)f.Id into fillers
            from filler in fillers.DefaultIfEmpty()
            join w in db.All<Person>() on attendance.Person equals (Id<Person>?)w.Id into people
            from person in people.DefaultIfEmpty()
            join o in db.All<Organisation>() on person.Organisation equals (Id<Organisation>?)o.Id into employers
            from employer in employers.DefaultIfEmpty()
            orderby place == null ? int.MaxValue : place.Order, attendance.Order, attendance.Key
            select new Attended(
                attendance,
                place == null ? null : place.Key,
                place == null ? null : place.Title,
                filler == null ? null : filler.Name,
                person == null ? null : person.Name,
                employer == null ? null : employer.Name
            )
        ).ToListAsync();

    private sealed record Attended(
        Attendance Attendance,
        string? PlaceKey,
        string? Place,
        string? Filler,
        string? Person,
        string? Employer
    )
    {
        public Attendee Of(Seat? seat, Func<Id<AgendaItem>?, string?> item)
        {
            var holders = seat is { Holders.Count: > 0 } ? string.Join(" and ", seat.Holders.Select(h => h.Name)) : null;
            var named = Person ?? Texts.OrNull(Attendance.PersonWords);
            return new Attendee(
                named ?? (Attendance.As == AttendedAs.Deputy ? "A deputy" : holders ?? Place ?? "Somebody who is not named"),
                Filler ?? Employer,
                Place,
                Attendance.As
            )
            {
                DeputyFor = Attendance.As == AttendedAs.Deputy ? holders ?? Place ?? "a place that is not shown" : null,
                Chaired = Attendance.Chaired,
                CameDuring = item(Attendance.CameDuring),
                LeftDuring = item(Attendance.LeftDuring),
            };
        }
    }

    private static async Task<IReadOnlyList<(RecordRef? Origin, ActionLine Line)>> ActionsOf(Db db, IEnumerable<RecordRef> from)
    {
        List<RecordRef?> origins = [.. from.Select(o => (RecordRef?)o)];
        var found = await (
            from action in db.All<ActionItem>()
            where origins.Contains(action.Origin)
            orderby action.Order, action.Key
            select new
            {
                Action = action,
                Owners = db.All<ActionOwner>()
                    .Where(o => o.Action == action.Id)
                    .OrderBy(o => o.Order)
                    .Select(o => o.Owner)
                    .ToList(),
            }
        ).ToListAsync();
        var names = await Mentions.Load(db, found.SelectMany(f => f.Owners).Select(o => (RecordRef?)o));
        return
        [
            .. found.Select(f =>
                (
                    f.Action.Origin,
                    new ActionLine(
                        f.Action.Key,
                        f.Action.What,
                        Texts.OrNull(f.Action.OwnerWords)
                            ?? (
                                names.Of(f.Owners) is { Count: > 0 } owners
                                    ? Texts.Listed(owners.Select(o => o.Title))
                                    : "Owner not recorded"
                            ),
                        f.Action.Due is { } due ? due.InWords() : f.Action.DueWords,
                        f.Action.Status
                    )
                    {
                        DueOn = f.Action.Due,
                    }
                )
            ),
        ];
    }
}

/// <summary>A meeting with its body and its minutes.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Body">Its body.</param>
/// <param name="Minutes">Its minutes; null where none are kept yet.</param>
/// <param name="Corrections">The corrections that were asked for, the earliest first.</param>
internal sealed record FoundMinutes(
    Meeting Meeting,
    Body Body,
    MeetingMinutes? Minutes,
    IReadOnlyList<CorrectionLine> Corrections
)
{
    /// <summary>What an address or a verb names; null where there is no such meeting that the context sees. One query.</summary>
    public static async Task<FoundMinutes?> Find(Db db, string body, string key)
    {
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            select new
            {
                Meeting = meeting,
                Body = of,
                Minutes = db.All<MeetingMinutes>().FirstOrDefault(m => m.Meeting == meeting.Id),
                Corrections = db.All<Correction>()
                    .Where(c => c.Meeting == meeting.Id)
                    .OrderBy(c => c.On)
                    .ThenBy(c => c.Order)
                    .ThenBy(c => c.Key)
                    .Select(c => new CorrectionLine(
                        c.Key,
                        c.On,
                        db.All<Person>().Where(p => p.Id == c.By).Select(p => p.Name).FirstOrDefault() ?? c.ByWords,
                        db.All<AgendaItem>().Where(i => i.Id == c.Item).Select(i => i.Title).FirstOrDefault(),
                        c.Words,
                        c.Outcome,
                        c.Answer
                    ))
                    .ToList(),
            }
        ).SingleOrDefaultAsync();
        return found is null ? null : new FoundMinutes(found.Meeting, found.Body, found.Minutes, found.Corrections);
    }
}
