using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>An amount of money in whole pence; may be negative. £1 is 100.</summary>
public readonly partial record struct Pence(long Amount) : IComparable<Pence>
{
    /// <summary>Reads "£1,234.56", "1234.5", "-£20" and "1234"; refuses fractions of a penny and misplaced commas.</summary>
    public static bool TryParse(string? text, out Pence pence)
    {
        pence = default;
        var match = Written().Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;
        var pounds = match.Groups["pounds"].Value.Replace(",", "", StringComparison.Ordinal);
        var part = match.Groups["pence"].Success ? match.Groups["pence"].Value.PadRight(2, '0') : "00";
        var digits = match.Groups["minus"].Value + pounds + part;
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            return false;
        pence = new Pence(amount);
        return true;
    }

    /// <summary>The sum; an amount beyond what 64 bits hold is an error, never a wrong number.</summary>
    public static Pence operator +(Pence a, Pence b) => new(checked(a.Amount + b.Amount));

    /// <summary>The difference; an amount beyond what 64 bits hold is an error, never a wrong number.</summary>
    public static Pence operator -(Pence a, Pence b) => new(checked(a.Amount - b.Amount));

    /// <inheritdoc/>
    public int CompareTo(Pence other) => Amount.CompareTo(other.Amount);

    /// <summary>"£1,234.56", "-£0.05".</summary>
    public override string ToString()
    {
        var absolute = (decimal)Amount / 100m;
        return (Amount < 0 ? "-£" : "£") + Math.Abs(absolute).ToString("#,0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>"£50,000"; the pence only where there are some: "£1,250.50".</summary>
    public string InRoundPounds() => Amount % 100 == 0 ? ToString()[..^3] : ToString();

    [GeneratedRegex(
        @"\A(?<minus>-)?£?(?<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?<pence>[0-9]{1,2}))?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}
