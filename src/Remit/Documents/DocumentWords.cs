using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>The few words by which any document shows its own parts.</summary>
internal static partial class DocumentWords
{
    /// <summary>"Notes", "Note:".</summary>
    public static bool IsNotesHeading(string line) => Notes().IsMatch(line);

    /// <summary>"Appendix A", "ANNEX 2 – Duties of the chair".</summary>
    public static bool IsLabel(string line) => line.Length <= 200 && Label().IsMatch(line);

    /// <summary>What follows the number of a label on its own line: "Duties of the chair"; "" when nothing does.</summary>
    public static string AfterLabel(string line) =>
        Label().Match(line) is { Success: true } match ? match.Groups["rest"].Value : "";

    [GeneratedRegex(
        """^\s*notes?\s*:?\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Notes();

    // A label with a title on its own line needs a stroke or stop between: "Schedule 2 applies to …" is a sentence.
    [GeneratedRegex(
        """^\s*(?:appendix|annexe?|schedule)\s+(?:[a-z]|\d{1,3}|[ivx]{1,6})\s*(?:[:.–—-]\s*(?<rest>\S.*?)\s*|[:.]?\s*)$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Label();
}
