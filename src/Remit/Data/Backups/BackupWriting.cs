using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Remit.Data.Backups;

/// <summary>Writes a backup: every row of every table, as one moment saw them, while others go on writing.</summary>
internal static class BackupWriting
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Writes a new file that only its owner can read. It gets its name when it is whole and on disk, so that no half of one is ever taken
    /// for a backup.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">There is no partnership to back up, or a newer program made it.</exception>
    /// <exception cref="IOException">The file is there, or can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
    public static async Task<BackupManifest> BackUp(this Store store, string path)
    {
        var target = Path.GetFullPath(path);
        if (Path.Exists(target))
            throw new IOException($"{path} is there already, and a backup never overwrites. Name a new file.");
        await using var db = await store.OpenAsItIs();
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Environment.ProcessId}.unfinished";
        try
        {
            BackupManifest manifest;
            await using (var file = new FileStream(unfinished, Private()))
            {
                await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                    manifest = await Write(store, db, zip);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, target, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<BackupManifest> Write(Store store, Db db, ZipArchive zip)
    {
        await using var moment = await db.Snapshot();
        var tables = new List<BackupTable>();
        foreach (var table in await StoredTable.All(store, db))
        {
            await using var lines = await Entry(zip, BackupManifest.FileOf(table.Name)).OpenAsync();
            tables.Add(await TableLines.Write(db, table, lines));
        }
        var manifest = new BackupManifest(
            BackupManifest.TheFormat,
            BackupManifest.TheVersion,
            typeof(BackupWriting).Assembly.GetName().Version!.ToString(),
            store.Clock.Now,
            await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0,
            [.. await db.Database.GetAppliedMigrationsAsync()],
            tables
        );
        var bytes = manifest.ToBytes();
        await Add(zip, BackupManifest.Name, bytes);
        var sum = $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {BackupManifest.Name}\n";
        await Add(zip, BackupManifest.SumName, Encoding.ASCII.GetBytes(sum));
        return manifest;
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static async Task Add(ZipArchive zip, string name, byte[] bytes)
    {
        await using var stream = await Entry(zip, name).OpenAsync();
        await stream.WriteAsync(bytes);
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
