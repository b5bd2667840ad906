using System.Security.Cryptography;

namespace Remit.Data;

/// <summary>
/// The folder of what must not lie in the database: the key that signs the ledger's checkpoints, secrets. Each is a file of its own
/// that only its owner can read, made when it is first asked for. Whoever has the database alone can't sign for it.
/// </summary>
/// <param name="path">The folder; made when the first key is.</param>
public sealed class KeyFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>The folder's full path.</summary>
    public string Folder { get; } = Path.GetFullPath(path);

    /// <summary>The file of a name in the folder, which need not be there.</summary>
    public string FileOf(string name) => Path.Combine(Folder, name);

    /// <summary>A secret of this many random bytes, in <c>NAME.secret</c> in base64; the same each time.</summary>
    /// <exception cref="DatabaseRefusedException">The folder can't be written, or the file is no secret of that length.</exception>
    public byte[] Secret(string name, int bytes)
    {
        var file = FileOf($"{name}.secret");
        var text = ReadOrMake(file, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)) + "\n");
        var secret = new byte[bytes];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == bytes
            ? secret
            : throw new DatabaseRefusedException(
                $"{file} should hold {bytes} bytes in base64. Put the file back from a backup, or remove it to have a new one made."
            );
    }

    /// <summary>A private ECDSA key on the curve P-256, in <c>NAME.pem</c> (PKCS #8); the same each time.</summary>
    /// <exception cref="DatabaseRefusedException">The folder can't be written, or the file is no such key.</exception>
    public ECDsa SigningKey(string name)
    {
        var file = FileOf($"{name}.pem");
        var pem = ReadOrMake(file, NewSigningKey);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                return key;
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            // Told below, as for a key on another curve.
        }
        key.Dispose();
        throw new DatabaseRefusedException(
            $"{file} should hold a private ECDSA key on the curve P-256, in PEM. Put the file back from a backup, or name another folder with --keys."
        );
    }

    /// <summary>Adds a line to a file in the folder that only its owner can read, and waits until it is on disk.</summary>
    /// <exception cref="DatabaseRefusedException">The folder can't be written.</exception>
    public void AddLine(string name, string line) =>
        Reach(() =>
        {
            MakeFolder();
            using var file = new FileStream(FileOf(name), Private(FileMode.Append));
            file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
            return true;
        });

    /// <summary>The lines of a file in the folder; none where there is no such file.</summary>
    /// <exception cref="DatabaseRefusedException">The file can't be read.</exception>
    public IReadOnlyList<string> Lines(string name) =>
        Reach<IReadOnlyList<string>>(() => File.Exists(FileOf(name)) ? File.ReadAllLines(FileOf(name)) : []);

    /// <summary>The files in the folder that others than their owner can read or write.</summary>
    public IReadOnlyList<string> OpenToOthers() =>
        OperatingSystem.IsWindows() || !Directory.Exists(Folder)
            ? []
            : [.. Directory.EnumerateFiles(Folder).Where(IsOpen).Order(StringComparer.Ordinal)];

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string file) => (File.GetUnixFileMode(file) & Others) != UnixFileMode.None;

    private string ReadOrMake(string file, Func<string> make) =>
        Reach(() =>
        {
            if (!File.Exists(file))
                Make(file, make());
            return File.ReadAllText(file);
        });

    /// <summary>Written beside and then moved, so that nobody reads half a key, and of two who make one at once both use the first.</summary>
    private void Make(string file, string text)
    {
        MakeFolder();
        var beside = $"{file}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        using (var writing = new StreamWriter(new FileStream(beside, Private(FileMode.Create))))
            writing.Write(text);
        try
        {
            File.Move(beside, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, OwnersFolder);
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private T Reach<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The key folder {Folder} can't be used: {problem.Message} Mend its rights, or name another folder with --keys.",
                problem
            );
        }
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
