using System.CommandLine;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Remit.Access;
using Remit.Access.Demonstrating;
using Remit.Access.SettingUp;
using Remit.Data;
using Remit.Kernel;
using Remit.Mail;
using Remit.Portable;
using Remit.Reminders;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit;

/// <summary>The verbs that serve pages: <c>demo</c> and <c>serve</c>. Both listen on loopback only.</summary>
internal static class Serving
{
    private const int UsualPort = 5080;

    /// <summary>Marks a folder that the demo made, and may make afresh.</summary>
    private const string DemoMark = "made-by-remit-demo";

    /// <summary><c>serve [--port N] [--behind-proxy [ADDRESS]] [--host NAME …]</c></summary>
    public static Command Serve(Opening opening)
    {
        var port = Port();
        var outside = new Outside.Options();
        var command = new Command("serve", "Serve a partnership's pages on this machine")
        {
            port,
            outside.BehindProxy,
            outside.Host,
        };
        command.SetAction(
            (words, stop) =>
                Guarded(async () =>
                {
                    var reached = outside.Choose(words);
                    await using var app = App(opening.Choose(words), TimeProvider.System, words.GetValue(port), outside: reached);
                    await app.Services.GetRequiredService<Store>().Prepare();
                    return await Run(app, "Remit is at", stop, (_, here) => SetUpLink(app, reached, here));
                })
        );
        return command;
    }

    /// <summary><c>demo [--port N] [--data DIR] [--papers-only]</c></summary>
    public static Command Demo(Opening opening)
    {
        var port = Port();
        var papersOnly = new Option<bool>("--papers-only")
        {
            Description = "Leave out the illustrative meetings and decisions, and start on 3 September 2007",
        };
        var command = new Command("demo", "Serve the sample partnership, from a fresh database, as at 1 April 2008")
        {
            port,
            papersOnly,
        };
        command.SetAction(
            (words, stop) =>
                Guarded(async () =>
                {
                    if (words.GetValue(opening.Database) is not null)
                        throw new DatabaseRefusedException(
                            "The demo makes a database of its own. Leave --database out; serve takes it."
                        );
                    var asked = words.GetValue(opening.Data);
                    var folder = asked is null
                        ? Directory.CreateTempSubdirectory("remit-demo-").FullName
                        : Path.GetFullPath(asked);
                    try
                    {
                        MakeFresh(folder);
                        return await ServeDemo(folder, words.GetValue(port), !words.GetValue(papersOnly), stop);
                    }
                    finally
                    {
                        if (asked is null)
                            Directory.Delete(folder, recursive: true);
                    }
                })
        );
        return command;
    }

