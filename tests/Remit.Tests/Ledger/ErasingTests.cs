using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Ledger;

public class ErasingTests
{
    private const string Canary = "Quillfeather";
    private static readonly Change Asked = TestData.Erasure;

    [Theory, ClassData(typeof(Databases))]
    public async Task The_record_stays_without_a_name_now_and_in_the_past(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, place) = await Jane(data);
        await using (await data.Store.ReadKnownAt(2, Sight.Everything)) { }

        var erased = await data.Store.Erase(data.RefOf(person), Asked);

        erased.Refusals.Select(r => r.Message).ShouldBeEmpty();
        erased.Value.Title.ShouldBe("Erased person 1");
        foreach (var number in new[] { 3, 4, erased.Value.Change.Number })
        {
            await using var then = await data.Store.ReadKnownAt(number, Sight.Everything);
            var known = await then.All<Person>().SingleAsync(p => p.Id == person.Id);
            (known.Name, known.Key, known.Email, known.Note).ShouldBe(("Erased person 1", "erased-person-1", null, null));
        }
        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Appointment>().Where(a => a.Place == place.Id).Select(a => a.Key).Order().ToListAsync()).ShouldBe([
            "erased-person-1",
            "erased-person-1-2",
        ]);
        var audit = await now.Changes.SingleAsync(c => c.Number == erased.Value.Change.Number);
        (audit.Who, audit.Why).ShouldBe(("Ben Clerk", "They asked for it"));
        (await now.Changes.Where(c => c.Who == "Erased person 1").CountAsync()).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_proof_holds_as_before(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, _) = await Jane(data);
        var checkpoint = await LedgerTests.Signed(data);
        var before = (await LedgerTests.Verified(data)).Leaves;

        await data.Erase(person);

        var found = await LedgerTests.Verified(data, checkpoint);
        found.Faults.ShouldBeEmpty();
        found.Leaves.Take(before.Count).ShouldBe(before);
        found.Erased.ShouldBeGreaterThan(3);
        await data.Edit(person, p => p.JobTitle = "Somebody again");
        (await LedgerTests.Verified(data, checkpoint)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_them_is_left_in_the_files_of_SQLite()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (person, _) = await Jane(data);
        Traces(data.Choice.Folder!).ShouldNotBeEmpty();

        await data.Erase(person);

        Traces(data.Choice.Folder!).ShouldBeEmpty();
        (await LedgerTests.Verified(data)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_them_is_left_in_the_tables_and_indexes_of_PostgreSQL()
    {
        Assert.SkipWhen(Databases.Server is null, Databases.WithoutServer);
        await using var data = await TestData.On(Databases.PostgreSql);
        var (person, _) = await Jane(data);
        (await PostgresFilesWithTraces(data)).ShouldNotBeEmpty();

        await data.Erase(person);

        (await PostgresFilesWithTraces(data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_them_is_left_although_somebody_looked_while_they_were_erased()
    {
        Assert.SkipWhen(Databases.Server is null, Databases.WithoutServer);
        await using var data = await TestData.On(Databases.PostgreSql);
        var (person, _) = await Jane(data);
        await using var look = data.Store.Read(Sight.Everything);
        var began = await look.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            TestContext.Current.CancellationToken
        );
        (await look.All<Person>().CountAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);

        var erased = data.Erase(person);
        // Long enough for an erasure that does not wait.
        await Task.WhenAny(erased, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        await began.DisposeAsync();
        await erased;

        (await PostgresFilesWithTraces(data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_them_is_left_although_another_database_of_the_server_was_being_written()
    {
        Assert.SkipWhen(Databases.Server is null, Databases.WithoutServer);
        await using var data = await TestData.On(Databases.PostgreSql);
        await using var other = await TestData.On(Databases.PostgreSql);
        var (person, _) = await Jane(data);
        await using var writing = other.Store.Read(Sight.Everything);
        var began = await writing.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await writing.Database.ExecuteSqlRawAsync("CREATE TABLE being_written (id int)", TestContext.Current.CancellationToken);

        var erased = data.Erase(person);
        // Long enough for an erasure that does not wait.
        await Task.WhenAny(erased, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        await began.DisposeAsync();
        await erased;

        (await PostgresFilesWithTraces(data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_older_backup_is_erased_again_before_anybody_reads_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (person, _) = await Jane(data);
        var backup = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            Copy(data.Choice.Folder!, backup);
            await data.Erase(person);
            await data.Store.DisposeAsync();

            Copy(backup, data.Choice.Folder!);
            Traces(data.Choice.Folder!).ShouldNotBeEmpty();
            await using var services = Composition.Services(data.Choice, data.Clock);
            var restored = services.GetRequiredService<Store>();
            await restored.PrepareToRead();

            Traces(data.Choice.Folder!).ShouldBeEmpty();
            await using var db = restored.Read(Sight.Everything);
            (await db.All<Person>().SingleAsync(p => p.Id == person.Id)).Name.ShouldBe("Erased person 1");
            (await db.Changes.OrderByDescending(c => c.Number).FirstAsync()).What.ShouldBe("Erased Erased person 1 again");
            (await Verification.Of(db, [])).Faults.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(backup, recursive: true);
        }
    }

    [Fact]
    public async Task A_change_that_only_claims_to_have_erased_is_found()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (person, _) = await Jane(data);
        await data.Erase(person);
        await using var db = data.Store.Read(Sight.Everything);
        await db.Database.ExecuteSqlRawAsync("UPDATE changes SET who = 'Somebody Else' WHERE who = 'Erased person 1'");

        (await LedgerTests.Verified(data))
            .Faults.ShouldHaveSingleItem()
            .ShouldEndWith("is bad: the who of its change is not what was left of it when it was erased.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task From_the_command_line_it_lists_the_texts_that_name_them_and_blanks_those_that_are_said(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, _) = await Jane(data);
        var action = await data.Action($"Ask Jane {Canary} for the figures");
        await data.Store.DisposeAsync();

        (await Run("erase", "person", "nobody", "--why", "x")).ShouldBe(
            (1, "There is no person with the key nobody. Keys are in the addresses of people's pages.\n")
        );
        (await Run("erase", "person", person.Key, "--why", $"Jane {Canary} left")).Words.ShouldBe(
            $"The reason says “Jane {Canary}”, and it stays in the log. Say it without what tells of the person.\n"
        );
        (await Run("erase", "person", person.Key)).ShouldBe(
            (1, "Say why with --why, without naming them: it stays in the log. Or look first, with --look.\n")
        );
        var (code, words) = await Run("erase", "person", person.Key, "--look");
        code.ShouldBe(0, words);
        words.ShouldContain($"Dr Jane {Canary} would be “Erased person 1”. Nothing was changed.");
        words.ShouldContain("Their account: it is disabled");
        Places(words).ShouldContain($"{data.RefOf(action)}/what");
        (await Run("erase", "person", person.Key, "--why", "x", "--blank", "body:nowhere/name")).ShouldBe(
            (
                1,
                "“body:nowhere/name” is no place of a text that tells of them. Say “sure”, “all”, or a place as --look shows it.\n"
            )
        );
        (code, words) = await Run(
            "erase",
            "person",
            person.Key,
            "--why",
            "They asked for it",
            "--blank",
            $"{data.RefOf(action)}/what"
        );
        code.ShouldBe(0, words);
        words.ShouldContain("The record is now “Erased person 1”");
        words.ShouldContain("What told of them was blanked in 1 other text.");
        Places(words).ShouldNotContain($"{data.RefOf(action)}/what");
        Places(words).ShouldContain($"{data.RefOf(action)}/key");
        (await Run("erase", "person", "erased-person-1", "--why", "x")).ShouldBe(
            (1, "What told of Erased person 1 was erased already.\n")
        );
        (await Run("ledger", "verify")).Words.ShouldContain("what was personal was erased; the rest is proved.");

        static List<string> Places(string words) =>
            [.. words.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0])];

        Task<(int Code, string Words)> Run(params string[] verb) =>
            RunProgram.ToItsEnd([
                .. verb,
                .. data.Choice.Folder is { } folder
                    ? new[] { "--data", folder }
                    : ["--database", data.Choice.ConnectionString, "--keys", data.Choice.Keys],
            ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Texts_that_people_wrote_are_found_and_blanked_where_somebody_says_so(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, _) = await Jane(data);
        var body = await data.Body("Board", with: b => b.Purpose = $"Chaired by Jane {Canary} until June");
        await data.Edit(body, b => b.Purpose = $"{Canary} may be somebody else");
        var checkpoint = await LedgerTests.Signed(data);

        var found = (await data.Store.LookBeforeErasing(data.RefOf(person), null)).Value;
        var purpose = found.Texts.Single(t => t.Place == $"{data.RefOf(body)}/purpose");
        (purpose.Telling, purpose.IsNow, purpose.Changes.Count).ShouldBe((Telling.Surely, true, 2));
        var why = found.Texts.Single(t => t.Place.EndsWith("/why", StringComparison.Ordinal));
        (await data.Store.Erase(data.RefOf(person), Asked, [purpose.Place, why.Place])).IsRefused.ShouldBeFalse();

        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Body>().SingleAsync(b => b.Id == body.Id)).Purpose.ShouldBe("[erased] may be somebody else");
        (await now.Changes.SingleAsync(c => c.Number == why.Changes[0])).Why.ShouldBe("[erased] was proposed");
        (await now.Changes.SingleAsync(c => c.Number == why.Changes[0])).What.ShouldBe($"Appointed Jane {Canary}");
        await using (var then = await data.Store.ReadKnownAt(purpose.Changes[0], Sight.Everything))
            (await then.All<Body>().SingleAsync(b => b.Id == body.Id)).Purpose.ShouldBe("Chaired by [erased] until June");
        (await LedgerTests.Verified(data, checkpoint)).Faults.ShouldBeEmpty();
        await now.Database.ExecuteSqlRawAsync("UPDATE changes SET why = 'Another reason' WHERE why = '[erased] was proposed'");
        (await LedgerTests.Verified(data))
            .Faults.ShouldHaveSingleItem()
            .ShouldEndWith("is bad: the why of its change is not what was left of it when it was erased.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_they_hold_ends_and_their_account_goes(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, place) = await Jane(data);
        var yesterday = new LondonClock(data.Clock).Today.AddDays(-1);

        await data.Erase(person);

        await using var now = data.Store.Read(Sight.Everything);
        (
            await now.All<Appointment>().Where(a => a.Place == place.Id).OrderBy(a => a.From).Select(a => a.Until).ToListAsync()
        ).ShouldBe([When.Day("2006-12-31"), yesterday]);
        var grant = await now.All<Grant>().SingleAsync();
        (grant.Key, grant.Until).ShouldBe(("erased-person-1", yesterday));
        await using var accounts = new AccountsDb(data.Store);
        var account = await accounts.Users.SingleAsync();
        (account.State(hasComeIn: true), account.Email, account.PasswordHash).ShouldBe((AccountState.Erased, null, null));
        account.DisabledAt.ShouldNotBeNull();
        (
            await accounts.Sessions.CountAsync() + await accounts.UserPasskeys.CountAsync() + await accounts.Links.CountAsync()
        ).ShouldBe(0);
        (await accounts.Events.SingleAsync()).Who.ShouldBe("Erased person 1");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Only_who_sees_and_changes_everything_may_and_nobody_erases_themselves(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, _) = await Jane(data);
        var administrator = data.Viewer(new Standing(Relation.Administrator));
        var manager = data.Viewer(new Standing(Relation.Manager));
        var herself = new Viewer(data.Policy, person.Name, "manager", [new Standing(Relation.Manager)], person.Id.Value);

        (await data.Store.Erase(data.RefOf(person), administrator.Change("Erased", "They asked")))
            .Refusals[0]
            .Message.ShouldBe(
                "You may not erase what tells of a person. That is for the partnership manager, who sees and changes every record."
            );
        (await data.Store.LookBeforeErasing(data.RefOf(person), administrator)).IsRefused.ShouldBeTrue();
        (await data.Store.Erase(data.RefOf(person), herself.Change("Erased", "I asked")))
            .Refusals[0]
            .Rule.ShouldBe("Nobody erases themselves");
        (await data.Store.Erase(data.RefOf(person), manager.Change("Erased", "They asked"))).IsRefused.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_who_stand_in_one_text_are_erased_one_after_the_other(string provider)
    {
        await using var data = await TestData.On(provider);
        var (one, other) = (await data.Person("Anna Barratt"), await data.Person("Ben Quarrie"));
        var body = await data.Body("Board", with: b => b.Purpose = "Anna Barratt and Ben Quarrie asked for it");
        foreach (var person in new[] { one, other })
            await data.Erase(person);

        await using var then = await data.Store.ReadKnownAt(3, Sight.Everything);
        (await then.All<Body>().SingleAsync()).Purpose.ShouldBe("[erased] and [erased] asked for it");
        (await LedgerTests.Verified(data)).Faults.ShouldBeEmpty();
        body.Id.ShouldNotBe(default);
    }

    private static async Task AccountOf(TestData data, Person person)
    {
        var account = new Account
        {
            Id = data.Store.Ids.Next(),
            Person = person.Id.Value,
            MadeAt = data.Clock.Now,
            UserName = $"{Canary}@example.org",
            Email = $"{Canary}@example.org",
            NormalizedEmail = $"{Canary}@example.org".ToUpperInvariant(),
            NormalizedUserName = $"{Canary}@example.org".ToUpperInvariant(),
            PasswordHash = "hash",
        };
        await using var accounts = new AccountsDb(data.Store);
        accounts.Add(account);
        await accounts.SaveChangesAsync();
        accounts.Sessions.Add(
            new Session
            {
                Id = data.Store.Ids.Next(),
                SecretHash = [1],
                Account = account.Id,
                Stage = SessionStage.Whole,
                Means = SignInMeans.Password,
                OpenedAt = data.Clock.Now,
                SeenAt = data.Clock.Now,
                Device = $"{Canary}'s browser",
            }
        );
        accounts.Events.Add(
            new AccountEvent
            {
                Id = data.Store.Ids.Next(),
                At = data.Clock.Now,
                Account = account.Id,
                Kind = AccountEventKind.Invited,
                Who = person.Name,
                How = $"on {Canary}'s browser",
            }
        );
        accounts.Links.Add(
            new OneTimeLink
            {
                Hash = "hash",
                Account = account.Id,
                Expires = data.Clock.Now,
            }
        );
        accounts.UserPasskeys.Add(
            new Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>
            {
                UserId = account.Id,
                CredentialId = [3],
                Data = new() { Name = $"{Canary}'s key" },
            }
        );
        await accounts.SaveChangesAsync();
    }

    /// <summary>A person who left traces wherever the program leaves them.</summary>
    private static async Task<(Person Person, Place Place)> Jane(TestData data)
    {
        var place = await data.Place(await data.Body());
        var person = data.NewPerson($"Jane {Canary}");
        (person.Email, person.Telephone, person.Assistant) = (
            $"jane.{Canary}@example.org",
            $"01 {Canary} 23",
            $"{Canary}'s assistant"
        );
        (person.JobTitle, person.Note) = ($"Head of {Canary}", $"A note on {Canary}");
        await data.Add(person);
        await data.Edit(person, p => p.Name = $"Dr Jane {Canary}");
        await using (var db = data.Store.Write())
        {
            foreach (var (key, first, last) in new[] { ("a", "2006-01-01", "2006-12-31"), ("b", "2007-01-01", "2007-12-31") })
                db.Add(
                    new Appointment
                    {
                        Id = data.Store.Ids.Next<Appointment>(),
                        Key = $"jane-{Canary.ToLowerInvariant()}-{key}",
                        Place = place.Id,
                        Person = person.Id,
                        Period = When.Between(first, last),
                        Note = $"{Canary} was asked",
                    }
                );
            (
                await db.Commit(
                    new Change($"Dr Jane {Canary}", "member", $"Appointed Jane {Canary}", $"Jane {Canary} was proposed")
                )
            ).ShouldPass();
        }
        person.Name = $"Dr Jane {Canary}";
        await data.Grant(person, GrantedTask.Auditor);
        await AccountOf(data, person);
        await using (var db = data.Store.Write())
        {
            db.Add(
                new Upload
                {
                    Id = data.Store.Ids.Next(),
                    Name = $"{Canary}.csv",
                    Content = Encoding.UTF8.GetBytes($"name\nJane {Canary}"),
                    Hash = "00",
                    Answers = $$"""{"who":"{{Canary}}"}""",
                    At = data.Clock.Now,
                    Who = "Ann Clerk",
                }
            );
            await db.SaveInCommit();
        }
        return (person, place);
    }

    private static List<string> Traces(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f) != DatabaseChoice.LockName)
                .Where(f => Tells(ReadShared(f)))
                .Select(f => Path.GetFileName(f)),
        ];

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static bool Tells(byte[] content) =>
        Encoding.Latin1.GetString(content).Contains(Canary, StringComparison.OrdinalIgnoreCase);

    private static async Task<List<string>> PostgresFilesWithTraces(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything);
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        await db.Database.OpenConnectionAsync();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT c.relname, pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c
                WHERE pg_relation_filepath(c.oid) IS NOT NULL
                  AND (c.relnamespace = 'public'::regnamespace OR c.oid IN (SELECT reltoastrelid FROM pg_class WHERE relnamespace = 'public'::regnamespace))
            """;
        var found = new List<string>();
        await using var files = await command.ExecuteReaderAsync();
        while (await files.ReadAsync())
            if (Tells((byte[])files[1]))
                found.Add(files.GetString(0));
        return found;
    }

    private static void Copy(string from, string to)
    {
        foreach (var part in new[] { "remit.db", "remit.db-wal", "remit.db-shm" })
            File.Delete(Path.Combine(to, part));
        foreach (var part in new[] { "remit.db", "remit.db-wal" }.Where(p => File.Exists(Path.Combine(from, p))))
            File.WriteAllBytes(Path.Combine(to, part), ReadShared(Path.Combine(from, part)));
    }
}
