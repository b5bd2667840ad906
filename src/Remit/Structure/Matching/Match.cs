namespace Remit.Structure.Matching;

/// <summary>How sure it is that a written name is a recorded one.</summary>
public enum Certainty
{
    /// <summary>One record, and nothing speaks against it: nobody is asked.</summary>
    Certain,

    /// <summary>One or several could be meant: a person has to say.</summary>
    Doubtful,

    /// <summary>Nothing recorded is like it.</summary>
    None,
}

/// <summary>A record that a written name could mean.</summary>
/// <param name="Record">The record.</param>
/// <param name="Name">What it is called, as it can be shown: with the organisation where that tells two apart.</param>
/// <param name="Why">What is alike or different, in a few words: "one letter differs".</param>
/// <param name="Likeness">0 to 100.</param>
public sealed record Candidate<T>(T Record, string Name, string Why, int Likeness);

/// <summary>What a written name could mean among the recorded ones.</summary>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Candidates">The likeliest first, six at most; one where it is certain, none where nothing is alike.</param>
public sealed record Match<T>(Certainty Certainty, IReadOnlyList<Candidate<T>> Candidates)
    where T : class
{
    /// <summary>The likeliest; null where there is none.</summary>
    public T? Best => Candidates.Count > 0 ? Candidates[0].Record : null;

    internal static Match<T> Nothing { get; } = new(Certainty.None, []);

    internal const int MostCandidates = 6;

    /// <summary>The candidates in an order that does not hang on how they were found.</summary>
    internal static Match<T> Of(IEnumerable<Candidate<T>> found, bool certain)
    {
        var ordered = found
            .OrderByDescending(c => c.Likeness)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(certain ? 1 : MostCandidates)
            .ToList();
        return ordered.Count == 0 ? Nothing : new Match<T>(certain ? Certainty.Certain : Certainty.Doubtful, ordered);
    }
}
