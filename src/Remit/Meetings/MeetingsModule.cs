using Remit.Checks;
using Remit.Data;
using Remit.Editing;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Meetings.Checking;
using Remit.Meetings.Clocks;
using Remit.Meetings.Feeds;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Panels;
using Remit.Meetings.Papers;
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
            .AddSingleton<Shape>(MeetingMove.Shape)
            .AddSingleton<Shape>(Report.Shape)
            .AddSingleton<Shape>(AgendaItem.Shape)
            .AddSingleton<Shape>(Attendance.Shape)
            .AddSingleton<Shape>(Interest.Shape)
            .AddSingleton<Shape>(ReportText.Shape)
            .AddSingleton<Shape>(Paper.Shape)
            .AddSingleton<Shape>(Clearance.Shape)
            .AddSingleton<Shape>(ReportTemplate.Shape)
            .AddSingleton<Shape>(MeetingClock.Shape)
            .AddSingleton<Shape>(CalendarDays.Shape)
            .AddSingleton<Shape>(MeetingNotice.Shape)
            .AddSingleton(
                new PolicySection(
                    "meetings",
                    "Meetings and the forward planner",
                    [
                        Meeting.Shape.Kind,
                        MeetingMove.Shape.Kind,
                        Report.Shape.Kind,
                        ReportTemplate.Shape.Kind,
                        AgendaItem.Shape.Kind,
                        Attendance.Shape.Kind,
                        Interest.Shape.Kind,
                        MeetingClock.Shape.Kind,
                        CalendarDays.Shape.Kind,
                        MeetingNotice.Shape.Kind,
                    ],
                    PolicySection.OfABody
                )
            )
            .AddSingleton(
                new PolicySection(
                    "papers",
                    "What reports say, their files and their clearance",
                    [ReportText.Shape.Kind, Paper.Shape.Kind, Clearance.Shape.Kind],
                    PolicySection.OfWhoIsToDoIt
                )
            )
            .AddSingleton<IInvariant, StatementsStand<Clearance>>()
            .AddSingleton(ReportForms.OfAReport)
            .AddSingleton(ReportTemplate.Form)
            .AddScoped<MeetingsLinks>()
            .AddSingleton<MemberLetters>()
            .AddSingleton<Papers.Recalling>()
            .AddSingleton<MeetingsOfMine>()
            .AddSingleton<LatestDays>()
            .AddScoped<IWorkSource, ReportsWork>()
            .AddScoped<IWorkSource, PreparingWork>()
            .AddScoped<IWorkSource, NextMeetingsWork>()
            .AddPapers()
            .AddSingleton(new RecordPage("meeting", keys => $"{MeetingsLinks.Root}/{keys[0]}/{keys[1]}"))
            .AddSingleton(new RecordPage("paper", keys => $"{MeetingsLinks.Planner}/{keys[0]}/papers/{keys[1]}"))
            .AddSingleton(new RecordPage("report", keys => $"{MeetingsLinks.Planner}/{keys[0]}"))
            .AddSingleton(new MenuEntry("Meetings", MeetingsLinks.Root, 40, MeetingsLinks.Planner))
            .AddScoped<IPanel, BodyMeetingsPanel>()
            .AddSingleton(new ResultPage("report", "Forward planner", _ => MeetingsLinks.Planner))
            .AddSingleton(new ResultPage("meeting", "Meetings", _ => MeetingsLinks.Root))
            .AddSingleton<IIntake, PlannerIntake>()
            .AddSingleton<Legacy, MeetingsLegacy>()
            .AddSingleton<Legacy, ReportsLegacy>()
            .AddForms()
            .AddSingleton<CalendarAddresses>()
            .AddSingleton<ToolsOfAPage>(Tools)
            .AddSingleton<ToolsOfAPage>(AttendanceOfAPartner)
            .AddSingleton(new RecordPage("report-template", keys => PapersLinks.TemplateOf(keys[0])))
            .AddSingleton(new RecordPage("meeting-clock", _ => MeetingsLinks.Clocks))
            .AddSingleton(new RecordPage("calendar-days", _ => MeetingsLinks.Clocks))
            .AddSingleton(new RecordPage("meeting-notice", keys => $"{MeetingsLinks.Root}/{keys[0]}/{keys[1]}"))
            .AddSingleton<IInvariant, MovesAreRecorded>()
            .AddSingleton<IInvariant, NoticesStand>()
            .AddSingleton<IInvariant, StatementsStand<MeetingMove>>()
            .AddSingleton<IInvariant, MeetingsKeepTheirTime>()
            .AddSingleton<IInvariant, ReportsGoToTheirBody>()
            .AddSingleton<IInvariant, ReportsKeepTheirAgenda>()
            .AddSingleton<IInvariant, AttendanceStands>()
            .AddSingleton<IInvariant, ReportsInOrder>()
            .AddSingleton<IInvariant, OneReportTemplate>()
            .AddChecks();

    /// <summary>On the page of an organisation: whether it is there.</summary>
    private static IEnumerable<PageTool> AttendanceOfAPartner(IServiceProvider services, PageFrame frame) =>
        frame.Shows is { Kind: "organisation", Path: var key }
            ? [new PageTool("Attendance", MeetingsLinks.AttendanceOf(key), $"of {frame.Title} at meetings")]
            : [];

    private static IServiceCollection AddChecks(this IServiceCollection services) =>
        services
            .AddSingleton<IHeldMeetings, HeldMeetings>()
            .AddSingleton<Check, NotMetAsStated>()
            .AddSingleton<Check, PartnersStayAway>()
            .AddSingleton<Check, PapersTooLate>()
            .AddSingleton<Check, ReportsMissTheirMeeting>()
            .AddSingleton<Check, ReportsNeverReceived>();

    private static IServiceCollection AddForms(this IServiceCollection services)
    {
        foreach (var form in MeetingForms.All)
            services.AddSingleton(form);
        return services;
    }

    /// <summary>On the page of a meeting: calling, moving and cancelling it; on that of a body: planning its meetings. For whoever may.</summary>
    private static IEnumerable<PageTool> Tools(IServiceProvider services, PageFrame frame)
    {
        if (
            frame.Shows is not { Kind: "meeting" or "body" } shown
            || services.GetRequiredService<Looking>() is not { IsNow: true } looking
            || !looking.Viewer.May(
                "meetings",
                shown.Sensitivity ?? Sensitivity.Restricted,
                Verb.Write,
                shown.BelongsTo.ToHashSet()
            )
        )
            return [];
        var page = $"{MeetingsLinks.Root}/{shown.Path}";
        return shown.Kind == "body"
            ?
            [
                new PageTool("Add a meeting", EditLinks.Add("meeting", "body", shown.Path), $"of {frame.Title}"),
                new PageTool("Plan meetings", $"{page}/pattern", $"of {frame.Title}"),
                new PageTool("Report template", PapersLinks.TemplateOf(shown.Path), $"of {frame.Title}"),
                new PageTool("Ask for a report", EditLinks.AddFor("report", $"body:{shown.Path}"), $"to {frame.Title}"),
            ]
            :
            [
                new PageTool("Agenda", AgendaLinks.Edit(shown.Path.Split('/')[0], shown.Path.Split('/')[1]), "of this meeting"),
                new PageTool("Call", $"{page}/call", "this meeting"),
                new PageTool("Move", $"{page}/move", "this meeting"),
                new PageTool("Cancel", $"{page}/cancel", "this meeting"),
                new PageTool("Attendance", $"{page}/attendance", "at this meeting"),
            ];
    }
}
