using Remit.Checks;
using Remit.Kernel;
using Remit.Minutes.Checking;

namespace Remit.Minutes;

/// <summary>What is written down of a meeting.</summary>
internal static class MinutesModule
{
    public static IServiceCollection AddMinutes(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(MeetingMinutes.Shape)
            .AddSingleton<Shape>(MinuteNote.Shape)
            .AddSingleton<Shape>(Correction.Shape)
            .AddSingleton(
                new PolicySection("minutes", "Minutes", [MeetingMinutes.Shape.Kind, MinuteNote.Shape.Kind], PolicySection.OfABody)
            )
            .AddSingleton(
                new PolicySection(
                    "minutes-corrections",
                    "Corrections of minutes",
                    [Correction.Shape.Kind],
                    [
                        .. PolicySection.OfABody,
                        .. PolicySection.Give(Relation.Member, Sensitivity.Restricted, Verb.Write),
                        .. PolicySection.Give(Relation.Deputy, Sensitivity.Restricted, Verb.Write),
                        .. PolicySection.Give(Relation.Chair, Sensitivity.Restricted, Verb.Write),
                    ]
                )
            )
            .AddSingleton<Check, MinutesNotApproved>();
}
