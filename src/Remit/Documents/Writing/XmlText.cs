using System.Text;

namespace Remit.Documents.Writing;

/// <summary>Text as XML can hold it.</summary>
internal static class XmlText
{
    /// <summary>The text without the characters that no XML file may have; half of a pair becomes the mark for an unknown letter.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                kept.Append(text, i++, 2);
            else if (char.IsSurrogate(text[i]))
                kept.Append('\uFFFD');
            else if (IsAllowed(text[i]))
                kept.Append(text[i]);
        }
        return kept.ToString();
    }

    /// <summary>Whether XML may hold the character, which is no half of a pair.</summary>
    public static bool IsAllowed(char letter) => letter is >= ' ' or '\t' or '\n' or '\r' && letter is not ('\uFFFE' or '\uFFFF');
}
