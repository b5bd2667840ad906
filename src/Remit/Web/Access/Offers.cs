using Microsoft.AspNetCore.Routing.Template;

namespace Remit.Web;

/// <summary>
/// Which links are offered to whoever looks: those whose page is open to them, by what the page itself declares. So no menu says for a second
/// time who may, and none leads to a refusal. A page that writes is not offered in a walk through the past.
/// </summary>
public sealed class Offers(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<(TemplateMatcher Matcher, RouteEndpoint Page)>> pages = new(() =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .OrderBy(e => e.RoutePattern.InboundPrecedence)
                .Select(e => (new TemplateMatcher(new RouteTemplate(e.RoutePattern), []), e)),
        ]
    );

    /// <summary>Whether to offer a link. One that leads away from our pages is offered to everybody.</summary>
    /// <param name="href">An address of this site, with or without a query.</param>
    /// <param name="looking">Who looks, and at when.</param>
    public bool Has(string href, Looking looking)
    {
        if (PageAt(href) is not { } page)
            return true;
        var writes = page.Metadata.GetMetadata<NeedsAttribute>() is { Writes: true };
        // Where nobody could tell who looks, as on the page of a fault, the pages to read are offered.
        return looking.IsSet ? (looking.IsNow || !writes) && Opens.To(looking.Viewer, page.Metadata) : !writes;
    }

    private RouteEndpoint? PageAt(string href)
    {
        var path = new PathString(href.Split('?', '#')[0]);
        return pages.Value.FirstOrDefault(p => p.Matcher.TryMatch(path, [])).Page;
    }
}
