using Remit.Kernel;

namespace Remit.Intake;

/// <summary>Keys for many records that a paper brings: each is given once, however many have the same title.</summary>
/// <param name="taken">The keys that are recorded already.</param>
public sealed class FreeKeys(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = taken.ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tried = new(StringComparer.Ordinal);

    /// <summary>A key for a title, which no other has and none will get: "jane-smith", "jane-smith-2".</summary>
    public string Take(string title)
    {
        var start = Slug.From(title);
        if (start.Length > Slug.Longest - 6)
            start = start[..(Slug.Longest - 6)].Trim('-');
        var n = tried.GetValueOrDefault(start, 1);
        var key = n == 1 ? start : $"{start}-{n}";
        while (!taken.Add(key))
            key = $"{start}-{++n}";
        tried[start] = n;
        return key;
    }
}
