using System.IO.Compression;
using System.Text;

namespace Remit.Tests.Documents;

/// <summary>The parts of a Word or Excel file, taken out and put back, so that a test can spoil one.</summary>
internal static class OfficeParts
{
    public static List<(string Name, byte[] Bytes)> Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var parts = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open())
                packed.CopyTo(content);
            parts.Add((entry.FullName, content.ToArray()));
        }
        return parts;
    }

    public static byte[] Packed(
        IEnumerable<(string Name, byte[] Bytes)> parts,
        CompressionLevel level = CompressionLevel.NoCompression
    )
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        return file.ToArray();
    }

    /// <summary>The file with one part's text changed.</summary>
    public static byte[] With(byte[] file, string part, Func<string, string> change) =>
        Packed(
            Unpacked(file)
                .Select(each =>
                    each.Name == part ? (each.Name, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(each.Bytes)))) : each
                )
        );

    /// <summary>The file with one more part.</summary>
    public static byte[] And(byte[] file, string name, byte[] bytes) => Packed(Unpacked(file).Append((name, bytes)));

    /// <summary>
    /// Two seconds at most, or as many as given. What takes longer is tried again, because a machine that runs other tests may be slow.
    /// </summary>
    public static T InTime<T>(Func<T> read, int seconds = 2)
    {
        for (var attempt = 1; ; attempt++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var found = read();
            var took = TimeProvider.System.GetElapsedTime(started);
            if (took < TimeSpan.FromSeconds(seconds))
                return found;
            attempt.ShouldBeLessThan(5, $"It took {took.TotalSeconds:0.0} seconds.");
        }
    }
}
