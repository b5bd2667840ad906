using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Where a page stands. The layout shows those of <see cref="PageFrame.Breadcrumbs"/>.</summary>
public sealed record Breadcrumbs : Component
{
    public IReadOnlyList<Breadcrumb> Items { get; init; } = [];
    public bool CollapseOnMobile { get; init; }
    public string LabelText { get; init; } = "Breadcrumb";

    public override Markup Render()
    {
        var classes = ClassList("govuk-breadcrumbs", Classes, CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null);
        return Of(
            $"""
            <nav class="{classes}"{Attributes} aria-label="{LabelText}">
              <ol class="govuk-breadcrumbs__list">{Items.Select(Item)}</ol>
            </nav>
            """
        );
    }

    private static Markup Item(Breadcrumb item) =>
        string.IsNullOrEmpty(item.Href)
            ? Of($"""<li class="govuk-breadcrumbs__list-item" aria-current="page">{item.Content}</li>""")
            : Of(
                $"""
                <li class="govuk-breadcrumbs__list-item">
                  <a class="govuk-breadcrumbs__link" href="{item.Href}"{item.Attributes}>{item.Content}</a>
                </li>
                """
            );
}

/// <summary>A step; without an address it is the page itself.</summary>
public sealed record Breadcrumb(Markup? Content, string? Href = null)
{
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary><c>&lt;govuk-breadcrumbs&gt;&lt;govuk-breadcrumb href="/"&gt;Home&lt;/govuk-breadcrumb&gt;…</c></summary>
[HtmlTargetElement("govuk-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : ComponentTagHelper
{
    public bool CollapseOnMobile { get; set; } = true;
    public string LabelText { get; set; } = "Breadcrumb";

    protected override void Prepare(TagHelperContext context) => Parts<Breadcrumb>.Open(context);

    protected override Component Make(TagHelperContext context, Markup content) =>
        new Breadcrumbs
        {
            Items = Parts<Breadcrumb>.Of(context),
            CollapseOnMobile = CollapseOnMobile,
            LabelText = LabelText,
        };
}

[HtmlTargetElement("govuk-breadcrumb")]
public sealed class BreadcrumbTagHelper : PartTagHelper<Breadcrumb>
{
    public string? Href { get; set; }

    protected override Breadcrumb Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content, Href) { Attributes = HtmlAttributes.From(output) };
}
