using Remit.Kernel;

namespace Remit.Search;

/// <summary>A stretch of a text, in letters from 0.</summary>
public readonly record struct Stretch(int Start, int Length);

/// <summary>A record in which something was found, with the text that says most.</summary>
/// <param name="Record">The record.</param>
/// <param name="Text">The text.</param>
/// <param name="Marks">Where the words stand in it.</param>
public sealed record FoundPart(SearchedRecord Record, string Text, IReadOnlyList<Stretch> Marks)
{
    /// <summary>What each concept found here says, in the order of <see cref="Findings.Concepts"/>; 0 where it was not found.</summary>
    internal IReadOnlyList<double> Scores { get; init; } = [];

    internal IReadOnlyDictionary<string, IReadOnlyList<Stretch>> Marked { get; init; } =
        new Dictionary<string, IReadOnlyList<Stretch>>(StringComparer.Ordinal);

    /// <summary>Where the words stand in another text of the record.</summary>
    public IReadOnlyList<Stretch> MarksIn(string text) => Marked.GetValueOrDefault(text) ?? [];

    /// <summary>How well it answers by itself.</summary>
    public double Score => Scores.Sum();
}

/// <summary>Parts that answer together, as a body with what lies in it.</summary>
/// <param name="Of">What they are part of.</param>
/// <param name="Parts">The parts, the best first.</param>
/// <param name="Score">How well they answer.</param>
public sealed record FoundGroup(RecordRef Of, IReadOnlyList<FoundPart> Parts, double Score)
{
    /// <summary>How many of the concepts that matter are found here.</summary>
    internal int Covered { get; init; }
}

/// <summary>What a search found.</summary>
/// <param name="Concepts">What was looked for.</param>
/// <param name="Parts">Every record in which a part of it was found.</param>
public sealed record Findings(IReadOnlyList<Concept> Concepts, IReadOnlyList<FoundPart> Parts)
{
    /// <summary>The answers, the best first: those that have all that is recorded of what was looked for; where none has, those that have most.</summary>
    /// <param name="of">To which answer a part belongs; null for none.</param>
    /// <param name="among">Which answers were asked for; all where it is left out.</param>
    public IReadOnlyList<FoundGroup> Together(Func<FoundPart, RecordRef?> of, Func<RecordRef, bool>? among = null)
    {
        var groups = Parts
            .Select(part => (Part: part, Of: of(part)))
            .Where(p => p.Of is { } answer && (among is null || among(answer)))
            .GroupBy(p => p.Of!.Value, p => p.Part)
            .Select(g => Grouped(g.Key, [.. g]))
            .ToList();
        var most = groups.Select(g => g.Covered).DefaultIfEmpty(0).Max();
        if (most == 0)
            return [];
        return [.. groups.Where(g => g.Covered == most).OrderByDescending(g => g.Score)];
    }

    /// <summary>Whether an answer has all that is recorded of what was looked for.</summary>
    public bool HasAll(FoundGroup answer) => answer.Covered == Concepts.Count(Counts);

    /// <summary>Whether some parts of an answer have by themselves as much as the whole answer has.</summary>
    public bool HaveAsMuch(FoundGroup answer, IEnumerable<FoundPart> parts)
    {
        var those = parts.ToList();
        return Concepts.Where((c, i) => Counts(c) && those.Exists(p => p.Scores[i] > 0)).Count() == answer.Covered;
    }

    private FoundGroup Grouped(RecordRef of, IReadOnlyList<FoundPart> parts)
    {
        var best = Enumerable.Range(0, Concepts.Count).Select(i => parts.Max(p => p.Scores[i])).ToList();
        // What is found nearer together answers better than what is scattered.
        var nearest = parts.Max(p => p.Score);
        return new FoundGroup(of, [.. parts.OrderByDescending(p => p.Score)], best.Sum() + nearest)
        {
            Covered = best.Where((score, i) => score > 0 && Counts(Concepts[i])).Count(),
        };
    }

    /// <summary>Light words count where nothing else was asked: a question of which nothing is recorded is not answered with what has “child” in it.</summary>
    private bool Counts(Concept concept) => concept.IsFound && (!concept.IsLight || Concepts.All(c => c.IsLight));
}
