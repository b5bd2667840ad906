using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Programmes;

/// <summary>Terms of reference and work programmes that were put to a body which somebody chairs or serves as its clerk, and wait for its word.</summary>
internal sealed class ProposedWork(StructureLinks links) : IWorkSource
{
    public int Order => 7;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        // Three queries, and none for whoever leads no body.
        if (me.Led.Count == 0)
            return null;
        var db = looking.Db;
        var led = me.Led.Select(r => (RecordRef?)r).ToList();
        var terms = await (
            from proposed in db.All<TermsOfReference>()
            where proposed.State == TermsState.Proposed && led.Contains(proposed.ProposedTo)
            join body in db.All<Body>() on proposed.Body equals body.Id
            orderby proposed.ProposedOn, body.Name
            select new
            {
                body.Key,
                body.Name,
                Version = proposed.Key,
                proposed.ProposedOn,
            }
        ).ToListAsync();
        var programmes = await (
            from programme in db.All<WorkProgramme>()
            where programme.State == ProgrammeState.Proposed
            join body in db.All<Body>() on programme.Body equals body.Id
            orderby body.Name, programme.From
            select new
            {
                Body = body.Id,
                BodyKey = body.Key,
                body.Name,
                programme.Key,
                programme.Title,
            }
        ).ToListAsync();
        var starts = programmes.Select(p => new RecordRef("body", p.Body.Value)).Distinct().ToList();
        var lines =
            starts.Count == 0
                ? Enumerable.Empty<Line>().ToLookup(l => l.Start)
                : (
                    await db.All<Line>()
                        .On(me.Today)
                        .Where(l => l.Kind == LineKind.AccountableTo && starts.Contains(l.Start))
                        .OrderBy(l => l.Order)
                        .ToListAsync()
                ).ToLookup(l => l.Start);
        var all = terms
            .Select(t => new WorkLine($"Terms of reference of {t.Name}", links.Terms(t.Key, t.Version))
            {
                Said = t.ProposedOn is { } on ? $"proposed on {LondonDate.Words(on)}" : "proposed",
            })
            .Concat(
                programmes
                    .Where(p =>
                        Agreeing.Above(lines[new RecordRef("body", p.Body.Value)], l => l.Scope) is { } above
                        && me.Led.Contains(new RecordRef("body", above.To.Value))
                    )
                    .Select(p => new WorkLine($"{p.Name}: {p.Title}", links.Programme(p.BodyKey, p.Key)) { Said = "proposed" })
            )
            .ToList();
        return all.Count == 0
            ? null
            : new WorkPart("proposed", "Waiting to be agreed by what you lead", all) { Waiting = all.Count };
    }
}
