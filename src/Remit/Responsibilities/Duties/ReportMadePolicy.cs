using Remit.Kernel;

namespace Remit.Responsibilities.Duties;

/// <summary>Who may do what with reports that were sent.</summary>
internal static class ReportMadePolicy
{
    /// <summary>
    /// They belong to those who report and are reported to: whoever holds the post or leads the organisation, who chairs or clerks the body,
    /// and the person themself records that a report was sent.
    /// </summary>
    public static PolicySection Section { get; } =
        new(
            "sent-reports",
            "Reports that were sent, and drafts of the next ones",
            [ReportMade.Shape.Kind, ReportDraft.Shape.Kind],
            [
                .. PolicySection.OfABody,
                .. PolicySection.Give(Relation.Chair, Sensitivity.Restricted, Verb.Write),
                .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
                .. PolicySection.Give(Relation.Lead, Sensitivity.Partnership, Verb.Write, Verb.Publish),
                .. PolicySection.Give(Relation.Owner, Sensitivity.Partnership, Verb.Write, Verb.Publish),
            ]
        );
}
