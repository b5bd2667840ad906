using System.CommandLine;
using Remit.Data;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Mail;

/// <summary><c>email …</c>: what became of the emails, for the operator of the machine.</summary>
internal static class MailCommands
{
    private const int MostLines = 50;

    /// <summary>The verb with those under it.</summary>
    public static Command Email(Opening opening)
    {
        var command = new Command("email", "Say which emails wait, were sent or failed; send them, or a test");
        foreach (
            var verb in new[]
            {
                List(opening),
                Send(opening),
                OnOne(
                    opening,
                    "again",
                    "Send an email again that failed",
                    (outbox, id) => outbox.SendAgain(id),
                    "It is sent again."
                ),
                OnOne(
                    opening,
                    "give-up",
                    "Let an email wait no more",
                    (outbox, id) => outbox.GiveUp(id),
                    "It is not sent any more."
                ),
                Test(opening),
            }
        )
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command List(Opening opening)
    {
        var command = new Command("list", $"The newest {MostLines} emails, with what the mail server said");
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    Console.WriteLine(MailWords.Answer(await Outbox.Counts(db)));
                    Console.WriteLine(MailWords.By(services.GetRequiredService<Mailing>().Server));
                    var real = services.GetRequiredService<RealClock>();
                    foreach (var letter in Outbox.Lines(db, null).Take(MostLines))
                        Console.WriteLine(
                            $"{letter.Id:D}  {LondonDate.Words(real.OnTheCalendar(letter.Written))}  {letter.To ?? "erased"}  {letter.Subject}  {letter.State.OnScreen().ToLowerInvariant()}"
                                + (
                                    letter.State == LetterState.Sent || letter.Said is null
                                        ? ""
                                        : $"  {letter.Said.ReplaceLineEndings(" ")}"
                                )
                        );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Send(Opening opening)
    {
        var command = new Command("send", "Send what is due now; while pages are served, that is done all the time");
        command.SetAction(
            (words, stop) =>
                opening.ToWrite(
                    words,
                    async services =>
                    {
                        if (!services.GetRequiredService<Outbox>().IsSet)
                            return await NoServer();
                        var round = await services.GetRequiredService<Postman>().Go(stop);
                        Console.WriteLine(
                            $"{round.Sent.Counted("email was", "emails were")} sent, {round.NotSent} not{(round.NotSent == 0 ? "." : ": remit email list says why.")}"
                        );
                        return round.NotSent == 0 ? Opening.Done : Opening.Refused;
                    }
                )
        );
        return command;
    }

    private static Command Test(Opening opening)
    {
        var to = new Argument<string>("ADDRESS") { Description = "Where it goes" };
        var command = new Command("test", "Send a test, and say what the mail server made of it") { to };
        command.SetAction(
            (words, stop) =>
                opening.ToWrite(
                    words,
                    async services =>
                    {
                        var address = words.GetValue(to)!;
                        if (!services.GetRequiredService<Outbox>().IsSet)
                            return await NoServer();
                        if (TestLetter.Refused(address) is { } wrong)
                        {
                            await Console.Error.WriteLineAsync(wrong + ".");
                            return Opening.Refused;
                        }
                        var letter = await services.GetRequiredService<TestLetter>().To(address);
                        await services.GetRequiredService<Postman>().Go(stop);
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        var sent = Outbox.Lines(db, null).Single(l => l.Id == letter.Id);
                        Console.WriteLine($"{sent.State.OnScreen()}. {sent.Said}".TrimEnd());
                        return sent.State == LetterState.Sent ? Opening.Done : Opening.Refused;
                    }
                )
        );
        return command;
    }

    private static Command OnOne(Opening opening, string name, string about, Func<Outbox, Guid, Task<bool>> say, string done)
    {
        var id = new Argument<Guid>("ID") { Description = "The email, as remit email list has it" };
        var command = new Command(name, about) { id };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    if (await say(services.GetRequiredService<Outbox>(), words.GetValue(id)))
                    {
                        Console.WriteLine(done);
                        return Opening.Done;
                    }
                    await Console.Error.WriteLineAsync(
                        "There is no such email, or it stands so that this can’t be said of it. Look at remit email list."
                    );
                    return Opening.Refused;
                }
            )
        );
        return command;
    }

    private static async Task<int> NoServer()
    {
        await Console.Error.WriteLineAsync(
            $"No mail server is named. Set {MailServer.ServerVariable}, {MailServer.FromVariable} and, where it has a user, {MailServer.PasswordVariable}."
        );
        return Opening.CannotWork;
    }
}
