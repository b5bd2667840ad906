using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Remit.Data.Backups;

/// <summary>A file is no backup, or not the whole of one: why, in words.</summary>
internal sealed class BackupRefusedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A backup that was read through and found whole: each table has the rows and the SHA-256 that its manifest says.</summary>
internal sealed class BackupFile : IDisposable
{
    /// <summary>Of a manifest; one of a thousand tables is smaller.</summary>
    private const int MostBytesOfAManifest = 16 * 1024 * 1024;

    private const int MostBytesOfALine = 512 * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly string path;

    private BackupFile(string path, ZipArchive zip)
    {
        (this.path, this.zip) = (path, zip);
        Manifest = ReadManifest();
    }

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a file and reads all of it.</summary>
    /// <exception cref="BackupRefusedException">It can't be read, is none of ours, was cut short, or was altered.</exception>
    public static BackupFile Open(string path)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var file = new BackupFile(path, zip);
            file.CheckNames();
            foreach (var table in file.Manifest.Tables)
                file.Check(table);
            return file;
        }
        catch (Exception problem) when (Explained(path, problem) is { } words)
        {
            zip?.Dispose();
            throw new BackupRefusedException(words, problem);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a table, each as the values of its line.</summary>
    public IEnumerable<JsonElement> Rows(BackupTable table)
    {
        using var stream = Entry(table.File).Open();
        foreach (var line in Lines(stream))
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement;
        }
    }

    public void Dispose() => zip.Dispose();

    private static string? Explained(string path, Exception problem) =>
        problem switch
        {
            BackupRefusedException => null,
            FileNotFoundException or DirectoryNotFoundException => $"There is no file {path}.",
            UnauthorizedAccessException => $"{path} can't be read: {problem.Message}",
            InvalidDataException or EndOfStreamException or NotSupportedException =>
                $"{path} is not a whole backup: it is no zip file, was cut short or was altered. Take another copy of it, or an older backup.",
            IOException => $"{path} can't be read: {problem.Message}",
            _ => null,
        };

    private BackupManifest ReadManifest()
    {
        if (zip.GetEntry(BackupManifest.Name) is null)
            throw new BackupRefusedException(
                $"{path} is a zip file, but no backup of Remit: it has no {BackupManifest.Name}. Expected a file that ./remit backup wrote; a partnership's files come in with ./remit import."
            );
        var bytes = Bytes(BackupManifest.Name);
        var said = Encoding.ASCII.GetString(Bytes(BackupManifest.SumName));
        if (said != $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {BackupManifest.Name}\n")
            throw Altered(BackupManifest.Name);
        try
        {
            using var loose = JsonDocument.Parse(bytes);
            if (
                loose.RootElement.TryGetProperty("formatVersion", out var version)
                && version.TryGetInt32(out var number)
                && number > BackupManifest.TheVersion
            )
                throw new BackupRefusedException(
                    $"{path} has version {number} of the format, and this Remit reads {BackupManifest.TheVersion}. Use the Remit that wrote it, or a newer one still."
                );
            var manifest = BackupManifest.Read(bytes);
            return
                manifest.Format == BackupManifest.TheFormat
                && manifest.Tables.All(t => t.Columns.All(c => StoredKinds.Read(c.Kind) is not null))
                ? manifest
                : throw Altered(BackupManifest.Name);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw Altered(BackupManifest.Name);
        }
    }

    private byte[] Bytes(string name)
    {
        using var stream = Entry(name).Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytesOfAManifest)
                throw Altered(name);
        }
        return bytes.ToArray();
    }

    private void CheckNames()
    {
        var expected = Manifest.Tables.Select(t => t.File).Append(BackupManifest.Name).Append(BackupManifest.SumName).ToList();
        var there = zip.Entries.Select(e => e.FullName).ToList();
        if (there.Except(expected, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            throw new BackupRefusedException($"{path} was altered: it holds {strange}, which its manifest does not name.");
        if (there.Count != expected.Count)
            throw new BackupRefusedException($"{path} was altered: a file stands in it twice, or is missing from it.");
    }

    private void Check(BackupTable table)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = Entry(table.File).Open();
        var buffer = new byte[81920];
        long rows = 0;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            sum.AppendData(buffer, 0, read);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        }
        if (rows != table.Rows || Convert.ToHexStringLower(sum.GetHashAndReset()) != table.Sha256)
            throw Altered(table.File);
    }

    private ZipArchiveEntry Entry(string name) =>
        zip.GetEntry(name) ?? throw new BackupRefusedException($"{path} was altered: {name} is missing from it.");

    private BackupRefusedException Altered(string name) =>
        new($"{path} was altered: {name} in it is not what was written. Take another copy of it, or an older backup.");

    /// <summary>A line's feed is never inside a value: JSON writes it as \n.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var (buffer, start, end) = (new byte[81920], 0, 0);
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return buffer.AsMemory(start, feed);
                start += feed + 1;
                continue;
            }
            if (end - start > MostBytesOfALine)
                throw Altered("a line");
            var larger = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
            buffer.AsSpan(start, end - start).CopyTo(larger);
            (buffer, start, end) = (larger, 0, end - start);
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                yield break;
            end += read;
        }
    }
}
