using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Remit.Kernel;

/// <summary>
/// The public address of an Act, of regulations or of one of their provisions, in the form of legislation.gov.uk:
/// <c>https://www.legislation.gov.uk/ukpga/2004/31/section/20/9/d</c>.
/// </summary>
public sealed partial record LegislationAddress
{
    private LegislationAddress(string address) => Address = address;

    /// <summary>The whole https address, without a trailing slash.</summary>
    public string Address { get; }

    /// <summary>Refuses any other host, scheme, query or fragment.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LegislationAddress? address)
    {
        var trimmed = text?.Trim().TrimEnd('/') ?? "";
        address = Form().IsMatch(trimmed) ? new LegislationAddress(trimmed) : null;
        return address is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Address;

    [GeneratedRegex(
        @"\Ahttps://www\.legislation\.gov\.uk/(?:ukpga|uksi|asp|asc|nia|ukla)/[0-9]{4}/[0-9]{1,5}(?:/[A-Za-z0-9.-]{1,40}){0,12}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
