namespace Remit.Structure.Matching;

/// <summary>
/// Finds texts that are one slip of typing from another without comparing each with each: every text is kept under all the forms that
/// it has with one letter left out. Two texts that are one slip apart share such a form; some that are two apart, too.
/// </summary>
internal sealed class Slips
{
    private readonly Dictionary<int, List<int>> byForm = [];

    public void Add(string text, int entry)
    {
        foreach (var form in Forms(text))
        {
            if (!byForm.TryGetValue(form, out var entries))
                byForm.Add(form, entries = []);
            if (entries.Count == 0 || entries[^1] != entry)
                entries.Add(entry);
        }
    }

    /// <summary>Those that may be one slip away; whoever asks compares them. No more than <paramref name="most"/> from a form.</summary>
    public IEnumerable<int> Near(string text, int most = 100)
    {
        var seen = new HashSet<int>();
        foreach (var form in Forms(text))
            if (byForm.TryGetValue(form, out var entries))
                for (var i = 0; i < entries.Count && i < most; i++)
                    if (seen.Add(entries[i]))
                        yield return entries[i];
    }

    private static HashSet<int> Forms(string text)
    {
        // What is longer than any name is told by its beginning.
        var cut = text.Length > 60 ? text[..60] : text;
        var forms = new HashSet<int> { Hash(cut) };
        Span<char> without = stackalloc char[60];
        for (var left = 0; left < cut.Length; left++)
        {
            cut.AsSpan(0, left).CopyTo(without);
            cut.AsSpan(left + 1).CopyTo(without[left..]);
            forms.Add(Hash(without[..(cut.Length - 1)]));
        }
        return forms;
    }

    /// <summary>The same on every machine and run, unlike the runtime's own; two forms that share one cost a comparison.</summary>
    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 16777619u);
        return unchecked((int)hash);
    }
}
