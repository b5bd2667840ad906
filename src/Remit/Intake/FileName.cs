using System.Globalization;
using System.Text;

namespace Remit.Intake;

/// <summary>Names of files as strangers give them.</summary>
public static class FileName
{
    private const int Longest = 120;

    /// <summary>
    /// A name that can be shown: without folders, without what is no letter to see (line ends, marks that turn the direction of
    /// reading), and not longer than a line or two. Its ending stays.
    /// </summary>
    public static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var seen = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            if (
                Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                )
            )
                seen.Append(rune);
        var shown = seen.ToString().Trim();
        if (shown.Length == 0)
            return "file";
        if (shown.Length <= Longest)
            return shown;
        var ending = Path.GetExtension(shown);
        if (ending.Length > 10)
            ending = "";
        var most = Longest - ending.Length - 1;
        return shown[..(char.IsHighSurrogate(shown[most - 1]) ? most - 1 : most)] + "…" + ending;
    }
}
