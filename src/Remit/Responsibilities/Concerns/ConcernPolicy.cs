using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Concerns;

/// <summary>Who may do what with ways to raise concerns, their counts and safeguarding contacts.</summary>
internal static class ConcernPolicy
{
    /// <summary>Whoever runs the partnership's records keeps them, and whoever answers for an arrangement keeps that and its counts.</summary>
    public static PolicySection Section { get; } =
        new(
            "concerns",
            "Raising concerns: the ways, and how many",
            [ConcernArrangement.Shape.Kind, ConcernCount.Shape.Kind, SafeguardingContact.Shape.Kind],
            [
                .. PolicySection.OfABody,
                .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
                .. PolicySection.Give(Relation.Owner, Sensitivity.Partnership, Verb.Write, Verb.Publish),
            ]
        );
}

/// <summary>The way to the page, at the foot of every page.</summary>
internal static class ConcernsLink
{
    public static ValueTask Fill(HttpContext context, PageFrame frame)
    {
        if (context.RequestServices.GetRequiredService<Looking>().IsSet)
            frame.FooterLinks.Add(
                new("Raising concerns", context.RequestServices.GetRequiredService<ResponsibilitiesLinks>().Concerns())
            );
        return ValueTask.CompletedTask;
    }
}
