using Remit.Data;

namespace Remit.Mail;

/// <summary>By which mail server letters go, as the settings say.</summary>
public sealed class Mailing
{
    /// <summary>No server: letters wait.</summary>
    public static Mailing Nowhere { get; } = new(null);

    private Mailing(MailServer? server) => Server = server;

    /// <summary>The server; null where none is named.</summary>
    internal MailServer? Server { get; }

    /// <summary>Reads the settings from the environment.</summary>
    /// <exception cref="DatabaseRefusedException">They are there, and wrong.</exception>
    internal static Mailing FromTheEnvironment()
    {
        var server = Environment.GetEnvironmentVariable(MailServer.ServerVariable);
        if (string.IsNullOrWhiteSpace(server))
            return Nowhere;
        var wrong = MailServer.Read(
            server,
            Environment.GetEnvironmentVariable(MailServer.PasswordVariable),
            Environment.GetEnvironmentVariable(MailServer.FromVariable),
            out var read
        );
        return wrong is null ? By(read!) : throw new DatabaseRefusedException(wrong + ".");
    }

    /// <summary>By this server.</summary>
    internal static Mailing By(MailServer server) => new(server);
}
