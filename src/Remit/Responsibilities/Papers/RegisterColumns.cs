namespace Remit.Responsibilities.Papers;

/// <summary>The keys of the columns that a register can have; their names stand in <c>names.yaml</c>.</summary>
internal static class RegisterColumns
{
    public const string Heading = "heading";
    public const string Paragraph = "paragraph";
    public const string Responsibility = "responsibility";
    public const string ActionTaken = "action-taken";
    public const string FutureAction = "future-action";
    public const string LeadOfficer = "lead-officer";
    public const string Due = "due";
    public const string Rating = "rating";
    public const string AsAt = "as-at";

    /// <summary>Whether a row of these columns is the header row of a register: responsibilities, and at least a number or an account of them.</summary>
    public static bool AreARegisters(IReadOnlyList<string?> columns) =>
        columns.Contains(Responsibility)
        && (columns.Contains(Paragraph) || columns.Contains(ActionTaken) || columns.Contains(FutureAction));
}
