using System.Text.RegularExpressions;
using Remit.Documents;

namespace Remit.Structure.Terms;

/// <summary>Something that a sentence of a paper says about how decisions are taken.</summary>
internal sealed record Decided<T>(T Means, string Wording, FilePlace Place);

/// <summary>What the sentences about decisions came to; null for what none says, or what they say differently.</summary>
/// <param name="Way">In which way they are taken.</param>
/// <param name="CastingVote">Who settles a tie.</param>
/// <param name="Unsure">The sentences of which no certain sense could be made, with why.</param>
internal sealed record DecidingReading(
    Decided<WayOfDeciding>? Way,
    Decided<WhoCasts>? CastingVote,
    IReadOnlyList<(string Wording, string Why, FilePlace Place)> Unsure
);

/// <summary>
/// Reads from the sentences of terms of reference how the body decides: by consensus, by vote, or by vote where consensus is not reached, and
/// whether the chair has a casting vote. Only what is certain: another majority than a simple one, or what two sentences say differently, is left
/// to a person.
/// </summary>
internal static partial class DecidingSentences
{
    /// <summary>The parts in which terms say it.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["powers", "chair", "quorum", "frequency"];

    /// <summary>Reads what stands in those parts.</summary>
    public static DecidingReading Read(IReadOnlyList<Block> blocks)
    {
        var ways = new List<Decided<WayOfDeciding>>();
        var casting = new List<Decided<WhoCasts>>();
        var unsure = new List<(string, string, FilePlace)>();
        foreach (var (sentence, place) in blocks.SelectMany(QuorumSentences.Sentences).Take(80))
        {
            var text = sentence.ToLowerInvariant();
            if (Casting().IsMatch(text))
                casting.Add(new(NoCasting().IsMatch(text) ? WhoCasts.Nobody : WhoCasts.Chair, sentence, place));
            text = Casting().Replace(text, "");
            var (consensus, vote) = (Consensus().IsMatch(text), Vote().IsMatch(text));
            if ((!consensus && !vote) || !Decisions().IsMatch(text))
                continue;
            if (OtherMajority().IsMatch(text))
                unsure.Add((sentence, "it asks for another majority than a simple one", place));
            else if (consensus && vote && NoVote().IsMatch(text))
                ways.Add(new(WayOfDeciding.Consensus, sentence, place));
            else if (NoVote().IsMatch(text))
                unsure.Add((sentence, "it says only how nothing is decided", place));
            else if (consensus && vote && !Failing().IsMatch(text))
                unsure.Add((sentence, "it names consensus and votes, and not which of them when", place));
            else if (consensus && !vote && Hoped().IsMatch(text))
                unsure.Add((sentence, "it says what is aimed at, and not what happens where that fails", place));
            else if (consensus && !vote && Failing().IsMatch(text))
                unsure.Add((sentence, "it does not say what happens where there is no consensus", place));
            else
                ways.Add(
                    new(
                        consensus && vote ? WayOfDeciding.ConsensusThenVote
                            : consensus ? WayOfDeciding.Consensus
                            : WayOfDeciding.Vote,
                        sentence,
                        place
                    )
                );
        }
        return new DecidingReading(WayOf(ways, unsure), OneOf(casting, unsure), unsure);
    }

    /// <summary>"By consensus." beside "Where there is none, by vote.": the sentence that says both stands for both.</summary>
    private static Decided<WayOfDeciding>? WayOf(List<Decided<WayOfDeciding>> ways, List<(string, string, FilePlace)> unsure)
    {
        if (ways.Find(w => w.Means == WayOfDeciding.ConsensusThenVote) is { } both)
            return both;
        return OneOf(ways, unsure);
    }

    private static Decided<T>? OneOf<T>(List<Decided<T>> all, List<(string, string, FilePlace)> unsure)
    {
        if (all.Count == 0)
            return null;
        if (all.TrueForAll(a => Equals(a.Means, all[0].Means)))
            return all[0];
        unsure.AddRange(all.Select(a => (a.Wording, "another sentence says it differently", a.Place)));
        return null;
    }

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex("\\b(?:second (?:or|and) casting|second, or casting,|deciding|casting) vote\\b", Plainly)]
    private static partial Regex Casting();

    [GeneratedRegex("\\b(?:no|not|never|without|neither|nobody)\\b.{0,40}casting vote", Plainly)]
    private static partial Regex NoCasting();

    [GeneratedRegex("\\b(?:decisions?|decid|agree|resol|determin|matters?|vot)", Plainly)]
    private static partial Regex Decisions();

    [GeneratedRegex("\\bconsensus\\b", Plainly)]
    private static partial Regex Consensus();

    [GeneratedRegex(
        "\\b(?:by|to|a|of) (?:a |the )?(?:simple |show of hands |formal |majority )*(?:vote|votes|voting)\\b|\\bsimple majority\\b|\\bmajority (?:vote|of (?:the )?(?:votes|(?:voting )?members|those) (?:cast|present|voting))|\\bvot(?:e|es|ing) (?:will|shall|may|is|are) (?:be )?(?:held|taken|called|by)\\b",
        Plainly
    )]
    private static partial Regex Vote();

    [GeneratedRegex(
        "\\b(?:two[- ]thirds?|three[- ]quarters?|absolute majority|qualified majority|(?:60|66|67|75|80) ?(?:%|per ?cent))",
        Plainly
    )]
    private static partial Regex OtherMajority();

    [GeneratedRegex(
        "\\b(?:no|not|never|without|rather than|instead of) (?:be |by |go |put |to |a |any |the |formal |taking )*(?:vote|votes|voting)\\b",
        Plainly
    )]
    private static partial Regex NoVote();

    [GeneratedRegex(
        "\\b(?:possible|possibly|practicable|seeks?|aims?|normally|usually|generally|strives?|endeavours?|tr(?:y|ies))\\b",
        Plainly
    )]
    private static partial Regex Hoped();

    [GeneratedRegex(
        "\\b(?:if|where|when|should|failing|absence of|unless|otherwise|in the event)\\b.{0,80}\\b(?:consensus|not|cannot|can[’']t|no|fails?|vot)",
        Plainly
    )]
    private static partial Regex Failing();
}
