using Remit.Mail;
using Remit.Tests.Harness;

namespace Remit.Tests.Mail;

/// <summary>The verbs under <c>email</c>, by the built program.</summary>
public class MailCommandsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_test_is_sent_and_what_became_of_all_is_told(string provider)
    {
        await using var server = await RealMailServer.Start();
        await using var database = await TestDatabase.Create(provider, RemitApp.Sample);
        (await Run(database, null, 0, "list")).ShouldContain("No email was written yet.");
        (await Run(database, null, 2, "test", "ann@example.org")).ShouldContain("No mail server is named. Set REMIT_MAIL");
        (await Run(database, "mail.example.org", 2, "list")).ShouldContain("REMIT_MAIL must be like smtp://");

        var named = $"smtp+plain://localhost:{server.Port}";
        (await Run(database, named, 1, "test", "ann")).ShouldContain("like name@example.com");
        (await Run(database, named, 0, "test", "ann@example.org")).ShouldContain("Sent. 250");
        (await Run(database, named, 1, "test", "never@example.org")).ShouldContain(
            "Not sent. 550 There is nobody of this name here"
        );
        server.Mails.ShouldHaveSingleItem().GetProperty("subject").GetString().ShouldBe("A test from Remit");

        var list = await Run(database, named, 0, "list");
        list.ShouldContain("1 could not be sent.");
        var id = list.Split('\n').Single(l => l.Contains("never@example.org", StringComparison.Ordinal)).Split(' ')[0];
        (await Run(database, named, 0, "again", id)).ShouldContain("It is sent again.");
        (await Run(database, named, 1, "send")).ShouldContain("0 emails were sent, 1 not");
        (await Run(database, named, 0, "give-up", id)).ShouldContain("It is not sent any more.");
        (await Run(database, named, 1, "give-up", id)).ShouldContain("There is no such email");
        (await Run(database, named, 1, "again", Guid.Empty.ToString())).ShouldContain("There is no such email");
        (await Run(database, named, 0, "send")).ShouldContain("0 emails were sent, 0 not.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_invitation_is_sent_with_a_link_that_leads_somewhere(string provider)
    {
        await using var server = await RealMailServer.Start();
        await using var database = await TestDatabase.Create(provider, RemitApp.Sample);
        var named = $"smtp+plain://localhost:{server.Port}";
        string[] invite = ["account", "invite", "gareth-williams", "--email", "gareth@example.org", "--send"];
        string[] address = ["--address", "https://remit.example.org"];
        (await RunAll(database, null, 1, [.. invite, .. address])).ShouldContain("No mail server is named");
        (await RunAll(database, named, 1, invite)).ShouldContain("--address");
        (await RunAll(database, named, 0, [.. invite, .. address])).ShouldContain("waits for gareth@example.org");
        (await RunAll(database, named, 0, ["account", "link", "gareth-williams", "--send", .. address])).ShouldContain(
            "waits for"
        );
        (await Run(database, named, 0, "send")).ShouldContain("1 email was sent, 0 not.");
        server
            .Mails.ShouldHaveSingleItem()
            .GetProperty("text")
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("https://remit.example.org/invitation/");
    }

    private static Task<string> Run(TestDatabase database, string? server, int code, params string[] words) =>
        RunAll(database, server, code, ["email", .. words]);

    private static async Task<string> RunAll(TestDatabase database, string? server, int code, string[] words)
    {
        var (ended, said) = await RunProgram.ToItsEnd(
            start =>
            {
                start.Environment[MailServer.ServerVariable] = server;
                start.Environment[MailServer.FromVariable] = "remit@example.org";
            },
            [.. words, .. database.Words]
        );
        ended.ShouldBe(code, said);
        return said;
    }
}
