namespace Remit.Kernel;

/// <summary>What holds for every text that is kept.</summary>
public static class Texts
{
    /// <summary>One line feed for each line's end, whichever system wrote it.</summary>
    public static string WithOneKindOfLineEnd(string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;

    /// <summary>What somebody typed, without blanks at its ends; null where that leaves nothing.</summary>
    public static string? OrNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>"A, B and C".</summary>
    /// <param name="names">What is listed.</param>
    /// <param name="last">What stands before the last of several: "and", "or".</param>
    public static string Listed(IEnumerable<string> names, string last = "and")
    {
        var all = names.ToList();
        return all.Count <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    /// <summary>Whether every surrogate has its other half: only then does the text exist in UTF-8.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    /// <summary>Whether it is text that can be printed, and kept by every database: no control characters but tabs and line ends, no halves.</summary>
    public static bool CanBeKept(string text) =>
        !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) && IsWellFormed(text);

    /// <summary>"a" or "an".</summary>
    public static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    /// <summary>The candidate that is so near that a slip of the fingers explains the difference; null for none.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        var most = Math.Min(3, Math.Max(1, text.Length / 3));
        var best = (Distance: most + 1, Candidate: (string?)null);
        foreach (var candidate in candidates)
        {
            if (
                Math.Abs(candidate.Length - text.Length) < best.Distance
                && Distance(candidate, text) is var distance
                && distance < best.Distance
            )
                best = (distance, candidate);
        }
        return best.Candidate;
    }

    private static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        var row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (above, row) = (row, above);
        }
        return above[b.Length];
    }
}
