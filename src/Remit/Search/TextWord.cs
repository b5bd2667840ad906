using System.Globalization;
using System.Text;

namespace Remit.Search;

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins, in letters from 0.</param>
/// <param name="Length">How many letters it has there.</param>
/// <param name="Forms">What it is wherever it stands.</param>
internal readonly record struct TextWord(int Start, int Length, WordForms Forms)
{
    public TextWord(int start, int length, string plain, string stem)
        : this(start, length, new WordForms(plain, stem)) { }

    public string Plain => Forms.Plain;

    public string Stem => Forms.Stem;
}

/// <summary>A word as it is searched for: one for all places where it is written the same.</summary>
/// <param name="Plain">The word in lower case, without accents and apostrophes.</param>
/// <param name="Stem">Its stem.</param>
internal sealed record WordForms(string Plain, string Stem);

/// <summary>Takes texts apart into words.</summary>
internal sealed class TextWords
{
    private readonly Dictionary<string, WordForms> known = new(StringComparer.Ordinal);
    private readonly List<TextWord> words = [];

    /// <summary>
    /// The words in order. Letters and digits make a word, and an apostrophe inside does not part it; a dot between digits does not
    /// either, so that paragraph 5.6 is one.
    /// </summary>
    public IReadOnlyList<TextWord> Of(string text)
    {
        words.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && GoesOn(text, start, i))
                i++;
            var forms = Forms(text.AsSpan(start, i - start));
            if (forms.Plain.Length > 0)
                words.Add(new TextWord(start, i - start, forms));
        }
        TextWord[] all = [.. words];
        return all;
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

    private WordForms Forms(ReadOnlySpan<char> word)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var forms))
            return forms;
        var written = word.ToString();
        var plain = Plain(written);
        forms = new WordForms(plain, EnglishStem.Of(plain));
        known.Add(written, forms);
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
