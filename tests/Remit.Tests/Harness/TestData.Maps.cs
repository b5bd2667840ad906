using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    public SourceMap NewMap(Source earlier, Source later, string title = "From the old to the new") =>
        new()
        {
            Id = NewId<SourceMap>(),
            Key = NewKey(title),
            Title = title,
            Earlier = earlier.Id,
            Later = later.Id,
        };

    public Task<SourceMap> Map(Source earlier, Source later) => Written(NewMap(earlier, later));

    /// <summary>An entry with the rows of what took the provision's place.</summary>
    public IRow[] NewEntry(SourceMap map, Provision old, Outcome outcome, params Provision[] successors)
    {
        var entry = new MapEntry
        {
            Id = NewId<MapEntry>(),
            Key = NewKey("entry"),
            Map = map.Id,
            Provision = old.Id,
            Outcome = outcome,
        };
        return
        [
            entry,
            .. successors.Select(
                (s, i) =>
                    new MapSuccessor
                    {
                        Id = NewId<MapSuccessor>(),
                        Entry = entry.Id,
                        Provision = s.Id,
                        Order = i,
                    }
            ),
        ];
    }

    public Reopening NewReopening(Id<Responsibility> row, MapEntry entry, string since) =>
        new()
        {
            Id = NewId<Reopening>(),
            Key = NewKey("reopening"),
            Responsibility = row,
            Entry = entry.Id,
            Since = When.Day(since),
        };

    /// <summary>Takes a map into use, as a viewer or as the operator.</summary>
    public async Task<Result<LoggedChange>> Use(SourceMap map, string from, Viewer? by = null)
    {
        var viewer = by ?? global::Remit.Kernel.Viewer.LocalOperator(Store.Policy);
        await using var db = Store.Write(viewer.Sight);
        var book = (await MapBook.Load(db, map.Key, When.Day(from)))!;
        return await services.GetRequiredService<TakingIntoUse>().Use(db, book, When.Day(from), what => viewer.Change(what));
    }

    public async Task<Result<LoggedChange>> TakeUseBack(SourceMap map)
    {
        await using var db = Store.Read(Sight.Everything);
        var book = (await MapBook.Load(db, map.Key, services.GetRequiredService<LondonClock>().Today))!;
        var number = await TakingIntoUse.LastUse(db, book);
        return await services.GetRequiredService<TakingIntoUse>().TakeBack(number!.Value, map, what => Because(what));
    }

    public async Task<IReadOnlyList<Reopening>> Reopenings(Sight? sight = null)
    {
        await using var db = Store.Read(sight ?? Sight.Everything);
        return await db.All<Reopening>().OrderBy(r => r.Key).ToListAsync();
    }
}
