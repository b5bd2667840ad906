using Remit.Kernel;

namespace Remit.Actions;

/// <summary>What was promised, by whom, by when.</summary>
internal static class ActionsModule
{
    public static IServiceCollection AddActions(this IServiceCollection services) =>
        services.AddSingleton<Shape>(ActionItem.Shape);
}
