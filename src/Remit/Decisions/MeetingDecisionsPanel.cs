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
