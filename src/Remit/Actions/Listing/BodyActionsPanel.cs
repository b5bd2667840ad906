using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Actions.Listing;

/// <summary>What a body promised, or has promised to it: the open actions that are due first, and how many are late.</summary>
internal sealed class BodyActionsPanel : IPanel
{
    private const int Most = 5;

    public string Kind => "body";

    public int Order => 12;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var (db, day, body) = (looking.Db, looking.AsAt, new Id<Body>(record.Id));
        var open = db.All<ActionItem>()
            .On(day)
            .Where(a => a.Status == ActionStatus.Open)
            .Where(a => a.ReportedTo == record || db.All<ActionOwner>().Any(o => o.Action == a.Id && o.Owner == record));
        var found = await db.All<Body>()
            .Where(b => b.Id == body)
            .Select(b => new
            {
                b.Key,
                Open = open.Count(),
                Overdue = open.Count(a => a.Due < day),
                First = open.OrderBy(a => a.Due == null)
                    .ThenBy(a => a.Due)
                    .ThenBy(a => a.Key)
                    .Take(Most)
                    .Select(a => new DueAction(a.Key, a.What, a.Due, a.DueWords, a.Due < day))
                    .ToList(),
            })
            .FirstOrDefaultAsync();
        return found is null
            ? null
            : new Panel(
                "actions",
                "/Actions/Listing/_BodyActions.cshtml",
                new BodyActions($"body:{found.Key}", found.Open, found.Overdue, found.First)
                {
                    BelongsTo = [record],
                }
            );
    }
}

/// <summary>The actions of a body, or reported to it.</summary>
/// <param name="Body">As an address names it.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Overdue">How many of those are overdue.</param>
/// <param name="First">Those that are due first.</param>
internal sealed record BodyActions(string Body, int Open, int Overdue, IReadOnlyList<DueAction> First)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<RecordRef> BelongsTo { get; init; } = [];
}

/// <summary>An open action and when it is due.</summary>
internal sealed record DueAction(string Key, string What, DateOnly? Due, string? DueWords, bool Overdue);
