using Remit.Data.Letters;
using Remit.Kernel;

namespace Remit.Mail;

/// <summary>Takes the letters that are due to the mail server, one after the other.</summary>
internal sealed class Postman(Outbox outbox, Mailing mailing, RealClock clock)
{
    /// <summary>A connection to a server.</summary>
    internal Func<MailServer, Smtp> Connect { get; init; } = server => new Smtp(server);

    /// <summary>Sends what is due; nothing where no mail server is named. A server that does not take one now is not asked again in this round.</summary>
    /// <returns>How many went, and how many did not.</returns>
    public async Task<Round> Go(CancellationToken stop)
    {
        var (sent, notSent) = (0, 0);
        while (mailing.Server is { } server && !stop.IsCancellationRequested && await outbox.TakeNext() is { } letter)
        {
            var answer = await Hand(letter, server, stop);
            await outbox.Tell(letter.Id, answer);
            if (answer.Outcome == MailOutcome.Taken)
                sent++;
            else
                notSent++;
            if (answer.Outcome == MailOutcome.NotNow)
                break;
        }
        return new Round(sent, notSent);
    }

    private async Task<MailAnswer> Hand(Letter letter, MailServer server, CancellationToken stop)
    {
        if (letter is not { To: { } to, Words: not null })
            return new MailAnswer(MailOutcome.Refused, "There is nothing left to send.");
        using var smtp = Connect(server);
        return await smtp.Send(to, MessageText.Of(letter, server.From, clock.Now), stop);
    }
}

/// <summary>What came of a round.</summary>
/// <param name="Sent">How many letters the mail server took.</param>
/// <param name="NotSent">How many it did not.</param>
internal sealed record Round(int Sent, int NotSent);
