using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class StoreTests
{
    [Fact]
    public async Task A_second_writer_is_refused_with_the_reason_until_the_first_is_gone()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite);
        await using var second = Composition.Services(database.Choice(), new TestClock());
        var waiting = second.GetRequiredService<Store>();
        await using (var first = Composition.Services(database.Choice(), new TestClock()))
        {
            await first.GetRequiredService<Store>().Prepare();
            var refused = await Should.ThrowAsync<DatabaseRefusedException>(waiting.Prepare);
            refused.Message.ShouldStartWith($"Another Remit is using {database.Folder}");
            refused.Message.ShouldEndWith("Stop it first, or name another folder with --data.");
            await waiting.PrepareToRead();
        }
        await waiting.Prepare();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Getting_ready_twice_or_at_once_is_no_harm(string provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var services = Composition.Services(database.Choice(), new TestClock());
        var store = services.GetRequiredService<Store>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(store.Prepare)));
        await store.PrepareToRead();
    }

    [Fact]
    public async Task A_process_that_was_killed_while_it_made_the_tables_stops_nobody()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await using (var db = data.Store.Write())
        {
            await db.Database.ExecuteSqlRawAsync(
                """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)"""
            );
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2007-09-03')""");
        }
        await data.Store.Prepare().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Tables_that_a_newer_program_made_are_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        await using (var db = data.Store.Write())
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99')"""
            );
        }
        foreach (var prepare in new[] { data.Store.Prepare, data.Store.PrepareToRead })
            (await Should.ThrowAsync<DatabaseRefusedException>(prepare)).Message.ShouldStartWith("A newer Remit made the ");
    }

    [Fact]
    public async Task Reading_what_is_not_there_says_what_to_do()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"remit-none-{Environment.ProcessId}");
        await using var services = Composition.Services(DatabaseChoice.Sqlite(folder), new TestClock());
        (await Should.ThrowAsync<DatabaseRefusedException>(services.GetRequiredService<Store>().PrepareToRead)).Message.ShouldBe(
            $"There is no partnership in {folder}. Import one first, or name its folder with --data."
        );
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Reading_from_a_server_makes_no_database()
    {
        await using var database = await TestDatabase.Create(Databases.PostgreSql);
        var missing = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        missing.Database += "_mistyped";
        foreach (var connection in (string[])[database.ConnectionString, missing.ConnectionString])
        {
            await using var services = Composition.Services(DatabaseChoice.Postgres(connection), TimeProvider.System);
            var refused = await Should.ThrowAsync<DatabaseRefusedException>(() =>
                services.GetRequiredService<Store>().PrepareToRead()
            );
            refused.Message.ShouldStartWith("There is no partnership in the PostgreSQL database");
        }
        await using var mistyped = new NpgsqlConnection(missing.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => mistyped.OpenAsync())).SqlState.ShouldBe("3D000");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=2")]
    [InlineData("Host=127.0.0.1;Colour=blue")]
    public async Task A_server_that_can_not_be_reached_is_said_in_words(string connection)
    {
        await using var services = Composition.Services(DatabaseChoice.Postgres(connection), new TestClock());
        var store = services.GetRequiredService<Store>();
        foreach (var prepare in new[] { store.Prepare, store.PrepareToRead })
            (await Should.ThrowAsync<DatabaseRefusedException>(prepare)).Message.ShouldStartWith(
                "Can't open the PostgreSQL database"
            );
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_in_words()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite);
        await File.WriteAllTextAsync(database.Choice().File!, new string('x', 4096));
        await using var services = Composition.Services(database.Choice(), new TestClock());
        (await Should.ThrowAsync<DatabaseRefusedException>(services.GetRequiredService<Store>().Prepare)).Message.ShouldStartWith(
            "Can't open the embedded database"
        );
    }

    [Fact]
    public async Task The_file_beside_the_database_is_written_back_when_it_grows()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        foreach (var i in Enumerable.Range(0, 12))
            await data.Edit(body, b => b.Purpose = new string((char)('a' + i), 400_000));
        new FileInfo(data.Choice.File + "-wal").Length.ShouldBeLessThan(8 * 1024 * 1024);
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Body>().SingleAsync()).Purpose!.Length.ShouldBe(400_000);
    }
}
