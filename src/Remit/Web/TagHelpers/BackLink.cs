using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>To the page before, in a journey of several pages.</summary>
public sealed record BackLink : Component
{
    public string? Href { get; init; }
    public Markup? Content { get; init; }

    public override Markup Render() =>
        Of($"""<a href="{Href ?? "#"}" class="{ClassList("govuk-back-link", Classes)}"{Attributes}>{Content ?? "Back"}</a>""");
}

/// <summary><c>&lt;govuk-back-link href="/meetings" /&gt;</c></summary>
[HtmlTargetElement("govuk-back-link")]
public sealed class BackLinkTagHelper : ComponentTagHelper
{
    public string? Href { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        new BackLink { Href = Href, Content = Trimmed(content) };
}
