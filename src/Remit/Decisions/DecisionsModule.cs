using Remit.Checks;
using Remit.Data;
using Remit.Decisions.Checking;
using Remit.Decisions.Recording;
using Remit.Decisions.SigningOff;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings;
using Remit.Meetings.Attending;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Decisions;

/// <summary>What bodies decided, whether it stands, and what became of it.</summary>
internal static class DecisionsModule
{
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        foreach (var step in DecisionSight.Steps)
            services.AddSingleton(step);
        return services
            .AddSingleton<IMeetingTie, DecisionsOfAMeeting>()
            .AddSingleton(DecisionSight.Kind)
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
            .AddSingleton<Check, NotKnownWhetherDone>()
            .AddSingleton<IInvariant, DecisionsFit>()
            .AddSingleton<IInvariant, DecidedAsTermsSay>()
            .AddSingleton<IInvariant, PlacesOfBodiesBelow>()
            .AddSingleton<IInvariant, EffectsAgree>()
            .AddSingleton<IInvariant, SignOffsStand>()
            .AddSingleton<IDecisionStatus, StatusInWords>()
            .AddSingleton<RememberedStatus>()
            .AddSingleton<SettlingAgain>()
            .AddSingleton<IAfterAttendance>(services => services.GetRequiredService<SettlingAgain>())
            .AddScoped<DecisionsLinks>()
            .AddScoped<SignOffsOfMine>()
            .AddSingleton<RememberedDoing>()
            .AddScoped<IWorkSource, DecisionsWork>()
            .AddScoped<IWorkSource, DoingWork>()
            .AddScoped<IPanel, MeetingDecisionsPanel>()
            .AddScoped<IPanel, BodyDecisionsPanel>()
            .AddScoped<IPanel, OrganisationSignOffsPanel>()
            .AddSingleton(new RecordPage("decision", keys => DecisionsLinks.PageOf(string.Join('/', keys))))
            .AddSingleton(new MenuEntry("Decisions", DecisionsLinks.Root, 42))
            .AddSingleton<ToolsOfAPage>(Tools);
    }

    /// <summary>On the page of a meeting: recording a decision, for whoever may; on that of a body: its decisions.</summary>
    private static IEnumerable<PageTool> Tools(IServiceProvider services, PageFrame frame)
    {
        if (frame.Shows is not { Kind: "meeting" or "body" } shown)
            return [];
        var looking = services.GetRequiredService<Looking>();
        if (shown.Kind == "body")
            return
            [
                new PageTool(
                    "Decisions",
                    services.GetRequiredService<DecisionsLinks>().Decisions(shown.Path),
                    $"of {frame.Title}"
                ),
            ];
        return
            looking.IsNow
            && looking.Viewer.May(
                "decisions",
                shown.Sensitivity ?? Sensitivity.Restricted,
                Verb.Write,
                shown.BelongsTo.ToHashSet()
            )
            ? [new PageTool("Record a decision", $"{MeetingsLinks.Root}/{shown.Path}/decide", "of this meeting")]
            : [];
    }
}
