namespace Remit.Structure.Matching;

/// <summary>How papers put a post and an organisation into one phrase.</summary>
internal static class Phrases
{
    private static readonly string[] Between = [":", " – ", " — ", " - ", ", ", " at ", " from ", " of "];

    /// <summary>Every way in which a phrase can be a title with an organisation, the likeliest first.</summary>
    public static IEnumerable<(string Title, string Organisation)> TitleAndOrganisation(string phrase)
    {
        var text = phrase.Trim();
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open)
            yield return (text[..open].Trim(), text[(open + 1)..^1].Trim());
        foreach (var mark in Between)
        {
            var at = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || at + mark.Length >= text.Length)
                continue;
            var (before, after) = (text[..at].Trim(), text[(at + mark.Length)..].Trim());
            if (before.Length == 0 || after.Length == 0)
                continue;
            yield return (before, after);
            // "ICB: Chief Nurse"
            if (mark is ":" or " – " or " — " or " - ")
                yield return (after, before);
        }
    }
}
