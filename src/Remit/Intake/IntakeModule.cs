using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>Brings papers in as people have them: one page with a preview, one command and one undo for whatever the capabilities read.</summary>
internal static class IntakeModule
{
    public static IServiceCollection AddIntake(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(ColumnName.Shape)
            .AddSingleton(
                new PolicySection(
                    "intake",
                    "Bringing papers in",
                    [ColumnName.Shape.Kind],
                    [
                        .. PolicySection.Reading,
                        .. from relation in new[] { Relation.Clerk, Relation.Manager, Relation.Operator }
                        from row in PolicySection.Give(relation, Sensitivity.Restricted, Verb.Write, Verb.Publish)
                        select row,
                        .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
                    ]
                )
                {
                    IsShared = true,
                }
            )
            .AddSingleton<Bringing>()
            .AddSingleton<Uploads>()
            .AddScoped<IntakeLinks>()
            .AddSingleton(new RecordPage("upload", keys => IntakeLinks.PathOf(keys[0])))
            .AddSingleton(
                new FirstStep(
                    "Bring in a paper",
                    "Begin with one that you have, as you have it: a list of members, terms of reference, an action log, a forward planner, a register. Remit asks for what the paper does not say, shows what it would record, and saves nothing before you agree.",
                    $"{IntakeLinks.Root}/new",
                    10
                )
            )
            .AddSingleton(new MenuEntry("Bring papers in", IntakeLinks.Root, 80));
}
