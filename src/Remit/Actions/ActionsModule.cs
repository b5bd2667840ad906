using Remit.Actions.Checking;
using Remit.Actions.Listing;
using Remit.Actions.Logs;
using Remit.Actions.Progress;
using Remit.Checks;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Actions;

/// <summary>What was promised, by whom, by when.</summary>
internal static class ActionsModule
{
    public static IServiceCollection AddActions(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(ActionItem.Shape)
            .AddSingleton<Shape>(ActionStatement.Shape)
            .AddSingleton(new PolicySection("actions", "Actions", [ActionItem.Shape.Kind], PolicySection.OfABody))
            .AddSingleton(
                new PolicySection(
                    "action-progress",
                    "Progress on actions, when they are due, and closing them",
                    [ActionStatement.Shape.Kind],
                    PolicySection.OfWhoIsToDoIt
                )
            )
            .AddSingleton(new ResultPage("action", "All actions", _ => ActionsLinks.Root))
            .AddSingleton(ActionForms.OfAnAction)
            .AddSingleton<IIntake, ActionsIntake>()
            .AddSingleton<Legacy, ActionsLegacy>()
            .AddSingleton<IInvariant, NoBodyClosesOverOpenActions>()
            .AddSingleton<IInvariant, ActionsStand>()
            .AddSingleton<IInvariant, StatementsStand<ActionStatement>>()
            .AddSingleton<Check, ActionsDrift>()
            .AddSingleton<Check, ActionsNotDone>()
            .AddScoped<ActionsLinks>()
            .AddScoped<IWorkSource, ActionsWork>()
            .AddSingleton<IMeetingTie, ActionsOfAMeeting>()
            .AddSingleton(new RecordPage("action", keys => $"{ActionsLinks.Root}/{keys[0]}"))
            .AddSingleton(new MenuEntry("Actions", ActionsLinks.Root, 30));
}
