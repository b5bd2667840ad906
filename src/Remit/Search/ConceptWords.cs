namespace Remit.Search;

/// <summary>How a question was understood, as people read it.</summary>
public static class ConceptWords
{
    private const int MostOthers = 4;

    /// <summary>A sentence for each concept that was not simply found as it was typed.</summary>
    public static IReadOnlyList<string> Notes(IEnumerable<Concept> concepts) => [.. concepts.Select(Note).OfType<string>()];

    private static string? Note(Concept concept)
    {
        if (!concept.IsFound)
            return concept.IsLight
                ? null
                : $"Nothing recorded mentions “{concept.Typed}”."
                    + (concept.Near.Count == 0 ? "" : $" Near to it: {string.Join(", ", concept.Near)}.");
        var read = concept.Meant == Meant.Itself ? $"“{concept.Typed}”" : $"“{concept.Typed}” was read as “{concept.Understood}”";
        if (concept.FoundAs.Count == 0)
            return concept.Meant == Meant.Misspelt ? read + "." : null;
        var others = string.Join(", ", concept.FoundAs.Take(MostOthers));
        return concept.Meant == Meant.Itself
            ? $"{read} is recorded in other words: {others}."
            : $"{read}, which is recorded in other words: {others}.";
    }
}
