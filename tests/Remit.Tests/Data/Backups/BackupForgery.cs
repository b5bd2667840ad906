using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Remit.Data.Backups;

namespace Remit.Tests.Data.Backups;

/// <summary>Alters a backup as one does who knows its sums.</summary>
internal static class BackupForgery
{
    public static void Rewrite(string file, string name, Func<string, string> text)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var lines = Encoding.UTF8.GetBytes(text(Encoding.UTF8.GetString(Bytes(zip, name))));
        Put(zip, name, lines);
        var sum = Convert.ToHexStringLower(SHA256.HashData(lines));
        PutManifest(
            zip,
            m =>
                m with
                {
                    Tables =
                    [
                        .. m.Tables.Select(t => t.File == name ? t with { Rows = lines.Count(b => b == '\n'), Sha256 = sum } : t),
                    ],
                }
        );
    }

    public static void Manifest(string file, Func<BackupManifest, BackupManifest> edit)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        PutManifest(zip, edit);
    }

    private static void PutManifest(ZipArchive zip, Func<BackupManifest, BackupManifest> edit)
    {
        var manifest = edit(BackupManifest.Read(Bytes(zip, BackupManifest.Name))).ToBytes();
        Put(zip, BackupManifest.Name, manifest);
        var sum = Convert.ToHexStringLower(SHA256.HashData(manifest));
        Put(zip, BackupManifest.SumName, Encoding.ASCII.GetBytes($"{sum}  {BackupManifest.Name}\n"));
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var bytes = new MemoryStream();
        using var stream = zip.GetEntry(name)!.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string name, byte[] bytes)
    {
        zip.GetEntry(name)!.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
