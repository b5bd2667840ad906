using Remit.Actions;
using Remit.Data;
using Remit.History;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings;
using Remit.Portable;
using Remit.Responsibilities;
using Remit.Structure;

namespace Remit;

/// <summary>Puts the program together: every capability, over one database and one clock.</summary>
internal static class Composition
{
    /// <summary>The services that the command line and the website share.</summary>
    public static IServiceCollection AddRemit(this IServiceCollection services, DatabaseChoice choice, TimeProvider time) =>
        services
            .AddSingleton(choice)
            .AddSingleton(new LondonClock(time))
            .AddSingleton(new IdSource(time))
            .AddSingleton<Shapes>()
            .AddSingleton<Store>()
            .AddData()
            .AddHistory()
            .AddStructure()
            .AddResponsibilities()
            .AddActions()
            .AddMeetings()
            .AddIntake()
            .AddPortable();

    /// <summary>The shapes of all records, without a database.</summary>
    public static Shapes Shapes()
    {
        using var services = Services(DatabaseChoice.Sqlite("."), TimeProvider.System);
        return services.GetRequiredService<Shapes>();
    }

    /// <summary>The services of a verb that serves no pages.</summary>
    public static ServiceProvider Services(DatabaseChoice choice, TimeProvider time) =>
        new ServiceCollection().AddRemit(choice, time).BuildServiceProvider();
}
