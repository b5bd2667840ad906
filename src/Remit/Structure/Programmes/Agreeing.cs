using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Programmes;

/// <summary>Proposes a work programme, or records that it was agreed: by hand, with the day and the minute.</summary>
public static class Agreeing
{
    /// <summary>The words of a line's scope that make the body at its end the one that agrees the programme.</summary>
    private const string WorkProgrammeScope = "work programme";

    /// <summary>It goes to the body above.</summary>
    public static void Propose(WorkProgramme programme) => programme.State = ProgrammeState.Proposed;

    /// <summary>It was agreed; what was agreed for the same time is superseded by it.</summary>
    /// <param name="db">The database to write to.</param>
    /// <param name="programme">The programme, to be changed.</param>
    /// <param name="by">The body that agreed it; null where that is not recorded.</param>
    /// <param name="on">The day; null where that is not recorded.</param>
    /// <param name="minute">Where that is minuted.</param>
    /// <returns>The programmes that it supersedes.</returns>
    public static async Task<IReadOnlyList<WorkProgramme>> Agree(
        Db db,
        WorkProgramme programme,
        Id<Body>? by,
        DateOnly? on,
        string? minute
    )
    {
        var superseded = (await Agreed(db, programme)).ToList();
        foreach (var before in superseded)
            before.State = ProgrammeState.Superseded;
        (programme.State, programme.AgreedBy, programme.AgreedOn, programme.Minute) = (ProgrammeState.Agreed, by, on, minute);
        return superseded;
    }

    /// <summary>What is agreed for partly the same time, to be changed.</summary>
    public static async Task<IEnumerable<WorkProgramme>> Agreed(Db db, WorkProgramme programme) =>
        (
            await db.Set<WorkProgramme>()
                .Where(p => p.Body == programme.Body && p.Id != programme.Id && p.State == ProgrammeState.Agreed)
                .ToListAsync()
        ).Where(p => p.Period.Overlaps(programme.Period));

    /// <summary>The body that agrees: the one to which the body answers for its work programme, else for everything, else the first.</summary>
    internal static Named? BodyAbove(IReadOnlyList<LineView> outward) =>
        Above(outward.Where(l => l.Kind == LineKind.AccountableTo), l => l.Scope)?.Other;

    /// <summary>Of a body's lines of accountability the one to the body that agrees its work programme; null for none.</summary>
    public static T? Above<T>(IEnumerable<T> accountableTo, Func<T, string?> scope)
        where T : class
    {
        var lines = accountableTo.ToList();
        return lines.Find(l => scope(l)?.Contains(WorkProgrammeScope, StringComparison.OrdinalIgnoreCase) == true)
            ?? lines.Find(l => scope(l) == Line.Everything)
            ?? lines.FirstOrDefault();
    }
}
