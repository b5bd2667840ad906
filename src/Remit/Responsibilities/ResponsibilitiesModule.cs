using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities;

/// <summary>What each holder must do, under what law, how it is met and what stands behind that.</summary>
internal static class ResponsibilitiesModule
{
    public static IServiceCollection AddResponsibilities(this IServiceCollection services)
    {
        foreach (var shape in Shapes)
            services.AddSingleton(shape);
        return services
            .AddSingleton<IInvariant, PartsStandUnderTheirLeadIn>()
            .AddSingleton<IInvariant, LeadInsAreNotRated>()
            .AddSingleton<IInvariant, PositionsAreNeverOverwritten>()
            .AddSingleton<IInvariant, PositionsSpeakOfTheirTime>()
            .AddSingleton<IInvariant, PartsStandInTheirSource>();
    }

    private static IReadOnlyList<Shape> Shapes =>
        [
            Source.Shape,
            Provision.Shape,
            Register.Shape,
            Responsibility.Shape,
            Position.Shape,
            Evidence.Shape,
            Delegation.Shape,
            ReportingDuty.Shape,
        ];
}
