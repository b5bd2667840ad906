using System.Globalization;
using Remit.Web;

namespace Remit.Search;

/// <summary>The addresses of the search.</summary>
public sealed class SearchLinks(Addresses addresses)
{
    /// <summary>The path of the search, without dates.</summary>
    public const string Path = "/search";

    /// <summary>What is found by some words, of all kinds or of one.</summary>
    public string For(string? words, string? kind = null, int page = 1) =>
        addresses.To(
            Path,
            ("q", words),
            ("kind", kind),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );
}
