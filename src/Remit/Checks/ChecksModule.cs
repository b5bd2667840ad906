using Remit.Checks.Accepting;
using Remit.Checks.Panels;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Checks;

/// <summary>What is to be put right: the checks of all capabilities, and what is accepted as it is.</summary>
internal static class ChecksModule
{
    public static IServiceCollection AddChecks(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Acceptance.Shape)
            .AddSingleton(
                new PolicySection(
                    "checks",
                    "What is to be put right, and what is accepted as it is",
                    [Acceptance.Shape.Kind],
                    [
                        .. PolicySection.Reading,
                        .. from relation in new[] { Relation.Clerk, Relation.Chair, Relation.Manager, Relation.Operator }
                        from row in PolicySection.Give(relation, Sensitivity.Restricted, Verb.Write, Verb.Publish)
                        select row,
                    ]
                )
            )
            .AddSingleton<Findings>()
            .AddSingleton<AcceptedFindings>()
            .AddScoped<ChecksLinks>()
            .AddScoped<IWorkSource, FindingsWork>()
            .AddSingleton(new MenuEntry("To put right", ChecksLinks.Root, 50))
            .AddSingleton<IPanel, BodyFindingsPanel>()
            .AddSingleton<IPanel, PartnershipFindingsPanel>();
}
