using Remit.Kernel;

namespace Remit.Responsibilities.Hollow;

/// <summary>The partnership's own words for RSP-05, in the place of those that ship with the program. There is one of them at most.</summary>
public sealed class HollowWords : Record<HollowWords>
{
    /// <summary>The key that it always has.</summary>
    public const string OnlyKey = "words";

    private const string Rule = "The words can be read";

    /// <summary>The words as YAML: hollow, units, documents and doing, each a list.</summary>
    public required string Words { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Key != OnlyKey)
            yield return new Refusal("There is one list of hollow words", $"Its key is always “{OnlyKey}”.");
        if (HollowPhrases.Fault(Words) is { } fault)
            yield return new Refusal(Rule, fault, Field: "words");
    }

    internal static Shape<HollowWords> Shape { get; } =
        new Shape<HollowWords>("hollow-words", "hollow-words", "By which words an assertion is told from a fact (RSP-05).")
            .Called("list of hollow words", "lists of hollow words")
            .Value("words", w => w.Words, "The words as YAML: hollow, units, documents and doing, each a list.", required: true)
            .InFolder("hollow-words");
}
