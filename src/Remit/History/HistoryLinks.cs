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

    /// <summary>What was recorded of a record.</summary>
    public string Record(string kind, string path, int page = 1) =>
        addresses.To(PathOf(kind, path), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    public static string PathOf(string kind, string path) => $"/history/{kind}/{path}";

    public static string PathOf(long number) => $"/changes/{number.ToString(CultureInfo.InvariantCulture)}";
}
