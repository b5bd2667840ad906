using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>A partnership of a test's own, which files go into and come out of through the program's real parts.</summary>
internal sealed class PortableCase : IAsyncDisposable
{
    public static string SampleFolder { get; } = Repository.PathOf("samples/leicestershire-2007");

    public static Change Change { get; } = new(Change.LocalOperator, "in a test", "Imported files");

    private static readonly DatabaseTemplate Empty = new(Prepare);

    private static readonly DatabaseTemplate Filled = new(async database =>
    {
        await Prepare(database);
        await using var services = Services(database);
        var report = await services
            .GetRequiredService<PartnershipImport>()
            .Run(FileSet.Read(SampleFolder), Change, rehearse: false, _ => { });
        report.Problems.ShouldBeEmpty();
    });

    private readonly TestDatabase database;
    private readonly ServiceProvider provided;

    private PortableCase(TestDatabase database)
    {
        this.database = database;
        provided = Services(database);
    }

    public Store Store => provided.GetRequiredService<Store>();

    public static async Task<PortableCase> WithNothing(string provider) => new(await TestDatabase.Create(provider, Empty));

    public static async Task<PortableCase> WithTheSample(string provider) => new(await TestDatabase.Create(provider, Filled));

    /// <summary>The files of the sample.</summary>
    public static FileSet Sample() => FileSet.Read(SampleFolder);

    /// <summary>The files of the illustrative first cycle of meetings, which is laid on top of the sample.</summary>
    public static FileSet Cycle() => FileSet.Read(Repository.PathOf("samples/leicestershire-2007-cycle"));

    /// <summary>Files by path and text.</summary>
    public static FileSet Files(params (string Path, string Text)[] texts)
    {
        var files = new FileSet();
        foreach (var (path, text) in texts)
            files.Add(path, text);
        return files;
    }

    /// <summary>The files of the sample with some of them written anew.</summary>
    public static FileSet SampleWith(params (string Path, string Text)[] texts)
    {
        var files = Sample();
        foreach (var (path, text) in texts)
            files.Add(path, text);
        return files;
    }

    public Task<ImportReport> Import(FileSet files, bool rehearse = false) =>
        provided.GetRequiredService<PartnershipImport>().Run(files, Change, rehearse, _ => { });

    public async Task<FileSet> Export()
    {
        await using var db = Store.Read(Sight.Everything);
        return await new PartnershipExport(db).Run();
    }

    public async Task<long> LastChange()
    {
        await using var db = Store.Read(Sight.Everything);
        return db.Changes.Select(c => c.Number).OrderDescending().FirstOrDefault();
    }

    /// <summary>
    /// Every row by kind and path, as text without what differs between databases (ids and versions); references by path, places by rank.
    /// </summary>
    public async Task<IReadOnlyList<string>> Content()
    {
        await using var db = Store.Read(Sight.Everything);
        var records = (await Everything.Load(db, db.Shapes.All, tracked: false)).ToDictionary(r => r.RowId);
        var paths = Everything.Paths(db.Shapes, records).ToDictionary(p => p.Id, p => $"{p.Kind}:{p.Path}");
        var lines = new List<string>();
        foreach (var shape in db.Shapes.All)
        {
            var hasOrder = shape.Place?.Form != FileForm.FileEach;
            var all = records.Values.Where(r => r.GetType() == shape.Type);
            foreach (var fellows in all.GroupBy(r => shape.Holder?.GetValue(r)))
            foreach (var (rank, record) in fellows.OrderBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal).Index())
                lines.Add($"{paths[record.RowId]} {(hasOrder ? rank : 0)} {Row(record)}");
        }
        foreach (var link in db.Shapes.Links)
        {
            var order = link.Type.GetProperty("Order")!;
            foreach (
                var list in (await Everything.Rows(db, link.Type, tracked: false)).GroupBy(r =>
                    link.Holder.GetValue(r)!.ToString()
                )
            )
            foreach (var (rank, row) in list.OrderBy(r => (int)order.GetValue(r)!).Index())
                lines.Add($"{link.Kind} {rank} {Row(row)}");
        }
        return [.. lines.Order(StringComparer.Ordinal)];

        string Row(IRow row) =>
            JsonSerializer.Serialize(
                row.GetType()
                    .GetProperties()
                    .Where(p => p.Name is not ("Id" or "RowId" or "Version" or "Order"))
                    .OrderBy(p => p.Name, StringComparer.Ordinal)
                    .ToDictionary(
                        p => p.Name,
                        p =>
                            p.GetValue(row) switch
                            {
                                RecordRef or ITypedId => paths[References.IdIn(p, row)!.Value],
                                string names when p.Name == nameof(Remit.Kernel.Record.RestrictedTo) => string.Join(
                                    ' ',
                                    RecordRef.ParseSeveral(names).Select(r => paths[r.Id])
                                ),
                                var value => value?.ToString(),
                            }
                    )
            );
    }

    public async ValueTask DisposeAsync()
    {
        await provided.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task Prepare(TestDatabase database)
    {
        await using var services = Services(database);
        await services.GetRequiredService<Store>().Prepare();
    }

    private static ServiceProvider Services(TestDatabase database) =>
        Composition.Services(database.Choice(), TimeProvider.System);
}
