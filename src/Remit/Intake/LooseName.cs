using System.Text;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>
/// Names as people vary them: case, punctuation, accents of typing, what stands in brackets, "the" and a plural "s" make no difference,
/// and "&amp;" is "and".
/// </summary>
public static class LooseName
{
    /// <summary>The form in which two spellings of one name are equal; "" where no word is left.</summary>
    public static string Of(string name) => string.Join(' ', Words(name).Select(Singular));

    /// <summary>The words without what makes no difference, each as written but for case.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var outside = new StringBuilder();
        var depth = 0;
        foreach (var letter in text.Replace("&", " and ", StringComparison.Ordinal))
        {
            if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && letter is not ('\'' or '’' or '‘'))
                outside.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }
        return
        [
            .. outside
                .ToString()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !string.Equals(word, "the", StringComparison.Ordinal)),
        ];
    }

    /// <summary>A word without its plural "s".</summary>
    public static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith('s') && word.Length > 3 && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    /// <summary>The beginning of a text on one line, to quote it.</summary>
    public static string Short(string text)
    {
        var line = OneLine.Of(text);
        if (line.Length <= 80)
            return line;
        // Half a letter is none that a database keeps.
        return line[..(char.IsHighSurrogate(line[76]) ? 76 : 77)].TrimEnd() + "…";
    }

    /// <summary>
    /// Text without the accidents of typing, to compare sentences: runs of white space are one blank, curly marks are straight, a stop at
    /// the end and case fall away.
    /// </summary>
    public static string Plain(string text) =>
        string.Join(
                ' ',
                text.Replace('’', '\'')
                    .Replace('‘', '\'')
                    .Replace('“', '"')
                    .Replace('”', '"')
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .TrimEnd('.', ',', ';')
            .ToLowerInvariant();
}
