using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>
/// A share of a whole as an exact fraction, more than nothing and at most all, in lowest terms: a third of the members is 1/3
/// and never 0.33.
/// </summary>
/// <remarks>Written as <c>1/3</c>; the whole is <c>all</c>.</remarks>
public sealed partial record Fraction : IComparable<Fraction>
{
    /// <summary>The finest whole: hundredths of a per cent.</summary>
    public const int Finest = 10_000;

    private static readonly Dictionary<string, int> Names = new(StringComparer.Ordinal)
    {
        ["half"] = 2,
        ["third"] = 3,
        ["quarter"] = 4,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
    };

    private Fraction(int part, int whole)
    {
        Part = part;
        Whole = whole;
    }

    /// <summary>How many parts: the 2 of 2/3.</summary>
    public int Part { get; }

    /// <summary>Of how many: the 3 of 2/3.</summary>
    public int Whole { get; }

    /// <summary>Whether it is the whole.</summary>
    public bool IsAll => Part == Whole;

    /// <summary>Refuses nothing, more than all, and parts finer than <see cref="Finest"/> once in lowest terms.</summary>
    public static bool TryCreate(int part, int whole, [NotNullWhen(true)] out Fraction? share)
    {
        share = null;
        if (part < 1 || part > whole)
            return false;
        var common = CommonDivisor(part, whole);
        if (whole / common > Finest)
            return false;
        share = new Fraction(part / common, whole / common);
        return true;
    }

    /// <summary>Reads "1/3", "⅓", "50%", "33.3 per cent", "a half", "two-thirds", "3 in 4" and "all".</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Fraction? share)
    {
        share = null;
        if (text is not { Length: <= 40 } || !IsWellFormed(text))
            return false;
        // The compatibility form writes ⅓ as a 1, a fraction slash and a 3.
        var plain = text.Normalize(NormalizationForm.FormKC).Replace('\u2044', '/').Trim().ToLowerInvariant();
        if (plain == "all")
            return TryCreate(1, 1, out share);
        if (Slashed().Match(plain) is { Success: true } fraction)
            return TryCreate(Number(fraction.Groups["part"]), Number(fraction.Groups["whole"]), out share);
        if (Percentage().Match(plain) is { Success: true } percent)
            return TryCreate(
                (Number(percent.Groups["whole"]) * 100) + Number(percent.Groups["decimals"].Value.PadRight(2, '0')),
                Finest,
                out share
            );
        if (InLetters().Match(plain) is not { Success: true } letters)
            return false;
        var count = letters.Groups["count"].Value;
        return TryCreate(
            count is "" or "a" or "an" ? 1 : NumberWords.Read(count) ?? 0,
            letters.Groups["half"].Success ? 2 : Names[letters.Groups["name"].Value],
            out share
        );
    }

    /// <summary>The smallest whole number that is at least this share of a number: a third of 14 is 5.</summary>
    /// <param name="number">0 or more.</param>
    public int Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return (int)((((long)number * Part) + Whole - 1) / Whole);
    }

    /// <summary>The smallest whole number that is more than this share of a number: more than half of 14 is 8.</summary>
    /// <param name="number">0 or more.</param>
    public int MoreThan(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return (int)((long)number * Part / Whole) + 1;
    }

    /// <summary>The smaller share first.</summary>
    public int CompareTo(Fraction? other) => other is null ? 1 : ((long)Part * other.Whole).CompareTo((long)other.Part * Whole);

    /// <summary>In a sentence: "all", "half", "a third", "two thirds", "an eighth", "40%", "4/11".</summary>
    public string InWords()
    {
        if (IsAll)
            return "all";
        if (Whole == 2)
            return "half";
        if (Whole is > 2 and < 10)
        {
            var name = Names.First(n => n.Value == Whole).Key;
            return Part > 1 ? $"{NumberWords.Of(Part)} {name}s" : $"{(Whole == 8 ? "an" : "a")} {name}";
        }
        return Finest % Whole == 0
            ? ((decimal)Part * 100 / Whole).ToString("0.##", CultureInfo.InvariantCulture) + "%"
            : ToString();
    }

    /// <summary>The canonical written form, which <see cref="TryParse"/> reads back.</summary>
    public override string ToString() =>
        IsAll ? "all" : $"{Part.ToString(CultureInfo.InvariantCulture)}/{Whole.ToString(CultureInfo.InvariantCulture)}";

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);

    // Halves of letters that stand alone have no compatibility form.
    private static bool IsWellFormed(string text) => !text.Any(char.IsSurrogate);

    private static int Number(Group digits) => Number(digits.Value);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<part>[0-9]{1,6})\s*(?:/|in|out of)\s*(?<whole>[0-9]{1,6})\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Slashed();

    [GeneratedRegex(
        @"\A(?<whole>[0-9]{1,3})(?:\.(?<decimals>[0-9]{1,2}))?\s*(?:%|per\s?cent)\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Percentage();

    [GeneratedRegex(
        @"\A(?:(?:(?:a|one)[\s-])?(?<half>half)|(?<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?<name>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InLetters();
}
