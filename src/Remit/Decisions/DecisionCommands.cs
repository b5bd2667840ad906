using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Decisions.Recording;
using Remit.Decisions.SigningOff;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Papers;
using Remit.Structure.Handover;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Decisions;

/// <summary>The verb <c>decisions</c>: what their pages do, from the command line.</summary>
internal static partial class DecisionCommands
{
    /// <summary><c>decisions list|show|record|sign-off|refuse|arrange|doing</c></summary>
    public static Command Of(Opening opening) =>
        new("decisions", "Say and record what was decided, whether it stands, and what organisations say of it")
        {
            List(opening),
            Show(opening),
            Record(opening),
            SignOff(opening, isGiven: true),
            SignOff(opening, isGiven: false),
            Arrange(opening),
            Doing(opening),
        };

    private static Command List(Opening opening)
    {
        var body = Text("--body", "KEY", "Only those of this body");
        var status = Text("--status", "STATUS", string.Join(", ", Kebab.All(typeof(DecisionStanding)).Keys));
        status.AcceptOnlyFromAmong([.. Kebab.All(typeof(DecisionStanding)).Keys]);
        var far = Text(
            "--far",
            "HOW-FAR",
            $"How far organisations are with it: {string.Join(", ", Kebab.All(typeof(HowFar)).Keys)}"
        );
        far.AcceptOnlyFromAmong([.. Kebab.All(typeof(HowFar)).Keys]);
        var format = CommonOptions.TextOrJson();
        var command = new Command("list", "List decisions with their status") { body, status, far, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var howFar = words.GetValue(far) is { } asked
                        ? (await ListedDecision.Load(db, today, withHowFar: true))
                            .Where(d => d.HowFar is { } said && Kebab.Of(said) == asked)
                            .Select(d => d.Id)
                            .ToHashSet()
                        : null;
                    var lines = (await JudgedDecisions.Load(db, db.All<Decision>(), today))
                        .Where(j => howFar?.Contains(j.Decision.Id) != false)
                        .Select(DecisionLine.Of)
                        .Where(l => words.GetValue(body) is not { } key || l.Body.Key == key)
                        .Where(l => words.GetValue(status) is not { } worth || Kebab.Of(l.Status) == worth)
                        .ToList();
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(today, new { Decisions = lines }));
                        return Opening.Done;
                    }
                    foreach (var line in lines)
                        Console.WriteLine(
                            $"{LondonDate.Iso(line.On)} {line.Path}: {line.Title}. {line.Status.OnScreen()}{(line.InWords is { } said ? $": {said}" : ".")}"
                        );
                    if (lines.Count == 0)
                        Console.WriteLine("No decision meets this choice.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Show(Opening opening)
    {
        var (which, format) = (
            Which("BODY/MEETING/KEY", "The keys of the body, of the meeting and of the decision"),
            CommonOptions.TextOrJson()
        );
        var command = new Command("show", "Say what was decided, whether it stands and why, and who has to sign it off")
        {
            which,
            format,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (
                        words.GetValue(which)!.Split('/') is not [var body, var meeting, var key]
                        || await DecisionView.Load(db, body, meeting, key, today) is not { } view
                    )
                        return await IsNotThere(words.GetValue(which)!);
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(today, view));
                        return Opening.Done;
                    }
                    Console.WriteLine($"{view.Decision.Title} ({view.Decision.Outcome.OnScreen().ToLowerInvariant()})");
                    Console.WriteLine(view.Decision.Wording);
                    Console.WriteLine($"{view.Decision.Status.OnScreen()}. {view.Decision.InWords}".TrimEnd());
                    foreach (var said in view.Working)
                        Console.WriteLine($"- {said}");
                    foreach (var signOff in view.SignOffs)
                        Console.WriteLine(
                            $"Sign-off {signOff.Key}: {signOff.State.OnScreen().ToLowerInvariant()}{(signOff.IsOverdue ? ", overdue" : "")}. {signOff.Because}."
                        );
                    foreach (var action in view.Actions)
                        Console.WriteLine(
                            $"Action {action.Key}: {action.What}{(action.Owners.Length > 0 ? $" – {action.Owners}" : "")}"
                        );
                    foreach (var doing in view.Doing)
                        Console.WriteLine(
                            $"{doing.Organisation.Name}, {doing.On.InWords()}: {doing.State.OnScreen().ToLowerInvariant()}{(doing.Words is { } told ? $". {told}" : "")}"
                        );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Argument<string> Which(string name, string about) => new(name) { Description = about };

    private static Option<string?> Text(string name, string help, string about) =>
        new(name) { Description = about, HelpName = help };

    private static Option<int?> Votes(string name, string about) => new(name) { Description = about, HelpName = "NUMBER" };

    private static Option<string[]> Several(string name, string help, string about) =>
        new(name)
        {
            Description = about,
            HelpName = help,
            DefaultValueFactory = _ => [],
        };

    private static Task<int> IsNotThere(string which) => HandoverOptions.Refuse([NoDecision(which)]);

    private static string NoDecision(string which) =>
        $"There is no decision “{which.Shortened(80)}”. Write it as BODY/MEETING/KEY.";
}
