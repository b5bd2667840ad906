using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Mail;

public class EmailPageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_administrator_sees_what_failed_and_why_and_says_what_becomes_of_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using (var nothing = await app.Page("/email"))
        {
            nothing.QuerySelector(".remit-answer")!.TextContent.ShouldBe("No email was written yet.");
            nothing.QuerySelector(".govuk-inset-text")!.TextContent.ShouldContain("No mail server is named");
        }
        var outbox = app.Services.GetRequiredService<Outbox>();
        foreach (var name in new[] { "never", "unsure" })
        {
            await outbox.Keep(outbox.Write("test", $"{name}@example.org", null, "About something", "Dear all"));
            var taken = (await outbox.TakeNext())!;
            await outbox.Tell(
                taken.Id,
                new MailAnswer(name == "never" ? MailOutcome.Refused : MailOutcome.NobodyKnows, "550 <nobody> & nothing")
            );
        }

        using (var page = await app.Page("/email"))
        {
            page.QuerySelector(".remit-answer")!
                .TextContent.ShouldBe(
                    "No email waits to be sent. 1 could not be sent. Of 1 nobody can tell whether it was sent."
                );
            page.QuerySelector("main table")!.TextContent.ShouldContain("550 <nobody> & nothing");
        }
        using (var failed = await app.Page("/email?state=failed"))
            failed.QuerySelectorAll("main table tbody tr").Length.ShouldBe(1);
        using (var none = await app.Page("/email?state=zzz"))
            none.QuerySelector("main")!.TextContent.ShouldContain("zzz");

        var ids = await Ids(app);
        (await Form(app, ("do", "again"), ("letter", ids["never@example.org"].ToString()))).ShouldBe("/email?done=again");
        (await Form(app, ("do", "give-up"), ("letter", ids["unsure@example.org"].ToString()))).ShouldBe("/email?done=given-up");
        (await Form(app, ("do", "give-up"), ("letter", ids["unsure@example.org"].ToString()))).ShouldBe(
            "This email was sent, or given up, already"
        );
        (await Form(app, ("do", "test"), ("To", "nowhere"))).ShouldStartWith("Enter an email address");
        (await Form(app, ("do", "test"), ("To", "ann@example.org"))).ShouldBe("/email?done=test");
        using (var now = await app.Page("/email"))
            now.QuerySelector(".remit-answer")!.TextContent.ShouldBe("2 emails wait to be sent.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_invitation_goes_by_email_and_its_link_is_good(string provider)
    {
        await using var server = await RealMailServer.Start();
        var named = Mailing.By(server.As(MailSecurity.None));
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(
            clock,
            provider,
            RemitApp.Sample,
            services => services.AddSingleton(named)
        );
        using var admin = await AdministeringTests.Administrator(app, clock);
        using (
            var refused = await admin.Fill(
                "/accounts/new",
                ("Person", "gareth-williams"),
                ("Email", "zoë@example.org"),
                ("do", "send")
            )
        )
        using (var page = await Visitor.Read(refused))
            page.Errors().ShouldHaveSingleItem().ShouldContain("Make a link to pass on yourself");
        using (
            var answer = await admin.Fill(
                "/accounts/new",
                ("Person", "gareth-williams"),
                ("Email", "gareth@example.org"),
                ("do", "send")
            )
        )
        using (var page = await Visitor.Read(answer))
        {
            page.QuerySelector("main")!.TextContent.ShouldContain("An email with a link is on its way to gareth@example.org");
            page.QuerySelector("#link").ShouldBeNull();
        }

        (await app.Services.GetRequiredService<Postman>().Go(TestContext.Current.CancellationToken)).ShouldBe(new Round(1, 0));
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.GetProperty("to")[0].GetString().ShouldBe("gareth@example.org");
        var text = mail.GetProperty("text").GetString()!;
        text.ShouldStartWith("Dear Gareth Williams");
        var link = text.Split('\n').Single(l => l.Contains("/invitation/", StringComparison.Ordinal));
        using var invited = app.NewVisitor();
        using var form = await invited.Page(new Uri(link).PathAndQuery);
        using (var joined = await invited.Post(form, ("Password", AccountsCase.Password)))
            joined.Headers.Location!.ToString().ShouldBe("/");
        (await Ids(app)).ShouldHaveSingleItem();
    }

    private static async Task<Dictionary<string, Guid>> Ids(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.Set<Letter>().ToDictionaryAsync(l => l.To!, l => l.Id);
    }

    /// <summary>Where a form leads, or the first thing that is wrong with it.</summary>
    private static async Task<string> Form(RemitApp app, params (string Name, string Value)[] fields)
    {
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page("/email");
        using var answer = await visitor.PostTo(page, "/email", fields);
        if (answer.Headers.Location is { } next)
            return next.ToString();
        using var again = await Visitor.Read(answer);
        return again.Errors()[0];
    }
}
