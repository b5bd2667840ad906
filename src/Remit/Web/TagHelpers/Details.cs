using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Words that are shown when asked for.</summary>
public sealed record Details : Component
{
    public string? Id { get; init; }
    public Markup? Summary { get; init; }
    public Markup? Content { get; init; }
    public bool Open { get; init; }

    public override Markup Render() =>
        Of(
            $"""
            <details{Attr("id", Id)} class="{ClassList("govuk-details", Classes)}"{Attributes}{If(
                Open,
                $" open"
            )}>
              <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                  {Summary}
                </span>
              </summary>
              <div class="govuk-details__text">
                {Content}
              </div>
            </details>
            """
        );
}

/// <summary><c>&lt;govuk-details summary="Help with dates"&gt;…&lt;/govuk-details&gt;</c></summary>
[HtmlTargetElement("govuk-details")]
public sealed class DetailsTagHelper : ComponentTagHelper
{
    public string? Id { get; set; }
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        new Details
        {
            Id = Id,
            Summary = Summary,
            Content = content,
            Open = Open,
        };
}
