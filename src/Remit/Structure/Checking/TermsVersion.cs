using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Checking;

/// <summary>A version of terms of reference with its quorum.</summary>
/// <param name="Terms">The version; its text is left out.</param>
/// <param name="Line">The same in a list.</param>
/// <param name="Quorum">What it says about quorum.</param>
/// <param name="Places">The places that its rules name.</param>
internal sealed record TermsVersion(TermsOfReference Terms, TermsLine Line, Quorum Quorum, IReadOnlyList<Id<Place>> Places)
{
    /// <summary>Every version of every body: two queries.</summary>
    public static async Task<IReadOnlyList<TermsVersion>> All(Db db)
    {
        var versions = await db.All<TermsOfReference>()
            .Select(t => new
            {
                t.Id,
                t.Key,
                t.Body,
                t.State,
                t.AgreedBy,
                t.AgreedOn,
                t.ReviewOn,
                t.From,
                t.Until,
                t.Sensitivity,
                t.RestrictedTo,
                t.Order,
                t.Version,
            })
            .ToListAsync();
        var rules = await (
            from rule in db.All<QuorumRule>()
            where !rule.Withdrawn
            join n in db.All<QuorumPlace>() on rule.Id equals n.Rule into namings
            from naming in namings.DefaultIfEmpty()
            join p in db.All<Place>() on naming.Place equals p.Id into places
            from place in places.DefaultIfEmpty()
            orderby rule.Order, rule.Key, naming.Order
            select new
            {
                Rule = rule,
                Place = place == null
                    ? null
                    : new
                    {
                        place.Id,
                        place.Key,
                        place.Title,
                        place.Continues,
                    },
            }
        ).ToListAsync();
        var byTerms = rules.ToLookup(r => r.Rule.Terms);
        return
        [
            .. versions.Select(t => new TermsVersion(
                new TermsOfReference
                {
                    Id = t.Id,
                    Key = t.Key,
                    Body = t.Body,
                    State = t.State,
                    AgreedBy = t.AgreedBy,
                    AgreedOn = t.AgreedOn,
                    ReviewOn = t.ReviewOn,
                    Period = new Period(t.From, t.Until),
                    Sensitivity = t.Sensitivity,
                    RestrictedTo = t.RestrictedTo,
                    Order = t.Order,
                    Version = t.Version,
                    Text = "",
                },
                new TermsLine(t.Key, t.State, null, t.AgreedOn, t.ReviewOn, t.From, t.Until),
                new Quorum([
                    .. byTerms[t.Id]
                        .GroupBy(r => r.Rule.Id)
                        .Select(r => new QuorumAsk(
                            r.First().Rule,
                            [.. r.Where(n => n.Place is not null).Select(n => new Named(n.Place!.Key, n.Place.Title))]
                        )
                        {
                            Origins = [.. r.Where(n => n.Place is not null).Select(n => n.Place!.Continues ?? n.Place.Id)],
                        }),
                ]),
                [.. byTerms[t.Id].Select(r => r.Place?.Id).OfType<Id<Place>>().Distinct()]
            )),
        ];
    }
}
