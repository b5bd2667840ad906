using System.Text;
using Remit.Kernel;

namespace Remit.Structure.Matching;

/// <summary>
/// A person's name as papers write it, taken apart: titles and letters after the name fall away, "Smith, Jane" is turned round, initials
/// stand alone, and case, accents, hyphens and apostrophes make no difference.
/// </summary>
internal sealed class PersonName
{
    private PersonName(IReadOnlyList<string> words, bool hasTitle)
    {
        Words = words;
        HasTitle = hasTitle;
        Joined = string.Concat(words);
    }

    /// <summary>Given names or initials, then the surname; each lower case. Empty where the text holds no name.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether a title such as "Cllr" or "Dr" stood before it: then it is a person's name and nothing else.</summary>
    public bool HasTitle { get; }

    /// <summary>The last word; "" where there is none.</summary>
    public string Surname => Words.Count > 0 ? Words[^1] : "";

    /// <summary>The first given name or initial; null where only a surname was written.</summary>
    public string? Given => Words.Count > 1 ? Words[0] : null;

    /// <summary>The first letters of its words: "js".</summary>
    public string Initials => string.Concat(Words.Select(w => w[0]));

    /// <summary>All words as one, by which two spellings of a name are equal.</summary>
    internal string Joined { get; }

    /// <summary>Takes a written name apart. What stands in brackets is left out.</summary>
    public static PersonName Read(string written)
    {
        var outside = WithoutBrackets(written);
        var parts = outside.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            return new PersonName([], hasTitle: false);
        var first = Part(parts[0]);
        if (parts.Length > 1)
        {
            // Letters after a comma are no given name: "Jane Smith, CBE".
            var second = Part(parts[1], mayBeLetters: true);
            if (
                second.Words.Count is > 0 and <= 3
                && first.Words.Count is > 0 and <= 3
                && (first.Words.Count == 1 || parts.Length == 2)
            )
                return new PersonName([.. second.Words, .. first.Words], first.HasTitle || second.HasTitle);
        }
        return new PersonName(first.Words, first.HasTitle);
    }

    /// <summary>
    /// How like the two are; null where they are two names.
    /// </summary>
    internal (int Likeness, string Why)? ComparedWith(PersonName recorded)
    {
        if (Words.Count == 0 || recorded.Words.Count == 0)
            return null;
        if (string.Equals(Joined, recorded.Joined, StringComparison.Ordinal))
            return (100, "the same name");
        if (string.Equals(Surname, recorded.Surname, StringComparison.Ordinal) && SameSurname(recorded) is { } same)
            return same;
        if (
            Joined.Length == recorded.Joined.Length
            && Words.Count == recorded.Words.Count
            && Words
                .Order(StringComparer.Ordinal)
                .SequenceEqual(recorded.Words.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        )
            return (90, "the names stand the other way round");
        var most = Math.Max(1, EditDistance.Allowed(Math.Max(Joined.Length, recorded.Joined.Length)));
        var slips = EditDistance.Of(Joined, recorded.Joined, most);
        if (slips <= most && Words.Count > 1 && recorded.Words.Count > 1)
            return (88 - (8 * slips), slips == 1 ? "one letter differs" : $"{slips} letters differ");
        if (
            Given is { } given
            && recorded.Given is { } other
            && (given == other || IsInitialOf(given, other))
            && Surname.Length > 3
            && EditDistance.Within(Surname, recorded.Surname, EditDistance.Allowed(Surname.Length))
        )
            return (60, "the surname is spelled another way");
        return null;
    }

    private (int Likeness, string Why)? SameSurname(PersonName recorded)
    {
        if (Given is not { } given || recorded.Given is not { } other)
            return (45, "the same surname");
        if (given == other)
            return Words.Count == 2 || recorded.Words.Count == 2 || MiddleAgrees(recorded)
                ? (92, "a middle name more or less")
                : (40, "another middle name");
        if (IsInitialOf(given, other))
            return (80, "the initial fits");
        if (MatchingWords.Shipped.IsShortFor(given, other))
            return (78, "one name can be short for the other");
        var slips = EditDistance.Of(given, other, 1);
        return slips <= 1 && Math.Max(given.Length, other.Length) > 2 ? (80, "one letter differs") : null;
    }

    private bool MiddleAgrees(PersonName recorded) =>
        Middle(this).Zip(Middle(recorded)).All(pair => pair.First == pair.Second || IsInitialOf(pair.First, pair.Second));

    private static IEnumerable<string> Middle(PersonName name) => name.Words.Skip(1).SkipLast(1);

    private static bool IsInitialOf(string one, string other) => (one.Length == 1 || other.Length == 1) && one[0] == other[0];

    private static (IReadOnlyList<string> Words, bool HasTitle) Part(string text, bool mayBeLetters = false)
    {
        var pieces = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var hasTitle = false;
        while (pieces.Count > 1 && IsTitle(pieces[0]))
        {
            hasTitle = true;
            pieces.RemoveAt(0);
        }
        var least =
            mayBeLetters ? 0
            : hasTitle ? 1
            : 2;
        while (pieces.Count > least && IsLettersAfter(pieces[^1], mayBeLetters))
            pieces.RemoveAt(pieces.Count - 1);
        var shouts = pieces.TrueForAll(p => !p.Any(char.IsLower));
        var words = new List<string>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = MatchingWords.Plain(pieces[i]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var areInitials =
                !shouts && i < pieces.Count - 1 && pieces[i].Length is 2 or 3 && pieces[i].All(char.IsAsciiLetterUpper);
            if (areInitials)
                words.AddRange(piece[0].Select(letter => letter.ToString()));
            else
                words.AddRange(piece);
        }
        return (words, hasTitle);
    }

    private static bool IsTitle(string piece)
    {
        var plain = MatchingWords.Plain(piece).Replace(" ", "", StringComparison.Ordinal);
        return MatchingWords.Shipped.IsTitle(plain) || (MatchingWords.Shipped.IsRank(plain) && !piece.Any(char.IsLower));
    }

    private static bool IsLettersAfter(string piece, bool afterAComma)
    {
        var plain = MatchingWords.Plain(piece).Replace(" ", "", StringComparison.Ordinal);
        return MatchingWords.Shipped.IsLetters(plain) && (afterAComma || piece.Count(char.IsUpper) > 1 || plain is "esq");
    }

    private static string WithoutBrackets(string text)
    {
        var outside = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0)
                outside.Append(letter);
        }
        return outside.ToString();
    }
}
