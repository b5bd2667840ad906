using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Decisions.Recording;

/// <summary>What a decision changes is said once, and of two people who are to take one place from the same day neither takes it.</summary>
internal sealed class EffectsAgree : IInvariant
{
    internal const string SaidOnce = "A decision says once what it changes";
    internal const string OneFromADay = "One person takes a place from a day";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var added = touched
            .Rows.Where(r => r.State == EntityState.Added)
            .Select(r => r.Row)
            .OfType<Effect>()
            .Select(e => e.Id)
            .ToHashSet();
        if (added.Count == 0 || touched.IsTakenOver)
            return [];
        var decisions = touched.Of<Effect>().Where(e => added.Contains(e.Id)).Select(e => e.Decision).Distinct().ToList();
        var all = await db.All<Effect>().Where(e => decisions.Contains(e.Decision)).OrderBy(e => e.Order).ToListAsync();
        var refusals = new List<Refusal>();
        foreach (var ofOne in all.GroupBy(e => e.Decision))
            refusals.AddRange(
                await Of(db, [.. ofOne.Where(e => !added.Contains(e.Id))], [.. ofOne.Where(e => added.Contains(e.Id))])
            );
        return refusals;
    }

    /// <summary>What is wrong with what a decision is to change, beside what it changes already and what was said before it.</summary>
    public static async Task<IReadOnlyList<Refusal>> Of(Db db, IReadOnlyList<Effect> there, IReadOnlyList<Effect> added)
    {
        var wrong = new List<(Effect Effect, bool IsSame)>();
        foreach (var (effect, at) in added.Select((e, at) => (e, at)))
        {
            var before = there.Concat(added.Take(at)).Where(e => e.On == effect.On && e.GivesUp == effect.GivesUp).ToList();
            if (before.Exists(e => e.Person == effect.Person))
                wrong.Add((effect, IsSame: true));
            // Without a day it is taken on the day on which the decision stands, which nobody knows yet.
            else if (!effect.GivesUp && before.Exists(e => e.From == effect.From || e.From is null || effect.From is null))
                wrong.Add((effect, IsSame: false));
        }
        if (wrong.Count == 0)
            return [];
        var names = await Mentions.Load(db, wrong.Select(w => (RecordRef?)w.Effect.On));
        return
        [
            .. from one in wrong
            let title = names[one.Effect.On]?.Title ?? "the same"
            select one.IsSame
                ? new Refusal(
                    SaidOnce,
                    $"This decision says already what becomes of “{title}”. Leave this out.",
                    db.Shapes.RefOf(one.Effect),
                    "on"
                )
                : new Refusal(
                    OneFromADay,
                    $"Two people can’t take “{title}” from the same day, or one of them from a day that is not said. Leave one of them out, or say from which day each takes it.",
                    db.Shapes.RefOf(one.Effect),
                    "on"
                ),
        ];
    }
}
