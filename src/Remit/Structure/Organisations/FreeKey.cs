using Remit.Kernel;

namespace Remit.Structure.Organisations;

/// <summary>A key that nothing has yet.</summary>
internal static class FreeKey
{
    private const int RoomForANumber = 5;

    /// <summary>The key, or with a number after it where that is taken; from then on it is taken.</summary>
    public static string In(HashSet<string> taken, string key)
    {
        var stem = (key.Length > Slug.Longest - RoomForANumber ? key[..(Slug.Longest - RoomForANumber)] : key).TrimEnd('-');
        var free = key;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{stem}-{number}";
        return free;
    }
}
