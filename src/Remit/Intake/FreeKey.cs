using Remit.Kernel;

namespace Remit.Intake;

/// <summary>Keys for records that a paper brings, which has none.</summary>
public static class FreeKey
{
    /// <summary>A key for a title that none of the others has: "jane-smith", "jane-smith-2".</summary>
    public static string For(string title, IEnumerable<string> taken) => For(title, taken.ToHashSet(StringComparer.Ordinal));

    /// <summary>A key for a title that none of the others has; it is not added to them.</summary>
    public static string For(string title, IReadOnlySet<string> taken)
    {
        var start = Slug.From(title);
        if (start.Length > Slug.Longest - 6)
            start = start[..(Slug.Longest - 6)].Trim('-');
        var key = start;
        for (var n = 2; taken.Contains(key); n++)
            key = $"{start}-{n}";
        return key;
    }
}
