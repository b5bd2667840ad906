using Remit.Editing;

namespace Remit.Structure.Arrangements;

/// <summary>What people change of an edition: its note, and who may see it. What was published by mistake is closed; the text stays what it was.</summary>
internal static class EditionForm
{
    public static EditForm Form { get; } = new EditForm<Edition>(Edition.Shape).OnlyChanged();
}
