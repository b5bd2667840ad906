using System.Globalization;
using Remit.Web;

namespace Remit.History;

/// <summary>The addresses of the pages about changes.</summary>
internal sealed class HistoryLinks(Addresses addresses)
{
    /// <summary>All changes, newest first.</summary>
    public string Changes(int page = 1) =>
        addresses.To("/changes", ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A change.</summary>
    public string Change(long number, int page = 1) =>
        addresses.To(PathOf(number), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The partnership as it was known after a change.</summary>
    public string KnownAfter(long number) => addresses.KnownAfter("/", number);

    public static string PathOf(long number) => $"/changes/{number.ToString(CultureInfo.InvariantCulture)}";
}
