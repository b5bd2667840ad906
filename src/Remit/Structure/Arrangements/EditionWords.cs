using Remit.Editing;
using Remit.Kernel;

namespace Remit.Structure.Arrangements;

/// <summary>Who may do what with editions of the arrangements, and what can be changed of them.</summary>
internal static class EditionWords
{
    /// <summary>The note, and who may see it: what was published by mistake is closed. The text stays what it was.</summary>
    public static EditForm Form { get; } = new EditForm<Edition>(Edition.Shape).OnlyChanged();

    /// <summary>
    /// They belong to no body: whoever runs the partnership publishes, and whoever binds one of its organisations may, too.
    /// </summary>
    public static PolicySection Policy { get; } =
        new(
            "arrangements",
            "The published arrangements",
            [Edition.Shape.Kind],
            [
                .. PolicySection.Reading,
                .. PolicySection.Give(Relation.Lead, Sensitivity.Public, Verb.Write, Verb.Publish),
                .. PolicySection.Give(Relation.Manager, Sensitivity.Restricted, Verb.Write, Verb.Publish),
                .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Publish),
            ]
        )
        {
            IsShared = true,
        };
}
