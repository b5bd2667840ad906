using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Backups;
using Remit.Data.Erasure;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Mail;

public class OutboxTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_letter_is_kept_with_its_change_or_not_at_all(string provider)
    {
        await using var data = await TestData.On(provider);
        var outbox = OutboxOf(data, Mailing.Nowhere);
        foreach (var (person, isRefused) in new[] { (data.NewPerson("Ann Clerk"), false), (data.NewPerson(" "), true) })
        {
            await using var db = data.Store.Write();
            db.Add(person);
            db.Add(outbox.Write("test", "ann@example.org", person.Id.Value, "You are recorded", "Dear Ann"));
            (await db.Commit(TestData.Because("Recorded somebody"))).IsRefused.ShouldBe(isRefused);
        }
        var letter = (await Letters(data)).ShouldHaveSingleItem();
        (letter.State, letter.ChangeNumber).ShouldBe((LetterState.Waiting, 1));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_waits_while_the_server_is_away_and_then_goes_once(string provider)
    {
        await using var data = await TestData.On(provider);
        MailServer named;
        await using (var away = await RealMailServer.Start())
            named = away.As(MailSecurity.None);
        var outbox = OutboxOf(data, Mailing.By(named));
        await outbox.Keep(outbox.Write("test", "ann@example.org", null, "Hello", "Dear Ann"));
        var postman = PostmanOf(data, named);

        (await postman.Go(Stop)).ShouldBe(new Round(0, 1));
        (await postman.Go(Stop)).ShouldBe(new Round(0, 0));
        var waits = (await Letters(data)).Single();
        (waits.State, waits.Tries, waits.At - data.Clock.Now).ShouldBe((LetterState.Waiting, 1, TimeSpan.FromMinutes(1)));
        waits.Said.ShouldNotBeNull().ShouldContain($"port {named.Port}");

        await using var server = await RealMailServer.Start(port: named.Port);
        data.Clock.Now += TimeSpan.FromMinutes(2);
        (await postman.Go(Stop)).ShouldBe(new Round(1, 0));
        (await postman.Go(Stop)).ShouldBe(new Round(0, 0));
        server.Mails.ShouldHaveSingleItem();
        var sent = (await Letters(data)).Single();
        (sent.State, sent.Words, sent.Tries).ShouldBe((LetterState.Sent, null, 2));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_letter_that_the_postman_takes_meanwhile_is_looked_at_again_and_not_given_up(string provider)
    {
        await using var data = await TestData.On(provider);
        var outbox = OutboxOf(data, Mailing.Nowhere);
        var letter = outbox.Write("test", "ann@example.org", null, "Hello", "Dear Ann");
        await outbox.Keep(letter);
        var looks = new List<LetterState>();
        var isGivenUp = await outbox.Alone(async db =>
        {
            var found = await db.Set<Letter>().SingleAsync(l => l.Id == letter.Id, Stop);
            looks.Add(found.State);
            if (!found.MayBeGivenUp)
                return false;
            // At this moment another node's postman takes it.
            await using (var other = data.Store.Write())
                await other.Set<Letter>().ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LetterState.Sending), Stop);
            found.GiveUp(data.Clock.Now);
            await db.SaveInCommit();
            return true;
        });
        isGivenUp.ShouldBeFalse();
        looks.ShouldBe([LetterState.Waiting, LetterState.Sending]);
        (await Letters(data)).Single().Words.ShouldBe("Dear Ann", "it is on its way");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_postmen_who_go_at_the_same_time_each_letter_has_one(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var server = await RealMailServer.Start();
        var named = server.As(MailSecurity.None);
        var outbox = OutboxOf(data, Mailing.By(named));
        for (var n = 0; n < 12; n++)
            await outbox.Keep(outbox.Write("test", $"p{n}@example.org", null, $"Number {n}", "Dear all"));
        var rounds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PostmanOf(data, named).Go(Stop))));
        rounds.Sum(r => r.Sent).ShouldBe(12);
        server
            .Mails.Select(m => m.GetProperty("subject").GetString())
            .Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 12).Select(n => $"Number {n}").Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_gets_a_letter_twice_because_nobody_knew(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var server = await RealMailServer.Start();
        var named = server.As(MailSecurity.None);
        var outbox = OutboxOf(data, Mailing.By(named));
        var letter = outbox.Write("test", "hang-up@example.org", null, "Hello", "Dear Ann");
        await outbox.Keep(letter);
        var postman = PostmanOf(data, named);
        await postman.Go(Stop);
        data.Clock.Now += TimeSpan.FromDays(3);
        (await postman.Go(Stop)).ShouldBe(new Round(0, 0));
        (await Letters(data)).Single().State.ShouldBe(LetterState.Unsure);
        server.Mails.Count.ShouldBe(1);

        (await outbox.SendAgain(letter.Id)).ShouldBeTrue();
        await postman.Go(Stop);
        server.Mails.Count.ShouldBe(2);
        (await outbox.GiveUp(letter.Id)).ShouldBeTrue();
        (await outbox.GiveUp(letter.Id)).ShouldBeFalse();
        (await outbox.SendAgain(letter.Id)).ShouldBeFalse();
        (await Letters(data)).Single().Words.ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_letter_whose_postman_never_came_back_is_not_sent_before_somebody_says_so(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var server = await RealMailServer.Start();
        var outbox = OutboxOf(data, Mailing.By(server.As(MailSecurity.None)));
        await outbox.Keep(outbox.Write("test", "ann@example.org", null, "Hello", "Dear Ann"));
        (await outbox.TakeNext()).ShouldNotBeNull();
        (await outbox.TakeNext()).ShouldBeNull();
        data.Clock.Now += Letter.LongestHandingOver + TimeSpan.FromSeconds(1);
        (await PostmanOf(data, server.As(MailSecurity.None)).Go(Stop)).ShouldBe(new Round(0, 0));
        var left = (await Letters(data)).Single();
        (left.State, left.MayBeSentAgain).ShouldBe((LetterState.Unsure, true));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_refused_letter_says_why_and_a_server_that_never_takes_one_is_asked_for_days_only(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var server = await RealMailServer.Start();
        var named = server.As(MailSecurity.None);
        var outbox = OutboxOf(data, Mailing.By(named));
        await outbox.Keep(outbox.Write("test", "never@example.org", null, "Hello", "Dear nobody"));
        await outbox.Keep(outbox.Write("test", "later@example.org", null, "Hello", "Dear somebody"));
        var postman = PostmanOf(data, named);
        for (var hour = 0; hour < 5 * 24; hour++)
        {
            await postman.Go(Stop);
            data.Clock.Now += TimeSpan.FromHours(1);
        }
        var letters = await Letters(data);
        var refused = letters.Single(l => l.To == "never@example.org");
        (refused.State, refused.Tries, refused.Said).ShouldBe((LetterState.Failed, 1, "550 There is nobody of this name here"));
        var late = letters.Single(l => l.To == "later@example.org");
        (late.State, late.Said).ShouldBe((LetterState.Failed, "450 Come again later"));
        late.Tries.ShouldBeInRange(20, 40);
        server.Mails.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_is_erased_gets_no_letter_and_none_tells_of_them(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = data.NewPerson("Jane Quillfeather");
        await data.Add(person);
        var outbox = OutboxOf(data, Mailing.Nowhere);
        await outbox.Keep(outbox.Write("test", "jane@example.org", person.Id.Value, "Jane’s actions", "Dear Jane"));
        await outbox.Keep(outbox.Write("test", "ann@example.org", null, "Others", "Dear Ann"));

        (
            await data.Store.Erase(data.RefOf(person), new Change("Ben", "clerk", "Erased", "They asked"))
        ).IsRefused.ShouldBeFalse();

        var erased = (await Letters(data)).Single(l => l.Person is not null);
        (erased.To, erased.Subject, erased.Words, erased.State).ShouldBe((null, null, null, LetterState.GivenUp));
        (await Letters(data)).Single(l => l.Person is null).State.ShouldBe(LetterState.Waiting);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_newer_letter_takes_the_place_of_what_did_not_go_yet(string provider)
    {
        await using var data = await TestData.On(provider);
        var (ann, bob) = (data.NewPerson("Ann Clerk"), data.NewPerson("Bob Clerk"));
        await data.Add(ann, bob);
        var outbox = OutboxOf(data, Mailing.Nowhere);
        foreach (var (person, sort) in new[] { (ann, "link"), (ann, "other"), (bob, "link"), (ann, "link") })
            await outbox.KeepInPlaceOfOlder(outbox.Write(sort, "somebody@example.org", person.Id.Value, "Hello", "Dear all"));
        (await Letters(data))
            .Where(l => l.State == LetterState.GivenUp)
            .Select(l => (l.Person, l.Sort, l.Words))
            .ShouldBe([(ann.Id.Value, "link", null)]);
        (await Letters(data)).Count(l => l.State == LetterState.Waiting).ShouldBe(3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_failed_for_days_is_tried_for_as_long_again_where_somebody_says_so(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var server = await RealMailServer.Start();
        var named = server.As(MailSecurity.None);
        var outbox = OutboxOf(data, Mailing.By(named));
        var letter = outbox.Write("test", "later@example.org", null, "Hello", "Dear somebody");
        await outbox.Keep(letter);
        data.Clock.Now += TimeSpan.FromDays(9);
        var postman = PostmanOf(data, named);
        await postman.Go(Stop);
        (await Letters(data)).Single().State.ShouldBe(LetterState.Waiting);
        for (var hour = 0; hour < 5 * 24; hour++)
        {
            await postman.Go(Stop);
            data.Clock.Now += TimeSpan.FromHours(1);
        }
        (await Letters(data)).Single().State.ShouldBe(LetterState.Failed);
        (await outbox.SendAgain(letter.Id)).ShouldBeTrue();
        await postman.Go(Stop);
        (await Letters(data)).Single().State.ShouldBe(LetterState.Waiting);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org\r\nBcc: eve@example.org")]
    [InlineData("zoë@example.org")]
    public async Task Nothing_is_written_to_what_is_no_address(string? to)
    {
        Outbox.CanBeSentTo(to).ShouldBeFalse();
        await using var data = await TestData.On(Databases.Sqlite);
        Should.Throw<ArgumentException>(() => OutboxOf(data, Mailing.Nowhere).Write("test", to!, null, "Hello", "Dear all"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Outbox OutboxOf(TestData data, Mailing mailing) => new(data.Store, new RealClock(data.Clock), mailing);

    private static Postman PostmanOf(TestData data, MailServer named) =>
        new(OutboxOf(data, Mailing.By(named)), Mailing.By(named), new RealClock(data.Clock))
        {
            Connect = RealMailServer.Trusting,
        };

    private static async Task<List<Letter>> Letters(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.Set<Letter>().AsNoTracking().OrderBy(l => l.Written).ToListAsync();
    }
}
