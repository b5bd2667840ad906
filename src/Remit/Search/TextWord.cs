using System.Globalization;
using System.Text;

namespace Remit.Search;

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins, in letters from 0.</param>
/// <param name="Length">How many letters it has there.</param>
/// <param name="Plain">The word in lower case, without accents and apostrophes.</param>
/// <param name="Stem">Its stem.</param>
internal readonly record struct TextWord(int Start, int Length, string Plain, string Stem);

/// <summary>Takes texts apart into words.</summary>
internal sealed class TextWords
{
    private readonly Dictionary<string, (string Plain, string Stem)> known = new(StringComparer.Ordinal);

    /// <summary>
    /// The words in order. Letters and digits make a word, and an apostrophe inside does not part it; a dot between digits does not
    /// either, so that paragraph 5.6 is one.
    /// </summary>
    public IReadOnlyList<TextWord> Of(string text)
    {
        var words = new List<TextWord>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && GoesOn(text, start, i))
                i++;
            var (plain, stem) = Forms(text[start..i]);
            if (plain.Length > 0)
                words.Add(new TextWord(start, i - start, plain, stem));
        }
        return words;
    }

    private static bool GoesOn(string text, int start, int at) =>
        char.IsLetterOrDigit(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark
        || (
            at > start
            && at + 1 < text.Length
            && (
                (text[at] is '\'' or '’' or '‘' && char.IsLetter(text[at + 1]))
                || (text[at] == '.' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))
            )
        );

    private (string, string) Forms(string word)
    {
        if (known.TryGetValue(word, out var forms))
            return forms;
        var plain = Plain(word);
        forms = (plain, EnglishStem.Of(plain));
        known.Add(word, forms);
        return forms;
    }

    private static string Plain(string word)
    {
        // Half of a pair, as a broken text may hold, can't be normalised.
        var sound = word.Any(char.IsSurrogate) ? word : word.Normalize(NormalizationForm.FormD);
        var plain = new StringBuilder(sound.Length);
        foreach (var letter in sound)
            if (char.IsLetterOrDigit(letter) || letter == '.')
                plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
