using Remit.Kernel;

namespace Remit.Search;

/// <summary>Understands what was typed, by the words that the viewer's records and the words file have.</summary>
internal sealed class Query(SearchIndex index, SearchWords words)
{
    private const int MostWords = 30;
    private const int MostNear = 3;

    /// <summary>What is found in other words says a little less, in words to which these lead much less.</summary>
    private const double OfTheSame = 0.9;
    private const double OfAMisspelling = 0.8;
    private const double OfABeginning = 0.7;
    private const double OfSeeAlso = 0.5;

    public IReadOnlyList<Concept> Concepts(string text)
    {
        var typed = new TextWords().Of(text).Take(MostWords).ToList();
        var understood = typed.ConvertAll(Understand);
        var concepts = new List<Concept>();
        var passedOver = new List<Concept>();
        for (var at = 0; at < understood.Count; )
        {
            var length = Math.Max(1, words.PhraseAt([.. understood.Select(u => u.Word)], at));
            var those = understood.Skip(at).Take(length).ToList();
            var concept = ConceptOf(text, typed.GetRange(at, length), those);
            (length == 1 && words.IsPassedOver(typed[at]) ? passedOver : concepts).Add(concept);
            at += length;
        }
        var kept = concepts.Count > 0 ? concepts : passedOver;
        return [.. kept.DistinctBy(c => c.Understood, StringComparer.OrdinalIgnoreCase)];
    }

    private (TextWord Word, Meant Meant) Understand(TextWord typed)
    {
        if (words.IsPassedOver(typed) || index.Has(typed.Stem) || words.Has(typed.Stem))
            return (typed, Meant.Itself);
        if (index.Beginning(typed.Plain) is { } whole)
            return (whole, Meant.Beginning);
        return Nearest(typed.Plain, Slips(typed.Plain)).FirstOrDefault() is { } near
            ? (new TextWord(0, near.Length, near, EnglishStem.Of(near)), Meant.Misspelt)
            : (typed, Meant.Itself);
    }

    /// <summary>
    /// How many slips a word can hold and still be taken for another: more than in a name, as it is asked only where nothing is known
    /// as it was typed, and what it was read as is said.
    /// </summary>
    private static int Slips(string word) =>
        word.Length switch
        {
            < 4 => 0,
            < 7 => 1,
            _ => 2,
        };

    /// <summary>Known words a few slips away, the nearest first, those that stand in most records before others.</summary>
    private IEnumerable<string> Nearest(string plain, int most) =>
        most == 0 || plain.Any(char.IsDigit)
            ? []
            : index
                .Vocabulary.Concat(words.Plain)
                .Distinct()
                .Where(known => known.Length > 2 && !known.Any(char.IsDigit))
                .Select(known => (Word: known, Slips: EditDistance.Of(plain, known, most)))
                .Where(k => k.Slips <= most)
                .OrderBy(k => k.Slips)
                .ThenBy(k => k.Word[0] == plain[0] ? 0 : 1)
                .ThenByDescending(k => index.Records(k.Word))
                .ThenBy(k => k.Word, StringComparer.Ordinal)
                .Select(k => k.Word);

    private Concept ConceptOf(string text, List<TextWord> typed, List<(TextWord Word, Meant Meant)> understood)
    {
        var said = text[typed[0].Start..(typed[^1].Start + typed[^1].Length)];
        var meant = understood.Max(u => u.Meant);
        var phrase = new Phrase(
            meant == Meant.Itself ? said : string.Join(' ', understood.Select(u => u.Word.Plain)),
            [.. understood.Select(u => u.Word.Stem)]
        );
        var weight = meant switch
        {
            Meant.Itself => 1,
            Meant.Beginning => OfABeginning,
            Meant.Misspelt => OfAMisspelling,
        };
        var own = new Alternative(phrase, weight);
        var same = words.Same(phrase.Key).Select(p => new Alternative(p, weight * OfTheSame)).ToList();
        var there = same.Prepend(own).Where(a => index.Has(a.Phrase)).ToList();
        if (there.Count == 0)
            there = [.. words.SeeAlso(phrase.Key).Where(index.Has).Select(p => new Alternative(p, weight * OfSeeAlso))];
        return new Concept
        {
            Typed = said,
            Understood = phrase.Text,
            Meant = meant,
            IsLight = understood.TrueForAll(u => words.IsLight(u.Word)),
            IsFound = there.Count > 0,
            FoundAs = there.Contains(own) ? [] : [.. there.Select(a => a.Phrase.Text).Distinct(StringComparer.OrdinalIgnoreCase)],
            Near =
                there.Count > 0
                    ? []
                    : [.. Nearest(typed[^1].Plain, Slips(typed[^1].Plain) + 1).Where(w => index.Records(w) > 0).Take(MostNear)],
            Alternatives = there,
        };
    }
}
