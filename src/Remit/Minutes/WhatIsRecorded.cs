using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Minutes;

/// <summary>The interests, decisions and actions of a meeting, by its items.</summary>
internal sealed class WhatIsRecorded
{
    private readonly RecordRef meeting;
    private readonly ILookup<Id<AgendaItem>?, Interest> interests;
    private readonly ILookup<Id<AgendaItem>?, DecidedAt> decisions;
    private readonly IReadOnlyDictionary<Id<Decision>, string> status;
    private readonly IReadOnlyList<(RecordRef? Origin, ActionLine Line)> actions;

    private WhatIsRecorded(
        Meeting meeting,
        IEnumerable<Interest> interests,
        IEnumerable<DecidedAt> decisions,
        IReadOnlyDictionary<Id<Decision>, string> status,
        IReadOnlyList<(RecordRef? Origin, ActionLine Line)> actions
    )
    {
        this.meeting = new RecordRef("meeting", meeting.RowId);
        this.interests = interests.ToLookup(i => i.Item);
        this.decisions = decisions.ToLookup(d => d.Decision.Item);
        (this.status, this.actions) = (status, actions);
    }

    /// <summary>What the context sees of them. Four queries, and those of who tells whether decisions stand.</summary>
    public static async Task<WhatIsRecorded> Load(
        Db db,
        Meeting meeting,
        IReadOnlyList<AgendaItem> items,
        IEnumerable<IDecisionStatus> statuses,
        DateOnly day
    )
    {
        var interests = await db.All<Interest>()
            .Where(i => i.Meeting == meeting.Id)
            .OrderBy(i => i.Order)
            .ThenBy(i => i.Key)
            .ToListAsync();
        var decisions = await (
            from decision in db.All<Decision>()
            where decision.Meeting == meeting.Id
            orderby decision.Order, decision.Key
            select new DecidedAt(
                decision,
                db.All<Meeting>().Where(m => m.Id == decision.DeferredTo).Select(m => (DateOnly?)m.Date).FirstOrDefault()
            )
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
                .. items.Select(i => new RecordRef("agenda-item", i.RowId)),
            ]
        );
        return new WhatIsRecorded(meeting, interests, decisions, status, actions);
    }

    /// <summary>The minutes of an item with what is recorded of it.</summary>
    /// <param name="minutes">The minutes without.</param>
    /// <param name="item">The item; null for what belongs to none.</param>
    /// <param name="attendees">Who was there, as minutes name them.</param>
    public ItemMinutes Of(ItemMinutes minutes, AgendaItem? item, IReadOnlyDictionary<Id<Attendance>, Attendee> attendees)
    {
        var decided = decisions[item?.Id].ToList();
        var from = item is null ? meeting : new RecordRef("agenda-item", item.RowId);
        return minutes with
        {
            Interests =
            [
                .. interests[item?.Id]
                    .Select(i => new InterestLine(
                        attendees.GetValueOrDefault(i.Attendance)?.Name ?? "Somebody",
                        i.Words,
                        i.Followed
                    )),
            ],
            Decisions =
            [
                .. decided.Select(d => new DecisionLine(
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
            Actions = [.. actions.Where(a => a.Origin == from || decided.Exists(d => a.Origin == d.Ref)).Select(a => a.Line)],
        };
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

    /// <summary>A decision, with the day of the meeting to which it was put off.</summary>
    private sealed record DecidedAt(Decision Decision, DateOnly? To)
    {
        public RecordRef Ref => new("decision", Decision.RowId);
    }
}
