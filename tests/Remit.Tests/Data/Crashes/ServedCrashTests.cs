using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Data.Crashes;

/// <summary>
/// The website as it is served, killed while people save forms: what it said is saved is saved, and whoever was signed in still is. The
/// editors are clerks of one body each, and save a new purpose as fast as they are answered.
/// </summary>
public class ServedCrashTests
{
    private const int Editors = 4;

    private static int typed;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_killed_website_has_all_that_it_said_was_saved_and_its_people_are_still_signed_in(string provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var clerks = await Clerks(database);
        var saved = new ConcurrentBag<Saved>();
        var cookies = new IReadOnlyDictionary<string, string>?[Editors];
        foreach (var kill in Enumerable.Range(1, CrashTests.IsSoak ? 10 : 2))
        {
            await using (var site = await Serve(database))
            {
                var before = saved.Count;
                var editing = Enumerable
                    .Range(0, Editors)
                    .Select(async n =>
                    {
                        using var visitor = await SignedIn(site.Address, clerks[n], cookies[n]);
                        cookies[n] = visitor.Cookies.ToDictionary();
                        await SaveUntilItEnds([visitor], clerks[n], saved);
                    })
                    .ToList();
                await Until(() => saved.Count >= before + 20 * kill, editing);
                await site.Kill();
                await Task.WhenAll(editing);
            }
            await EverythingIsThere(database, saved, $"after kill {kill}");
        }
        saved.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Of_two_nodes_behind_a_round_robin_one_is_killed_and_nobody_loses_a_word_or_signs_in_again()
    {
        await using var database = await TestDatabase.Create(Databases.PostgreSql);
        var clerks = await Clerks(database);
        var saved = new ConcurrentBag<Saved>();
        await using var first = await Serve(database);
        await using var second = await Serve(database);
        var editing = Enumerable
            .Range(0, Editors)
            .Select(async n =>
            {
                using var visitor = await SignedIn(first.Address, clerks[n], null);
                using var other = new Visitor(second.Address);
                foreach (var (name, value) in visitor.Cookies)
                    other.Take(name, value);
                await SaveUntilItEnds([visitor, other], clerks[n], saved);
                var alone = 0;
                await SaveUntilItEnds([other], clerks[n], saved, () => ++alone > 10);
            })
            .ToList();
        await Until(() => saved.Count >= 40, editing);
        await first.Kill();
        await Task.WhenAll(editing);
        saved.Count.ShouldBeGreaterThan(40 + Editors * 10);
        await second.DisposeAsync();
        await EverythingIsThere(database, saved, "after one node was killed");
    }

    /// <summary>Saves, each time by the next of the nodes, until one does not answer any more or enough is saved.</summary>
    private static async Task SaveUntilItEnds(
        Visitor[] nodes,
        Clerk clerk,
        ConcurrentBag<Saved> saved,
        Func<bool>? isEnough = null
    )
    {
        for (var turn = 0; isEnough?.Invoke() != true; turn++)
        {
            var words = $"{clerk.Body}, version {Interlocked.Increment(ref typed)} of its purpose";
            try
            {
                var node = nodes[turn % nodes.Length];
                using var page = await node.Page($"/change/body/{clerk.Body}?part=name");
                using var answer = await nodes[(turn + 1) % nodes.Length].SendForm(page, ("purpose", words));
                var said = answer.Headers.Location?.ToString();
                said.ShouldNotBeNull($"{(int)answer.StatusCode}");
                saved.Add(new Saved(long.Parse(said.Split("saved=")[1], CultureInfo.InvariantCulture), words));
            }
            catch (Exception ended) when (ended is HttpRequestException or IOException && isEnough is null)
            {
                return;
            }
        }
    }

    private static async Task Until(Func<bool> isSo, IReadOnlyCollection<Task> meanwhile)
    {
        while (!isSo())
        {
            if (meanwhile.FirstOrDefault(t => t.IsCompleted) is { } ended)
                await ended;
            await Task.Delay(20);
        }
    }

    private static async Task EverythingIsThere(TestDatabase database, IReadOnlyCollection<Saved> saved, string when)
    {
        await using (var services = Composition.Services(database.Choice(), TimeProvider.System))
        {
            var store = services.GetRequiredService<Store>();
            await store.PrepareToRead();
            await using var db = store.Read(Sight.Everything);
            var logged = await db.ChangeEntries.Where(e => e.Kind == "body").WithStates(db).ToListAsync();
            var byChange = logged.ToLookup(e => e.ChangeNumber, e => $"{e.AfterState} {e.AfterValues}");
            foreach (var (change, words) in saved)
                byChange[change]
                    .ShouldContain(after => after.Contains(words, StringComparison.Ordinal), $"change {change} {when}");
            var bodies = await db.All<Body>().ToDictionaryAsync(b => b.Key, b => b.Purpose);
            foreach (var body in saved.GroupBy(s => s.Words.Split(',')[0]))
            {
                var last = body.MaxBy(s => s.Change)!;
                var newest = byChange
                    .Where(c => c.Any(after => after.Contains($"{body.Key}, ", StringComparison.Ordinal)))
                    .Max(c => c.Key);
                if (newest == last.Change)
                    bodies[body.Key].ShouldBe(last.Words, when);
            }
        }
        var (code, words2) = await RunProgram.ToItsEnd(["ledger", "verify", .. Place(database)]);
        code.ShouldBe(0, words2);
    }

    private static async Task<Visitor> SignedIn(Uri address, Clerk clerk, IReadOnlyDictionary<string, string>? cookies)
    {
        var visitor = new Visitor(address);
        if (cookies is not null)
            foreach (var (name, value) in cookies)
                visitor.Take(name, value);
        else
            using (var answer = await visitor.SignIn(clerk.Email))
                answer.Headers.Location!.ToString().ShouldBe("/");
        return visitor;
    }

    private static Task<ServedProgram> Serve(TestDatabase database) =>
        ServedProgram.Start(Repository.StartProgram(["serve", "--port", "0", .. Place(database)]));

    /// <summary>How the program is told of a database.</summary>
    internal static string[] Place(TestDatabase database) =>
        database.Provider == Databases.Sqlite
            ? ["--data", database.Folder]
            : ["--database", database.ConnectionString, "--keys", database.Choice().Keys];

    /// <summary>Bodies with a clerk each, who has an account.</summary>
    private static async Task<IReadOnlyList<Clerk>> Clerks(TestDatabase database)
    {
        await using var services = Composition.Services(database.Choice(), TimeProvider.System);
        var store = services.GetRequiredService<Store>();
        await store.Prepare();
        var clerks = new List<Clerk>();
        await using var db = store.Write();
        foreach (var n in Enumerable.Range(1, Editors))
        {
            var person = new Person
            {
                Id = store.Ids.Next<Person>(),
                Key = $"clerk-{n}",
                Name = $"Clerk {n}",
            };
            var body = new Body
            {
                Id = store.Ids.Next<Body>(),
                Key = $"body-{n}",
                Name = $"Body {n}",
            };
            var post = new Post
            {
                Id = store.Ids.Next<Post>(),
                Key = $"clerk-{n}",
                Title = "Clerk",
                Body = body.Id,
            };
            var holding = new Holding
            {
                Id = store.Ids.Next<Holding>(),
                Key = $"clerk-{n}",
                Post = post.Id,
                Person = person.Id,
            };
            db.AddRange(person, body, post, holding);
            clerks.Add(new Clerk(person.Id.Value, body.Key, $"clerk-{n}@example.org"));
        }
        (await db.Commit(TestData.Because("Set up"))).Refusals.ShouldBeEmpty();
        await using var scope = services.CreateAsyncScope();
        foreach (var clerk in clerks)
            (
                await scope
                    .ServiceProvider.GetRequiredService<AccountBook>()
                    .Make(clerk.Person, clerk.Email, AccountsCase.Password)
            ).Refusals.ShouldBeEmpty();
        return clerks;
    }

    private sealed record Clerk(Guid Person, string Body, string Email);

    private sealed record Saved(long Change, string Words);
}
