using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_said_in_words_loses_nothing_and_writing_goes_on_when_there_is_room()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        await data.Store.DisposeAsync();
        var room = new Room();
        await using var services = data.AnotherNode(room);
        var store = services.GetRequiredService<Store>();
        (await Note(store, body, "before")).ShouldPass();

        room.IsFull = true;
        var refused = await Should.ThrowAsync<DatabaseRefusedException>(() => Note(store, body, new string('x', 1_000_000)));
        refused.Message.ShouldBe(
            $"Can't save to the embedded database {data.Choice.File}: The disk that it is on is full. Make room on it. Nothing of this was saved; everything saved before is there."
        );
        refused = await Should.ThrowAsync<DatabaseRefusedException>(() => Add(store, 500));
        refused.Message.ShouldContain("is full");

        room.IsFull = false;
        await using (var db = store.Read(Sight.Everything))
        {
            (await db.All<Body>().SingleAsync()).Note.ShouldBe("before");
            (await db.Changes.CountAsync()).ShouldBe(2);
        }
        (await Note(store, body, "after")).ShouldPass();
    }

    private static async Task<Result<LoggedChange>> Note(Store store, Body body, string note)
    {
        await using var db = store.Write();
        (await db.Set<Body>().SingleAsync(b => b.Id == body.Id)).Note = note;
        return await db.Commit(TestData.Because("Noted"));
    }

    private static async Task<Result<LoggedChange>> Add(Store store, int bodies)
    {
        await using var db = store.Write();
        foreach (var i in Enumerable.Range(0, bodies))
            db.Add(
                new Body
                {
                    Id = store.Ids.Next<Body>(),
                    Key = $"body-{i}",
                    Name = $"Body {i}",
                    Period = When.Always,
                    Note = new string('n', 2000),
                }
            );
        return await db.Commit(TestData.Because("Added"));
    }

    /// <summary>Lets SQLite's file grow, or not: what SQLite does then is what it does on a full disk.</summary>
    private sealed class Room : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            using var command = ((SqliteConnection)connection).CreateCommand();
            command.CommandText = $"PRAGMA max_page_count={(IsFull ? 1 : 1_000_000)}";
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }
    }
}
