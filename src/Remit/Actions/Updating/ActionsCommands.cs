using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Listing;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;
using Closing = Remit.Actions.Progress.Closing;

namespace Remit.Actions.Updating;

/// <summary>The verb <c>actions</c>: list, say, close, withdraw, reopen, and update from a file.</summary>
internal static class ActionsCommands
{
    /// <summary><c>actions …</c></summary>
    public static Command Of(Opening opening) =>
        new("actions", "List actions, say how far they are, close them, and update many from a file")
        {
            ActionsListCommand.Of(opening),
            Say(opening),
            Close(opening),
            Withdraw(opening),
            Reopen(opening),
            UpdateCommand.Of(opening),
        };

    private static Command Say(Opening opening)
    {
        var (action, said) = (Key(), new Argument<string>("TEXT") { Description = "How far it is" });
        var due = HandoverOptions.Day("--due", "The day on which it is due from now on");
        var why = Text("--why-moved", "Why that day moves");
        var on = HandoverOptions.Day("--on", "The day for which it is said (default today)");
        var command = new Command("say", "Record how far an action is; what was said before stays")
        {
            action,
            said,
            due,
            why,
            on,
        };
        command.SetAction(words =>
            Step(
                opening,
                words,
                action,
                "Recorded progress of an action",
                (progressing, found, today) =>
                    progressing.Say(
                        found,
                        new Said(Operator, DayOf(words, on) ?? today, Texts.OrNull(words.GetValue(said)))
                        {
                            Due = DayOf(words, due),
                            WhyMoved = Texts.OrNull(words.GetValue(why)),
                        }
                    )
            )
        );
        return command;
    }

    private static Command Close(Opening opening)
    {
        var action = Key();
        var on = HandoverOptions.Day("--done-on", "The day on which it was done (default today)");
        var (proof, reason) = (
            Text("--proof", "What shows that it was done"),
            Text("--no-proof-because", "Why nothing shows it")
        );
        var record = Text("--proof-record", "The record that shows it, by its reference or title");
        var command = new Command("close", "Close an action as done") { action, on, proof, record, reason };
        command.SetAction(words =>
            Step(
                opening,
                words,
                action,
                "Closed an action as done",
                async (progressing, found, today, db) =>
                {
                    RecordRef? shows = null;
                    if (Texts.OrNull(words.GetValue(record)) is { } typed)
                    {
                        var (option, wrong) = await ProofRecords.Find(db, typed);
                        if (wrong is not null)
                            return [new Refusal("A record that shows it is there", wrong + ".")];
                        shows = new RecordRef(option!.Kind, option.Id);
                    }
                    var (_, refusals) = await progressing.Close(
                        found,
                        new Closing(Operator, DayOf(words, on) ?? today)
                        {
                            Proof = Texts.OrNull(words.GetValue(proof)),
                            ProofRecord = shows,
                            Reason = Texts.OrNull(words.GetValue(reason)),
                        }
                    );
                    return refusals;
                }
            )
        );
        return command;
    }

    private static Command Withdraw(Opening opening)
    {
        var (action, why) = (Key(), Text("--why", "Why it is not going to be done"));
        var command = new Command("withdraw", "Withdraw an action; a series ends with it") { action, why };
        command.SetAction(words =>
            Step(
                opening,
                words,
                action,
                "Withdrew an action",
                (progressing, found, _) => progressing.Withdraw(found, Operator, Texts.OrNull(words.GetValue(why)))
            )
        );
        return command;
    }

    private static Command Reopen(Opening opening)
    {
        var (action, why) = (Key(), Text("--why", "Why it is open again"));
        var command = new Command("reopen", "Open an action again that was closed") { action, why };
        command.SetAction(words =>
            Step(
                opening,
                words,
                action,
                "Opened an action again",
                (progressing, found, _) => progressing.Reopen(found, Operator, Texts.OrNull(words.GetValue(why)))
            )
        );
        return command;
    }

    internal static Speaker Operator => new(null, Change.LocalOperator);

    private static Task<int> Step(
        Opening opening,
        ParseResult words,
        Argument<string> key,
        string log,
        Func<Progressing, ActionItem, DateOnly, Task<IReadOnlyList<Refusal>>> step
    ) => Step(opening, words, key, log, (progressing, action, today, _) => step(progressing, action, today));

    private static Task<int> Step(
        Opening opening,
        ParseResult words,
        Argument<string> key,
        string log,
        Func<Progressing, ActionItem, DateOnly, Db, Task<IReadOnlyList<Refusal>>> step
    ) =>
        opening.ToWrite(
            words,
            async services =>
            {
                var store = services.GetRequiredService<Store>();
                var today = services.GetRequiredService<LondonClock>().Today;
                await using var db = store.Write();
                var asked = words.GetValue(key)!;
                if (await db.Set<ActionItem>().SingleOrDefaultAsync(a => a.Key == asked) is not { } action)
                    return await Refuse([$"There is no action “{asked}”. “remit actions list” gives their keys."]);
                var refused = await step(new Progressing(db, store.Ids, today), action, today, db);
                if (refused.Count > 0)
                    return await Refuse(refused.Select(r => r.Message));
                var next = db.ChangeTracker.Entries<ActionItem>().FirstOrDefault(e => e.State == EntityState.Added)?.Entity;
                var kept = await db.Commit(Viewer.LocalOperator(services.GetRequiredService<Policy>()).Change(log));
                if (kept.IsRefused)
                    return await Refuse(kept.Refusals.Select(r => r.Message));
                Console.WriteLine($"{log}: {asked} (change {kept.Value.Number}).");
                if (next is not null)
                    Console.WriteLine($"It comes again: {next.Key}, due on {next.Due!.Value.InWords()}.");
                return Opening.Done;
            }
        );

    internal static async Task<int> Refuse(IEnumerable<string> messages)
    {
        foreach (var message in messages)
            await Console.Error.WriteLineAsync(message);
        await Console.Error.WriteLineAsync("Nothing was saved.");
        return Opening.Refused;
    }

    private static DateOnly? DayOf(ParseResult words, Option<string?> day) =>
        LondonDate.TryParse(words.GetValue(day), out var read) ? read : null;

    private static Argument<string> Key() => new("ACTION") { Description = "The key of the action, as “actions list” gives it" };

    private static Option<string?> Text(string name, string about) => new(name) { Description = about, HelpName = "TEXT" };
}
