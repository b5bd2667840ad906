using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>What a meeting decided, whether that stands, and what is to be done.</summary>
internal sealed class MeetingDecisionsPanel(RememberedStatus remembered) : IPanel
{
    public string Kind => "meeting";

    public int Order => 20;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var (db, id) = (looking.Db, new Id<Meeting>(record.Id));
        var lines = await remembered.Of(looking, id);
        if (lines.Count == 0)
            return null;
        var origins = lines.Select(l => (RecordRef?)new RecordRef("decision", l.Id)).ToList();
        var actions = await db.All<ActionItem>()
            .Where(a => origins.Contains(a.Origin))
            .OrderBy(a => a.Order)
            .Select(a => new
            {
                a.Key,
                a.What,
                a.Status,
                a.Due,
                a.Origin,
            })
            .ToListAsync();
        return new Panel(
            "decisions",
            "/Decisions/_MeetingDecisions.cshtml",
            new MeetingDecisions([
                .. lines.Select(l => new MeetingDecision(
                    l.Line,
                    [
                        .. actions
                            .Where(a => a.Origin!.Value.Id == l.Id)
                            .Select(a => new DecidedAction(a.Key, a.What, a.Status, a.Due, "")),
                    ]
                )),
            ])
        );
    }
}

/// <summary>The decisions of a meeting.</summary>
internal sealed record MeetingDecisions(IReadOnlyList<MeetingDecision> Decisions);

/// <summary>A decision with its actions.</summary>
internal sealed record MeetingDecision(DecisionLine Decision, IReadOnlyList<DecidedAction> Actions);

/// <summary>
/// What the decisions of meetings are worth, for each sight apart: the page of a meeting has other things to ask for.
/// </summary>
internal sealed class RememberedStatus
{
    private const int Most = 200;
    private readonly UntilTheNextChange<
        (Guid Meeting, DateOnly Day, Sight Sight),
        IReadOnlyList<(Guid Id, DecisionLine Line)>
    > known = new(Most);

    /// <summary>The decisions of a meeting, in order.</summary>
    public Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Of(Looking looking, Id<Meeting> meeting) =>
        known.Of(
            looking,
            (meeting.Value, looking.AsAt, looking.Viewer.Sight),
            async () =>
                [
                    .. (
                        await JudgedDecisions.Load(
                            looking.Db,
                            looking.Db.All<Decision>().Where(d => d.Meeting == meeting),
                            looking.AsAt
                        )
                    ).Select(j => (j.Decision.RowId, DecisionLine.Of(j))),
                ]
        );
}