    /// <summary>The website over a database and a clock, for this machine, or for those outside who may reach it too.</summary>
    internal static WebApplication App(
        DatabaseChoice choice,
        TimeProvider time,
        int port,
        Action<WebApplicationBuilder>? more = null,
        Outside? outside = null
    )
    {
        var builder = WebFrame.CreateBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder
            .Services.AddRemit(choice, time)
            .AddWebFrame()
            .AddHostedService<PostmanRounds>()
            .AddHostedService<ReminderRounds>();
        (outside ?? Outside.Nobody).Configure(builder.Services);
        if (outside?.Address is { } address)
            builder.Services.AddSingleton(new SiteAddress(address));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(port);
        });
        more?.Invoke(builder);
        var app = builder.Build();
        Outside.Use(app);
        app.UseWebFrame();
        return app;
    }

    /// <summary><c>--port N</c></summary>
    internal static Option<int> Port()
    {
        var port = new Option<int>("--port")
        {
            Description = $"The port to listen on (default {UsualPort}; 0 takes a free one)",
            HelpName = "N",
            DefaultValueFactory = _ => UsualPort,
        };
        port.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && !(
                    int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 65535
                )
            )
                result.AddError("--port takes a number from 0 to 65535.");
        });
        return port;
    }

    private static async Task<int> Guarded(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (DatabaseRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Opening.CannotWork;
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                "Another program is listening on this port. Choose another with --port, or --port 0 for any that is free."
            );
            return Opening.CannotWork;
        }
    }

    private static void MakeFresh(string folder)
    {
        var mark = Path.Combine(folder, DemoMark);
        var isOurs = File.Exists(mark);
        if (Directory.Exists(folder) && !isOurs && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new DatabaseRefusedException(
                $"The demo did not make {folder}, so it won't write there. Name an empty or a new folder with --data."
            );
        try
        {
            Directory.CreateDirectory(folder);
            // A demo that still runs holds it, and its database must not be taken from under it.
            using (
                File.Open(
                    Path.Combine(folder, DatabaseChoice.LockName),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            )
            {
                foreach (var file in Directory.EnumerateFiles(folder, DatabaseChoice.FileName + "*"))
                    File.Delete(file);
                // What was signed and erased in the demo of before is none of the new one's.
                if (Directory.Exists(Path.Combine(folder, DatabaseChoice.KeysName)))
                    Directory.Delete(Path.Combine(folder, DatabaseChoice.KeysName), recursive: true);
                File.WriteAllText(mark, "This folder belongs to the demo, which makes its database afresh each time.\n");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The demo can't make its database in {folder}: {problem.Message} Name an empty or a new folder with --data, or stop the demo that uses this one.",
                problem
            );
        }
    }

    private static async Task<int> ServeDemo(string folder, int port, bool withTheCycle, CancellationToken stop)
    {
        var starts = withTheCycle ? LondonDate.At(2008, 4, 1, 9, 0) : LondonDate.At(2007, 9, 3, 9, 0);
        var clock = new ShiftedClock(starts, TimeProvider.System);
        await using var app = App(
            DatabaseChoice.Sqlite(folder),
            clock,
            port,
            builder =>
            {
                builder
                    .Services.AddSingleton<Demonstration>()
                    .AddSingleton(new RealClock(TimeProvider.System) { CalendarIsAhead = clock.Ahead });
                if (withTheCycle)
                    builder.Services.AddSingleton(new MadeUp("The meetings from September 2007 on are illustrative: made up."));
            }
        );
        await app.Services.GetRequiredService<Store>().Prepare();
        foreach (var (folderOfFiles, change) in Samples(withTheCycle))
        {
            var files = FileSet.Read(Path.Combine(AppContext.BaseDirectory, "samples", folderOfFiles));
            var report = await app.Services.GetRequiredService<PartnershipImport>().Run(files, change, rehearse: false, _ => { });
            foreach (var problem in report.Problems)
                await Console.Error.WriteLineAsync(problem.ToString());
            if (report.Problems.Count > 0)
                return Opening.Refused;
        }
        var people = await app.Services.GetRequiredService<Demonstration>().AddPeople();
        foreach (var refusal in people.Refusals)
            await Console.Error.WriteLineAsync(refusal.Message);
        return people.IsRefused
            ? Opening.Refused
            : await Run(app, $"The demonstration, on {LondonDate.Words(LondonDate.Of(starts))}, is at", stop);
    }

    /// <summary>What the papers say; and on top of it the illustrative first cycle of meetings.</summary>
    private static IEnumerable<(string Folder, Change Change)> Samples(bool withTheCycle)
    {
        const string capacity = "for the demonstration";
        yield return (
            "leicestershire-2007",
            new Change("Remit", capacity, "Imported the papers of 2007", "So that there is a partnership to walk through")
        );
        if (withTheCycle)
            yield return (
                "leicestershire-2007-cycle",
                new Change(
                    "Remit",
                    capacity,
                    "Laid an illustrative first cycle of meetings on top",
                    "So that there are meetings and decisions to walk through. They are made up"
                )
            );
    }

    /// <summary>Where people reach it; and while there is no account, the way in for the first administrator.</summary>
    private static async Task SetUpLink(WebApplication app, Outside outside, string here)
    {
        if (outside.Address is { } reached)
            Console.WriteLine($"People reach it at {reached}");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetUpLinks>().New() is not { } path)
            return;
        Console.WriteLine(
            "Nobody can sign in yet. Open this link within 24 hours to become the first administrator; it is good once:"
        );
        Console.WriteLine((outside.Address ?? here) + path);
    }

    private static async Task<int> Run(
        WebApplication app,
        string words,
        CancellationToken stop,
        Func<WebApplication, string, Task>? more = null
    )
    {
        await app.StartAsync(stop);
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var address = $"http://localhost:{new Uri(bound).Port}";
        Console.WriteLine($"{words} {address}");
        if (more is not null)
            await more(app, address);
        Console.WriteLine("Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return Opening.Done;
    }
}
