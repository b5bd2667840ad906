using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.SignOffs;

/// <summary>Drafts and sign-offs in the browser, by people who are signed in.</summary>
public class SignOffPageTests
{
    [Fact]
    public async Task The_holder_signs_what_they_saw_once_and_sees_what_changed_since()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        await at.App.Account("row", "Agreed on 3 May 2007.", "2007-08-01", Rating.Met);
        using var check = await Visitor.Read(
            await holder.Change("/registers/r/sign-off", ("note", "For the test"), ("_step", "check"))
        );
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check before you sign");
        using var signed = await holder.SendForm(check, ("_step", "sign"));
        var address = signed.Headers.Location!.ToString();
        address.ShouldBe("/registers/r/sign-offs/2007-09-03");
        using var again = await holder.SendForm(check, ("_step", "sign"));
        again.Headers.Location!.ToString().ShouldBe(address);

        var page = await holder.Page(address);
        page.QuerySelector("main")!.TextContent.ShouldContain("the register says what was signed");
        page.QuerySelector("main")!.TextContent.ShouldContain("Agreed on 3 May 2007.");
        page.QuerySelector("main")!.TextContent.ShouldContain("Entry ");
        await at.App.Account("row", "Not so any more", "2007-09-02", Rating.NotMet);
        (await holder.Page(address)).QuerySelector("main")!.TextContent.ShouldContain("it was met, and is not met");
        (await holder.Page("/registers/r")).QuerySelector("main")!.TextContent.ShouldContain("by Ann Holder");
        (await at.App.CommandsFor(address, holder)).ShouldBeLessThanOrEqualTo(6);
        (await at.App.CommandsFor("/registers/r", holder)).ShouldBeLessThanOrEqualTo(6);
        (await at.App.CommandsFor("/registers/r/row", holder)).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task Who_opened_the_page_while_they_held_the_post_signs_nothing_after_it()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var check = await Visitor.Read(await holder.Change("/registers/r/sign-off", ("_step", "check")));
        at.Clock.Now = LondonDate.At(2007, 9, 4, 0, 1);
        using var answer = await holder.SendForm(check, ("_step", "sign"));
        using var refused = await Visitor.Read(answer);
        refused.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("you do not hold it on 4 September 2007");
        await using var db = at.App.Store.Read(Sight.Everything);
        (await db.All<SignOff>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_recorded_meanwhile_is_shown_before_it_is_signed()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var check = await Visitor.Read(await holder.Change("/registers/r/sign-off", ("_step", "check")));
        await at.App.Account("row", "Recorded meanwhile", "2007-09-01");
        using var late = await Visitor.Read(await holder.SendForm(check, ("_step", "sign")), HttpStatusCode.Conflict);
        late.QuerySelector("main")!.TextContent.ShouldContain("Recorded meanwhile");
        (await holder.SendForm(late, ("_step", "sign"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_draft_waits_goes_back_with_words_and_counts_when_it_is_taken_over()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var drafter = await at.App.SignedIn(at.Drafter);
        await Drafted(drafter, "First words");
        (await holder.Page("/registers/r")).QuerySelector("main")!.TextContent.ShouldContain("1 draft waits for the holder");
        (await holder.Page("/registers/r/row"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Nobody has recorded how this is met");
        (await Visitor.Read(await drafter.Get("/registers/r/sign-off"))).QuerySelectorAll("button[value=check]").ShouldBeEmpty();

        using var empty = await Visitor.Read(await holder.Change("/registers/r/row/draft", ("_do", "send-back")));
        empty.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("Say in a few words");
        (await holder.SendForm(empty, ("Words", "Name the date"), ("_do", "send-back"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await drafter.Page("/registers/r/row/position")).QuerySelector("main")!.TextContent.ShouldContain("Name the date");
        await Drafted(drafter, "Agreed on 3 May");
        using var takes = await drafter.Change("/registers/r/row/draft", ("_do", "take"));
        takes.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var page = await holder.Page("/registers/r/row/draft");
        (await holder.SendForm(page, ("_do", "take"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await holder.SendForm(page, ("_do", "take"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await holder.Page("/registers/r/row")).QuerySelector("main")!.TextContent.ShouldContain("Agreed on 3 May");
        await using var db = at.App.Store.Read(Sight.Everything);
        (await db.All<Position>().OrderBy(p => p.Order).Select(p => p.Draft).ToListAsync()).ShouldBe([DraftState.Replaced, null]);
    }

    private static async Task Drafted(Visitor drafter, string text)
    {
        using var check = await Visitor.Read(
            await drafter.Change("/registers/r/row/position", ("text", text), ("_step", "check"))
        );
        (await drafter.SendForm(check, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>A register of one row, its holder until 3 September 2007 who sits elsewhere as well, and somebody whom they let draft.</summary>
    private sealed class Case : IAsyncDisposable
    {
        public required RemitApp App { get; init; }
        public required TestClock Clock { get; init; }
        public required Remit.Access.Accounts.Account Holder { get; init; }
        public required Remit.Access.Accounts.Account Drafter { get; init; }

        public static async Task<Case> Start()
        {
            var clock = new TestClock();
            // Who is signed in stays so, however far the day is moved.
            var app = await RemitApp.WithSessions(
                new TestClock(),
                more: services => services.AddSingleton(new LondonClock(clock))
            );
            var (holder, drafter) = (await app.Account("Ann Holder"), await app.Account("Ben Drafter"));
            var (ann, ben) = (await app.Find<Person>("ann-holder"), await app.Find<Person>("ben-drafter"));
            var (post, other) = (NewPost(app, "director"), NewPost(app, "other"));
            var register = new Register
            {
                Id = app.Store.Ids.Next<Register>(),
                Key = "r",
                Title = "Duties",
                Holder = new RecordRef("post", post.RowId),
            };
            await app.Add(
                post,
                other,
                Holding(app, post, ann, "ann", When.Until("2007-09-03")),
                Holding(app, other, ann, "ann", When.Always),
                Holding(app, other, ben, "ben", When.Always),
                register,
                new Responsibility
                {
                    Id = app.Store.Ids.Next<Responsibility>(),
                    Key = "row",
                    Register = register.Id,
                    Text = "Lead the partnership",
                },
                new Drafter
                {
                    Id = app.Store.Ids.Next<Drafter>(),
                    Key = "ben",
                    Register = register.Id,
                    Person = ben.Id,
                }
            );
            return new Case
            {
                App = app,
                Clock = clock,
                Holder = holder,
                Drafter = drafter,
            };
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();

        private static Post NewPost(RemitApp app, string key) =>
            new()
            {
                Id = app.Store.Ids.Next<Post>(),
                Key = key,
                Title = key,
            };

        private static Holding Holding(RemitApp app, Post post, Person person, string key, Period when) =>
            new()
            {
                Id = app.Store.Ids.Next<Holding>(),
                Key = key,
                Post = post.Id,
                Person = person.Id,
                Period = when,
            };
    }
}
