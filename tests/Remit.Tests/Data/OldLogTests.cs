using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class OldLogTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_log_of_an_older_program_becomes_leaves_with_its_personal_values_beside_it(string provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (ann, ben) = (Ids.Next(), Ids.Next());
        await using (var older = Composition.Services(database.Choice(), new TestClock()))
        {
            Directory.CreateDirectory(database.Folder);
            await using var db = older.GetRequiredService<Store>().Write();
            await db.GetInfrastructure().GetRequiredService<IMigrator>().MigrateAsync("20261122000500_MeetingTables");
            await Change(db, 1);
            await Person(db, ann, "ann-lee", "Ann “Lee” é \\u2028", version: 2);
            await Entry(db, 1, ann, before: null, State(ann, "Ann", 1));
            await Entry(db, 1, ben, before: null, State(ben, "Ben", 1));
            await Change(db, 2);
            await Entry(db, 2, ann, before: State(ann, "Ann", 1), State(ann, "Ann “Lee” é \\u2028", 2));
        }

        await using var services = Composition.Services(database.Choice(), new TestClock());
        var store = services.GetRequiredService<Store>();
        await store.Prepare();

        await using var log = store.Read(Sight.Everything);
        var changes = await log.Changes.ToDictionaryAsync(c => c.Number);
        var entries = await log.ChangeEntries.OrderBy(e => e.Leaf).ToListAsync();
        entries.Select(e => (e.Leaf, e.ChangeNumber, e.Previous)).ShouldBe([(0L, 1L, null), (1L, 1L, null), (2L, 2L, 1L)]);
        entries.ShouldAllBe(e => e.Hash.SequenceEqual(LogLeaf.HashOf(changes[e.ChangeNumber], e)));
        entries.ShouldAllBe(e => !e.After!.Contains("Ann") && !e.After.Contains("Ben") && !e.After.Contains("ann-lee"));
        await using var then = await store.ReadKnownAt(1, Sight.Everything);
        (await then.All<Person>().Select(p => p.Name).Order().ToListAsync()).ShouldBe(["Ann", "Ben"]);
        await using var now = await store.ReadKnownAt(2, Sight.Everything);
        (await now.All<Person>().SingleAsync(p => p.Id == new Id<Person>(ann))).Name.ShouldBe("Ann “Lee” é \u2028");
    }

    private static IdSource Ids { get; } = new(TimeProvider.System);

    private static DateTimeOffset Day => new(2007, 9, 3, 0, 0, 0, TimeSpan.Zero);

    private static Task Change(Db db, long number) =>
        db.Database.ExecuteSqlRawAsync(
            "INSERT INTO changes (number, at, who, capacity, what) VALUES ({0}, {1}, 'Ann Clerk', 'clerk', 'Did “it”')",
            number,
            Day.UtcTicks
        );

    private static Task Person(Db db, Guid id, string key, string name, long version) =>
        db.Database.ExecuteSqlRawAsync(
            "INSERT INTO people (id, name, key, sensitivity, \"order\", version) VALUES ({0}, {1}, {2}, 1, 0, {3})",
            id,
            name,
            key,
            version
        );

    private static Task Entry(Db db, long change, Guid record, string? before, string after) =>
        db.Database.ExecuteSqlAsync(
            $"INSERT INTO change_entries (change_number, record_id, kind, before, after) VALUES ({change}, {record}, 'person', {before}, {after})"
        );

    // As the program wrote it then: characters such as U+2028 were escaped.
    private static string State(Guid id, string name, long version) =>
        $$"""{"id":"{{id}}","key":"ann-lee-{{id}}","name":"{{name}}","order":0,"sensitivity":1,"version":{{version}}}""";
}
