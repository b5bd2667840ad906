using System.Net;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Reminders;

public class RemindPageTests
{
    [Fact]
    public async Task Whoever_runs_the_records_reminds_those_whom_they_tick()
    {
        await using var app = await RemindersCase.ForTheOperator(new TestClock());
        using var manager = app.NewVisitor();
        (await manager.Page("/actions")).QuerySelector("a[href='/actions/remind']").ShouldNotBeNull();
        using var page = await manager.Page("/actions/remind");
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("1 person has something");
        page.QuerySelector("#others")!.ParentElement!.TextContent.ShouldContain("no email address is recorded");
        using (var nobody = await Visitor.Read(await manager.PostTo(page, null, ("to", ""))))
            nobody.Body!.TextContent.ShouldContain("Tick whom to remind");
        using (var sent = await manager.Post(page, ("to", RemindersCase.Director)))
            sent.Headers.Location!.ToString().ShouldBe("/actions/remind?sent=1");
        // The same form again.
        using (var again = await manager.Post(page, ("to", RemindersCase.Director)))
            again.Headers.Location!.ToString().ShouldBe("/actions/remind?sent=0");
        (await app.Letters()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        await using var app = await RemindersCase.Start(new TestClock());
        using var clerk = await app.SignedIn(await app.Account("Ann Clerk"));
        using (await clerk.Page("/actions/remind", HttpStatusCode.Forbidden)) { }
    }

    [Fact]
    public async Task The_verbs_do_the_same()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        (await Run(database, 0, "often", RemindersCase.Director, "monthly")).ShouldContain("Gareth Williams: every month.");
        (await Run(database, 1, "often", "nobody", "weekly")).ShouldContain("There is nobody “nobody”");
        (await Run(database, 0, "list")).ShouldContain("gareth-williams  Gareth Williams  no email address is recorded");
        (await Run(database, 0, "send", "--person", RemindersCase.Director)).ShouldContain("0 reminders are on the way.");
        (await Run(database, 1, "send", "--person", "nobody")).ShouldContain("There is nobody “nobody”");
        (await Run(database, 0, "end-links", RemindersCase.Director)).ShouldContain("0 links are no longer good.");
    }

    private static async Task<string> Run(TestDatabase database, int code, params string[] words)
    {
        var (ended, said) = await RunProgram.ToItsEnd(["reminders", .. words, .. database.Words]);
        ended.ShouldBe(code, said);
        return said;
    }
}
