using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Ledger;

public class ErasingTests
{
    private const string Canary = "Quillfeather";
    private static readonly Change Asked = new("Ben Clerk", "clerk", "Erased what told of a person", "They asked for it");

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

        (await data.Store.Erase(data.RefOf(person), Asked)).IsRefused.ShouldBeFalse();

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

        await data.Store.Erase(data.RefOf(person), Asked);

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

        await data.Store.Erase(data.RefOf(person), Asked);

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
            await data.Store.Erase(data.RefOf(person), Asked);
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
        await data.Store.Erase(data.RefOf(person), Asked);
        await using var db = data.Store.Read(Sight.Everything);
        await db.Database.ExecuteSqlRawAsync("UPDATE changes SET who = 'Somebody Else' WHERE who = 'Erased person 1'");

        (await LedgerTests.Verified(data)).Faults.ShouldHaveSingleItem().ShouldStartWith("Who made change ");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task From_the_command_line_it_lists_the_texts_that_name_them_and_leaves_those(string provider)
    {
        await using var data = await TestData.On(provider);
        var (person, _) = await Jane(data);
        await data.Action($"Ask Jane {Canary} for the figures");
        await data.Store.DisposeAsync();

        (await Run("erase", "person", "nobody", "--why", "x")).ShouldBe(
            (1, "There is no person with the key nobody. Keys are in the addresses of people's pages.\n")
        );
        (await Run("erase", "person", person.Key, "--why", $"Jane {Canary} left")).Words.ShouldBe(
            $"The reason says “{Canary}”, and it stays in the log. Say it without what tells of the person.\n"
        );
        var (code, words) = await Run("erase", "person", person.Key, "--why", "They asked for it");
        code.ShouldBe(0, words);
        words.ShouldContain("The record is now “Erased person 1”");
        words
            .Split('\n')
            .Where(l => l.StartsWith("  action:", StringComparison.Ordinal))
            .Select(l => l.Split(' ')[^1])
            .ShouldBe(["key", "what"]);
        (await Run("erase", "person", "erased-person-1", "--why", "x")).ShouldBe(
            (1, "What told of Erased person 1 was erased already.\n")
        );
        (await Run("ledger", "verify")).Words.ShouldContain("what was personal was erased; the rest is proved.");

        Task<(int Code, string Words)> Run(params string[] verb) =>
            RunProgram.ToItsEnd([
                .. verb,
                .. data.Choice.Folder is { } folder
                    ? new[] { "--data", folder }
                    : ["--database", data.Choice.ConnectionString, "--keys", data.Choice.Keys],
            ]);
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
            (await db.Commit(new Change($"Dr Jane {Canary}", "member", "Joined"))).ShouldPass();
        }
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
