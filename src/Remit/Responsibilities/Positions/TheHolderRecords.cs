using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// What is recorded is the holder's word. Whoever the holder lets draft, and the post that discharges a responsibility, write drafts, on the
/// days for which they may; nothing else.
/// </summary>
internal sealed class TheHolderRecords(LondonClock clock) : IInvariant
{
    private const string Rule = "The holder records, others draft";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        if (touched.By is not { } writer || writer.MayEverywhere(PositionRights.Capability, Sensitivity.Partnership, Verb.Decide))
            return [];
        var before = touched
            .Changed<Position>()
            .ToDictionary(c => c.Now.Id, c => c.Before.GetValue<DraftState?>(nameof(Position.Draft)) is not null);
        var pieces = touched.Of<Evidence>().Select(e => e.Position).ToHashSet();
        var positions = touched.Of<Position>().ToDictionary(p => p.Id);
        var more = pieces.Where(p => !positions.ContainsKey(p)).ToList();
        foreach (var position in await db.All<Position>().Where(p => more.Contains(p.Id)).ToListAsync())
            positions.Add(position.Id, position);
        if (positions.Count == 0)
            return [];
        var rights = await PositionRights.Load(db, clock.Today, positions.Values.Select(p => p.Responsibility));
        return
        [
            .. from position in positions.Values
            where !rights.MayDecide(writer, position.Responsibility, position.Sensitivity)
            let wasDraft = before.GetValueOrDefault(position.Id, true)
            let fault = position.Draft is null || !wasDraft
                ? "Only the holder records how this is met. Write it as a draft, which the holder takes over"
            : rights.Drafters(writer, position.Responsibility).Contains(position.DraftedBy ?? default) ? null
            : "You may not draft for this responsibility, or no longer. The holder of the register lets people draft, for a time"
            where fault is not null
            select new Refusal(Rule, fault + ".", new RecordRef("position", position.RowId), "draft"),
        ];
    }
}
