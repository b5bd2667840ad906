using Remit.Mail;

namespace Remit.Tests.Mail;

/// <summary>Letters are handed to a mail server that others wrote, and read by a reader that others wrote.</summary>
public class SmtpTests
{
    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public async Task A_letter_arrives_as_it_was_written(bool tls, bool startTls, bool withPassword)
    {
        await using var server = await RealMailServer.Start(tls, startTls, withPassword);
        var security =
            tls ? MailSecurity.Tls
            : startTls ? MailSecurity.StartTls
            : MailSecurity.None;
        const string words =
            ".A line that begins with a dot\n.\n..and two\n\nZoë’s café – שלום עליכם, e\u0301, 👩‍👧\n"
            + "a long line of words and words and words and words and words and words and words and words and words and words\n";

        var answer = await Send(
            server.As(security, withPassword),
            RealMailServer.Letter("ann@example.org", "Zoë’s actions: 3 “late” — 👩‍👧 " + new string('x', 120), words)
        );

        answer.Outcome.ShouldBe(MailOutcome.Taken, answer.Said);
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.GetProperty("to")[0].GetString().ShouldBe("ann@example.org");
        mail.GetProperty("sender").GetString().ShouldBe("remit@example.org");
        mail.GetProperty("secure").GetBoolean().ShouldBe(tls || startTls);
        mail.GetProperty("user").GetString().ShouldBe(withPassword ? RealMailServer.User : null);
        mail.GetProperty("from").GetString()!.ShouldContain("Children’s Partnership");
        mail.GetProperty("subject").GetString().ShouldBe("Zoë’s actions: 3 “late” — 👩‍👧 " + new string('x', 120));
        mail.GetProperty("text").GetString()!.TrimEnd('\n').ShouldBe(words.TrimEnd('\n'));
        mail.GetProperty("id").GetString().ShouldBe("<01999999000070008000000000000001@example.org>");
        mail.GetProperty("headers").GetProperty("auto-submitted").GetString().ShouldBe("Auto-Submitted: auto-generated");
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task The_password_is_given_in_either_way(string method)
    {
        await using var server = await RealMailServer.Start(startTls: true, withPassword: true, methods: [method]);
        (
            await Send(server.As(MailSecurity.StartTls, withPassword: true), RealMailServer.Letter("ann@example.org"))
        ).Outcome.ShouldBe(MailOutcome.Taken);
        server.Mails.ShouldHaveSingleItem().GetProperty("user").GetString().ShouldBe(RealMailServer.User);
    }

    [Theory]
    [InlineData("later@example.org", MailOutcome.NotNow, "450 Come again later")]
    [InlineData("never@example.org", MailOutcome.Refused, "550 There is nobody of this name here")]
    public async Task What_the_server_says_is_told(string to, object outcome, string said)
    {
        await using var server = await RealMailServer.Start();
        var answer = await Send(server.As(MailSecurity.None), RealMailServer.Letter(to));
        answer.ShouldBe(new MailAnswer((MailOutcome)outcome, said));
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_that_was_handed_over_without_an_answer_may_have_been_taken()
    {
        await using var server = await RealMailServer.Start();
        var answer = await Send(server.As(MailSecurity.None), RealMailServer.Letter("hang-up@example.org"));
        answer.Outcome.ShouldBe(MailOutcome.NobodyKnows, answer.Said);
        server.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wrong_password_lets_letters_wait()
    {
        await using var server = await RealMailServer.Start(startTls: true, withPassword: true);
        var answer = await Send(
            server.As(MailSecurity.StartTls, withPassword: true, password: "wrong"),
            RealMailServer.Letter("ann@example.org")
        );
        answer.Outcome.ShouldBe(MailOutcome.NotNow);
        answer.Said.ShouldContain("535");
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_wants_a_password_which_nobody_named_lets_letters_wait()
    {
        await using var server = await RealMailServer.Start(startTls: true, withPassword: true);
        var answer = await Send(server.As(MailSecurity.StartTls), RealMailServer.Letter("ann@example.org"));
        answer.Outcome.ShouldBe(MailOutcome.NotNow, answer.Said);
        answer.Said.ShouldContain("530");
    }

    [Fact]
    public async Task A_certificate_that_nobody_believes_lets_letters_wait()
    {
        await using var server = await RealMailServer.Start(startTls: true, withPassword: true);
        using var smtp = new Smtp(server.As(MailSecurity.StartTls, withPassword: true));
        var answer = await smtp.Send("ann@example.org", "x", TestContext.Current.CancellationToken);
        answer.Outcome.ShouldBe(MailOutcome.NotNow, answer.Said);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_not_there_lets_letters_wait()
    {
        MailServer gone;
        await using (var server = await RealMailServer.Start())
            gone = server.As(MailSecurity.None);
        var answer = await Send(gone, RealMailServer.Letter("ann@example.org"));
        answer.Outcome.ShouldBe(MailOutcome.NotNow, answer.Said);
    }

    [Theory]
    [InlineData("ann@example.org>\r\nRCPT TO:<eve@example.org")]
    [InlineData("ann@example.org> SIZE=1")]
    [InlineData("zoë@example.org")]
    public async Task An_address_can_say_nothing_else_to_the_server(string to)
    {
        await using var server = await RealMailServer.Start();
        (await Send(server.As(MailSecurity.None), RealMailServer.Letter(to))).Outcome.ShouldBe(MailOutcome.Refused);
        server.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Minutes\r\nBcc: eve@example.org")]
    [InlineData("=?utf-8?B?c2hhbQ==?=")]
    [InlineData("")]
    [InlineData("שלום e\u0301 ok")]
    public async Task A_subject_is_a_subject_and_nothing_else(string subject)
    {
        await using var server = await RealMailServer.Start();
        (await Send(server.As(MailSecurity.None), RealMailServer.Letter("ann@example.org", subject))).Outcome.ShouldBe(
            MailOutcome.Taken
        );
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.GetProperty("headers").TryGetProperty("bcc", out _).ShouldBeFalse();
        var read = mail.TryGetProperty("subject", out var found) ? found.GetString() : "";
        read!.ReplaceLineEndings(" ").ShouldBe(subject.ReplaceLineEndings(" "));
    }

    private static async Task<MailAnswer> Send(MailServer server, Remit.Data.Letters.Letter letter)
    {
        using var smtp = RealMailServer.Trusting(server);
        return await smtp.Send(
            letter.To!,
            MessageText.Of(letter, server.From, DateTimeOffset.UnixEpoch),
            TestContext.Current.CancellationToken
        );
    }
}
