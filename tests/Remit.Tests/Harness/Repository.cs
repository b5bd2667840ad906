using System.Diagnostics;

namespace Remit.Tests.Harness;

/// <summary>Where the tests' own copy of the project lies.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Remit.slnx</c>, found by walking up from the running test program.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The built program, of the same configuration (debug or release) as the running tests.</summary>
    public static string Program { get; } =
        Path.Combine(Root, "artifacts", "bin", "Remit", Configuration(AppContext.BaseDirectory), "Remit.dll");

    /// <param name="relative">A path below the root, with forward slashes.</param>
    public static string PathOf(string relative) => Path.Combine(Root, Path.Combine(relative.Split('/')));

    /// <summary>The built program as a process to start; the caller adds arguments and a working folder.</summary>
    public static ProcessStartInfo StartProgram(params IEnumerable<string> arguments) =>
        new("dotnet", [Program, .. arguments]) { UseShellExecute = false };

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Remit.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Remit.slnx in {from} or in any folder above it.");
    }

    private static string Configuration(string outputFolder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(outputFolder));
}
