using Remit.Checks;
using Remit.Data;
using Remit.Decisions.Checking;
using Remit.Kernel;

namespace Remit.Decisions;

/// <summary>What bodies decided, whether it stands, and what became of it.</summary>
internal static class DecisionsModule
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Decision.Shape)
            .AddSingleton<Shape>(Expectation.Shape)
            .AddSingleton<Shape>(Effect.Shape)
            .AddSingleton<Shape>(OrganisationSignOff.Shape)
            .AddSingleton<Shape>(Doing.Shape)
            .AddSingleton(
                new PolicySection(
                    "decisions",
                    "Decisions",
                    [Decision.Shape.Kind, Expectation.Shape.Kind, Effect.Shape.Kind],
                    PolicySection.OfABody
                )
            )
            .AddSingleton(
                new PolicySection(
                    "decisions-done",
                    "What organisations say of decisions: signing off and doing",
                    [OrganisationSignOff.Shape.Kind, Doing.Shape.Kind],
                    PolicySection.OfWhoIsToDoIt
                )
            )
            .AddSingleton<IInvariant, StatementsStand<Doing>>()
            .AddSingleton<Check, SignOffsOverdue>()
            .AddSingleton<Check, DecidedWithoutEvidence>()
            .AddSingleton<Check, NotKnownWhetherDone>();
}
