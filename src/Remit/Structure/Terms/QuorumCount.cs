using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>A quorum rule held against the places of a day and who is there.</summary>
internal abstract record QuorumCount
{
    /// <summary>How many must be there.</summary>
    public required int Needed { get; init; }

    /// <summary>How many are.</summary>
    public required int There { get; init; }

    /// <summary>Whether enough are there.</summary>
    public bool IsMet => There >= Needed;

    /// <summary>How many are missing.</summary>
    protected int Short => Needed - There;

    /// <summary>The line of the working.</summary>
    public QuorumLine InWords() => new(Working, IsMet, IsMet ? null : Missing);

    protected abstract string Working { get; }

    protected abstract string Missing { get; }

    /// <summary>Counts one rule.</summary>
    /// <param name="ask">A rule of the form number, share or places.</param>
    /// <param name="seats">The places in force.</param>
    /// <param name="present">The keys of the places for which somebody is there, and whether only a deputy is.</param>
    /// <param name="people">Who is there for a place, where that is recorded.</param>
    public static QuorumCount Of(
        QuorumAsk ask,
        IReadOnlyList<Seat> seats,
        IReadOnlyDictionary<string, bool> present,
        IReadOnlyDictionary<string, string> people
    ) =>
        ask.Rule.Form == QuorumForm.Places
            ? PlacesThere.Counted(ask, seats, present)
            : MembersThere.Counted(ask.Rule, seats, present, people);
}

/// <summary>So many, or such a share, of the members or organisations.</summary>
internal sealed record MembersThere(QuorumRule Rule) : QuorumCount
{
    /// <summary>Of how many the rule counts.</summary>
    public required int Total { get; init; }

    /// <summary>How many of those are known to be vacant.</summary>
    public required int Vacant { get; init; }

    /// <summary>
    /// Members count by place, and of those there each person once; organisations once however many places they fill. A share asks for the next
    /// whole number up, and never for nobody.
    /// </summary>
    public static MembersThere Counted(
        QuorumRule rule,
        IReadOnlyList<Seat> seats,
        IReadOnlyDictionary<string, bool> present,
        IReadOnlyDictionary<string, string> people
    )
    {
        var counted = seats
            .Where(s => rule.Of != QuorumOf.VotingMembers || s.Vote != Vote.Advisory)
            .Where(s => rule.Of != QuorumOf.Organisations || s.FilledBy is not null)
            .Where(s => !rule.InPost || s.State != SeatState.Vacant)
            .ToList();
        var total = Number(counted);
        return new MembersThere(rule)
        {
            Total = total,
            Vacant = rule.Of == QuorumOf.Organisations ? 0 : counted.Count(s => s.State == SeatState.Vacant),
            There = NumberThere([.. counted.Where(s => present.ContainsKey(s.Key))]),
            Needed = rule.Share is { } share
                ? Math.Max(1, rule.MoreThan ? share.MoreThan(total) : share.Of(total))
                : rule.Number ?? 1,
        };

        int NumberThere(IReadOnlyList<Seat> some) =>
            rule.Of == QuorumOf.Organisations
                ? Number(some)
                : some.Select(s => people.TryGetValue(s.Key, out var person) ? (person, "") : ("", s.Key)).Distinct().Count();

        int Number(IEnumerable<Seat> some) =>
            rule.Of == QuorumOf.Organisations
                ? some.Select(s => s.FilledBy!.Key).Distinct(StringComparer.Ordinal).Count()
                : some.Count();
    }

    protected override string Working
    {
        get
        {
            if (Rule.Share is null)
                return $"At least {Rule.NumberCounted()}: {There} there.";
            var whole = $"{(Total == 0 ? "no" : Total)} {Rule.Counted(Total)}";
            var share = Rule.ShareInWords().Capitalised() + (Rule.Share.IsAll ? "" : " of");
            return $"{share} {whole}{VacantInWords}: {Needed} needed, {There} there.";
        }
    }

    private string VacantInWords =>
        Vacant == 0 ? ""
        : Vacant == 1 ? ", of which 1 is vacant and counts"
        : $", of which {Vacant} are vacant and count";

    protected override string Missing =>
        Rule.Of == QuorumOf.Organisations
            ? (Short == 1 ? "Someone from 1 more organisation is needed." : $"People from {Short} more organisations are needed.")
        : Rule.Of == QuorumOf.VotingMembers
            ? (Short == 1 ? "1 more voting member is needed." : $"{Short} more voting members are needed.")
        : Short == 1 ? "1 more member is needed."
        : $"{Short} more members are needed.";
}

/// <summary>Somebody for certain places: for all of them, or for so many.</summary>
internal sealed record PlacesThere : QuorumCount
{
    /// <summary>The places that the rule names.</summary>
    public required IReadOnlyList<Named> Places { get; init; }

    /// <summary>Those for which nobody is there.</summary>
    public required IReadOnlyList<Named> Absent { get; init; }

    /// <summary>Those for which only a deputy is.</summary>
    public required IReadOnlyList<Named> ByDeputy { get; init; }

    /// <summary>Those that are not places of the body on that day.</summary>
    public required IReadOnlyList<Named> NotInForce { get; init; }

    /// <summary>Looks for somebody at each place.</summary>
    public static PlacesThere Counted(QuorumAsk ask, IReadOnlyList<Seat> seats, IReadOnlyDictionary<string, bool> present) =>
        new()
        {
            Places = ask.Places,
            Absent = [.. ask.Places.Where(p => !present.ContainsKey(p.Key))],
            ByDeputy = [.. ask.Places.Where(p => present.GetValueOrDefault(p.Key))],
            NotInForce = [.. ask.Places.Where(p => seats.All(s => s.Key != p.Key))],
            There = ask.Places.Count(p => present.ContainsKey(p.Key)),
            Needed = ask.Rule.Number ?? ask.Places.Count,
        };

    protected override string Working =>
        $"{QuorumWords.PlacesInWords(Places, Needed).Capitalised()}: {There} there"
        + (ByDeputy.Count == 0 ? "" : $" ({QuorumWords.List(ByDeputy)} by a deputy)")
        + (
            NotInForce.Count == 0 ? "."
            : NotInForce.Count == 1 ? $". {QuorumWords.List(NotInForce)} is not a place on that day."
            : $". {QuorumWords.List(NotInForce)} are not places on that day."
        );

    protected override string Missing =>
        Short == Absent.Count
            ? $"Nobody is there for {QuorumWords.List(Absent)}."
            : $"Somebody is needed for {(Short == 1 ? "one" : Short)} more of {QuorumWords.List(Absent)}.";
}
