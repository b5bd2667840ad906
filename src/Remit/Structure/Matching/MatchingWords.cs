using System.Globalization;
using System.Text;
using Remit.Intake;

namespace Remit.Structure.Matching;

/// <summary>The words by which names vary, from the data file <c>words.yaml</c> beside this class.</summary>
internal sealed class MatchingWords
{
    private readonly HashSet<string> titles;
    private readonly HashSet<string> ranks;
    private readonly HashSet<string> letters;
    private readonly HashSet<string> small;
    private readonly HashSet<string> common;
    private readonly Dictionary<string, HashSet<string>> shortNames = new(StringComparer.Ordinal);

    private MatchingWords(Words file)
    {
        titles = [.. file.Titles];
        ranks = [.. file.Ranks];
        letters = [.. file.Letters];
        small = [.. file.Small];
        common = [.. file.Common];
        foreach (var (name, forms) in file.ShortNames)
        foreach (var form in forms)
        {
            Pair(name, form);
            Pair(form, name);
        }
        // Longer phrases first: the short form of a whole name is not to be broken up by that of a part.
        Abbreviations =
        [
            .. file
                .Abbreviations.SelectMany(a =>
                    a.Value.Select(phrase => (Phrase: phrase.Split(' ').Where(IsLarge).ToArray(), a.Key))
                )
                .OrderByDescending(a => a.Phrase.Length),
        ];
        Endings = [.. file.Endings.Select(e => e.Split(' ')).OrderByDescending(e => e.Length)];
    }

    public static MatchingWords Shipped { get; } = Load();

    /// <summary>Phrases without their small words, each with its short form.</summary>
    public IReadOnlyList<(string[] Phrase, string Short)> Abbreviations { get; }

    public IReadOnlyList<string[]> Endings { get; }

    public bool IsTitle(string word) => titles.Contains(word);

    public bool IsRank(string word) => ranks.Contains(word);

    public bool IsLetters(string word) => letters.Contains(word);

    public bool IsLarge(string word) => !small.Contains(word);

    public bool IsCommon(string word) => common.Contains(word);

    /// <summary>Whether one can be a short form of the other: "Bob" and "Robert".</summary>
    public bool IsShortFor(string one, string other) => shortNames.TryGetValue(one, out var others) && others.Contains(other);

    /// <summary>Lower case without accents; an apostrophe falls away, and whatever else is neither letter nor digit is a blank.</summary>
    public static string Plain(string text)
    {
        // A lone half of a pair, as a broken file may hold, can't be normalised.
        var sound = text.All(letter => !char.IsSurrogate(letter)) ? text.Normalize(NormalizationForm.FormD) : text;
        var plain = new StringBuilder(sound.Length);
        foreach (var letter in sound)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (letter is '&')
                plain.Append(" and ");
            else if (letter is not ('\'' or '’' or '‘' or '`'))
                plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }
        return plain.ToString();
    }

    private void Pair(string one, string other)
    {
        if (!shortNames.TryGetValue(one, out var others))
            shortNames.Add(one, others = new HashSet<string>(StringComparer.Ordinal));
        others.Add(other);
    }

    private static MatchingWords Load() => new(WordsFile.Load<Words>("Remit.Structure.Matching.words.yaml"));

    private sealed class Words
    {
        public List<string> Titles { get; set; } = [];

        public List<string> Ranks { get; set; } = [];

        public List<string> Letters { get; set; } = [];

        public Dictionary<string, List<string>> ShortNames { get; set; } = [];

        public Dictionary<string, List<string>> Abbreviations { get; set; } = [];

        public List<string> Endings { get; set; } = [];

        public List<string> Small { get; set; } = [];

        public List<string> Common { get; set; } = [];
    }
}
