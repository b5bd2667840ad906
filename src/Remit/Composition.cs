using System.CommandLine;
using Remit.Access;
using Remit.Actions;
using Remit.Actions.Listing;
using Remit.Checks;
using Remit.Data;
using Remit.Decisions;
using Remit.Editing;
using Remit.History;
using Remit.Intake;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Mail;
using Remit.Meetings;
using Remit.Meetings.Partners;
using Remit.Minutes;
using Remit.Portable;
using Remit.Public;
using Remit.Reminders;
using Remit.Responsibilities;
using Remit.Responsibilities.Coverage;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Search;
using Remit.Structure;
using Remit.Structure.Programmes;
using Remit.Web;
using Remit.Web.CommandLine;
using Remit.Web.Publishing;

namespace Remit;

/// <summary>Puts the program together: every capability, over one database and one clock.</summary>
internal static class Composition
{
    /// <summary>The services that the command line and the website share.</summary>
    public static IServiceCollection AddRemit(this IServiceCollection services, DatabaseChoice choice, TimeProvider time) =>
        services
            .AddSingleton(choice)
            .AddSingleton(new KeyFolder(choice.Keys))
            .AddSingleton(new LondonClock(time))
            .AddSingleton(new RealClock(TimeProvider.System))
            .AddSingleton(new IdSource(time))
            .AddSingleton<Shapes>()
            .AddSingleton<Policy>()
            .AddSingleton<Store>()
            .AddData()
            .AddLooking()
            .AddHistory()
            .AddEditing()
            .AddSearch()
            .AddStructure()
            .AddResponsibilities()
            .AddActions()
            .AddMeetings()
            .AddDecisions()
            .AddMinutes()
            .AddPublic()
            .AddChecks()
            .AddMail()
            .AddAccess()
            .AddReminders()
            .AddLedger()
            .AddIntake()
            .AddPublishing()
            .AddPortable();

    /// <summary>The verbs that take single papers out.</summary>
    public static IEnumerable<Command> Exports(Opening opening) =>
        StructureExports
            .All.Prepend(RegisterExport.Paper)
            .Append(RegisterSummaryPaper.Export)
            .Append(ReportCommands.Export)
            .Concat(ProgrammeExports.All)
            .Concat(PartnerExports.All)
            .Append(ActionsPaper.Export)
            .Append(CoveragePaper.Export)
            .Select(verb => PublishingCommands.Export(opening, verb));

    /// <summary>The shapes of all records, without a database.</summary>
    public static Shapes Shapes()
    {
        using var services = Services(DatabaseChoice.Sqlite("."), TimeProvider.System);
        return services.GetRequiredService<Shapes>();
    }

    /// <summary>Everything that can be brought in out of papers, without a database.</summary>
    public static IReadOnlyList<IIntake> Intakes()
    {
        using var services = Services(DatabaseChoice.Sqlite("."), TimeProvider.System);
        return [.. services.GetServices<IIntake>().OrderBy(i => i.Order)];
    }

    /// <summary>The services of a verb that serves no pages.</summary>
    public static ServiceProvider Services(DatabaseChoice choice, TimeProvider time) =>
        new ServiceCollection().AddRemit(choice, time).BuildServiceProvider();
}
