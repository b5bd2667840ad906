using System.CommandLine;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Reminders;

/// <summary><c>reminders …</c>: what the page to remind people does, for the operator of the machine.</summary>
internal static class ReminderCommands
{
    /// <summary>The verb with those under it.</summary>
    public static Command Reminders(Opening opening)
    {
        var command = new Command("reminders", "Remind people by email of what is late or due; say how often they want it");
        foreach (var verb in new[] { List(opening), Send(opening), Often(opening), End(opening) })
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command List(Opening opening)
    {
        var words = new Option<bool>("--words") { Description = "Print each email as it would be" };
        var command = new Command("list", "Who would be reminded now, of how much, and who can't be") { words };
        command.SetAction(asked =>
            opening.ToRead(
                asked,
                async services =>
                {
                    var reminding = services.GetRequiredService<Reminding>();
                    foreach (var receiver in await reminding.Receivers())
                    {
                        var told = await reminding.Rehearse(receiver);
                        if (told.Outcome == ReminderOutcome.NothingToTell)
                            continue;
                        Console.WriteLine(Line(told));
                        if (asked.GetValue(words) && told.Words is { } letter)
                            Console.WriteLine($"\n{letter}\n");
                    }
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Send(Opening opening)
    {
        var person = new Option<string[]>("--person")
        {
            Description =
                "Only this person, by the key of their record; repeat it for more. Without it, those for whom it is time",
            HelpName = "KEY",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("send", $"Remind people now. The links in the emails need {SiteAddress.Variable}") { person };
        command.SetAction(
            (asked, stop) =>
                opening.ToWrite(
                    asked,
                    async services =>
                    {
                        var reminding = services.GetRequiredService<Reminding>();
                        var keys = asked.GetValue(person)!;
                        var told = new List<Reminded>();
                        if (keys.Length == 0)
                            told.AddRange(await reminding.GoRound(stop));
                        else
                        {
                            var receivers = (await reminding.Receivers()).ToDictionary(r => r.Key, StringComparer.Ordinal);
                            if (keys.FirstOrDefault(k => !receivers.ContainsKey(k)) is { } strange)
                                return await NoSuch(strange);
                            foreach (var key in keys.Distinct(StringComparer.Ordinal))
                                told.Add(await reminding.Remind(receivers[key]));
                        }
                        foreach (var one in told)
                            Console.WriteLine(Line(one));
                        Console.WriteLine(
                            $"{told.Count(t => t.Outcome == ReminderOutcome.Sent).Counted("reminder is", "reminders are")} on the way.{(reminding.CanBeSent ? "" : " They wait until a mail server is named.")}"
                        );
                        return Opening.Done;
                    }
                )
        );
        return command;
    }

    private static Command Often(Opening opening)
    {
        var person = new Argument<string>("PERSON") { Description = "The key of the person's record" };
        var often = new Argument<string>("OFTEN") { Description = string.Join(", ", Kebab.All(typeof(HowOften)).Keys) };
        often.AcceptOnlyFromAmong([.. Kebab.All(typeof(HowOften)).Keys]);
        var command = new Command("often", "Keep how often somebody wants reminders") { person, often };
        command.SetAction(asked =>
            opening.ToWrite(
                asked,
                async services =>
                {
                    var reminding = services.GetRequiredService<Reminding>();
                    var key = asked.GetValue(person)!;
                    if ((await reminding.Receivers()).FirstOrDefault(r => r.Key == key) is not { } receiver)
                        return await NoSuch(key);
                    var wish = Kebab.Read<HowOften>(asked.GetValue(often)!);
                    await reminding.Wish(receiver.Id, wish);
                    Console.WriteLine($"{receiver.Name}: {wish.OnScreen().ToLowerInvariant()}.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command End(Opening opening)
    {
        var person = new Argument<string?>("PERSON")
        {
            Description = "The key of the person's record",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var action = new Option<string?>("--action")
        {
            Description = "Those to this action, to whomever they went",
            HelpName = "KEY",
        };
        var command = new Command(
            "end-links",
            "End the links that went to somebody by email, or all to an action; the next email has new ones"
        )
        {
            person,
            action,
        };
        command.SetAction(asked =>
            opening.ToWrite(
                asked,
                async services =>
                {
                    var (who, what) = (asked.GetValue(person), asked.GetValue(action));
                    if (who is null == what is null)
                        return await Refuse("Name a person, or an action by --action; and not both.");
                    // Whoever left may have links too: they are looked up among all people.
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await db.Find(who is null ? $"action:{what}" : $"person:{who}") is not { } of)
                        return await Refuse($"There is no {(who is null ? "action" : "person")} “{who ?? what}”.");
                    var ended = await services.GetRequiredService<GoodLinks>().End(new RecordRef(of.Kind, of.Id));
                    Console.WriteLine($"{ended.Counted("link is", "links are")} no longer good.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static string Line(Reminded told) =>
        $"{told.To.Key}  {told.To.Name}  "
        + told.Outcome switch
        {
            ReminderOutcome.Sent => $"{told.Work!.Late} late, {told.Work.Soon} due soon, {told.Work.Waiting} waiting",
            ReminderOutcome.NothingToTell => "nothing to tell",
            ReminderOutcome.NotReached => told.Why,
            ReminderOutcome.ToldToday => "was told today",
        };

    private static Task<int> NoSuch(string key) =>
        Refuse($"There is nobody “{key}” who holds a place or a post today, or has an action to do.");

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }
}
