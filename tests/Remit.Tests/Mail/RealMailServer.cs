using System.Diagnostics;
using System.Net.Mail;
using System.Text.Json;
using Remit.Data.Letters;
using Remit.Mail;
using Remit.Tests.Harness;

namespace Remit.Tests.Mail;

/// <summary>A mail server of others' making, on this machine, until it is disposed of.</summary>
internal sealed class RealMailServer : IAsyncDisposable
{
    public const string User = "remit@example.org";
    public const string Password = "correct horse";

    private readonly ServedProgram program;
    private readonly string mails;

    private RealMailServer(ServedProgram program, string mails) => (this.program, this.mails) = (program, mails);

    public int Port => program.Address.Port;

    /// <summary>What it took, or was given, in its order.</summary>
    public IReadOnlyList<JsonElement> Mails => [.. File.ReadAllLines(mails).Select(l => JsonDocument.Parse(l).RootElement)];

    public static async Task<RealMailServer> Start(
        bool secure = false,
        bool startTls = false,
        bool withPassword = false,
        string[]? methods = null,
        int port = 0
    )
    {
        var mails = Path.GetTempFileName();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.Root };
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "node_modules");
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests", "Remit.Tests", "Mail", "mail-server.cjs"));
        start.ArgumentList.Add(
            JsonSerializer.Serialize(
                new
                {
                    secure,
                    startTls,
                    user = withPassword ? User : null,
                    password = Password,
                    methods = methods ?? ["PLAIN", "LOGIN"],
                    port,
                    mails,
                }
            )
        );
        return new RealMailServer(await ServedProgram.Start(start), mails);
    }

    /// <summary>How Remit is told of it.</summary>
    public MailServer As(MailSecurity security, bool withPassword = false, string password = Password) =>
        new(
            "localhost",
            Port,
            security,
            withPassword ? User : null,
            withPassword ? password : null,
            new MailAddress("remit@example.org", "Children’s Partnership")
        );

    /// <summary>Its certificate is of its own making: the tests believe it.</summary>
    public static Smtp Trusting(MailServer server) =>
        new(server)
        {
            Believes = (_, _, _, _) => true,
            Wait = TimeSpan.FromSeconds(20),
            LastWait = TimeSpan.FromSeconds(20),
        };

    /// <summary>A letter that is in no database.</summary>
    public static Letter Letter(string to, string subject = "Your actions", string words = "Dear Ann,\n\nplease look.\n") =>
        new()
        {
            Id = Guid.Parse("01999999-0000-7000-8000-000000000001"),
            Sort = "test",
            To = to,
            Subject = subject,
            Words = words,
            Written = DateTimeOffset.UnixEpoch,
            At = DateTimeOffset.UnixEpoch,
        };

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        File.Delete(mails);
    }
}
