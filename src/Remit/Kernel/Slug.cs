using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>Keys in addresses and files: lower-case letters, digits and single hyphens; no dots.</summary>
public static partial class Slug
{
    /// <summary>The longest key.</summary>
    public const int Longest = 100;

    /// <summary>Whether a text is a key.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= Longest } && Form().IsMatch(text);

    /// <summary>A key for a title: accents fall away, everything else that is no letter or digit becomes a hyphen.</summary>
    /// <returns>"record" where nothing is left.</returns>
    public static string From(string title)
    {
        var key = new StringBuilder();
        foreach (var letter in title.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                key.Append(char.ToLowerInvariant(letter));
            else if (
                letter is not ('\'' or '’')
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && key.Length > 0
                && key[^1] != '-'
            )
                key.Append('-');
        }
        var cut = key.ToString().Trim('-');
        cut = (cut.Length > Longest ? cut[..Longest] : cut).Trim('-');
        return cut.Length == 0 ? "record" : cut;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
