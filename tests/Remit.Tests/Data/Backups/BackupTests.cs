using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Data.Backups;
using Remit.Data.Erasure;
using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Mail;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Data.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-test-").FullName;

    public static TheoryData<string, string> ThereAndBack()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var from in new Databases())
        foreach (var to in new Databases())
            pairs.Add(new TheoryDataRow<string, string>(from.Data, to.Data) { Skip = from.Skip ?? to.Skip });
        return pairs;
    }

    private string File => Path.Combine(folder, "backup.zip");

    [Theory, MemberData(nameof(ThereAndBack))]
    public async Task What_is_backed_up_comes_back_the_same_on_either_database(string from, string to)
    {
        await using var one = await Opened.With(from, RemitApp.Sample);
        await one.AddWhatIsOdd();
        var manifest = await one.Store.BackUp(File);

        await using var other = await Opened.With(to);
        await other.Restore(File);

        var again = await other.Store.BackUp(Path.Combine(folder, "again.zip"));
        again.Tables.Select(t => (t.Name, t.Rows, t.Sha256)).ShouldBe(manifest.Tables.Select(t => (t.Name, t.Rows, t.Sha256)));
        again.Migrations.ShouldBe(manifest.Migrations);
        again.LastChange.ShouldBe(2);
        manifest.Tables.Sum(t => t.Rows).ShouldBeGreaterThan(500);
        await using var db = other.Store.Read(Sight.Everything);
        (await db.Set<Upload>().SingleAsync()).Content.ShouldBe([0, 255, 10, 13]);
        (await db.All<Body>().SingleAsync(b => b.Key == "odd")).Name.ShouldBe(Opened.OddName);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_email_that_waited_is_not_sent_twice_because_an_older_database_was_put_back(string provider)
    {
        await using var one = await Opened.With(provider);
        await one.Store.Prepare();
        var outbox = new Outbox(one.Store, new RealClock(new TestClock()), Mailing.Nowhere);
        await outbox.Keep(outbox.Write("test", "ann@example.org", null, "Hello", "Dear Ann"));
        await one.Store.BackUp(File);

        await using var other = await Opened.With(provider);
        await other.Restore(File);

        await using var db = other.Store.Read(Sight.Everything);
        var letter = await db.Set<Letter>().SingleAsync();
        (letter.State, letter.MayBeSentAgain).ShouldBe((LetterState.Unsure, true));
        letter.Said.ShouldNotBeNull().ShouldContain("A backup was restored");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_table_of_the_model_is_in_it(string provider)
    {
        await using var one = await Opened.With(provider, RemitApp.Sample);
        var manifest = await one.Store.BackUp(File);
        await using var db = one.Store.Read(Sight.Everything);
        var tables = one
            .Store.Beside.Select(b => b(one.Store))
            .Prepend(db.Model)
            .SelectMany(m => m.GetEntityTypes())
            .Select(t => t.GetTableName()!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        manifest.Tables.Select(t => t.Name).ShouldBe(tables);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_is_of_one_moment_while_others_write(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await data.Body();
            },
            TestContext.Current.CancellationToken
        );
        foreach (var round in Enumerable.Range(0, 5))
        {
            await using var node = data.AnotherNode();
            var manifest = await node.GetRequiredService<Store>().BackUp(Path.Combine(folder, $"{round}.zip"));
            manifest.Tables.Single(t => t.Name == "changes").Rows.ShouldBe(manifest.LastChange);
            manifest.Tables.Single(t => t.Name == "bodies").Rows.ShouldBe(manifest.LastChange);
            manifest.Tables.Single(t => t.Name == "change_entries").Rows.ShouldBe(manifest.LastChange);
        }
        await stop.CancelAsync();
        await writing;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_restored_over_a_partnership(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body();
        await data.Store.BackUp(File);
        using var backup = BackupFile.Open(File);
        var refused = await Should.ThrowAsync<DatabaseRefusedException>(() => data.Store.Restore(backup));
        refused.Message.ShouldContain("never overwrites");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_database_refuses_leaves_the_place_empty(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Place();
        await data.Store.BackUp(File);
        BackupForgery.Rewrite(File, "tables/bodies.jsonl", _ => "");

        await using var other = await Opened.With(provider);
        using (var backup = BackupFile.Open(File))
            await Should.ThrowAsync<BackupRefusedException>(() => other.Store.Restore(backup));

        await using var whole = await TestData.On(provider);
        var body = await whole.Body("Still wanted");
        await whole.Store.BackUp(Path.Combine(folder, "whole.zip"));
        await other.Restore(Path.Combine(folder, "whole.zip"));
        await using var db = other.Store.Read(Sight.Everything);
        (await db.All<Body>().SingleAsync()).Key.ShouldBe(body.Key);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_was_erased_since_is_erased_again_when_an_older_backup_comes_back(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person("Anna Barratt");
        await data.Store.BackUp(File);
        (
            await data.Store.Erase(data.RefOf(person), TestData.Because("Erased") with { Why = "They asked" })
        ).IsRefused.ShouldBeFalse();

        await using var other = await Opened.With(provider, keys: data.Choice.Keys);
        await other.Restore(File);
        await using var db = other.Store.Read(Sight.Everything);
        (await db.All<Person>().SingleAsync()).Name.ShouldBe("Erased person 1");
        (await db.Changes.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_newer_programs_backup_is_refused()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Store.BackUp(File);
        BackupForgery.Manifest(File, m => m with { Migrations = [.. m.Migrations, "29991231000000_Later"] });
        await using var other = await Opened.With(Databases.Sqlite);
        using var backup = BackupFile.Open(File);
        var refused = await Should.ThrowAsync<BackupRefusedException>(() => other.Store.Restore(backup));
        refused.Message.ShouldContain("A newer Remit wrote this backup");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_older_programs_tables_are_backed_up_as_they_are_and_come_up_to_date_when_restored(string provider)
    {
        await using var old = await Opened.With(provider);
        await using (var db = old.Store.Write())
            await db.Database.MigrateAsync(db.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
        var manifest = await old.Store.BackUp(File);
        manifest.Migrations.Count.ShouldBe(1);

        await using var other = await Opened.With(provider);
        await other.Restore(File);
        await using var restored = other.Store.Read(Sight.Everything);
        (await restored.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<IOException>(() => data.Store.BackUp(File))).Message.ShouldContain("never overwrites");
        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_file_cut_short_anywhere_is_refused()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Place();
        await data.Store.BackUp(File);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var cut = Path.Combine(folder, "cut.zip");
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 200))
        {
            await System.IO.File.WriteAllBytesAsync(cut, bytes[..length], TestContext.Current.CancellationToken);
            Should.Throw<BackupRefusedException>(() => BackupFile.Open(cut).Dispose(), $"cut at {length}");
        }
    }

    [Fact]
    public async Task A_changed_byte_is_refused_or_changes_nothing()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Place();
        var manifest = await data.Store.BackUp(File);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var changed = Path.Combine(folder, "changed.zip");
        var refused = 0;
        for (var at = 0; at < bytes.Length; at += 23)
        {
            var copy = (byte[])bytes.Clone();
            copy[at] ^= 0x10;
            await System.IO.File.WriteAllBytesAsync(changed, copy, TestContext.Current.CancellationToken);
            try
            {
                using var backup = BackupFile.Open(changed);
                backup.Manifest.ToBytes().ShouldBe(manifest.ToBytes());
            }
            catch (BackupRefusedException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(bytes.Length / 23 / 2);
    }

    [Fact]
    public async Task Foreign_files_are_refused_with_a_reason()
    {
        await System.IO.File.WriteAllTextAsync(File, "Dear Board", TestContext.Current.CancellationToken);
        Reason().ShouldContain("no zip file");
        System.IO.File.Delete(File);
        Reason().ShouldContain("There is no file");
        using (var zip = ZipFile.Open(File, ZipArchiveMode.Create))
            zip.CreateEntry("partnership.yaml");
        Reason().ShouldContain("no backup of Remit");

        string Reason() => Should.Throw<BackupRefusedException>(() => BackupFile.Open(File).Dispose()).Message;
    }

    [Fact]
    public async Task A_row_put_in_by_hand_is_refused()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Body();
        await data.Store.BackUp(File);
        using (var zip = ZipFile.Open(File, ZipArchiveMode.Update))
        using (var lines = zip.GetEntry("tables/bodies.jsonl")!.Open())
        {
            lines.Seek(0, SeekOrigin.End);
            lines.Write("[]\n"u8);
        }
        Should
            .Throw<BackupRefusedException>(() => BackupFile.Open(File).Dispose())
            .Message.ShouldContain("tables/bodies.jsonl in it is not what was written");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A store over a database of its own, which nothing has prepared.</summary>
    private sealed class Opened : IAsyncDisposable
    {
        public const string OddName = "Ünïcode “\\\"\t\n\u2028 🦉 ' board";

        private readonly TestDatabase database;
        private readonly ServiceProvider services;

        private Opened(TestDatabase database, string? keys)
        {
            this.database = database;
            var choice = database.Choice();
            services = Composition.Services(keys is null ? choice : choice with { Keys = keys }, new TestClock());
        }

        public Store Store => services.GetRequiredService<Store>();

        public static async Task<Opened> With(string provider, DatabaseTemplate? template = null, string? keys = null) =>
            new(await TestDatabase.Create(provider, template), keys);

        public async Task AddWhatIsOdd()
        {
            await using var db = Store.Write();
            db.Add(
                new Body
                {
                    Id = Store.Ids.Next<Body>(),
                    Key = "odd",
                    Name = OddName,
                    Period = When.From("2007-09-03"),
                }
            );
            db.Add(
                new Upload
                {
                    Id = Store.Ids.Next<Body>().Value,
                    Name = "odd.bin",
                    Content = [0, 255, 10, 13],
                    Hash = "",
                    Answers = "{}",
                    At = RemitApp.Now,
                    Who = "Ann",
                    ChangeNumber = 1,
                }
            );
            (await db.Commit(TestData.Because("Added"))).ShouldPass();
        }

        public async Task Restore(string file)
        {
            using var backup = BackupFile.Open(file);
            await Store.Restore(backup);
            await Store.Prepare();
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
