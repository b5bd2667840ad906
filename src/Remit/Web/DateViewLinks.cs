using Microsoft.AspNetCore.Http.Extensions;

namespace Remit.Web;

/// <summary>The address of the page at hand, with its dates taken out.</summary>
internal static class DateViewLinks
{
    public static string WithoutDates(HttpRequest request) =>
        request.PathBase + request.Path + new QueryBuilder(Kept(request)).ToQueryString();

    /// <summary>What else the address says (filters, sorting), which a change of date keeps.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Kept(HttpRequest request) =>
        from pair in request.Query
        where pair.Key is not (DateView.AsAtKey or DateView.KnownAtKey)
        from value in pair.Value
        select KeyValuePair.Create(pair.Key, value);
}
