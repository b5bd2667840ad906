using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Minutes.Checking;
using Remit.Web;
using Remit.Web.Work;

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
                        // They can be at a meeting without a place on the body; that they were is asked as they write.
                        .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Lead, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Owner, Sensitivity.Partnership, Verb.Write),
                    ]
                )
            )
            .AddSingleton<Check, MinutesNotApproved>()
            .AddSingleton<IInvariant, MinutesInOrder>()
            .AddSingleton<IInvariant, ApprovedMinutesStand>()
            .AddScoped<MinutesLinks>()
            .AddScoped<Minuting>()
            .AddScoped<IWorkSource, MinutesWork>()
            .AddSingleton(new RecordPage("minutes", keys => MinutesLinks.Path(keys[0], keys[1])))
            .AddSingleton<ToolsOfAPage>(Tools);

    /// <summary>On the page of a meeting: its minutes.</summary>
    private static IEnumerable<PageTool> Tools(IServiceProvider services, PageFrame frame) =>
        frame.Shows is { Kind: "meeting" } shown && shown.Path.Split('/') is [var body, var meeting]
            ? [new PageTool("Minutes", services.GetRequiredService<MinutesLinks>().Minutes(body, meeting), "of this meeting")]
            : [];
}
