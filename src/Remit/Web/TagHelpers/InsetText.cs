using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Words set apart from those around them, such as a quotation.</summary>
public sealed record InsetText : Component
{
    public string? Id { get; init; }
    public Markup? Content { get; init; }

    public override Markup Render() =>
        Of(
            $"""
            <div{Attr("id", Id)} class="{ClassList("govuk-inset-text", Classes)}"{Attributes}>
              {Content}
            </div>
            """
        );
}

/// <summary><c>&lt;govuk-inset-text&gt;…&lt;/govuk-inset-text&gt;</c></summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetTextTagHelper : ComponentTagHelper
{
    public string? Id { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) => new InsetText { Id = Id, Content = content };
}
