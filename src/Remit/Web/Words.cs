using Remit.Kernel;

namespace Remit.Web;

/// <summary>How the pages write dates, counts and texts.</summary>
public static class Words
{
    /// <summary>"12 September 2007".</summary>
    public static string InWords(this DateOnly date) => LondonDate.Words(date);

    /// <summary>"2007-09-12", as addresses and date fields take it.</summary>
    public static string InFigures(this DateOnly date) => LondonDate.Iso(date);

    /// <summary>"1 action", "3 actions".</summary>
    public static string Counted(this int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";

    /// <summary>With a capital letter first.</summary>
    public static string Capitalised(this string words) =>
        words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The paragraphs of a text: blank lines part them.</summary>
    public static IEnumerable<string> Paragraphs(this string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The text, or its first words and "…" where it is longer than <paramref name="most"/> letters; 0 leaves it whole.</summary>
    public static string Shortened(this string text, int most)
    {
        if (most == 0 || text.Length <= most)
            return text;
        var space = text.LastIndexOf(' ', most - 1);
        return text[..(space > most / 2 ? space : most - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
