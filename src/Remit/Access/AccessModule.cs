using Remit.Access.Reach;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Access;

/// <summary>Who is signed in, and how they stand to the partnership today.</summary>
internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Grant.Shape)
            .AddScoped<AccessLinks>()
            .AddSingleton<IPanel, BodyAccessPanel>()
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (context.RequestServices.GetRequiredService<Looking>().IsSet)
                        frame.FooterLinks.Add(
                            new("Who may do what", context.RequestServices.GetRequiredService<AccessLinks>().Policy())
                        );
                    return ValueTask.CompletedTask;
                }
            )
            .AddSingleton(
                new PolicySection(
                    "access",
                    "Who is given a task",
                    [Grant.Shape.Kind],
                    [
                        .. PolicySection.Reading,
                        .. PolicySection.Give(Relation.Administrator, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Publish),
                    ]
                )
            );
}
