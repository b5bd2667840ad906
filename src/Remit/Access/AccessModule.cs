using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Access;

/// <summary>Who is signed in, and how they stand to the partnership today.</summary>
internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Grant.Shape)
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
