using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.SignOffs;
using Remit.Responsibilities.Sources;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
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
    public async Task Whoever_closes_a_row_is_told_where_its_words_still_stand_and_can_close_those()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var check = await Visitor.Read(await holder.Change("/registers/r/sign-off", ("_step", "check")));
        using var signed = await holder.SendForm(check, ("_step", "sign"));
        (await holder.Page("/change/responsibility/r/row?part=more"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Sign-offs and reports that were sent keep the words that they had");
        var page = await holder.Page(signed.Headers.Location!.ToString());
        page.QuerySelectorAll("a[href='/change/sign-off/r/2007-09-03']").Length.ShouldBeGreaterThan(0);
        (await holder.Page("/change/sign-off/r/2007-09-03?part=more"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("What was signed is never changed");
    }

    [Fact]
    public async Task Who_may_not_keep_what_is_restricted_is_told_before_they_type()
    {
        await using var at = await Case.Start();
        await at.App.Write(
            db =>
            {
                var body = new Remit.Structure.Bodies.Body
                {
                    Id = at.App.Store.Ids.Next<Remit.Structure.Bodies.Body>(),
                    Key = "board",
                    Name = "Board",
                };
                var place = new Place
                {
                    Id = at.App.Store.Ids.Next<Place>(),
                    Key = "seat",
                    Body = body.Id,
                    Title = "Member",
                };
                var ann = db.Set<Person>().Single(p => p.Key == "ann-holder");
                db.AddRange([
                    body,
                    place,
                    new Appointment
                    {
                        Id = at.App.Store.Ids.Next<Appointment>(),
                        Key = "ann",
                        Place = place.Id,
                        Person = ann.Id,
                    },
                ]);
                var row = new Responsibility
                {
                    Id = at.App.Store.Ids.Next<Responsibility>(),
                    Key = "closed",
                    Register = db.Set<Register>().Single().Id,
                    Text = "Closed row",
                    Sensitivity = Sensitivity.Restricted,
                    RestrictedTo = $"body:{body.RowId}",
                };
                db.Add(row);
                var post = db.Set<Post>().Single(p => p.Key == "other");
                (post.Sensitivity, post.RestrictedTo) = (Sensitivity.Restricted, $"body:{body.RowId}");
            },
            "Closed a row"
        );
        using var holder = await at.App.SignedIn(at.Holder);
        using var page = await holder.Page("/registers/r/sign-off");
        page.QuerySelector("main")!.TextContent.ShouldContain("Closed row");
        page.QuerySelector("main")!.TextContent.ShouldContain("you may not keep one that is");
        page.QuerySelectorAll("main textarea").ShouldBeEmpty();
        // A restricted record is named as what shows it no later than the answers are checked.
        var post = await at.App.Find<Post>("other");
        using var check = await Visitor.Read(
            await holder.Change(Form, ("text", "Mine"), ("record", $"post:{post.RowId:D}"), ("_step", "check"))
        );
        check.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("is restricted, and you may keep nothing here");
        check.FormOf()["text"].ShouldBe(["Mine"]);
    }

    [Fact]
    public async Task The_home_page_of_the_holder_says_what_waits_for_their_signature()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        (await holder.Page("/")).QuerySelector("#work-signoffs").ShouldBeNull("nothing is said in it yet");
        await at.App.Account("row", "Agreed on 3 May 2007.", "2007-08-01", Rating.Met);
        using (var home = await holder.Page("/"))
        {
            home.QuerySelector("a[href='/registers/r/sign-off']")!
                .ParentElement!.ParentElement!.TextContent.ShouldContain("not signed off yet");
            home.QuerySelector(".remit-answer")!.TextContent.ShouldContain("waits for your word");
        }
        using var check = await Visitor.Read(await holder.Change("/registers/r/sign-off", ("_step", "check")));
        using (await holder.SendForm(check, ("_step", "sign"))) { }
        (await holder.Page("/")).QuerySelector("#work-signoffs").ShouldBeNull();
        await at.App.Account("row", "Not so any more", "2007-09-02", Rating.NotMet);
        (await holder.Page("/"))
            .QuerySelector("#work-signoffs")!
            .ParentElement!.TextContent.ShouldContain("changed since it was signed off on 3 September 2007");
        using var drafter = await at.App.SignedIn(at.Drafter);
        (await drafter.Page("/")).QuerySelector("#work-signoffs").ShouldBeNull();
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

    [Fact]
    public async Task What_is_reopened_or_a_draft_is_said_before_it_is_signed_and_kept_in_what_is_signed()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var drafter = await at.App.SignedIn(at.Drafter);
        await at.App.Account("row", "Agreed on 3 May 2007.", "2007-08-01", Rating.Met);
        using var before = await Visitor.Read(await holder.Change("/registers/r/sign-off", ("_step", "check")));
        before.QuerySelector(".govuk-warning-text").ShouldBeNull();
        await Reopen(at.App, "2007-09-01");
        await Drafted(drafter, "Secret words of a draft");
        // Somebody who looked before either is shown it before they sign.
        using var late = await Visitor.Read(await holder.SendForm(before, ("_step", "sign")), HttpStatusCode.Conflict);
        late.QuerySelector(".govuk-warning-text")!
            .TextContent.ShouldContain("1 responsibility is reopened, and not settled. Of 1 there is a draft");
        using var signed = await holder.SendForm(late, ("_step", "sign"));
        var address = signed.Headers.Location!.ToString();

        var page = (await holder.Page(address)).QuerySelector("main")!.TextContent;
        page.ShouldContain("1 responsibility is reopened");
        page.ShouldContain("since 1 September 2007");
        page.ShouldContain("A draft of 3 September 2007 waited for the holder");
        page.ShouldNotContain("Secret words");
        page.ShouldContain("the register says what was signed");
        await at.App.Write(
            db =>
            {
                var open = db.Set<Reopening>().Single();
                (open.Settled, open.SettledOn) = (Settlement.Stands, When.Day("2007-09-03"));
            },
            "Settled it"
        );
        (await holder.Page(address)).QuerySelector("main")!.TextContent.ShouldContain("it was reopened, and is settled");
        (await at.App.CommandsFor(address, holder)).ShouldBeLessThanOrEqualTo(6);
        // As at a day before either, neither was so.
        await using var db = at.App.Store.Read(Sight.Everything);
        var register = await db.All<Register>().SingleAsync();
        var then = await SignedRegister.Load(db, register, "director", When.Day("2007-08-31"), 1);
        (then.Reopened, then.Drafts).ShouldBe((0, 0));
        SignedRegister.Read((await db.All<SignOff>().SingleAsync()).Content)!.Rows.Single().Draft!.IsSentBack.ShouldBeFalse();
    }

    private static Task Reopen(RemitApp app, string since) =>
        app.Write(
            db =>
            {
                var ids = app.Store.Ids;
                var (earlier, later) = (NewSource("old"), NewSource("new"));
                var provision = new Provision
                {
                    Id = ids.Next<Provision>(),
                    Key = "p",
                    Source = earlier.Id,
                };
                var map = new SourceMap
                {
                    Id = ids.Next<SourceMap>(),
                    Key = "map",
                    Title = "Map",
                    Earlier = earlier.Id,
                    Later = later.Id,
                };
                var entry = new MapEntry
                {
                    Id = ids.Next<MapEntry>(),
                    Key = "entry",
                    Map = map.Id,
                    Provision = provision.Id,
                    Outcome = Outcome.Repealed,
                    UsedFrom = When.Day(since),
                };
                db.AddRange(
                    earlier,
                    later,
                    provision,
                    map,
                    entry,
                    new Reopening
                    {
                        Id = ids.Next<Reopening>(),
                        Key = "reopening",
                        Responsibility = db.Set<Responsibility>().Single().Id,
                        Entry = entry.Id,
                        Since = When.Day(since),
                    }
                );

                Source NewSource(string key) =>
                    new()
                    {
                        Id = ids.Next<Source>(),
                        Key = key,
                        Title = key,
                    };
            },
            "Reopened it"
        );

    [Fact]
    public async Task What_somebody_typed_while_another_drafted_is_shown_again_beside_the_others()
    {
        await using var at = await Case.Start();
        using var first = await at.App.SignedIn(at.Drafter);
        using var second = await at.App.SignedIn(await at.AnotherDrafter("Cat Drafter"));
        using var typed = await second.Page(Form);
        await Drafted(first, "Faster words");
        foreach (var step in new[] { "check", "save" })
        {
            using var late = await Visitor.Read(
                await second.SendForm(typed, ("text", "My long words"), ("_step", step)),
                HttpStatusCode.Conflict
            );
            var main = late.QuerySelector("main")!;
            main.TextContent.ShouldContain("Ben Drafter has drafted an account meanwhile");
            main.TextContent.ShouldContain("Faster words");
            late.FormOf()["text"].ShouldBe(["My long words"]);
            using var again = await Visitor.Read(
                await second.SendForm(late, ("text", "My long words"), ("_step", "save")),
                HttpStatusCode.Conflict
            );
            again.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("Another draft waits for the holder");
            again.FormOf()["text"].ShouldBe(["My long words"]);
        }
        // Who drafts may read what waits, and not decide about it.
        using var read = await second.Page(Draft);
        read.QuerySelector("main")!.TextContent.ShouldContain("Faster words");
        read.QuerySelectorAll("main button[name=_do]").ShouldBeEmpty();
        (await second.SendForm(read, ("_do", "withdraw"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_two_holders_of_one_post_the_later_replaces_the_draft_of_the_other_when_they_saw_it()
    {
        await using var at = await Case.Start();
        using var first = await at.App.SignedIn(await at.Discharger("Dan One"));
        using var second = await at.App.SignedIn(await at.Discharger("Eve Two"));
        using var typed = await second.Page(Form);
        await Drafted(first, "Words of one");
        using var late = await Visitor.Read(
            await second.SendForm(typed, ("text", "Words of two"), ("_step", "check")),
            HttpStatusCode.Conflict
        );
        late.QuerySelector("main")!.TextContent.ShouldContain("it takes the place of the other");
        late.QuerySelector("main")!.TextContent.ShouldContain("Words of one");
        (await second.SendForm(late, ("_step", "save"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await at.Drafts()).ShouldBe([("Words of one", DraftState.Replaced), ("Words of two", DraftState.Waiting)]);
    }

    [Fact]
    public async Task A_draft_that_was_sent_back_keeps_nobody_else_from_drafting_and_the_holder_gives_any_up()
    {
        await using var at = await Case.Start();
        using var holder = await at.App.SignedIn(at.Holder);
        using var first = await at.App.SignedIn(at.Drafter);
        using var second = await at.App.SignedIn(await at.AnotherDrafter("Cat Drafter"));
        await Drafted(first, "First words");
        (await holder.Change(Draft, ("_do", "send-back"), ("Words", new string('x', 2_001)))).Dispose();
        (await at.Drafts()).ShouldBe([("First words", DraftState.Waiting)]);
        using (var back = await holder.Change(Draft, ("_do", "send-back"), ("Words", "Name the date")))
            back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var page = await second.Page(Form);
        page.QuerySelector("main")!.TextContent.ShouldContain("Name the date");
        await Drafted(second, "Agreed on 3 May");
        (await at.Drafts()).ShouldBe([("First words", DraftState.SentBack), ("Agreed on 3 May", DraftState.Waiting)]);
        (await first.Page(Form)).QuerySelector("main")!.TextContent.ShouldContain("Cat Drafter has drafted an account already");
        using (var taken = await holder.Change(Draft, ("_do", "take")))
            taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await at.Drafts()).ShouldBe([("First words", DraftState.Replaced), ("Agreed on 3 May", null)]);

        await Drafted(first, "Once more");
        using (var gone = await holder.Change(Draft, ("_do", "withdraw")))
            gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await at.Drafts())[^1].ShouldBe(("Once more", DraftState.Withdrawn));
    }

    [Fact]
    public async Task The_evidence_of_a_draft_that_is_taken_over_is_as_open_as_the_responsibility()
    {
        await using var at = await Case.Start();
        await at.App.Write(
            db =>
            {
                db.Set<Register>().Single().Sensitivity = Sensitivity.Public;
                db.Set<Responsibility>().Single().Sensitivity = Sensitivity.Public;
                db.Set<Post>().Single(p => p.Key == "director").Sensitivity = Sensitivity.Public;
            },
            "Published it"
        );
        using var holder = await at.App.SignedIn(at.Holder);
        using var drafter = await at.App.SignedIn(at.Drafter);
        var post = await at.App.Find<Post>("other");
        foreach (var changed in new[] { false, true })
        {
            await Drafted(drafter, $"Changed: {changed}", ("source-0-title", "The plan"), ("record", $"post:{post.RowId:D}"));
            if (!changed)
                (await holder.Change(Draft, ("_do", "take"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            else
                await Drafted(holder, "By the holder");
            await using var db = at.App.Store.Read(Sight.Everything);
            var taken = await db.All<Position>().Where(p => p.Draft == null).OrderBy(p => p.Order).LastAsync();
            (
                await db.All<Evidence>()
                    .Where(e => e.Position == taken.Id)
                    .Select(e => new { e.Title, e.Sensitivity })
                    .ToListAsync()
            )
                .Select(e => (e.Title, e.Sensitivity))
                .ShouldBe(
                    [("The plan", Sensitivity.Public), ("other", Sensitivity.Partnership)],
                    ignoreOrder: true,
                    "what is not published itself is not published by being named"
                );
        }
    }

    private const string Form = "/registers/r/row/position";
    private const string Draft = "/registers/r/row/draft";

    private static async Task Drafted(Visitor drafter, string text, params (string, string?)[] more)
    {
        using var check = await Visitor.Read(await drafter.Change(Form, [("text", text), .. more, ("_step", "check")]));
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

        /// <summary>Somebody else whom the holder lets draft.</summary>
        public async Task<Remit.Access.Accounts.Account> AnotherDrafter(string name)
        {
            var account = await App.Account(name);
            var person = await App.Find<Person>(Slug.From(name));
            await App.Add(
                Holding(App, await App.Find<Post>("other"), person, person.Key, When.Always),
                new Drafter
                {
                    Id = App.Store.Ids.Next<Drafter>(),
                    Key = person.Key,
                    Register = (await App.Find<Register>("r")).Id,
                    Person = person.Id,
                }
            );
            return account;
        }

        /// <summary>A holder of the post that discharges the responsibility.</summary>
        public async Task<Remit.Access.Accounts.Account> Discharger(string name)
        {
            var account = await App.Account(name);
            var person = await App.Find<Person>(Slug.From(name));
            var post = await App.Find<Post>("other");
            await App.Add(Holding(App, post, person, person.Key, When.Always));
            await using var db = App.Store.Read(Sight.Everything);
            if (!await db.All<Delegation>().AnyAsync())
                await App.Add(
                    new Delegation
                    {
                        Id = App.Store.Ids.Next<Delegation>(),
                        Key = "other",
                        Responsibility = (await App.Find<Responsibility>("row")).Id,
                        To = post.Id,
                    }
                );
            return account;
        }

        /// <summary>What was said, in order, with what became of it.</summary>
        public async Task<IReadOnlyList<(string, DraftState?)>> Drafts()
        {
            await using var db = App.Store.Read(Sight.Everything);
            return [.. (await db.All<Position>().OrderBy(p => p.Order).ToListAsync()).Select(p => (p.Text, p.Draft))];
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
