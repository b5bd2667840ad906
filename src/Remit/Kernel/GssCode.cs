using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>
/// The code of a geographic area in official statistics: a letter for the country (E, W, S or N), two digits for the sort of area and
/// six for the area itself, as in <c>E10000018</c>. Given by the Office for National Statistics and never used again for another area
/// (GSS Coding and Naming Policy for UK statistical geographies).
/// </summary>
public sealed partial record GssCode
{
    private GssCode(string code) => Code = code;

    /// <summary>The nine characters, the letter as a capital.</summary>
    public string Code { get; }

    /// <summary>Refuses anything but a letter of the four and eight digits; the case of the letter and space around it don't matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out GssCode? code)
    {
        var written = text?.Trim().ToUpperInvariant() ?? "";
        code = Form().IsMatch(written) ? new GssCode(written) : null;
        return code is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    [GeneratedRegex(@"\A[EWSN][0-9]{8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
