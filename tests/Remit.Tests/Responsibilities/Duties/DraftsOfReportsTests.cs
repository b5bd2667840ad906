using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Structure.Organisations;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Duties;

/// <summary>What somebody wrote into a report is kept until it is sent.</summary>
public class DraftsOfReportsTests
{
    private const string Duty = "/reporting-duties/to-cabinet";
    private const string Send = Duty + "/send";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_draft_is_kept_with_its_day_and_who_saved_it_until_the_report_is_sent(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await SendingTests.Write(app);
        using var person = app.NewVisitor();
        const string Mine = "We *know*.\n# And act\n## not a part\n\\ nor this";
        using var saved = await person.Change(Send, ("words-weak", Mine), ("_do", "save"));
        saved.Headers.Location!.ToString().ShouldBe(Duty);
        (await app.Page(Duty)).QuerySelector(".govuk-inset-text")!.TextContent.ShouldContain("Saved on 3 September 2007 by");

        using var other = app.NewVisitor();
        using var page = await other.Page(Send);
        page.FormOf()["words-weak"].Single().ReplaceLineEndings("\n").ShouldBe(Mine);
        page.QuerySelector("main")!.TextContent.ShouldContain("This is a draft. Saved on 3 September 2007");
        // The records are as of now: the draft holds no word of them.
        await app.Write(
            db => db.Set<Remit.Responsibilities.Registers.Responsibility>().Single(r => r.Text == "Got worse").Text = "Anew",
            "Changed"
        );
        using var reads = await Visitor.Read(await other.Change(Send, ("_do", "check")));
        reads.QuerySelector("#reads")!.TextContent.ShouldContain("Anew");
        using var sent = await other.SendForm(reads, ("_do", "send"));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = (await app.Page(sent.Headers.Location!.ToString())).QuerySelector("main")!.TextContent;
        text.ShouldContain("## not a part");
        text.ShouldContain("\\ nor this");
        (await app.Page(Duty)).QuerySelector("main")!.TextContent.ShouldNotContain("A draft of the next report waits");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<ReportDraft>().SingleAsync()).Waits.ShouldBeFalse();
        (await app.CommandsFor(Send)).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor(Duty)).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task Two_people_who_write_the_same_part_see_both_texts_and_nothing_is_lost()
    {
        await using var app = await RemitApp.Start();
        await SendingTests.Write(app);
        using var first = app.NewVisitor();
        using var second = app.NewVisitor();
        using var one = await first.Page(Send);
        using var two = await second.Page(Send);
        using var saved = await first.SendForm(one, ("words-weak", "Theirs"), ("words-changed", "Also"), ("_do", "save"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var both = await Visitor.Read(
            await second.SendForm(two, ("words-weak", "Mine"), ("_do", "save")),
            HttpStatusCode.Conflict
        );
        both.QuerySelector("main")!.TextContent.ShouldContain("Saved now: Theirs");
        both.FormOf()["words-weak"].ShouldBe(["Mine"]);
        both.FormOf()["words-changed"].ShouldBe(["Also"], "what only the other wrote comes in by itself");
        (await second.SendForm(both, ("words-weak", "Ours"), ("_do", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var fields = (await app.Page(Send)).FormOf();
        (fields["words-weak"].Single(), fields["words-changed"].Single()).ShouldBe(("Ours", "Also"));
        // Who sends without having seen is shown both as well.
        using var late = await Visitor.Read(
            await first.SendForm(one, ("words-weak", "Older"), ("_do", "send")),
            HttpStatusCode.Conflict
        );
        late.QuerySelector("main")!.TextContent.ShouldContain("Saved now: Ours");
    }

    [Fact]
    public async Task A_draft_waits_on_the_home_page_of_who_reports_and_is_given_up_by_saving_nothing()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        await SendingTests.Write(app);
        var account = await app.Account("Ann Member");
        var ann = await app.Find<Person>("ann-member");
        await app.Write(
            db =>
                db.Add(
                    new Remit.Structure.Posts.Holding
                    {
                        Id = app.Store.Ids.Next<Remit.Structure.Posts.Holding>(),
                        Key = "ann",
                        Post = db.Set<Remit.Structure.Posts.Post>().Single(p => p.Key == "lead-member").Id,
                        Person = ann.Id,
                        Period = When.Always,
                    }
                ),
            "She holds it"
        );
        using var holder = await app.SignedIn(account);
        (await holder.Change(Send, ("words-weak", "Mine"), ("_do", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await holder.Page("/"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("A draft waits to be sent. Saved on 3 September 2007 by Ann Member");
        (await holder.Change(Send, ("words-weak", ""), ("_do", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await holder.Page("/")).QuerySelector("main")!.TextContent.ShouldNotContain("A draft waits to be sent");
    }

    [Fact]
    public async Task Words_that_cannot_be_kept_are_refused_and_stay_on_the_page()
    {
        await using var app = await RemitApp.Start();
        await SendingTests.Write(app);
        using var person = app.NewVisitor();
        var far = new string('x', SendPage.LongestWords + 1);
        using var page = await Visitor.Read(await person.Change(Send, ("words-weak", far), ("_do", "save")));
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("must be 20,000 letters or fewer");
        page.FormOf()["words-weak"].ShouldBe([far]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_has_one_draft_and_none_of_a_day_to_come(string provider)
    {
        await using var data = await TestData.On(provider);
        var (post, body) = (await data.Post(), await data.Body());
        var duty = new ReportingDuty
        {
            Id = data.Store.Ids.Next<ReportingDuty>(),
            Key = "duty",
            FromHolder = data.RefOf(post),
            ToHolder = data.RefOf(body),
            About = "All",
        };
        await data.Add(duty, Draft("a", "2007-09-03"));
        (await data.Try(Draft("b", "2007-09-03"))).Refusals.ShouldContain(r => r.Rule == "A report has one draft");
        (
            await data.TryAs(
                Viewer.LocalOperator(data.Store.Policy),
                db => db.Set<ReportDraft>().Single().SavedOn = When.Day("2007-09-04")
            )
        ).Refusals.ShouldContain(r => r.Rule == "A draft was saved on a day that has come");

        ReportDraft Draft(string key, string on) =>
            new()
            {
                Id = data.Store.Ids.Next<ReportDraft>(),
                Key = key,
                Duty = duty.Id,
                Words = "## weak\nMine\n",
                SavedOn = When.Day(on),
            };
    }

    [Fact]
    public async Task The_verbs_keep_show_give_up_and_send_a_draft()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var duty = SampleDuty;
        (await Run(database, 0, "draft", duty)).ShouldContain("No draft waits.");
        (await Run(database, 1, "draft", "nobodys")).ShouldContain("There is no reporting duty “nobodys”. There are:");
        (await Run(database, 1, "draft", duty, "--words", "strong=No")).ShouldContain("There is no part “strong” in this report");
        (await Run(database, 1, "draft", duty, "--words", "strong")).ShouldContain("does not say to which part it belongs");
        (await Run(database, 1, "draft", duty, "--since", "2007-01-01")).ShouldContain("Days are kept with words");
        (await Run(database, 1, "draft", duty, "--give-up", "--words", "weak=Mine")).ShouldContain("keeps no words");
        (await Run(database, 0, "draft", duty, "--words", "weak=Mine", "--words", "changed=Also")).ShouldContain(
            "The draft is kept"
        );
        (await Run(database, 0, "draft", duty, "--words", "changed=")).ShouldContain("The draft is kept");
        var shown = await Run(database, 0, "draft", duty);
        shown.ShouldContain("## weak\nMine");
        shown.ShouldNotContain("Also");
        (await Run(database, 0, "sent", duty, "--words", "summary=In short")).ShouldContain("Recorded that it was sent");
        (await Run(database, 0, "draft", duty)).ShouldContain("No draft waits.");
        (await Run(database, 0, "draft", duty, "--words", "weak=Mine")).ShouldContain("The draft is kept");
        (await Run(database, 0, "draft", duty, "--give-up")).ShouldContain("No draft waits any more.");
    }

    private const string SampleDuty = "director-to-cabinet";

    private static async Task<string> Run(TestDatabase database, int code, params string[] words)
    {
        var (ended, said) = await RunProgram.ToItsEnd(["report", .. words, .. database.Words]);
        ended.ShouldBe(code, said);
        return said.ReplaceLineEndings("\n");
    }
}
