using Remit.Web;

namespace Remit.Public;

/// <summary>What everybody may read without signing in, in plain words.</summary>
internal static class PublicModule
{
    public static IServiceCollection AddPublic(this IServiceCollection services) =>
        services
            .AddScoped<IPanel, PublicPanel>()
            .AddSingleton(new UntilTheNextChange<DateOnly, PublicGlance>(PublicPanel.Days))
            .AddSingleton<FillFrame>(
                (_, frame) =>
                {
                    frame.FooterLinks.Add(new PageTool("Meetings and decisions", PublicLinks.Root));
                    return ValueTask.CompletedTask;
                }
            );
}
