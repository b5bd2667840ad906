using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Attending;

/// <summary>The verb <c>attendance</c>: who was there, and what they declared.</summary>
internal static class AttendanceCommands
{
    /// <summary><c>attendance show|set|interest BODY/KEY</c></summary>
    public static Command Of(Opening opening) =>
        new("attendance", "Say and record who was at a meeting, for which place, and whether there was a quorum")
        {
            Show(opening),
            Set(opening),
            Interest(opening),
        };

    private static Command Show(Opening opening)
    {
        var (which, format) = (Which(), CommonOptions.TextOrJson());
        var command = new Command("show", "Say who was there, and by item whether there was a quorum") { which, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await Find(db, words.GetValue(which)!) is not { } day)
                        return await IsNotThere(words.GetValue(which)!);
                    var view = AttendanceView.Of(day, today);
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(today, view));
                        return Opening.Done;
                    }
                    Console.WriteLine(view.Answer ?? "Who was there is not recorded yet.");
                    if (view.Chair is { } chair)
                        Console.WriteLine(chair);
                    foreach (var line in view.Lines)
                        Console.WriteLine(
                            $"- {line.Place ?? "Without a place"}{(line.PlaceKey is { } key ? $" ({key})" : "")}: {line.As?.OnScreen() ?? "not recorded"}{(line.Who is { } who ? $", {who}" : "")}{(line.When is { } when ? $". {when}" : "")}"
                        );
                    foreach (var interest in view.Interests)
                        Console.WriteLine(
                            $"- Interest of {interest.Who}{(interest.Item is { } item ? $" at “{item}”" : "")}: {interest.Words} {interest.Followed.InASentence()}."
                        );
                    foreach (var quorum in view.QuorumInRuns)
                    {
                        Console.WriteLine(quorum.Item is { } item ? $"{item}:" : "Quorum:");
                        foreach (var said in quorum.Sentences)
                            Console.WriteLine($"  {said}");
                    }
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Set(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var place = Text("--place", "KEY", "The key of the place; leave it out for somebody in attendance");
        var how = Text("--as", "HOW", "present, deputy, apologies or absent; for somebody without a place in-attendance");
        var person = Text("--person", "KEY", "The deputy, by the key of their record; or who of several holders was there");
        var name = Text("--name", "NAME", "Who was in attendance");
        var came = Text("--came-during", "ITEM", "The key of the item during which they came");
        var left = Text("--left-during", "ITEM", "The key of the item during which they left");
        var chair = new Option<bool>("--chair") { Description = "They took the chair" };
        return common.Run(
            new Command("set", "Record how a place was taken up, or who was in attendance")
            {
                which,
                place,
                how,
                person,
                name,
                came,
                left,
                chair,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!) is not { } day)
                    return await IsNotThere(words.GetValue(which)!);
                var lines = AttendanceLine.Of(day, await AttendanceLine.Deputies(db, day));
                var (key, who) = (words.GetValue(place), words.GetValue(name));
                var line = key is not null
                    ? lines.FirstOrDefault(l => l.Seat?.Key == key)
                    : lines.FirstOrDefault(l => l.Seat is null && l.Saved.Who == who)
                        ?? new AttendanceLine("n-0", null, LineState.Nothing, null, []);
                if (line is null)
                    return await HandoverOptions.Refuse([
                        $"{day.Body.Name} had no place “{key!.Shortened(80)}” on {day.Meeting.Date.InWords()}. It had {Texts.Listed(day.Seats.Select(s => s.Key))}.",
                    ]);
                if (key is null && Texts.OrNull(who) is null)
                    return await HandoverOptions.Refuse([
                        "Say which place it was with --place, or who was in attendance with --name.",
                    ]);
                var state = new LineState(
                    words.GetValue(how) ?? (key is null ? "in-attendance" : "present"),
                    key is null ? who! : words.GetValue(person) ?? "",
                    words.GetValue(came) ?? "",
                    words.GetValue(left) ?? "",
                    words.GetValue(chair)
                );
                var refused = await new AttendanceBook(db, services.GetRequiredService<Store>().Ids, day).Set(line, state);
                var code = await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Recorded who was at the meeting of {day.Body.Name} on {day.Meeting.Date.InWords()}",
                    [$"{line.Seat?.Title ?? who}: {state.InWords(line, day)}."]
                );
                return await Settled(code, common.IsDry(words), services, day, viewer);
            }
        );
    }

    private static Command Interest(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var place = Text("--place", "KEY", "The key of the place of whoever declared it");
        var item = Text("--item", "ITEM", "The key of the item; leave it out for one declared in general");
        var about = Text("--words", "TEXT", "What the interest is");
        var followed = Text("--followed", "WHAT", string.Join(", ", Kebab.All(typeof(InterestFollowed)).Keys));
        (place.Required, about.Required, followed.Required) = (true, true, true);
        followed.AcceptOnlyFromAmong([.. Kebab.All(typeof(InterestFollowed)).Keys]);
        return common.Run(
            new Command("interest", "Record an interest that somebody declared, and what followed")
            {
                which,
                place,
                item,
                about,
                followed,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!) is not { } day)
                    return await IsNotThere(words.GetValue(which)!);
                if (day.There.FirstOrDefault(t => t.Seat?.Key == words.GetValue(place)) is not { } who)
                    return await HandoverOptions.Refuse([
                        $"Nothing is recorded of the place “{words.GetValue(place)!.Shortened(80)}” at this meeting. Record with “attendance set” that somebody was there.",
                    ]);
                var heard = day.Items.FirstOrDefault(i => i.Key == words.GetValue(item));
                if (heard is null && words.GetValue(item) is { } unknown)
                    return await HandoverOptions.Refuse([$"There is no item “{unknown.Shortened(80)}” on this agenda."]);
                new AttendanceBook(db, services.GetRequiredService<Store>().Ids, day).Declare(
                    null,
                    null,
                    who,
                    heard,
                    words.GetValue(about)!,
                    Kebab.Read<InterestFollowed>(words.GetValue(followed)!)
                );
                var code = await common.Keep(
                    words,
                    db,
                    viewer,
                    [],
                    $"Recorded an interest declared at the meeting of {day.Body.Name} on {day.Meeting.Date.InWords()}",
                    [$"{who.Name} declared an interest: {words.GetValue(about)}"]
                );
                return await Settled(code, common.IsDry(words), services, day, viewer);
            }
        );
    }

    /// <summary>What follows from what was kept; the code of the verb goes through.</summary>
    private static async Task<int> Settled(int code, bool isDry, IServiceProvider services, MeetingDay day, Viewer viewer)
    {
        if (code == 0 && !isDry)
            foreach (var after in services.GetServices<IAfterAttendance>())
                await after.Settle(services.GetRequiredService<Store>(), day.Meeting.Id, (viewer.Name, viewer.Capacity));
        return code;
    }

    private static async Task<MeetingDay?> Find(Db db, string which)
    {
        if (which.Split('/') is not [var body, var key] || await Calling.Calling.Find(db, body, key) is not { } found)
            return null;
        return (await MeetingDays.Load(db, [found.Meeting.Id]))[found.Meeting.Id];
    }

    private static Argument<string> Which() => new("BODY/KEY") { Description = "The keys of the body and of the meeting" };

    private static Option<string?> Text(string name, string help, string about) =>
        new(name) { Description = about, HelpName = help };

    private static Task<int> IsNotThere(string which) =>
        HandoverOptions.Refuse([$"There is no meeting “{which.Shortened(80)}”. Write it as BODY/KEY."]);
}
