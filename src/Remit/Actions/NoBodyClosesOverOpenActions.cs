using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Web;

namespace Remit.Actions;

/// <summary>
/// A body that is recorded gets no last day, and no earlier one, while actions that it is to do or to hear of are open beyond it: an
/// action is a promise, and has to be handed over. What comes in with its dates, as it was elsewhere, is taken as it is.
/// </summary>
internal sealed class NoBodyClosesOverOpenActions : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var closing = touched
            .Changed<Body>()
            .Where(c => c.Now.Until is { } until && !(c.Before.GetValue<DateOnly?>(nameof(Body.Until)) <= until))
            .Select(c => c.Now)
            .ToDictionary(b => new RecordRef("body", b.RowId));
        if (closing.Count == 0)
            return [];
        var bodies = closing.Keys.ToList();
        var owned = await (
            from owner in db.All<ActionOwner>()
            where bodies.Contains(owner.Owner)
            join action in db.All<ActionItem>() on owner.Action equals action.Id
            where action.Status == ActionStatus.Open
            select new
            {
                Body = owner.Owner,
                action.Id,
                action.Until,
            }
        ).ToListAsync();
        var reported = await (
            from action in db.All<ActionItem>()
            where action.Status == ActionStatus.Open && action.ReportedTo != null && bodies.Contains(action.ReportedTo.Value)
            select new
            {
                Body = action.ReportedTo!.Value,
                action.Id,
                action.Until,
            }
        ).ToListAsync();
        return
        [
            .. from action in owned.Concat(reported).Distinct()
            let body = closing[action.Body]
            where action.Until is null || action.Until > body.Until
            group action by body into open
            select new Refusal(
                ClosingPlan.WhatIsOpen,
                $"“{open.Key.Name}” can’t close on {LondonDate.Words(open.Key.Until!.Value)} yet: {open.Count().Counted("action is", "actions are")} still open. "
                    + "Close it by “Close” on its page, which hands them over.",
                new RecordRef("body", open.Key.RowId),
                "until"
            ),
        ];
    }
}
