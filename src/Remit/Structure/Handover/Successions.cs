using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Handover;

/// <summary>That bodies took over from a closing one: what was meant to happen has happened, and what nobody meant is recorded.</summary>
internal sealed class Successions(IReadOnlyList<Succession> meant, ILookup<Id<Body>, Succession> beside)
{
    public static async Task<Successions> Load(Db db, Body body, IReadOnlyList<Body> successors)
    {
        var ids = successors.Select(s => s.Id).ToList();
        var there = await db.Set<Succession>().Where(s => ids.Contains(s.Successor)).OrderBy(s => s.Order).ToListAsync();
        return new Successions([.. there.Where(s => s.Predecessor == body.Id)], there.ToLookup(s => s.Successor));
    }

    /// <summary>Whether all of these have taken over already.</summary>
    public bool AreDone(IEnumerable<Body> successors) =>
        successors.All(s => meant.Any(m => m.Successor == s.Id && m.State == SuccessionState.Done));

    public void Record(Db db, IdSource ids, ClosingPlan plan)
    {
        foreach (var successor in plan.Successors)
        {
            var known = meant.Where(s => s.Successor == successor.Id).ToList();
            foreach (var succession in known.Where(s => s.State == SuccessionState.ToBecome))
                (succession.State, succession.On) = (SuccessionState.Done, plan.First);
            if (known.Count > 0)
                continue;
            var others = beside[successor.Id].ToList();
            db.Add(
                new Succession
                {
                    Id = ids.Next<Succession>(),
                    Key = FreeKeys.For(plan.Body.Key, others.Select(s => s.Key)),
                    Successor = successor.Id,
                    Predecessor = plan.Body.Id,
                    State = SuccessionState.Done,
                    On = plan.First,
                    Order = others.Count == 0 ? 0 : others.Max(s => s.Order) + 1,
                    Sensitivity = (Sensitivity)Math.Max((int)successor.Sensitivity, (int)plan.Body.Sensitivity),
                    RestrictedTo =
                        successor.Sensitivity >= plan.Body.Sensitivity ? successor.RestrictedTo : plan.Body.RestrictedTo,
                }
            );
        }
    }
}
