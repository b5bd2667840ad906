using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>
/// "None stated" stands alone among the rules of a version. A rule about places names some, all of them places of the body whose
/// terms they are, and asks for no more than it names; no other rule names any.
/// </summary>
internal sealed class QuorumRulesFit : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var changed = touched.Of<QuorumRule>();
        var versions = changed.Select(r => r.Terms).Distinct().ToList();
        var concerned = changed
            .Select(r => r.Id)
            .Concat(touched.Rows.Select(r => r.Row).OfType<QuorumPlace>().Select(p => p.Rule))
            .Distinct()
            .ToList();
        if (concerned.Count == 0)
            return [];
        var rules = await (
            from rule in db.All<QuorumRule>()
            where versions.Contains(rule.Terms) || concerned.Contains(rule.Id)
            join terms in db.All<TermsOfReference>() on rule.Terms equals terms.Id
            orderby rule.Order, rule.Id
            select new { Rule = rule, terms.Body }
        ).ToListAsync();
        var named = (
            await (
                from naming in db.All<QuorumPlace>()
                where concerned.Contains(naming.Rule)
                join place in db.All<Place>() on naming.Place equals place.Id
                orderby naming.Order
                select new { naming.Rule, Place = place }
            ).ToListAsync()
        ).ToLookup(n => n.Rule, n => n.Place);

        var refusals = new List<Refusal>();
        foreach (var version in rules.Select(r => r.Rule).Where(r => !r.Withdrawn).GroupBy(r => r.Terms))
        {
            if (version.Count() > 1 && version.FirstOrDefault(r => r.Form == QuorumForm.NoneStated) is { } none)
                refusals.Add(
                    new Refusal(
                        "None stated stands alone",
                        "These terms can't both state no quorum and have a rule about it. Take out one or the other.",
                        new RecordRef("quorum-rule", none.RowId),
                        "form"
                    )
                );
        }
        foreach (var found in rules.Where(r => concerned.Contains(r.Rule.Id)))
            refusals.AddRange(OfPlaces(found.Rule, found.Body, [.. named[found.Rule.Id]]));
        return refusals;
    }

    private static IEnumerable<Refusal> OfPlaces(QuorumRule rule, Id<Bodies.Body> body, List<Place> places)
    {
        var itself = new RecordRef("quorum-rule", rule.RowId);
        if (rule.Form == QuorumForm.Places && places.Count == 0)
            yield return new Refusal(
                "A rule about places names them",
                "Choose the places for which somebody must be there.",
                itself,
                "places"
            );
        if (rule.Form != QuorumForm.Places && places.Count > 0)
            yield return new Refusal(
                "A rule about places names them",
                $"A quorum rule of the form “{Kebab.Words(rule.Form)}” names no places. Take them out, or choose the form “places”.",
                itself,
                "places"
            );
        if (rule.Form == QuorumForm.Places && places.Count > 0 && rule.Number > places.Count)
            yield return new Refusal(
                "A quorum asks for no more places than it names",
                $"The rule asks for {rule.Number} places and names {places.Count}. Name more places, or ask for fewer.",
                itself,
                "number"
            );
        foreach (var stranger in places.Where(p => p.Body != body))
            yield return new Refusal(
                "A quorum names places of its own body",
                $"“{stranger.Title}” is a place on another body. Choose places of the body whose terms these are.",
                itself,
                "places"
            );
    }
}
