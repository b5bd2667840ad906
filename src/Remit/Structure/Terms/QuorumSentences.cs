using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>A quorum rule as a sentence of a paper states it.</summary>
internal sealed record QuorumDraft(string Wording, FilePlace Place, QuorumForm Form)
{
    public int? Number { get; init; }

    public Fraction? Share { get; init; }

    public bool MoreThan { get; init; }

    public QuorumOf? Of { get; init; }

    public bool InPost { get; init; }

    public IReadOnlyList<Place> Places { get; init; } = [];
}

/// <summary>What the sentences about quorum came to.</summary>
/// <param name="Rules">The rules that are certain.</param>
/// <param name="Unsure">The sentences, or parts of them, from which no certain rule could be made, with why.</param>
internal sealed record QuorumReading(
    IReadOnlyList<QuorumDraft> Rules,
    IReadOnlyList<(string Wording, string Why, FilePlace Place)> Unsure
);

/// <summary>
/// Turns sentences about quorum into rules: numbers, shares, the chair, named partners and the chair's discretion. Only what is
/// certain: a condition, an alternative, or a partner with several places is left to a person.
/// </summary>
internal sealed partial class QuorumSentences(
    IReadOnlyList<Place> places,
    Func<string, Organisation?> organisation,
    IReadOnlyDictionary<Id<Organisation>, OrganisationKind> kinds
)
{
    private readonly List<QuorumDraft> rules = [];
    private readonly List<(string, string, FilePlace)> unsure = [];

    /// <summary>Reads what stands in the part about quorum.</summary>
    public QuorumReading Read(IReadOnlyList<Block> blocks)
    {
        foreach (var (sentence, place) in blocks.SelectMany(Sentences).Take(40))
            Sentence(sentence, place);
        return new QuorumReading(
            [.. rules.DistinctBy(r => (r.Form, r.Number, r.Share, r.Of, string.Join(' ', r.Places.Select(p => p.Key))))],
            unsure
        );
    }

    /// <summary>The sentences of a block of running text or of a list, each with where it stands; none of another.</summary>
    internal static IEnumerable<(string Sentence, FilePlace Place)> Sentences(Block block)
    {
        var text = block switch
        {
            Paragraph { Level: null } paragraph => paragraph.Text,
            ListItem item => item.Text,
            _ => "",
        };
        return OneLine
            .Of(text.Length > 4000 ? text[..4000] : text)
            .Split([". ", "; "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(s => (s.TrimEnd('.', ';', ','), block.Place));
    }

    private void Sentence(string sentence, FilePlace place)
    {
        var text = sentence.ToLowerInvariant();
        if (text.Length == 0)
            return;
        if (None().IsMatch(text))
        {
            rules.Add(new QuorumDraft(sentence, place, QuorumForm.NoneStated));
            return;
        }
        if (Discretion().IsMatch(text))
        {
            rules.Add(new QuorumDraft(sentence, place, QuorumForm.ChairsDiscretion));
            return;
        }
        var counts = Count(sentence, text, place);
        var names = Partners(text);
        var chair = TheChair().Match(text);
        if (!counts && !names && !chair.Success)
        {
            if (Speaks().IsMatch(text))
                unsure.Add((sentence, "no rule that is certain stands in it", place));
            return;
        }
        if (Conditional().IsMatch(text))
        {
            rules.RemoveAll(r => r.Wording == sentence);
            unsure.Add((sentence, "it holds only under a condition, or leaves a choice", place));
            return;
        }
        if (names)
            NamedPartners(sentence, text, place);
        if (chair.Success)
            Chair(sentence, chair, place);
    }

    // ---- numbers and shares

    private bool Count(string sentence, string text, FilePlace place)
    {
        if (Shares().Match(text) is { Success: true } share)
        {
            var written = share.Groups["share"].Value;
            var majority = written.Contains("majority", StringComparison.Ordinal);
            if (
                !Fraction.TryParse(majority ? "half" : written.Replace("of the ", "", StringComparison.Ordinal), out var fraction)
            )
                return false;
            rules.Add(
                new QuorumDraft(sentence, place, QuorumForm.Share)
                {
                    Share = fraction,
                    MoreThan = (majority || share.Groups["more"].Success) && !fraction.IsAll,
                    Of = OfWhat(share),
                    InPost = share.Groups["post"].Success,
                }
            );
            return true;
        }
        if (Numbers().Match(text) is not { Success: true } number || NumberOf(number.Groups["number"].Value) is not { } many)
            return false;
        rules.Add(
            new QuorumDraft(sentence, place, QuorumForm.Number)
            {
                Number = number.Groups["above"].Success ? many + 1 : many,
                Of = OfWhat(number),
            }
        );
        return true;
    }

    private static QuorumOf OfWhat(Match match) =>
        match.Groups["voting"].Success ? QuorumOf.VotingMembers
        : match.Groups["organisations"].Success ? QuorumOf.Organisations
        : QuorumOf.Members;

    private static int? NumberOf(string written) => NumberWords.Read(written) is { } number and > 0 and < 1000 ? number : null;

    // ---- named places

    private void Chair(string sentence, Match match, FilePlace place)
    {
        var chairs = places.Where(p => p.Role is PlaceRole.Chair or PlaceRole.CoChair).ToList();
        var either = match.Groups["vice"].Success;
        var deputies = either ? places.Where(p => p.Role == PlaceRole.DeputyChair).ToList() : [];
        if (chairs.Count != 1 || (either && deputies.Count == 0))
        {
            unsure.Add(
                (
                    sentence,
                    either && chairs.Count == 1
                        ? "no deputy chair is recorded"
                        : "the body does not have exactly one place for its chair",
                    place
                )
            );
            return;
        }
        rules.Add(
            new QuorumDraft(sentence, place, QuorumForm.Places) { Places = [.. chairs, .. deputies], Number = either ? 1 : null }
        );
    }

    private static bool Partners(string text) => SafeguardingPartners().IsMatch(text);

    /// <summary>The partners that stand in brackets or behind a colon; without names those that the law has: council, health and police.</summary>
    private void NamedPartners(string sentence, string text, FilePlace place)
    {
        var named = Names(sentence[text.IndexOf("partners", StringComparison.Ordinal)..]).Select(organisation).ToList();
        var asked = new List<Place>();
        if (named.Count > 1 && named.TrueForAll(o => o is not null))
        {
            foreach (var partner in named)
                if (!TryOnly(p => p.FilledBy == partner!.Id, $"“{partner!.Name}”"))
                    return;
        }
        else if (named.Count <= 1)
        {
            if (
                !TryOnly(p => Is(p, OrganisationKind.CountyCouncil, OrganisationKind.UnitaryCouncil), "the council")
                || !TryOnly(p => Is(p, OrganisationKind.Health), "health")
                || !TryOnly(p => Is(p, OrganisationKind.Police), "the police")
            )
                return;
        }
        else
        {
            unsure.Add((sentence, "not every partner that it names is a recorded organisation", place));
            return;
        }
        rules.Add(new QuorumDraft(sentence, place, QuorumForm.Places) { Places = [.. asked.Distinct()] });

        bool TryOnly(Func<Place, bool> of, string who)
        {
            var theirs = places.Where(of).ToList();
            if (theirs.Count == 1)
                asked.Add(theirs[0]);
            else
                unsure.Add(
                    (sentence, theirs.Count == 0 ? $"{who} fills no recorded place" : $"{who} fills {theirs.Count} places", place)
                );
            return theirs.Count == 1;
        }
    }

    private bool Is(Place place, params OrganisationKind[] any) =>
        place.FilledBy is { } id && kinds.TryGetValue(id, out var kind) && any.Contains(kind);

    private static IEnumerable<string> Names(string text)
    {
        var open = text.IndexOfAny(['(', ':']);
        if (open < 0)
            return [];
        var close = text.IndexOf(')', open);
        var inside = close < 0 ? text[(open + 1)..] : text[(open + 1)..close];
        return inside
            .Split([",", " and ", ";", "/"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => n.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? n[4..] : n)
            .Where(n => n.Length > 1)
            .Take(12);
    }

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Whom =
        "(?:the |its |all |full |total |current |core |board |executive |group |partner |member |different |statutory )*(?<voting>voting )?(?:board |executive |group |partner |member |core )*(?:members(?:hip)?|people|persons|representatives|(?<organisations>organisations|agencies|partners))\\b(?<post> in post| currently in post)?";

    [GeneratedRegex(
        "(?<more>more than )?\\b(?<share>(?:one|a|two|three)[ -](?:thirds?|half|quarters?|fifths?|fourths?)|half|1/[2345]|2/3|3/4|[⅓½⅔¼¾]|[0-9]{1,3} ?(?:%|per ?cent)|(?:a|the|simple| )*majority)(?:\\s*\\([^)]{0,12}\\))?(?: \\+ ?1)? (?:of )?"
            + Whom,
        Plainly
    )]
    private static partial Regex Shares();

    [GeneratedRegex(
        "(?:at least|at minimum|a minimum of|minimum of|no fewer than|not fewer than|not less than|no less than|(?<above>more than)|quorum (?:is|of|shall be|will be|for (?:a|the) meetings? (?:is|will be|shall be))|quorate (?:if|when|with)|^) ?(?:at least |a minimum of )?(?<number>[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: \\([^)]{1,12}\\))? (?:of )?"
            + Whom,
        Plainly
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(
        "\\b(?:including|include|one of whom (?:must|should|shall|will) be|with|and|plus) (?:either )?(?:the |a )?(?:chair|chairperson|chairman)(?<vice> or (?:the |a |their )?(?:vice|deputy)[ -]chair(?:person|man)?)?\\b",
        Plainly
    )]
    private static partial Regex TheChair();

    [GeneratedRegex("\\b(?:three|3|all|each|lead|statutory)\\b.{0,30}\\bsafeguarding partners\\b", Plainly)]
    private static partial Regex SafeguardingPartners();

    [GeneratedRegex(
        "discretion of the chair|chair[’']s discretion|chair (?:may|can|will|shall|has the discretion|decides|determines)\\b.{0,80}\\b(?:proceed|go ahead|go on|continue|cancel|items?|discretion|postpone|quora)|determined (?:at the discretion )?(?:of|by) the chair",
        Plainly
    )]
    private static partial Regex Discretion();

    [GeneratedRegex(
        "\\b(?:there is no|no) (?:formal |set |specified |fixed )?quorum\\b|quorum (?:is|does) not (?:required|apply|set|stated)",
        Plainly
    )]
    private static partial Regex None();

    [GeneratedRegex(
        "\\b(?:unless|except|otherwise|either|if (?:fewer|less|there|not|a|the|quor|it|no)|where (?:fewer|less|there|not|a|the|quor|it|no|this)|if fewer|are fewer|falls below)\\b|\\+ ?1\\b| or (?:one|two|three|four|five|six|half|a third|a quarter|[0-9])",
        Plainly
    )]
    private static partial Regex Conditional();

    [GeneratedRegex("\\bquor|\\bpresent\\b|\\battend|\\bmembers\\b|\\bdeput|\\bpartners\\b|\\bvot", Plainly)]
    private static partial Regex Speaks();
}
