using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Data.Crashes;

/// <summary>
/// A process that writes until it is killed, and says of each change that is kept which it is. A change is a new body with its places and
/// a newer count on the body of all writers: half of one could be told.
/// </summary>
internal static class Writer
{
    public const string Verb = "write-until-killed";

    /// <summary>Before the number of a kept change and the key of its body.</summary>
    public const string Kept = "kept ";

    public const string CountedKey = "counted";

    public const int PlacesOfABody = 3;

    public const int AtOnce = 4;

    /// <summary>So that the log of the database is written back every few changes.</summary>
    private static readonly string LongNote = new('n', 60_000);

    private static readonly Change Wrote = new("Writer", "in a process of its own", "Wrote");

    public static DatabaseChoice Choice(string provider, string place) =>
        provider == Databases.Sqlite ? DatabaseChoice.Sqlite(place) : DatabaseChoice.Postgres(place);

    public static async Task<int> Run(DatabaseChoice choice)
    {
        await using var services = Composition.Services(choice, TimeProvider.System);
        var store = services.GetRequiredService<Store>();
        await store.Prepare();
        await using (var db = store.Write())
        {
            if (!await db.All<Body>().AnyAsync(b => b.Key == CountedKey))
            {
                db.Add(NewBody(store, CountedKey));
                await db.Commit(Wrote);
            }
        }
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => WriteOn(store))));
        return 0;
    }

    private static async Task WriteOn(Store store)
    {
        while (true)
        {
            await using var db = store.Write();
            var body = NewBody(store, $"body-{store.Ids.Next<Body>().Value:n}");
            body.Note = LongNote;
            db.Add(body);
            foreach (var i in Enumerable.Range(0, PlacesOfABody))
                db.Add(
                    new Place
                    {
                        Id = store.Ids.Next<Place>(),
                        Key = $"place-{i}",
                        Body = body.Id,
                        Title = "Member",
                        Period = Period.Unbounded,
                    }
                );
            (await db.Set<Body>().SingleAsync(b => b.Key == CountedKey)).Order++;
            if (await db.Commit(Wrote) is { IsRefused: false } kept)
                Say($"{Kept}{kept.Value.Number.ToString(CultureInfo.InvariantCulture)} {body.Key}\n");
        }
    }

    private static Body NewBody(Store store, string key) =>
        new()
        {
            Id = store.Ids.Next<Body>(),
            Key = key,
            Name = key,
            Period = Period.Unbounded,
        };

    private static void Say(string line)
    {
        lock (LongNote)
        {
            Console.Out.Write(line);
            Console.Out.Flush();
        }
    }
}
