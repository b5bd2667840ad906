using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Structure.Organisations;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Mail;
using Remit.Tests.Meetings.Papers;

namespace Remit.Tests.Meetings;

public class MemberLettersTests
{
    private const string Page = PapersCase.Meeting;

    [Theory, ClassData(typeof(Databases))]
    public async Task Members_are_told_when_somebody_asks_for_it_and_once_by_a_form_that_is_sent_twice(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.NewVisitor();
        var call = await visitor.Page($"{Page}/call");
        for (var times = 0; times < 2; times++)
            using (var called = await visitor.SendForm(call, ("tell", "yes")))
                called.StatusCode.ShouldBe(HttpStatusCode.Found, await called.Content.ReadAsStringAsync());
        var letter = (await Letters(app)).ShouldHaveSingleItem();
        (letter.To, letter.Sort, letter.Subject).ShouldBe(
            ("gareth@example.org", "meeting", "Meeting: Children and Young People's Executive, 12 September 2007")
        );
        letter.Words!.ShouldContain("The agenda follows.");
        letter.Words!.ShouldContain("Wednesday 12 September 2007, 2pm");
        letter.Words!.ShouldContain($"{Page}\n");

        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(visitor, $"{Page}/agenda/publish", ("tell", "yes"));
        (await Letters(app)).ShouldContain(l => l.Words!.Contains("The agenda of this meeting is out", StringComparison.Ordinal));

        var move = await visitor.Page($"{Page}/move");
        using (
            var shown = await visitor.SendForm(
                move,
                ("date-day", "19"),
                ("date-month", "9"),
                ("date-year", "2007"),
                ("reason", "Snow")
            )
        )
        using (var moved = await visitor.SendForm(await Visitor.Read(shown), ("tell", "yes")))
            moved.StatusCode.ShouldBe(HttpStatusCode.Found, await moved.Content.ReadAsStringAsync());
        letter = (await Letters(app)).Single(l => l.Words!.Contains("is moved to the time below", StringComparison.Ordinal));
        letter.Words!.ShouldContain("The meeting of 12 September 2007 is moved to the time below. The reason: Snow");
        letter.Words!.ShouldContain("Wednesday 19 September 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_told_where_nobody_asked_for_it_or_nothing_was_kept(string provider)
    {
        await using var app = await Start(provider);
        using var visitor = app.NewVisitor();
        using (var without = await visitor.Change($"{Page}/cancel", ("tell", "yes")))
            (await Visitor.Read(without)).Errors().ShouldContain(e => e.Contains("Say why", StringComparison.Ordinal));
        using (var called = await visitor.Change($"{Page}/call"))
            called.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Letters(app)).ShouldBeEmpty();
        using (var cancelled = await visitor.Change($"{Page}/cancel", ("reason", "No business"), ("tell", "yes")))
            cancelled.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Letters(app)).ShouldHaveSingleItem().Words!.ShouldContain("This meeting is cancelled. The reason: No business");
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so()
    {
        await using var app = await PapersCase.Start();
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page($"{Page}/call");
        page.QuerySelector("main")!.TextContent.ShouldContain("Remit sends nothing");
        page.QuerySelector("[name=tell]").ShouldBeNull();
    }

    private static async Task<RemitApp> Start(string provider)
    {
        MailServer named;
        await using (var away = await RealMailServer.Start())
            named = away.As(MailSecurity.None);
        var app = await PapersCase.Start(provider, isCleared: false, more: services => services.AddSingleton(Mailing.By(named)));
        await app.Write(
            db => db.Set<Person>().Single(p => p.Key == "gareth-williams").Email = "gareth@example.org",
            "Recorded an address"
        );
        return app;
    }

    private static async Task<List<Letter>> Letters(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.Set<Letter>().Where(l => l.Sort == "meeting").ToListAsync();
    }
}
