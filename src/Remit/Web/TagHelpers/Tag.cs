using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>A state in a word.</summary>
public sealed record Tag : Component
{
    public Markup? Content { get; init; }

    public override Markup Render() =>
        Of(
            $"""
            <strong class="{ClassList("govuk-tag", Classes)}"{Attributes}>
              {Content}
            </strong>
            """
        );
}

/// <summary>
/// <c>&lt;govuk-tag colour="green"&gt;Met&lt;/govuk-tag&gt;</c>; colours: grey, green, teal, blue, purple, magenta, red,
/// orange, yellow.
/// </summary>
[HtmlTargetElement("govuk-tag")]
public sealed class TagTagHelper : ComponentTagHelper
{
    public string? Colour { get; set; }

    protected override string? StyleClasses => string.IsNullOrEmpty(Colour) ? null : "govuk-tag--" + Colour;

    protected override Component Make(TagHelperContext context, Markup content) => new Tag { Content = Trimmed(content) };
}
