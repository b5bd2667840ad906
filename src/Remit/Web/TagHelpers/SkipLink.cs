using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Takes the keyboard past the header. The layout has one.</summary>
public sealed record SkipLink : Component
{
    public string? Href { get; init; }
    public Markup? Content { get; init; }

    public override Markup Render() =>
        Of(
            $"""<a href="{(string.IsNullOrEmpty(Href) ? "#content" : Href)}" class="{ClassList("govuk-skip-link", Classes)}"{Attributes} data-module="govuk-skip-link">{Content}</a>"""
        );
}

/// <summary><c>&lt;govuk-skip-link href="#results"&gt;Skip to the results&lt;/govuk-skip-link&gt;</c></summary>
[HtmlTargetElement("govuk-skip-link")]
public sealed class SkipLinkTagHelper : ComponentTagHelper
{
    public string? Href { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        new SkipLink { Href = Href, Content = Trimmed(content) };
}
