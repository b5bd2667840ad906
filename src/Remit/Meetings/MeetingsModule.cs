using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Panels;
using Remit.Meetings.Planners;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings;

/// <summary>When bodies meet, and what they are to hear.</summary>
internal static class MeetingsModule
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Meeting.Shape)
            .AddSingleton<Shape>(Report.Shape)
            .AddSingleton(
                new PolicySection(
                    "meetings",
                    "Meetings and the forward planner",
                    [Meeting.Shape.Kind, Report.Shape.Kind],
                    PolicySection.OfABody
                )
            )
            .AddScoped<MeetingsLinks>()
            .AddScoped<IWorkSource, ReportsWork>()
            .AddSingleton(new RecordPage("meeting", keys => $"{MeetingsLinks.Root}/{keys[0]}/{keys[1]}"))
            .AddSingleton(new RecordPage("report", keys => $"{MeetingsLinks.Planner}/{keys[0]}"))
            .AddSingleton(new MenuEntry("Meetings", MeetingsLinks.Root, 40, MeetingsLinks.Planner))
            .AddScoped<IPanel, BodyMeetingsPanel>()
            .AddSingleton(new ResultPage("report", "Forward planner", _ => MeetingsLinks.Planner))
            .AddSingleton(new ResultPage("meeting", "Meetings", _ => MeetingsLinks.Root))
            .AddSingleton<IIntake, PlannerIntake>()
            .AddSingleton<Legacy, MeetingsLegacy>()
            .AddSingleton<Legacy, ReportsLegacy>()
            .AddSingleton<IInvariant, MeetingsKeepTheirTime>()
            .AddSingleton<IInvariant, ReportsGoToTheirBody>();
}
