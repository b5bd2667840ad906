using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>The versions of a body's terms of reference with their quorum rules: one query.</summary>
public sealed class Quorums
{
    private readonly Dictionary<string, Quorum> byVersion;
    private readonly Dictionary<string, DecidingRule> deciding;
    private readonly Dictionary<string, int?> toNote;

    private Quorums(
        IReadOnlyList<TermsLine> versions,
        Dictionary<string, Quorum> byVersion,
        Dictionary<string, DecidingRule> deciding,
        Dictionary<string, int?> toNote
    ) => (Versions, this.byVersion, this.deciding, this.toNote) = (versions, byVersion, deciding, toNote);

    /// <summary>The versions, the newest first.</summary>
    internal IReadOnlyList<TermsLine> Versions { get; }

    /// <summary>Loads those of every version. A rule about places of which the viewer may see none is left out.</summary>
    public static async Task<Quorums> Load(Db db, Id<Body> body) => (await Load(db, [body]))[body];

    /// <summary>Those of several bodies.</summary>
    public static async Task<IReadOnlyDictionary<Id<Body>, Quorums>> Load(Db db, IReadOnlyCollection<Id<Body>> bodies)
    {
        var asked = bodies.Distinct().ToList();
        var rows = await (
            from terms in db.All<TermsOfReference>()
            where asked.Contains(terms.Body)
            join r in db.All<QuorumRule>().Where(r => !r.Withdrawn) on terms.Id equals r.Terms into rules
            from rule in rules.DefaultIfEmpty()
            join n in db.All<QuorumPlace>() on rule.Id equals n.Rule into namings
            from naming in namings.DefaultIfEmpty()
            join p in db.All<Place>() on naming.Place equals p.Id into places
            from place in places.DefaultIfEmpty()
            orderby terms.Order descending, terms.Key
            select new
            {
                Terms = new TermsLine(
                    terms.Key,
                    terms.State,
                    db.All<Body>().Where(a => a.Id == terms.AgreedBy).Select(a => new Named(a.Key, a.Name)).FirstOrDefault(),
                    terms.AgreedOn,
                    terms.ReviewOn,
                    terms.From,
                    terms.Until
                ),
                terms.Body,
                terms.DecidesBy,
                terms.CastingVote,
                terms.MostToNote,
                Rule = rule,
                Order = naming == null ? 0 : naming.Order,
                Place = place == null ? null : new Named(place.Key, place.Title),
                Origin = place == null ? null : (Id<Place>?)(place.Continues ?? place.Id),
            }
        ).ToListAsync();
        var byBody = rows.ToLookup(r => r.Body);
        return asked.ToDictionary(
            body => body,
            body => new Quorums(
                [.. byBody[body].Select(r => r.Terms).DistinctBy(t => t.Key)],
                byBody[body]
                    .Where(r => r.Rule is not null)
                    .GroupBy(r => r.Terms.Key, StringComparer.Ordinal)
                    .ToDictionary(
                        version => version.Key,
                        version => new Quorum([
                            .. version
                                .GroupBy(r => r.Rule.Id)
                                .OrderBy(r => r.First().Rule.Order)
                                .ThenBy(r => r.First().Rule.Key, StringComparer.Ordinal)
                                .Select(r => new QuorumAsk(
                                    r.First().Rule,
                                    [.. r.OrderBy(n => n.Order).Select(n => n.Place).OfType<Named>()]
                                )
                                {
                                    Origins = [.. r.OrderBy(n => n.Order).Select(n => n.Origin).OfType<Id<Place>>()],
                                })
                                .Where(a => a.Rule.Form != QuorumForm.Places || a.Places.Count > 0),
                        ]),
                        StringComparer.Ordinal
                    ),
                byBody[body]
                    .DistinctBy(r => r.Terms.Key)
                    .ToDictionary(r => r.Terms.Key, r => new DecidingRule(r.DecidesBy, r.CastingVote), StringComparer.Ordinal),
                byBody[body]
                    .DistinctBy(r => r.Terms.Key)
                    .ToDictionary(r => r.Terms.Key, r => r.MostToNote, StringComparer.Ordinal)
            )
        );
    }

    /// <summary>
    /// The version that held on a day with its quorum and how it has decisions taken; null where none is recorded to have held.
    /// </summary>
    public (string Version, Quorum Quorum, DecidingRule Deciding)? HeldOn(DateOnly day)
    {
        var held = Versions.FirstOrDefault(v => VersionsOnADay.Holds(v.State, v.From, v.Until, day));
        return held is null ? null : (held.Key, Of(held.Key), DecidingOf(held.Key));
    }

    /// <summary>How a version has decisions taken, by its key.</summary>
    internal DecidingRule DecidingOf(string version) => deciding.GetValueOrDefault(version, DecidingRule.NotStated);

    /// <summary>How many reports only to be noted a meeting takes by a version, by its key; null where it does not say.</summary>
    internal int? MostToNoteOf(string version) => toNote.GetValueOrDefault(version);

    /// <summary>That of a version, by its key.</summary>
    public Quorum Of(string version) => byVersion.GetValueOrDefault(version, Quorum.NotRecorded);
}

/// <summary>The quorum of a version of terms of reference, as a page and its JSON show it.</summary>
/// <param name="State">Whether it is recorded, and what is said.</param>
/// <param name="Words">The whole in words, without a full stop.</param>
/// <param name="Rules">Each rule.</param>
/// <param name="ChairMayLetItGoOn">Whether the chair may let a meeting go on although the rules are not met.</param>
/// <param name="OutOfReach">
/// Why it could not be reached on that day with everybody there, a sentence for each rule; empty where it could, and where
/// there are no places.
/// </param>
internal sealed record QuorumView(
    QuorumState State,
    string Words,
    IReadOnlyList<QuorumRuleView> Rules,
    bool ChairMayLetItGoOn,
    IReadOnlyList<string> OutOfReach
)
{
    /// <summary>What a quorum asks for on a day; for today, the words say so.</summary>
    internal static QuorumView Of(Quorum quorum, IReadOnlyList<Seat> seats, DateOnly day, DateOnly today)
    {
        DateOnly? on = day == today ? null : day;
        return new QuorumView(
            quorum.State,
            quorum.InWords(seats, on),
            [
                .. quorum.Rules.Select(r => new QuorumRuleView(
                    r.Rule.Key,
                    r.Rule.Form,
                    r.Rule.Number,
                    r.Rule.Share?.ToString(),
                    r.Rule.MoreThan,
                    r.Rule.Of,
                    r.Rule.InPost,
                    r.Places,
                    r.InWords(seats, on),
                    r.Rule.Wording,
                    r.Rule.Note,
                    r.Rule.TakenFrom
                )),
            ],
            quorum.HasDiscretion,
            seats.Count == 0 ? [] : [.. quorum.WithAllThere(seats).Missing]
        );
    }
}

/// <summary>A quorum rule, as a page and its JSON show it.</summary>
internal sealed record QuorumRuleView(
    string Key,
    QuorumForm Form,
    int? Number,
    string? Share,
    bool MoreThan,
    QuorumOf? Of,
    bool InPost,
    IReadOnlyList<Named> Places,
    string Words,
    string? Wording,
    string? Note,
    string? TakenFrom
);
