using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Reminders;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Reminders;

/// <summary>A site at which people are reminded: its director can be written to, and has two actions.</summary>
internal static class RemindersCase
{
    public const string Site = "https://remit.example.org";
    public const string Director = "gareth-williams";

    public static async Task<RemitApp> Start(TestClock clock, string provider = Databases.Sqlite) =>
        await Begun(await RemitApp.WithSessions(clock, provider, RemitApp.Sample, services => Services(services, clock)));

    /// <summary>The same, looked at by the operator of the machine.</summary>
    public static async Task<RemitApp> ForTheOperator(TestClock clock) =>
        await Begun(await RemitApp.WithTheSample(more: services => Services(services, clock)));

    private static void Services(IServiceCollection services, TestClock clock) =>
        services.AddSingleton(new LondonClock(clock)).AddSingleton(new RealClock(clock)).AddSingleton(new SiteAddress(Site));

    private static async Task<RemitApp> Begun(RemitApp app)
    {
        await app.Write(
            db => db.Set<Person>().AsTracking().Single(p => p.Key == Director).Email = "gareth@example.org",
            "Said where to write"
        );
        await app.Action("Write the delegation scheme", "2007-08-01");
        await app.Action("Tell the Cabinet", "2007-09-20");
        return app;
    }

    /// <summary>An action of the Director.</summary>
    public static async Task Action(this RemitApp app, string what, string? due, Action<ActionItem>? with = null)
    {
        var owner = await app.Find<Post>("director");
        var action = new ActionItem
        {
            Id = app.Store.Ids.Next<ActionItem>(),
            Key = Slug.From(what),
            What = what,
            Due = due is null ? null : When.Day(due),
        };
        with?.Invoke(action);
        await app.Add(
            action,
            new ActionOwner
            {
                Id = app.Store.Ids.Next<ActionOwner>(),
                Action = action.Id,
                Owner = new RecordRef("post", owner.Id.Value),
            }
        );
    }

    public static Reminding Reminding(this RemitApp app) => app.Services.GetRequiredService<Reminding>();

    /// <summary>Somebody of the sample who can be reminded.</summary>
    public static async Task<Receiver> Receiver(this RemitApp app, string key = Director) =>
        (await app.Reminding().Receivers()).Single(r => r.Key == key);

    /// <summary>The path of the link in the newest letter that says how far an action is.</summary>
    public static async Task<string> UpdateLink(this RemitApp app, string action = "Write the delegation scheme")
    {
        var lines = (await app.Letters())[^1].Words!.Split('\n');
        var at = Array.FindIndex(lines, l => l.Contains(action, StringComparison.Ordinal));
        var line = lines.Skip(at).First(l => l.Contains("/update/", StringComparison.Ordinal));
        return line[line.IndexOf("/update/", StringComparison.Ordinal)..];
    }

    public static async Task<List<Letter>> Letters(this RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.Set<Letter>().OrderBy(l => l.Written).ThenBy(l => l.Id).ToListAsync();
    }
}
