using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Concerns;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Panels;

/// <summary>What a post or a body is responsible for, in numbers, with its open actions and its reporting duties.</summary>
/// <typeparam name="T">The holder: a post or a body.</typeparam>
internal sealed class HolderPanel<T>(string kind) : IPanel
    where T : Record<T>
{
    public string Kind => kind;

    public int Order => 10;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var (db, day, holder) = (looking.Db, looking.AsAt, new Id<T>(record.Id));
        var positions = db.PositionsIn(db.All<Register>().Where(g => g.Holder == record), day);
        var theirs = db.All<ActionItem>()
            .On(day)
            .Where(a => a.Status == ActionStatus.Open)
            .Where(a => a.ReportedTo == record || db.All<ActionOwner>().Any(o => o.Action == a.Id && o.Owner == record));
        var duties = db.All<ReportingDuty>().On(day);
        var ways = db.All<ConcernArrangement>().On(day).Where(a => a.AnsweredBy == record);
        var found = await (
            from h in db.All<T>()
            where h.Id == holder
            join g in db.All<Register>() on (RecordRef?)record equals g.Holder into registered
            from register in registered.DefaultIfEmpty()
            join r in db.All<Responsibility>().On(day) on register.Id equals r.Register into responsibilities
            from row in responsibilities.DefaultIfEmpty()
            orderby register.Title, register.Key
            select new
            {
                h.Key,
                Open = theirs.Count(),
                Overdue = theirs.Count(a => a.Due < day),
                Owed = duties.Count(d => d.FromHolder == record),
                Due = duties.Count(d => d.ToHolder == record),
                Ways = ways.Count(),
                WaysOverdue = ways.Count(a => a.ReviewOn < day),
                Register = register == null ? null : new Named(register.Key, register.Title),
                Row = row == null ? null : new { row.LeadIn },
                Newest = positions.Where(p => p.Responsibility == row!.Id).Select(p => new { p.Rating }).FirstOrDefault(),
            }
        ).ToListAsync();
        var registers = found
            .Where(r => r.Register is not null)
            .GroupBy(r => r.Register!)
            .Select(g => new RegisterSummary(
                g.Key.Key,
                g.Key.Name,
                RegisterNumbers.Of([
                    .. g.Where(r => r.Row is not null)
                        .Select(r => Fulfilments.Of(r.Row!.LeadIn, r.Newest is not null, r.Newest?.Rating)),
                ])
            ))
            .ToList();
        if (found is not [var first, ..] || (registers.Count == 0 && first is { Open: 0, Owed: 0, Due: 0, Ways: 0 }))
            return null;
        return new Panel(
            "responsibilities",
            "/Responsibilities/Panels/_HolderPanel.cshtml",
            new HolderSummary(
                $"{kind}:{first.Key}",
                registers,
                first.Open,
                first.Overdue,
                first.Owed,
                first.Due,
                first.Ways,
                first.WaysOverdue
            )
            {
                IsAll = db.Sight.IsWhole,
            }
        );
    }
}

/// <summary>What a holder carries.</summary>
/// <param name="Holder">As an address names it: <c>post:lead-member</c>.</param>
/// <param name="Registers">Its registers.</param>
/// <param name="OpenActions">The open actions that it is to do, or that are reported to it.</param>
/// <param name="OverdueActions">Those of them that are overdue.</param>
/// <param name="ReportsOwed">The reporting duties by which it reports.</param>
/// <param name="ReportsDue">Those by which others report to it.</param>
/// <param name="WaysToRaiseConcerns">The ways to raise concerns for which it answers.</param>
/// <param name="OverdueWays">Those of them that were to be looked at again by now.</param>
internal sealed record HolderSummary(
    string Holder,
    IReadOnlyList<RegisterSummary> Registers,
    int OpenActions,
    int OverdueActions,
    int ReportsOwed,
    int ReportsDue,
    int WaysToRaiseConcerns,
    int OverdueWays
)
{
    /// <summary>Whether nothing is hidden from whoever looks; else the numbers count what they may see.</summary>
    public bool IsAll { get; init; }
}

/// <summary>A register in numbers.</summary>
internal sealed record RegisterSummary(string Key, string Title, RegisterNumbers Numbers);
