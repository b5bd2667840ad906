using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Goes through a long list by pages, or (without items) from one thing to the next.</summary>
public sealed record Pagination : Component
{
    public PaginationLink? Previous { get; init; }
    public PaginationLink? Next { get; init; }

    /// <summary>Null for none, and then previous and next stand under each other.</summary>
    public IReadOnlyList<PaginationItem>? Items { get; init; }
    public string LandmarkLabel { get; init; } = "Pagination";

    /// <summary>
    /// The pages around the current one, the first and the last, with gaps shown. Pages count from 1; null when one
    /// page holds all.
    /// </summary>
    public static Pagination? Through(int current, int pages, Func<int, string> href)
    {
        if (pages <= 1)
            return null;
        var items = new List<PaginationItem>();
        for (var page = 1; page <= pages; page++)
        {
            if (page == 1 || page == pages || Math.Abs(page - current) <= 1)
                items.Add(new PaginationItem(Of($"{page}").ToString(), href(page)) { Current = page == current });
            else if (items[^1] != PaginationItem.Gap)
                items.Add(PaginationItem.Gap);
        }
        return new Pagination
        {
            Previous = current > 1 ? new PaginationLink(href(current - 1)) : null,
            Next = current < pages ? new PaginationLink(href(current + 1)) : null,
            Items = items,
        };
    }

    public override Markup Render()
    {
        var block = Items is null && (Previous is not null || Next is not null);
        var classes = ClassList("govuk-pagination", block ? "govuk-pagination--block" : null, Classes);
        return Of(
            $"""
            <nav class="{classes}" aria-label="{LandmarkLabel}"{Attributes}>
              {Arrow(Previous, "prev", "Previous", block)}
              {If(
                Items is not null,
                $"<ul class=\"govuk-pagination__list\">{Items?.Select(Item) ?? []}</ul>"
            )}
              {Arrow(Next, "next", "Next", block)}
            </nav>
            """
        );
    }

    private static Markup? Arrow(PaginationLink? link, string type, string words, bool block)
    {
        if (link is null)
            return null;
        var path =
            type == "prev"
                ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
                : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";
        var icon = Of(
            $"""<svg class="govuk-pagination__icon govuk-pagination__icon--{type}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{path}"></path></svg>"""
        );
        var labelled = !string.IsNullOrEmpty(link.LabelText);
        var iconFirst = block || type == "prev";
        var title = ClassList(
            "govuk-pagination__link-title",
            block && !labelled ? "govuk-pagination__link-title--decorated" : null
        );
        var content = link.Content ?? Of($"""{words}<span class="govuk-visually-hidden"> page</span>""");
        var label = If(
            block && labelled,
            $"""
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.LabelText}</span>
            """
        );
        return Of(
            $"""
            <div class="govuk-pagination__{type}">
              <a class="govuk-link govuk-pagination__link" href="{link.Href}" rel="{type}"{link.Attributes}>
                {(iconFirst ? icon : null)}
                <span class="{title}">
                  {content}
                </span>
                {label}
                {(iconFirst ? null : icon)}
              </a>
            </div>
            """
        );
    }

    private static Markup Item(PaginationItem item)
    {
        var classes = ClassList(
            "govuk-pagination__item",
            item.Current ? "govuk-pagination__item--current" : null,
            item.Ellipsis ? "govuk-pagination__item--ellipsis" : null
        );
        if (item.Ellipsis)
            return Of($"<li class=\"{classes}\">\n⋯\n</li>");
        var label = item.VisuallyHiddenText ?? "Page " + item.Number;
        return Of(
            $"""
            <li class="{classes}">
              <a class="govuk-link govuk-pagination__link" href="{item.Href}" aria-label="{label}"{If(
                item.Current,
                $" aria-current=\"page\""
            )}{item.Attributes}>
                {item.Number}
              </a>
            </li>
            """
        );
    }
}

/// <summary>To the previous or next page; the label is shown only where there are no numbered pages.</summary>
public sealed record PaginationLink(string Href, Markup? Content = null, string? LabelText = null)
{
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary>A numbered page, or a gap.</summary>
public sealed record PaginationItem(string? Number, string? Href)
{
    public static readonly PaginationItem Gap = new(null, null) { Ellipsis = true };

    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary>
/// <c>&lt;govuk-pagination page="2" pages="9" page-href="page =&gt; links.Actions(page)" /&gt;</c>, or
/// <c>previous-href</c> and <c>next-href</c> with their labels. Shows nothing when one page holds all.
/// </summary>
[HtmlTargetElement("govuk-pagination")]
public sealed class PaginationTagHelper : ComponentTagHelper
{
    public int Page { get; set; } = 1;
    public int Pages { get; set; }
    public Func<int, string>? PageHref { get; set; }
    public string? PreviousHref { get; set; }
    public string? PreviousLabel { get; set; }
    public string? NextHref { get; set; }
    public string? NextLabel { get; set; }
    public string? LandmarkLabel { get; set; }

    protected override Component Make(TagHelperContext context, Markup content)
    {
        var pagination = PageHref is null
            ? new Pagination { Previous = To(PreviousHref, PreviousLabel), Next = To(NextHref, NextLabel) }
            : Pagination.Through(Page, Pages, PageHref);
        return pagination is null or { Previous: null, Next: null, Items: null }
            ? new Nothing()
            : pagination with
            {
                LandmarkLabel = LandmarkLabel ?? pagination.LandmarkLabel,
            };
    }

    // A null in a text attribute reaches a tag helper as an empty text.
    private static PaginationLink? To(string? href, string? label) =>
        string.IsNullOrEmpty(href) ? null : new PaginationLink(href, LabelText: label);

    private sealed record Nothing : Component
    {
        public override Markup Render() => Empty;
    }
}
