using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access.Accounts;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Data.Crashes;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>The website as it is served, killed while decisions are recorded: each is there whole, or not at all.</summary>
public class DecisionCrashTests
{
    private const int Actions = 3;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_that_is_recorded_when_the_server_is_killed_is_there_whole_or_not_at_all(string provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await Prepare(database);
        var kept = 0;
        foreach (var kill in Enumerable.Range(1, 2))
        {
            await using var site = await ServedProgram.Start(
                Repository.StartProgram(["serve", "--port", "0", .. ServedCrashTests.Place(database)])
            );
            using var visitor = new Visitor(site.Address);
            using (var answer = await visitor.SignIn("clerk@example.org"))
                answer.Headers.Location!.ToString().ShouldBe("/");
            var before = kept;
            var recording = Task.Run(async () =>
            {
                while (true)
                {
                    try
                    {
                        using var form = await visitor.Page($"{DecidingCase.Meeting}/decide");
                        using var checkedForm = await visitor.SendForm(
                            form,
                            [
                                ("title", $"Decision {kill}-{kept}"),
                                ("wording", "That it is done."),
                                ("outcome", "agreed"),
                                .. Enumerable
                                    .Range(0, Actions)
                                    .Select(n => ($"action-{n}", (string?)$"Do part {n} of {kill}-{kept}")),
                                ("_step", "check"),
                            ]
                        );
                        using var check = await Visitor.Read(checkedForm);
                        using var answer = await visitor.SendForm(check, ("_step", "keep"));
                        answer.Headers.Location.ShouldNotBeNull(await answer.Content.ReadAsStringAsync());
                        Interlocked.Increment(ref kept);
                    }
                    catch (Exception ended) when (ended is HttpRequestException or IOException)
                    {
                        return;
                    }
                }
            });
            while (Volatile.Read(ref kept) < before + 3 && !recording.IsCompleted)
                await Task.Delay(10);
            await site.Kill();
            await recording;
            await EachIsWhole(database, kept, kill);
        }
        kept.ShouldBeGreaterThanOrEqualTo(6);
    }

    private static async Task EachIsWhole(TestDatabase database, int kept, int kills)
    {
        await using (var services = Composition.Services(database.Choice(), TimeProvider.System))
        {
            var store = services.GetRequiredService<Store>();
            await store.PrepareToRead();
            await using var db = store.Read(Sight.Everything);
            var decisions = await db.All<Decision>().Select(d => new { d.Id, d.Version }).ToListAsync();
            decisions.Count.ShouldBeInRange(kept, kept + kills);
            foreach (var decision in decisions)
            {
                var origin = new RecordRef("decision", decision.Id.Value);
                (await db.All<ActionItem>().CountAsync(a => a.Origin == origin && a.Version == decision.Version)).ShouldBe(
                    Actions
                );
                (
                    await db.All<OrganisationSignOff>()
                        .CountAsync(s => s.Decision == decision.Id && s.Version == decision.Version)
                ).ShouldBe(1);
                (await db.Changes.CountAsync(c => c.Number == decision.Version)).ShouldBe(1);
            }
            (await db.All<ActionItem>().CountAsync()).ShouldBe(decisions.Count * Actions);
            (await db.All<OrganisationSignOff>().CountAsync()).ShouldBe(decisions.Count);
        }
        var (code, words) = await RunProgram.ToItsEnd(["ledger", "verify", .. ServedCrashTests.Place(database)]);
        code.ShouldBe(0, words);
    }

    private static async Task Prepare(TestDatabase database)
    {
        await using var services = Composition.Services(database.Choice(), TimeProvider.System);
        var store = services.GetRequiredService<Store>();
        await store.Prepare();
        var made = await DecidingCase.On(store);
        var (person, ids) = (store.Ids.Next<Person>(), store.Ids);
        await made.Edit(async db =>
        {
            var body = await db.All<Body>().SingleAsync();
            var meeting = await db.All<Remit.Meetings.Calendar.Meeting>().SingleAsync(m => m.Key == "august");
            var post = new Post
            {
                Id = ids.Next<Post>(),
                Key = "clerk",
                Title = "Clerk",
                Body = body.Id,
            };
            db.AddRange(
                new Person
                {
                    Id = person,
                    Key = "clerk",
                    Name = "Clare Clerk",
                },
                post,
                new Holding
                {
                    Id = ids.Next<Holding>(),
                    Key = "clerk",
                    Post = post.Id,
                    Person = person,
                }
            );
            foreach (var place in await db.All<Remit.Structure.Places.Place>().Where(p => p.Key != "order").ToListAsync())
                db.Add(
                    new Remit.Meetings.Attending.Attendance
                    {
                        Id = ids.Next<Remit.Meetings.Attending.Attendance>(),
                        Key = place.Key,
                        Meeting = meeting.Id,
                        Place = place.Id,
                        As = Remit.Meetings.Attending.AttendedAs.Present,
                    }
                );
        });
        await using var scope = services.CreateAsyncScope();
        (
            await scope
                .ServiceProvider.GetRequiredService<AccountBook>()
                .Make(person.Value, "clerk@example.org", AccountsCase.Password)
        ).Refusals.ShouldBeEmpty();
    }
}
