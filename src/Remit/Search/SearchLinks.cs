using System.Globalization;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Search;

/// <summary>The addresses of the search.</summary>
public sealed class SearchLinks(Addresses addresses)
{
    /// <summary>The path of the search, without dates.</summary>
    public const string Path = "/search";

    /// <summary>What is found by some words, of all kinds or of one, of any time or of one.</summary>
    public string For(string? words, string? kind = null, int page = 1, SearchedTime time = default) =>
        addresses.To(
            Path,
            ("q", words),
            ("kind", kind),
            ("from", time.From is { } from ? LondonDate.Iso(from) : null),
            ("to", time.To is { } to ? LondonDate.Iso(to) : null),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );
}
