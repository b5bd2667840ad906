using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Remit.Mail;

/// <summary>
/// Hands one message to a mail server by SMTP (RFC 5321), with STARTTLS (RFC 3207), TLS, and a password (RFC 4954), and says at which point
/// it ended: until the message's last line the server has nothing, and after it nobody knows before its answer comes.
/// </summary>
internal sealed class Smtp(MailServer server) : IDisposable
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WaitAtTheEnd = TimeSpan.FromMinutes(5);

    private readonly TcpClient client = new();
    private Stream stream = Stream.Null;
    private HashSet<string> offers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long an answer may take.</summary>
    internal TimeSpan Wait { get; init; } = UsualWait;

    /// <summary>How long the answer to the whole message may take: RFC 5321, 4.5.3.2.6, asks for more than for others.</summary>
    internal TimeSpan LastWait { get; init; } = WaitAtTheEnd;

    /// <summary>Whose certificates are believed; null for the machine's.</summary>
    internal RemoteCertificateValidationCallback? Believes { get; init; }

    /// <summary>Hands a message over.</summary>
    /// <param name="to">The address to which it goes.</param>
    /// <param name="message">The message, whose lines end in CR LF.</param>
    /// <param name="stop">Asks to end before the message is handed over; afterwards its answer is waited for.</param>
    public async Task<MailAnswer> Send(string to, string message, CancellationToken stop)
    {
        // What stands between the brackets is an address: it may not end them, or the line.
        if (to.Any(c => c is '<' or '>' or ' ' || char.IsControl(c) || !char.IsAscii(c)))
            return new MailAnswer(MailOutcome.Refused, $"“{to}” is not an email address that can be sent to.");
        try
        {
            await Open(stop);
            // Only who is to get it can be wrong for good: that we, or our address, are let in is mended by whoever looks after Remit.
            await Ask($"MAIL FROM:<{server.From.Address}>", '2', stop, isForGood: false);
            await Ask($"RCPT TO:<{to}>", '2', stop);
            await Ask("DATA", '3', stop, isForGood: false);
        }
        catch (RefusedException refused)
        {
            return new MailAnswer(refused.IsForGood ? MailOutcome.Refused : MailOutcome.NotNow, refused.Message);
        }
        catch (Exception problem) when (IsOfTheLine(problem))
        {
            return new MailAnswer(MailOutcome.NotNow, $"{server.InWords}: {InWords(problem)}");
        }
        try
        {
            await Write(Stuffed(message) + ".\r\n", Wait, CancellationToken.None);
            var said = await Answer(LastWait, CancellationToken.None);
            if (said[0] == '2')
                await Goodbye();
            return new MailAnswer(
                said[0] switch
                {
                    '2' => MailOutcome.Taken,
                    '5' => MailOutcome.Refused,
                    _ => MailOutcome.NotNow,
                },
                said
            );
        }
        catch (Exception problem) when (IsOfTheLine(problem))
        {
            return new MailAnswer(
                MailOutcome.NobodyKnows,
                $"{server.InWords} was given the whole letter and did not say whether it took it: {InWords(problem)}"
            );
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }

    private async Task Open(CancellationToken stop)
    {
        using var patience = Within(Wait, stop);
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        stream = client.GetStream();
        if (server.Security == MailSecurity.Tls)
            await Encrypt(stop);
        await Expect('2', stop, isForGood: false);
        await Greet(stop);
        if (server.Security == MailSecurity.StartTls && (offers.Contains("STARTTLS") || !server.IsHere))
        {
            await Ask("STARTTLS", '2', stop, isForGood: false);
            await Encrypt(stop);
            // What was offered in the open may have been put there by others: RFC 3207, 4.2.
            await Greet(stop);
        }
        if (server.User is { } user)
            await SignIn(user, server.Password ?? "", stop);
    }

    private async Task Encrypt(CancellationToken stop)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false, Believes);
        stream = tls;
        using var patience = Within(Wait, stop);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, patience.Token);
    }

    private async Task Greet(CancellationToken stop)
    {
        var said = await Ask("EHLO [127.0.0.1]", '2', stop, isForGood: false);
        offers = new(
            said.Split('\n').Skip(1).SelectMany(line => Offered(line.Length > 4 ? line[4..].Trim() : "")),
            StringComparer.OrdinalIgnoreCase
        );
    }

    /// <summary>"AUTH PLAIN LOGIN" offers "AUTH PLAIN" and "AUTH LOGIN".</summary>
    private static IEnumerable<string> Offered(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var what, .. var ways]
            ? ways.Select(way => $"{what} {way}").Prepend(what)
            : [];

    /// <summary>A wrong password is mended by whoever looks after Remit: the letters wait for that.</summary>
    private async Task SignIn(string user, string password, CancellationToken stop)
    {
        if (offers.Contains("AUTH PLAIN"))
        {
            await Ask($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", '2', stop, isForGood: false);
            return;
        }
        if (!offers.Contains("AUTH LOGIN"))
            throw new RefusedException($"{server.InWords} lets nobody sign in by AUTH PLAIN or AUTH LOGIN.", isForGood: false);
        await Ask("AUTH LOGIN", '3', stop, isForGood: false);
        await Ask(Base64(user), '3', stop, isForGood: false);
        await Ask(Base64(password), '2', stop, isForGood: false);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<string> Ask(string command, char expected, CancellationToken stop, bool isForGood = true)
    {
        await Write(command + "\r\n", Wait, stop);
        return await Expect(expected, stop, isForGood);
    }

    /// <exception cref="RefusedException">The answer begins with another digit; for good where that is a 5, and it is of this letter.</exception>
    private async Task<string> Expect(char digit, CancellationToken stop, bool isForGood = true)
    {
        var said = await Answer(Wait, stop);
        return said[0] == digit ? said : throw new RefusedException(said, isForGood: isForGood && said[0] == '5');
    }

    private async Task Write(string text, TimeSpan within, CancellationToken stop)
    {
        using var patience = Within(within, stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), patience.Token);
        await stream.FlushAsync(patience.Token);
    }

    /// <summary>All lines of an answer (RFC 5321, 4.2.1), with a line feed between them.</summary>
    private async Task<string> Answer(TimeSpan within, CancellationToken stop)
    {
        using var patience = Within(within, stop);
        var lines = new List<string>();
        while (true)
        {
            var line = await Line(patience.Token);
            if (line.Length < 3 || !line[..3].All(char.IsAsciiDigit) || lines.Count > 100)
                throw new IOException($"It does not speak SMTP: “{line}”");
            lines.Add(line);
            if (line.Length == 3 || line[3] != '-')
                return string.Join('\n', lines);
        }
    }

    /// <summary>A line without its end; read byte by byte, so that nothing of what comes after STARTTLS is taken for it.</summary>
    private async Task<string> Line(CancellationToken patience)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, patience) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            if (line.Count > 4096)
                throw new IOException("It does not speak SMTP: a line has no end.");
            line.Add(one[0]);
        }
        throw new IOException("It hung up.");
    }

    private async Task Goodbye()
    {
        try
        {
            await Write("QUIT\r\n", TimeSpan.FromSeconds(5), CancellationToken.None);
        }
        catch (Exception problem) when (IsOfTheLine(problem))
        {
            // It has the letter; how it hangs up is its own affair.
        }
    }

    /// <summary>A line that begins with a dot has another before it: RFC 5321, 4.5.2.</summary>
    private static string Stuffed(string message)
    {
        var stuffed = message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return stuffed.StartsWith('.') ? "." + stuffed : stuffed;
    }

    private static CancellationTokenSource Within(TimeSpan wait, CancellationToken stop)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(wait);
        return patience;
    }

    private static bool IsOfTheLine(Exception problem) =>
        problem
            is IOException
                or SocketException
                or AuthenticationException
                or OperationCanceledException
                or ObjectDisposedException;

    private static string InWords(Exception problem) =>
        problem is OperationCanceledException ? "no answer came in time." : problem.Message;

    private sealed class RefusedException(string said, bool isForGood) : Exception(said)
    {
        public bool IsForGood { get; } = isForGood;
    }
}
