using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>
/// The ages that a body or a topic covers, in whole years, the last year included: 0 to 5 and 5 to 13 share age 5.
/// Childhood may begin before birth: "pre-conception" comes before "pre-birth", which comes before age 0.
/// Without a last year the range is open ("13 and over").
/// </summary>
/// <remarks>Written as <c>pre-conception to 5</c>, <c>5 to 13</c>, <c>13 and over</c>, <c>17</c>. Executive paper, 5 and 8.1.</remarks>
public sealed partial record AgeRange : IComparable<AgeRange>
{
    /// <summary>The start that stands for "from before conception".</summary>
    public const int PreConception = -2;

    /// <summary>The start that stands for "from before birth".</summary>
    public const int PreBirth = -1;

    /// <summary>Older than anyone: a typing error.</summary>
    public const int Oldest = 130;

    private AgeRange(int first, int? last)
    {
        First = first;
        Last = last;
    }

    /// <summary>The first age in whole years, or <see cref="PreConception"/> or <see cref="PreBirth"/>.</summary>
    public int First { get; }

    /// <summary>The last whole year covered, or null for "and over".</summary>
    public int? Last { get; }

    /// <summary>Refuses a start outside −2 to 130 and an end before the start or before birth.</summary>
    public static bool TryCreate(int first, int? last, [NotNullWhen(true)] out AgeRange? range)
    {
        var valid = first is >= PreConception and <= Oldest && (last is null || (last >= Math.Max(first, 0) && last <= Oldest));
        range = valid ? new AgeRange(first, last) : null;
        return valid;
    }

    /// <summary>Reads the written forms; also "13+", "5-13", "0–5" and "13 plus".</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgeRange? range)
    {
        range = null;
        var match = Written().Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;
        var first = Start(match.Groups["first"].Value);
        int? last =
            match.Groups["last"].Success
                ? int.Parse(match.Groups["last"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : match.Groups["open"].Success ? null
            : first;
        return TryCreate(first, last, out range);
    }

    /// <summary>Whether a child of that age (whole years; −1 before birth, −2 before conception) is covered.</summary>
    public bool Covers(int age) => First <= age && (Last is null || age <= Last);

    /// <summary>The ages that both cover, or null.</summary>
    public AgeRange? Intersection(AgeRange other)
    {
        var first = Math.Max(First, other.First);
        int? last = Last is { } a && other.Last is { } b ? Math.Min(a, b) : Last ?? other.Last;
        return TryCreate(first, last, out var shared) ? shared : null;
    }

    /// <summary>By first age, then by last, "and over" after every year.</summary>
    public int CompareTo(AgeRange? other) =>
        other is null ? 1
        : First != other.First ? First.CompareTo(other.First)
        : (Last ?? int.MaxValue).CompareTo(other.Last ?? int.MaxValue);

    /// <summary>The canonical written form, which <see cref="TryParse"/> reads back.</summary>
    public override string ToString()
    {
        var first = First switch
        {
            PreConception => "pre-conception",
            PreBirth => "pre-birth",
            _ => First.ToString(CultureInfo.InvariantCulture),
        };
        return Last is null ? $"{first} and over"
            : Last == First ? first
            : $"{first} to {Last.Value.ToString(CultureInfo.InvariantCulture)}";
    }

    private static int Start(string text) =>
        text.ToLowerInvariant() switch
        {
            "pre-conception" or "preconception" => PreConception,
            "pre-birth" or "prebirth" => PreBirth,
            _ => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
        };

    [GeneratedRegex(
        @"\A(?<first>pre-?conception|pre-?birth|[0-9]{1,3})(?:\s*(?:to|-|–)\s*(?:age\s+)?(?<last>[0-9]{1,3})|(?<open>\s*(?:\+|plus|and over)))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}
