using Remit.Kernel;
using Remit.Web;

namespace Remit.Reminders;

/// <summary>Emails that tell people what of theirs is late or due, and the links in them.</summary>
internal static class RemindersModule
{
    public static IServiceCollection AddReminders(this IServiceCollection services) =>
        services
            .AddSingleton<LetterReaders>()
            .AddSingleton<Reminding>()
            .AddSingleton<GoodLinks>()
            .AddSingleton<ToolsOfAPage>(Remind)
            .AddSingleton<ToolsOfAPage>(EndLinks)
            .AddSingleton(
                new PolicySection(
                    "reminders",
                    "Reminders by email",
                    [],
                    [
                        .. PolicySection.Give(Relation.Manager, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Administrator, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Partnership, Verb.Write),
                    ]
                )
            );

    private static IEnumerable<PageTool> EndLinks(IServiceProvider services, PageFrame frame) =>
        frame.Shows is { Kind: "person" or "action" } shown
        && services.GetRequiredService<Looking>() is { IsNow: true } looking
        && looking.Viewer.May("reminders.write")
            ?
            [
                new PageTool(
                    "Links in emails",
                    $"/links/{shown.Kind}/{shown.Path}",
                    shown.Kind == "person" ? "to them" : "to this action"
                ),
            ]
            : [];

    private static IEnumerable<PageTool> Remind(IServiceProvider services, PageFrame frame) =>
        frame.Lists == "action"
        && services.GetRequiredService<Looking>() is { IsNow: true } looking
        && looking.Viewer.May("reminders.write")
            ? [new PageTool("Remind people", "/actions/remind", "of what is late")]
            : [];
}
