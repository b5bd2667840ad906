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
/// What the decisions of meetings are worth, remembered until the next change: the page of a meeting has other things to ask for. Only of today's
/// records, and for each sight apart.
/// </summary>
internal sealed class RememberedStatus
{
    private const int Most = 200;
    private readonly Lock gate = new();
    private readonly Dictionary<(Guid Meeting, DateOnly Day, Sight Sight), IReadOnlyList<(Guid Id, DecisionLine Line)>> known =
    [];
    private long asOf = -1;

    /// <summary>The decisions of a meeting, in order.</summary>
    public async Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Of(Looking looking, Id<Meeting> meeting)
    {
        var key = (meeting.Value, looking.AsAt, looking.Viewer.Sight);
        if (looking.KnownAt is not null)
            return await Load();
        var last =
            looking.Viewer.AsOf
            ?? await looking.Db.Changes.TagWith("for the number of the last change").MaxAsync(c => (long?)c.Number)
            ?? 0;
        lock (gate)
        {
            if (asOf != last || known.Count >= Most)
                known.Clear();
            asOf = last;
            if (known.TryGetValue(key, out var there))
                return there;
        }
        var loaded = await Load();
        lock (gate)
            if (asOf == last)
                known[key] = loaded;
        return loaded;

        async Task<IReadOnlyList<(Guid Id, DecisionLine Line)>> Load() =>
            [
                .. (
                    await JudgedDecisions.Load(
                        looking.Db,
                        looking.Db.All<Decision>().Where(d => d.Meeting == meeting),
                        looking.AsAt
                    )
                ).Select(j => (j.Decision.RowId, DecisionLine.Of(j))),
            ];
    }
}
