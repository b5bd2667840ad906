using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>
/// The quorum rules of agreed terms stand as they were agreed, like their text. Where none was recorded, all of them can be
/// recorded in one change: that says what was agreed, and alters nothing of it. Only an erasure takes names out of their words.
/// </summary>
internal sealed class AgreedQuorumStands : IInvariant
{
    private static readonly string[] Said =
    [
        nameof(QuorumRule.Wording),
        nameof(QuorumRule.Form),
        nameof(QuorumRule.Number),
        nameof(QuorumRule.Share),
        nameof(QuorumRule.MoreThan),
        nameof(QuorumRule.Of),
        nameof(QuorumRule.InPost),
        nameof(QuorumRule.Withdrawn),
    ];

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var added = touched
            .Rows.Where(r => r.State == EntityState.Added)
            .Select(r => r.Row)
            .OfType<QuorumRule>()
            .Select(r => r.Id)
            .ToHashSet();
        var restated = touched
            .Changed<QuorumRule>()
            .Where(r => touched.Restated(r.Now, r.Before, Said) is not null)
            .Select(r => r.Now.Id);
        var renamed = touched.Rows.Select(r => r.Row).OfType<QuorumPlace>().Select(p => p.Rule).Where(r => !added.Contains(r));
        var concerned = added.Concat(restated).Concat(renamed).Distinct().ToList();
        if (concerned.Count == 0)
            return [];
        var found = await (
            from rule in db.All<QuorumRule>()
            where concerned.Contains(rule.Id)
            join terms in db.All<TermsOfReference>() on rule.Terms equals terms.Id
            orderby rule.Order, rule.Id
            select new
            {
                Rule = rule.Id,
                Terms = terms,
                Fellows = db.All<QuorumRule>().Where(r => r.Terms == terms.Id).Select(r => r.Id).ToList(),
            }
        ).ToListAsync();
        return
        [
            .. found
                .Select(f => (f.Rule, f.Fellows, Was: StateBefore(touched, f.Terms)))
                .Where(f => f.Was >= TermsState.Agreed && !f.Fellows.All(added.Contains))
                .Select(f => new Refusal(
                    "Agreed terms stand as they were agreed",
                    $"These terms are {Kebab.Words(f.Was)}, so their quorum can't change. Write a new version.",
                    new RecordRef("quorum-rule", f.Rule.Value)
                )),
        ];
    }

    /// <summary>Where the terms were before this change; what is new was nowhere.</summary>
    private static TermsState StateBefore(Touched touched, TermsOfReference terms)
    {
        var row = touched.Rows.FirstOrDefault(r => r.Row is TermsOfReference && r.Row.RowId == terms.RowId);
        return row is null ? terms.State
            : row.Before is { } before ? before.GetValue<TermsState>(nameof(TermsOfReference.State))
            : TermsState.Draft;
    }
}
