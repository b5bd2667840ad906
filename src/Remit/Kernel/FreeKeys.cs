namespace Remit.Kernel;

/// <summary>Keys for records that came without one: each is given once, however many have the same title.</summary>
/// <param name="taken">The keys that are recorded already.</param>
public sealed class FreeKeys(IEnumerable<string> taken)
{
    private const int RoomForANumber = 6;

    private readonly HashSet<string> taken = taken.ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tried = new(StringComparer.Ordinal);

    /// <summary>A key for a title, which no other has and none will get: "jane-smith", "jane-smith-2".</summary>
    public string Take(string title)
    {
        var start = Slug.From(title);
        if (start.Length > Slug.Longest - RoomForANumber)
            start = start[..(Slug.Longest - RoomForANumber)].Trim('-');
        var n = tried.GetValueOrDefault(start, 1);
        var key = n == 1 ? start : $"{start}-{n}";
        while (!taken.Add(key))
            key = $"{start}-{++n}";
        tried[start] = n;
        return key;
    }

    /// <summary>One key for a title that none of the others has.</summary>
    public static string For(string title, IEnumerable<string> taken) => new FreeKeys(taken).Take(title);
}
