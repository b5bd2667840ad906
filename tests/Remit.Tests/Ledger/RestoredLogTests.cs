using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Ledger;

/// <summary>A partnership that signed two checkpoints, of one entry and of two, and comes back from a backup of between them.</summary>
public sealed class RestoredLogTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-test-").FullName;

    [Theory, ClassData(typeof(Databases))]
    public async Task It_says_from_what_and_when_and_which_checkpoints_are_of_before(string provider)
    {
        var (words, restored) = await Restored(provider);
        await using var _ = restored;
        words.ShouldContain("The log was restored on ");
        words.ShouldContain(" from between.zip, which had 1 entry. ");
        words.ShouldContain("A checkpoint of 2 entries was signed before the restore: what it has more is not in this log.");

        (var code, words) = await Run(restored, "ledger", "verify", "--since", In("one"));
        code.ShouldBe(0, words);
        words.ShouldContain("The log is as it was recorded: 1 entry");
        words.ShouldContain("from between.zip, which had 1 entry.");
        (code, words) = await Run(restored, "ledger", "verify", "--since", In("two"));
        code.ShouldBe(1, words);
        words.ShouldContain("The checkpoint of 2 entries was signed before the restore, and can’t be held against this log");

        (code, words) = await Run(restored, "ledger", "checkpoint", "--out", In("again"));
        code.ShouldBe(0, words);
        (await Run(restored, "ledger", "verify", "--since", In("again"))).Code.ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_changed_in_it_afterwards_is_still_found(string provider)
    {
        var (_, restored) = await Restored(provider);
        await using var __ = restored;
        await using (var services = Composition.Services(restored.Choice(), new TestClock()))
        await using (var db = services.GetRequiredService<Store>().Read(Sight.Everything))
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM personal_values");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM change_entries");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM changes");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM bodies");
        }

        var (code, words) = await Run(restored, "ledger", "verify");
        code.ShouldBe(1, words);
        words.ShouldContain("WRONG  The log ends before entry 0, and the checkpoint has 1 entries");
        words.ShouldContain("The log was restored on");
    }

    [Fact]
    public async Task A_backup_of_another_log_is_not_restored_as_if_it_were_this_one()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await using var other = await TestData.On(Databases.Sqlite);
        await data.Body("Board");
        await other.Body("Cabinet");
        await other.Body("Council");
        foreach (var each in new[] { data, other })
            await each.Store.DisposeAsync();
        (await RunProgram.ToItsEnd("ledger", "checkpoint", "--data", data.Choice.Folder!)).Code.ShouldBe(0);
        (await RunProgram.ToItsEnd("backup", In("other.zip"), "--data", other.Choice.Folder!)).Code.ShouldBe(0);

        var (code, words) = await RunProgram.ToItsEnd(
            "restore",
            In("other.zip"),
            "--data",
            In("new"),
            "--keys",
            data.Choice.Keys
        );

        code.ShouldBe(1, words);
        words.ShouldContain("WRONG  The first 1 entries are not those of the checkpoint");
        (await File.ReadAllTextAsync(Path.Combine(data.Choice.Keys, "ledger.checkpoints"))).ShouldNotContain("restored");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string In(string name) => Path.Combine(folder, name);

    private async Task<(string Words, TestDatabase Restored)> Restored(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Board");
        await data.Store.DisposeAsync();
        string[] where = [.. Where(data.Choice), "--keys", In("keys")];
        (await RunProgram.ToItsEnd(["ledger", "checkpoint", "--out", In("one"), .. where])).Code.ShouldBe(0);
        (await RunProgram.ToItsEnd(["backup", In("between.zip"), .. where])).Code.ShouldBe(0);
        await using (var node = data.AnotherNode())
        {
            var store = node.GetRequiredService<Store>();
            await using var db = store.Write();
            db.Add(
                new Body
                {
                    Id = store.Ids.Next<Body>(),
                    Key = "cabinet",
                    Name = "Cabinet",
                }
            );
            (await db.Commit(TestData.Because("Added"))).ShouldPass();
        }
        (await RunProgram.ToItsEnd(["ledger", "checkpoint", "--out", In("two"), .. where])).Code.ShouldBe(0);
        var restored = await TestDatabase.Create(provider, template: null);
        var (code, words) = await Run(restored, "restore", In("between.zip"));
        code.ShouldBe(0, words);
        return (words, restored);
    }

    private Task<(int Code, string Words)> Run(TestDatabase database, params string[] verb) =>
        RunProgram.ToItsEnd([.. verb, .. Where(database.Choice()), "--keys", In("keys")]);

    private static string[] Where(DatabaseChoice choice) =>
        choice.Folder is { } own ? ["--data", own] : ["--database", choice.ConnectionString];
}
