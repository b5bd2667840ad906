using System.Globalization;

namespace Remit.Kernel;

/// <summary>Small numbers as people write them out: "three".</summary>
public static class NumberWords
{
    private static readonly string[] Words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    /// <summary>The word for a number up to nineteen; larger and negative ones in figures.</summary>
    public static string Of(int number) =>
        number >= 0 && number < Words.Length ? Words[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that a word up to "nineteen", in any case, or figures say; null for others.</summary>
    public static int? Read(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures
        : Array.IndexOf(Words, written.ToLowerInvariant()) is >= 0 and var at ? at
        : null;
}
