namespace Remit.Documents.Writing;

/// <summary>
/// Folders for one piece of work of another program, which whoever made one deletes. What a program that was killed left behind goes a day
/// later, when the next one is made.
/// </summary>
public static class WorkFolder
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Makes an empty folder that only this user may enter.</summary>
    /// <param name="prefix">How its name begins: "remit-pdf-". Older ones that begin so are deleted.</param>
    /// <returns>Its path.</returns>
    public static string Make(string prefix)
    {
        var made = Directory.CreateTempSubdirectory(prefix);
        // By the clock of the file system, which wrote the other times as well.
        var before = made.LastWriteTimeUtc - Longest;
        foreach (var old in made.Parent!.EnumerateDirectories($"{prefix}*", NoLinks))
            DeleteIfLeft(old, before);
        return made.FullName;
    }

    private static void DeleteIfLeft(DirectoryInfo folder, DateTime before)
    {
        try
        {
            if (folder.LastWriteTimeUtc < before && IsClosedToOthers(folder))
                folder.Delete(recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's, or just now deleted by another: that is no reason not to work.
        }
    }

    /// <summary>As every such folder is.</summary>
    private static bool IsClosedToOthers(DirectoryInfo folder) =>
        OperatingSystem.IsWindows()
        || folder.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
