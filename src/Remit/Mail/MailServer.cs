using System.Net;
using System.Net.Mail;

namespace Remit.Mail;

/// <summary>How the connection to a mail server is kept from others' eyes.</summary>
internal enum MailSecurity
{
    /// <summary>In the open at first, then encrypted by STARTTLS (RFC 3207), or not at all.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (RFC 8314, 3.3).</summary>
    Tls,

    /// <summary>In the open: for a server on this machine, or one that takes mail from inside without a password.</summary>
    None,
}

/// <summary>The mail server that takes Remit's letters, and in whose name they are sent.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is secured.</param>
/// <param name="User">The name to sign in with; null for none.</param>
/// <param name="Password">The password to it.</param>
/// <param name="From">The address, and perhaps name, from which letters come.</param>
internal sealed record MailServer(string Host, int Port, MailSecurity Security, string? User, string? Password, MailAddress From)
{
    private const int Submission = 587;
    private const int SubmissionOverTls = 465;
    private const int Relay = 25;

    /// <summary>The environment variable that names the server.</summary>
    public const string ServerVariable = "REMIT_MAIL";

    /// <summary>The environment variable with the address from which letters come.</summary>
    public const string FromVariable = "REMIT_MAIL_FROM";

    /// <summary>The environment variable with the password.</summary>
    public const string PasswordVariable = "REMIT_MAIL_PASSWORD";

    /// <summary>Whether the server is on this machine.</summary>
    public bool IsHere => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>In words for people: "mail.example.gov.uk, port 587".</summary>
    public string InWords => $"{Host}, port {Port}";

    /// <summary>
    /// Reads <c>smtp://user@host:587</c> (STARTTLS), <c>smtps://user@host:465</c> (TLS) or <c>smtp+plain://host:25</c> (in the open).
    /// </summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="password">The password of its user; null where there is none.</param>
    /// <param name="from">The address from which letters come: "remit@example.gov.uk", "Remit &lt;remit@example.gov.uk&gt;".</param>
    /// <param name="read">The server; null where it is refused.</param>
    /// <returns>Why it is refused, in a sentence; null where it is not.</returns>
    public static string? Read(string server, string? password, string? from, out MailServer? read)
    {
        read = null;
        if (
            !Uri.TryCreate(server, UriKind.Absolute, out var uri)
            || SecurityOf(uri.Scheme) is not { } security
            || uri.Host.Length == 0
            || uri.AbsolutePath is not ("" or "/")
        )
            return $"{ServerVariable} must be like smtp://user@mail.example.gov.uk:587 (or smtps://…, or smtp+plain://… for a server that takes mail in the open)";
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            return $"Leave the password out of {ServerVariable}, where others can read it. Give it in {PasswordVariable}";
        if (!MailAddress.TryCreate(from, out var sender) || !sender.Address.All(char.IsAscii))
            return $"{FromVariable} must be the address from which letters come, like “Remit <remit@example.gov.uk>”";
        var user = uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(uri.UserInfo);
        if (user is not null && string.IsNullOrEmpty(password))
            return $"{ServerVariable} names the user {user}. Give their password in {PasswordVariable}";
        var found = new MailServer(
            uri.IdnHost,
            uri.Port > 0 ? uri.Port
                : security == MailSecurity.Tls ? SubmissionOverTls
                : security == MailSecurity.StartTls ? Submission
                : Relay,
            security,
            user,
            user is null ? null : password,
            sender
        );
        if (security == MailSecurity.None && user is not null && !found.IsHere)
            return "A password is not sent in the open. Use smtp:// or smtps://";
        read = found;
        return null;
    }

    private static MailSecurity? SecurityOf(string scheme) =>
        scheme switch
        {
            "smtp" => MailSecurity.StartTls,
            "smtps" => MailSecurity.Tls,
            "smtp+plain" => MailSecurity.None,
            _ => null,
        };
}
