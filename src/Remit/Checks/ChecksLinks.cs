using System.Globalization;
using Remit.Web;

namespace Remit.Checks;

/// <summary>The addresses of the pages about what is to be put right.</summary>
internal sealed class ChecksLinks(Addresses addresses)
{
    internal const string Root = "/checks";

    /// <summary>What is to be put right: of all bodies or of one, by all checks or by one.</summary>
    public string Findings(string? body = null, string? code = null, int page = 1) =>
        addresses.To(
            Root,
            ("body", body),
            ("code", code),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Accepting a finding as it is.</summary>
    public string Accept(string finding) => AcceptPath(finding);

    internal static string AcceptPath(string finding) => $"{Root}/{finding}/accept";
}
