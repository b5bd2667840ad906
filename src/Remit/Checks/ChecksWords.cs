namespace Remit.Checks;

/// <summary>What is found, in words.</summary>
internal static class ChecksWords
{
    /// <summary>Over the findings of a severity.</summary>
    public static string OnScreen(this Severity severity) =>
        severity switch
        {
            Severity.Error => "Wrong",
            Severity.Warning => "At risk",
            Severity.Note => "Worth a look",
        };

    /// <summary>What a severity means.</summary>
    public static string Meaning(this Severity severity) =>
        severity switch
        {
            Severity.Error => "A duty is broken.",
            Severity.Warning => "Something is weak, and may go wrong.",
            Severity.Note => "It may be right as it is. Somebody should know why.",
        };

    /// <summary>The colour of a severity; the word stands beside it.</summary>
    public static string Colour(this Severity severity) =>
        severity switch
        {
            Severity.Error => "red",
            Severity.Warning => "yellow",
            Severity.Note => "blue",
        };
}
