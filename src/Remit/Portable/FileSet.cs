using System.Buffers;
using System.IO.Compression;
using System.IO.Enumeration;
using System.Text;
using Remit.Kernel;

namespace Remit.Portable;

/// <summary>What is wrong, and where: shown as <c>file:line:column: what</c>.</summary>
/// <param name="File">The file, by its path in the folder.</param>
/// <param name="Line">From 1; 0 where it is the whole file.</param>
/// <param name="Column">From 1; 0 where it is the whole line.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record Problem(string File, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Line == 0 ? $"{File}: {Message}"
        : Column == 0 ? $"{File}:{Line}: {Message}"
        : $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A partnership's files, by path with forward slashes, in ordinal order; from a folder or a zip file, and into one.</summary>
internal sealed class FileSet
{
    /// <summary>The most files that are read.</summary>
    public const int MostFiles = 20_000;

    /// <summary>The most bytes that are read, all files together, unpacked.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>The most bytes of one file.</summary>
    public const int MostBytesOfOne = 32 * 1024 * 1024;

    /// <summary>What a desktop leaves in folders for itself.</summary>
    private static readonly string[] Litter = ["Thumbs.db", "desktop.ini"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The paths and their texts.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The folder of the documents that records name by their SHA-256: they are kept as they are, and are no text.</summary>
    public const string DocumentsFolder = "attachments";

    private readonly SortedDictionary<string, byte[]> documents = new(StringComparer.Ordinal);

    /// <summary>The documents, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Documents => documents;

    /// <summary>How many files there are.</summary>
    public int Count => texts.Count + documents.Count;

    /// <summary>Adds a document.</summary>
    public void Add(string path, byte[] content) => documents[path] = content;

    /// <summary>What could not be read.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Adds a file.</summary>
    public void Add(string path, string text) => texts[path] = text;

    /// <summary>Reads a folder, or a zip file. Files and folders whose name begins with a dot are passed over.</summary>
    /// <returns>What was read; <see cref="Problems"/> says what could not be.</returns>
    public static FileSet Read(string path)
    {
        var files = new FileSet();
        if (Directory.Exists(path))
            files.ReadFolder(path);
        else if (File.Exists(path))
            files.ReadZip(path);
        else
            files.Problems.Add(new Problem(path, 0, 0, "There is no folder and no file here."));
        if (files.Problems.Count == 0 && files.texts.Count == 0)
            files.Problems.Add(new Problem(path, 0, 0, "There is nothing in it. Expected at least partnership.yaml."));
        return files;
    }

    /// <summary>Writes a folder, or a zip file where the path ends in <c>.zip</c>.</summary>
    /// <exception cref="IOException">The folder has other files in it, or the path can't be written.</exception>
    public void Write(string path)
    {
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            WriteZip(path);
        else
            WriteFolder(path);
    }

    private void ReadFolder(string folder)
    {
        var root = Path.GetFullPath(folder);
        var found = new FileSystemEnumerable<(string Path, bool IsLink)>(
            root,
            (ref entry) => (entry.ToFullPath(), IsLink(ref entry)),
            new EnumerationOptions
            {
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = false,
                RecurseSubdirectories = true,
            }
        )
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };
        try
        {
            foreach (var (file, isLink) in found.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var path = Path.GetRelativePath(root, file).Replace('\\', '/');
                if (IsPassedOver(path))
                    continue;
                if (isLink)
                {
                    Problems.Add(new Problem(path, 0, 0, "This is a link to another place. Put the file itself here."));
                    continue;
                }
                using var stream = File.OpenRead(file);
                if (!Take(path, stream))
                    return;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problems.Add(new Problem(folder, 0, 0, $"This can't be read: {problem.Message}"));
        }

        static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

    private void ReadZip(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var entries = zip
                .Entries.Select(e => (Entry: e, Path: e.FullName.Replace('\\', '/')))
                .Where(e => !e.Path.EndsWith('/') && !IsPassedOver(e.Path))
                .OrderBy(e => e.Path, StringComparer.Ordinal)
                .ToList();
            var folder = SharedFolder(entries.ConvertAll(e => e.Path));
            foreach (var (entry, path) in entries)
            {
                if (
                    path.StartsWith('/')
                    || path.Split('/').Any(p => p is ".." or "." or "")
                    || path.Contains(':', StringComparison.Ordinal)
                )
                {
                    Problems.Add(new Problem(path, 0, 0, "The path leads out of the zip file."));
                    continue;
                }
                // The two upper bytes are the Unix file mode, of which a link's type is 0xA000.
                if (((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000)
                {
                    Problems.Add(new Problem(path, 0, 0, "This is a link to another place. Put the file itself here."));
                    continue;
                }
                var inside = path[folder.Length..];
                if (texts.ContainsKey(inside))
                {
                    Problems.Add(new Problem(path, 0, 0, "The zip file holds this file twice."));
                    continue;
                }
                using var stream = entry.Open();
                if (!Take(inside, stream))
                    return;
            }
        }
        catch (Exception problem)
            when (problem is InvalidDataException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            Problems.Add(new Problem(file, 0, 0, "This is neither a folder nor a zip file that can be read."));
        }
    }

    /// <summary>The one folder in which everything lies, where somebody zipped the folder and not what is in it; else nothing.</summary>
    private static string SharedFolder(List<string> paths)
    {
        var slash = paths.Count == 0 ? -1 : paths[0].IndexOf('/', StringComparison.Ordinal);
        if (slash < 1)
            return "";
        var folder = paths[0][..(slash + 1)];
        return
            paths.Contains(folder + "partnership.yaml", StringComparer.Ordinal)
            && paths.TrueForAll(p => p.StartsWith(folder, StringComparison.Ordinal))
            ? folder
            : "";
    }

    private bool Take(string path, Stream stream)
    {
        if (Count >= MostFiles)
        {
            Problems.Add(new Problem(path, 0, 0, $"There are more than {MostFiles:N0} files."));
            return false;
        }
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            taken += read;
            if (bytes.Length > MostBytesOfOne)
            {
                Problems.Add(new Problem(path, 0, 0, $"The file is larger than {MostBytesOfOne / 1024 / 1024} MB."));
                return true;
            }
            if (taken > MostBytes)
            {
                Problems.Add(new Problem(path, 0, 0, $"The files are larger than {MostBytes / 1024 / 1024} MB together."));
                return false;
            }
        }
        if (path.StartsWith(DocumentsFolder + "/", StringComparison.Ordinal))
        {
            documents[path] = bytes.ToArray();
            return true;
        }
        try
        {
            var text = Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            texts[path] = text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            Problems.Add(NotUtf8(path, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        }
        return true;
    }

    private static Problem NotUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        var (line, column, at) = (1, 1, 0);
        while (Rune.DecodeFromUtf8(bytes[at..], out var rune, out var used) == OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
            at += used;
        }
        return new Problem(path, line, column, "This is not UTF-8 text. Save the file as UTF-8.");
    }

    private long taken;

    private static bool IsPassedOver(string path) =>
        IsHidden(path) || Litter.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.') && part != "..");

    private IEnumerable<(string Path, byte[] Content)> Contents() =>
        texts.Select(t => (t.Key, Strict.GetBytes(t.Value))).Concat(documents.Select(d => (d.Key, d.Value)));

    private void WriteFolder(string folder)
    {
        var root = Path.GetFullPath(folder);
        Directory.CreateDirectory(root);
        var every = new EnumerationOptions { RecurseSubdirectories = true };
        var strangers = Directory
            .EnumerateFiles(root, "*", every)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(p => !IsPassedOver(p) && !texts.ContainsKey(p) && !documents.ContainsKey(p))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (strangers.Count > 0)
            throw new IOException(
                $"{folder} holds files that are not part of this export, such as {strangers[0]}. Name an empty folder, or take them away first."
            );
        foreach (var (path, content) in Contents())
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private void WriteZip(string path)
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // Written beside it first, so that a full disk leaves no half of a zip file under the name.
        var unfinished = target + ".unfinished";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            {
                foreach (var (name, content) in Contents())
                {
                    var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                    entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                    using var stream = entry.Open();
                    stream.Write(content);
                }
            }
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
