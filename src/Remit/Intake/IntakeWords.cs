namespace Remit.Intake;

/// <summary>The words of findings on screen.</summary>
internal static class IntakeWords
{
    /// <summary>The heading over findings of a kind.</summary>
    public static string OnScreen(this FindingKind kind) =>
        kind switch
        {
            FindingKind.New => "New",
            FindingKind.Changed => "Changed",
            FindingKind.Unchanged => "Unchanged",
            FindingKind.Doubtful => "Look at these",
            FindingKind.Missing => "Not in the paper",
            FindingKind.LeftOut => "Left out",
            FindingKind.Refused => "To put right",
        };

    /// <summary>What it means for whoever decides.</summary>
    public static string InWords(this FindingKind kind) =>
        kind switch
        {
            FindingKind.New => "These would be recorded.",
            FindingKind.Changed => "What is recorded would be changed, or something added to it.",
            FindingKind.Unchanged => "These are recorded already, as the paper has them.",
            FindingKind.Doubtful => "Remit was not sure of these and took what is likeliest. Check them.",
            FindingKind.Missing => "These are recorded and not in the paper. They stay as they are.",
            FindingKind.LeftOut => "These are in the paper and would not be recorded.",
            FindingKind.Refused => "Put these right in the file and bring it in again, or say below what it should be taken for.",
        };
}
