using Remit.Kernel;

namespace Remit.Structure.Arrangements;

/// <summary>Who may do what with editions of the arrangements.</summary>
internal static class EditionPolicy
{
    /// <summary>
    /// They belong to no body: whoever runs the partnership publishes, and whoever binds one of its organisations may, too.
    /// </summary>
    public static PolicySection Section { get; } =
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
