using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Program;

public class DoctorTests
{
    [Fact]
    public async Task It_says_what_is_there()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample);
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", database.Folder);
        code.ShouldBe(0, words);
        words.ShouldContain("can be written");
        words.ShouldContain("holds “Leicestershire");
        words.ShouldContain("its last change is number 1, of 3 September 2007 at 9:00am");
        words.ShouldContain("SQLite 3.");
    }

    [Fact]
    public async Task It_makes_nothing_where_nothing_is()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"remit-test-{Environment.ProcessId}-none");
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", folder);
        code.ShouldBe(0, words);
        words.ShouldContain("the first import makes it");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task It_names_a_database_that_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "remit.db"), new string('x', 4096));
            var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", folder);
            code.ShouldBe(1);
            words.ShouldContain("can't be read as a Remit database");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_names_a_file_where_a_folder_should_be()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", file);
            code.ShouldBe(1, words);
            words.ShouldContain($"{file} is a file");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task It_names_a_server_that_does_not_answer()
    {
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--database", "Host=localhost;Port=1;Timeout=2;Password=secret");
        code.ShouldBe(1);
        words.ShouldContain("can't be reached");
        words.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_folder_and_a_server_together_are_refused()
    {
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", "x", "--database", "Host=localhost");
        code.ShouldBe(2);
        words.ShouldContain("not both");
    }

    [Fact]
    public async Task It_names_a_clock_that_is_behind_the_last_change_and_the_files()
    {
        await using var database = await TestDatabase.Create(Databases.Sqlite);
        await using (var services = Composition.Services(database.Choice(), new StandingClock(LondonDate.At(2999, 1, 1, 9, 0))))
        {
            var store = services.GetRequiredService<Store>();
            await store.Prepare();
            await using var db = store.Write();
            db.Add(
                new Body
                {
                    Id = store.Ids.Next<Body>(),
                    Key = "board",
                    Name = "Board",
                    Period = When.Always,
                }
            );
            (await db.Commit(TestData.Because("Added"))).ShouldPass();
        }
        File.SetLastWriteTimeUtc(database.Choice().File!, new DateTime(2398, 1, 1, 9, 0, 0, DateTimeKind.Utc));
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--data", database.Folder);
        code.ShouldBe(1);
        words.ShouldContain("but the last change is of 1 January 2999 at 9:00am: set the machine's clock");
        words.ShouldContain("remit.db was written at 1 January 2398 at 9:00am: set the machine's clock");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_names_tables_of_an_older_and_of_a_newer_program(string provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var services = Composition.Services(database.Choice(), TimeProvider.System);
        string[] place = provider == Databases.Sqlite ? ["--data", database.Folder] : ["--database", database.ConnectionString];
        await using var db = services.GetRequiredService<Store>().Write();
        await db.Database.MigrateAsync(db.Database.GetMigrations().First());
        var (code, words) = await RunProgram.ToItsEnd(["doctor", "--port", "0", .. place]);
        code.ShouldBe(0, words);
        words.ShouldContain("is older than this program");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99')");
        (code, words) = await RunProgram.ToItsEnd(["doctor", "--port", "0", .. place]);
        code.ShouldBe(1, words);
        words.ShouldContain("was written by a newer Remit (29991231000000_Later): use that one");
    }

    [Fact]
    public async Task It_names_a_port_that_is_taken()
    {
        using var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        var port = ((IPEndPoint)listening.LocalEndpoint).Port;
        var folder = Path.Combine(Path.GetTempPath(), $"remit-test-{Environment.ProcessId}-none");
        var (code, words) = await RunProgram.ToItsEnd("doctor", "--port", $"{port}", "--data", folder);
        code.ShouldBe(0, words);
        words.ShouldContain($"taken  the port {port}: a Remit that runs listens there, or another program");
    }
}
