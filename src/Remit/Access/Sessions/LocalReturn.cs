using System.Diagnostics.CodeAnalysis;

namespace Remit.Access.Sessions;

/// <summary>Where somebody goes back to after signing in: an address of this site, and never another's.</summary>
internal static class LocalReturn
{
    private const int Longest = 1000;

    /// <summary>The address if it is a path of this site; else home.</summary>
    public static string Or(string? address, string home = "/") => IsLocal(address) ? address : home;

    /// <summary>A path from the root, with no second slash or backslash that browsers take for another host, and nothing unseen in it.</summary>
    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..]
        && address.Length <= Longest
        && !address.Any(c => char.IsControl(c) || c == '\\');
}
