using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>On no day does a body work by two agreed programmes: a new version supersedes the one before.</summary>
internal sealed class OneProgrammeIsAgreed : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var bodies = touched
            .Of<WorkProgramme>()
            .Where(p => p.State == ProgrammeState.Agreed)
            .Select(p => p.Body)
            .Distinct()
            .ToList();
        if (bodies.Count == 0)
            return [];
        var agreed = (
            await db.All<WorkProgramme>()
                .Where(p => bodies.Contains(p.Body) && p.State == ProgrammeState.Agreed)
                .OrderBy(p => p.Order)
                .ThenBy(p => p.Id)
                .ToListAsync()
        ).ToLookup(p => p.Body);
        return
        [
            .. from programme in touched.Of<WorkProgramme>()
            where programme is { State: ProgrammeState.Agreed, From: not null, Until: not null }
            let other = agreed[programme.Body].FirstOrDefault(p => p.Id != programme.Id && p.Period.Overlaps(programme.Period))
            where other is not null
            select new Refusal(
                "One programme is agreed at a time",
                $"“{other.Title}” is agreed for {other.Period}, which is partly the same time. Say that it is superseded when this one is agreed, or choose another year.",
                new RecordRef("programme", programme.RowId),
                "state"
            ),
        ];
    }
}
