using Remit.Web;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>The line of sight: its steps, and the way to it from every page that shows a record of it.</summary>
internal static class LineOfSightModule
{
    public static IServiceCollection AddLineOfSight(this IServiceCollection services)
    {
        foreach (var step in SightSteps.All)
            services.AddSingleton(step);
        foreach (var kind in SightSteps.Kinds)
            services.AddSingleton(kind);
        return services.AddSingleton<ToolsOfAPage>(Tool);
    }

    private static IEnumerable<PageTool> Tool(IServiceProvider services, PageFrame frame) =>
        frame.Shows is { } shown && services.GetServices<SightKind>().Any(k => k.Kind == shown.Kind)
            ?
            [
                new PageTool(
                    "Line of sight",
                    services.GetRequiredService<ResponsibilitiesLinks>().Sight(shown.Kind, shown.Path),
                    $"of {frame.Title}"
                ),
            ]
            : [];
}
