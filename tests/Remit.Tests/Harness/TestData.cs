using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Tests.Harness;

/// <summary>
/// A partnership of a test's own, in a database of its own, written through the real store and its rules.
/// <c>New…</c> makes a record without writing it; the same word without New writes it as one change.
/// </summary>
internal sealed partial class TestData : IAsyncDisposable
{
    private static readonly DatabaseTemplate Empty = new(async database =>
    {
        await using var once = Composition.Services(database.Choice(), new TestClock());
        await once.GetRequiredService<Store>().Prepare();
    });

    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int made;

    private TestData(TestDatabase database)
    {
        this.database = database;
        services = Composition.Services(database.Choice(), Clock);
        Store = services.GetRequiredService<Store>();
    }

    public TestClock Clock { get; } = new();

    public Store Store { get; }

    public Shapes Shapes => Store.Shapes;

    public DatabaseChoice Choice => database.Choice();

    /// <summary>An empty partnership on a provider of <see cref="Databases"/>.</summary>
    public static async Task<TestData> On(string provider) => new(await TestDatabase.Create(provider, Empty));

    /// <summary>The same database through a store of its own, as another process or web node has it.</summary>
    public ServiceProvider AnotherNode(params IInterceptor[] watchers)
    {
        var node = new ServiceCollection().AddRemit(database.Choice(), Clock);
        foreach (var watcher in watchers)
            node.AddSingleton(watcher);
        return node.BuildServiceProvider();
    }

    public static Change Because(string what) => new("Ann Clerk", "clerk of the Board", what);

    public RecordRef RefOf<T>(Record<T> record)
        where T : Record<T> => Shapes.RefOf(record);

    /// <summary>Writes new rows as one change, which the rules must let pass.</summary>
    public async Task<LoggedChange> Add(params IRow[] rows) => Passed(await Try(rows));

    /// <summary>Tries to write new rows as one change.</summary>
    public async Task<Result<LoggedChange>> Try(params IRow[] rows)
    {
        await using var db = Store.Write();
        db.AddRange(rows);
        return await db.Commit(Because("Added"));
    }

    /// <summary>Tries to change a record that is there.</summary>
    public async Task<Result<LoggedChange>> TryEdit<T>(T record, Action<T> edit)
        where T : Record<T>
    {
        await using var db = Store.Write();
        edit(await db.Set<T>().SingleAsync(r => r.Id == record.Id));
        return await db.Commit(Because("Changed"));
    }

    /// <summary>Changes a record that is there, which the rules must let pass.</summary>
    public async Task<LoggedChange> Edit<T>(T record, Action<T> edit)
        where T : Record<T> => Passed(await TryEdit(record, edit));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private static LoggedChange Passed(Result<LoggedChange> result)
    {
        result.Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return result.Value;
    }

    private Id<T> NewId<T>() => Store.Ids.Next<T>();

    private string NewKey(string title) =>
        Slug.From($"{(title.Length > 60 ? title[..60] : title)} {Interlocked.Increment(ref made)}");

    private async Task<T> Written<T>(T record)
        where T : IRow
    {
        await Add(record);
        return record;
    }
}

/// <summary>Periods, as tests say them.</summary>
internal static class When
{
    public static Period Always { get; } = Period.Unbounded;

    public static Period From(string day) => new(Day(day), null);

    public static Period Until(string day) => new(null, Day(day));

    public static Period Between(string first, string last) => new(Day(first), Day(last));

    public static DateOnly Day(string day) => LondonDate.TryParse(day, out var read) ? read : throw new FormatException(day);
}

/// <summary>What a refusal must say.</summary>
internal static class RefusalAssertions
{
    /// <summary>Refused by this rule and no other, each time for this record.</summary>
    public static Refusal ShouldBeRefused(this Result<LoggedChange> result, string rule, RecordRef record, string? field = null)
    {
        result.Refusals.Select(r => r.Rule).Distinct().ShouldBe([rule]);
        var refusal = result.Refusals[0];
        refusal.Record.ShouldBe(record);
        refusal.Field.ShouldBe(field);
        return refusal;
    }

    public static void ShouldPass(this Result<LoggedChange> result) =>
        result.Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
}
