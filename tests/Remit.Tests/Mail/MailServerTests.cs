using Remit.Mail;

namespace Remit.Tests.Mail;

public class MailServerTests
{
    private const string From = "Remit <remit@example.org>";

    [Theory]
    [InlineData("smtp://me@mail.example.org", "pw", "mail.example.org", 587, MailSecurity.StartTls, "me")]
    [InlineData(
        "smtps://me%40example.org@mail.example.org:2465/",
        "pw",
        "mail.example.org",
        2465,
        MailSecurity.Tls,
        "me@example.org"
    )]
    [InlineData("smtps://mail.example.org", null, "mail.example.org", 465, MailSecurity.Tls, null)]
    [InlineData("smtp+plain://10.0.0.25", null, "10.0.0.25", 25, MailSecurity.None, null)]
    public void A_server_is_named_by_its_address(
        string address,
        string? password,
        string host,
        int port,
        object security,
        string? user
    )
    {
        MailServer.Read(address, password, From, out var read).ShouldBeNull();
        read!.Host.ShouldBe(host);
        read.Port.ShouldBe(port);
        read.Security.ShouldBe((MailSecurity)security);
        read.User.ShouldBe(user);
        read.From.Address.ShouldBe("remit@example.org");
    }

    [Theory]
    [InlineData("mail.example.org", null, From, "must be like")]
    [InlineData("http://mail.example.org", null, From, "must be like")]
    [InlineData("smtp://", null, From, "must be like")]
    [InlineData("smtp://mail.example.org/inbox", null, From, "must be like")]
    [InlineData("smtp://me:secret@mail.example.org", null, From, "Leave the password out")]
    [InlineData("smtp://me@mail.example.org", null, From, "Give their password")]
    [InlineData("smtp://mail.example.org", null, null, "REMIT_MAIL_FROM")]
    [InlineData("smtp://mail.example.org", null, "zoë@example.org", "REMIT_MAIL_FROM")]
    [InlineData("smtp+plain://me@mail.example.org", "pw", From, "not sent in the open")]
    public void What_can_not_work_is_refused_in_words(string address, string? password, string? from, string said)
    {
        MailServer.Read(address, password, from, out var read).ShouldNotBeNull().ShouldContain(said);
        read.ShouldBeNull();
    }
}
