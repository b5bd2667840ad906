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
                        .. from relation in new[] { Relation.Clerk, Relation.PostHolder, Relation.Manager, Relation.Operator }
                        from row in PolicySection.Give(relation, Sensitivity.Restricted, Verb.Write, Verb.Publish)
                        select row,
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
            .AddSingleton(new MenuEntry("Bring papers in", IntakeLinks.Root, 80) { ForWriters = true });
}
