using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Tests.Harness;

/// <summary>What tests write beside the sample, through the real store and its rules.</summary>
internal static class AppData
{
    /// <summary>Writes new rows as one change.</summary>
    public static async Task Add(this RemitApp app, params IRow[] rows)
    {
        await using var db = app.Store.Write();
        db.AddRange(rows);
        (await db.Commit(TestData.Because("Added"))).Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
    }

    /// <summary>A record of the sample by its key.</summary>
    public static async Task<T> Find<T>(this RemitApp app, string key)
        where T : Record<T>
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<T>().SingleAsync(r => r.Key == key);
    }

    /// <summary>Writes a newer account of a responsibility of the sample.</summary>
    public static async Task Account(this RemitApp app, string responsibility, string text, string? on, Rating? rating = null)
    {
        var row = await app.Find<Responsibility>(responsibility);
        await app.Add(
            new Position
            {
                Id = app.Store.Ids.Next<Position>(),
                Key = Slug.From(text),
                Responsibility = row.Id,
                Text = text,
                On = on is null ? null : When.Day(on),
                Rating = rating,
                Order = 1,
            }
        );
    }
}
