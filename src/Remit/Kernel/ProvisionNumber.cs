using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>
/// The number of a provision as people cite it: <c>s. 10</c>, <c>s. 20(9)(d)</c>, <c>5.6</c>, <c>reg. 5(1)(a)</c>, <c>s. 16EA</c>.
/// Two numbers are equal when they name the same place, however the word before them is written
/// ("section 10" is "s. 10"). They sort as a reader expects: 4.4, 4.10, 16, 16A, 16EA, 17.
/// </summary>
public sealed partial class ProvisionNumber : IEquatable<ProvisionNumber>, IComparable<ProvisionNumber>
{
    private readonly string[] parts;

    private ProvisionNumber(string? label, string number)
    {
        Label = label;
        Number = number;
        parts = [.. Part().Matches(number).Select(m => m.Value.ToUpperInvariant())];
    }

    /// <summary>The word before the number in its short form ("s.", "reg.", "sch."), or null where there is none, as in guidance.</summary>
    public string? Label { get; }

    /// <summary>The number itself, without spaces: "20(9)(d)".</summary>
    public string Number { get; }

    /// <summary>A form for addresses: "20-9-d", "5-6".</summary>
    public string Slug => string.Join('-', parts).ToLowerInvariant();

    /// <summary>Refuses text without a leading number; "s", "s.", "section", "para", "paragraph", "reg." and the like may come before it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ProvisionNumber? number)
    {
        number = null;
        var match = Written().Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;
        number = new ProvisionNumber(
            ShortLabel(match.Groups["label"].Value),
            string.Concat(match.Groups["number"].Value.Where(c => !char.IsWhiteSpace(c)))
        );
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ProvisionNumber? other) =>
        other is not null && Kind == other.Kind && parts.AsSpan().SequenceEqual(other.parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProvisionNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, string.Join('-', parts));

    /// <inheritdoc/>
    public int CompareTo(ProvisionNumber? other)
    {
        if (other is null)
            return 1;
        var byKind = string.CompareOrdinal(Kind, other.Kind);
        if (byKind != 0)
            return byKind;
        for (var i = 0; i < Math.Min(parts.Length, other.parts.Length); i++)
        {
            var byPart = Compare(parts[i], other.parts[i]);
            if (byPart != 0)
                return byPart;
        }
        return parts.Length.CompareTo(other.parts.Length);
    }

    /// <summary>"s. 20(9)(d)", "5.6".</summary>
    public override string ToString() => Label is null ? Number : $"{Label} {Number}";

    private string Kind => Label ?? "";

    private static int Compare(string a, string b)
    {
        var digitsA = a.TakeWhile(char.IsAsciiDigit).Count();
        var digitsB = b.TakeWhile(char.IsAsciiDigit).Count();
        if (digitsA > 0 && digitsB > 0)
        {
            var byNumber = int.Parse(a.AsSpan(0, digitsA), NumberStyles.None, CultureInfo.InvariantCulture)
                .CompareTo(int.Parse(b.AsSpan(0, digitsB), NumberStyles.None, CultureInfo.InvariantCulture));
            if (byNumber != 0)
                return byNumber;
        }
        return string.CompareOrdinal(a, b);
    }

    private static string? ShortLabel(string label) =>
        label.TrimEnd('.').ToLowerInvariant() switch
        {
            "" or "para" or "paras" or "paragraph" or "paragraphs" => null,
            "s" or "ss" or "sec" or "section" or "sections" => "s.",
            "reg" or "regs" or "regulation" or "regulations" => "reg.",
            "art" or "article" => "art.",
            "sch" or "schedule" => "sch.",
            var other => throw new InvalidOperationException($"The pattern lets through a label without a short form: {other}"),
        };

    [GeneratedRegex(
        @"\A(?<label>(?:s|ss|sec|section|sections|para|paras|paragraph|paragraphs|reg|regs|regulation|regulations|art|article|sch|schedule)\b\.?)?\s*(?<number>[0-9]{1,6}[A-Za-z]{0,3}(?:\.[0-9]{1,6}[A-Za-z]{0,2}|\s?\([0-9A-Za-z]{1,6}\)){0,8})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();

    [GeneratedRegex("[0-9A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
