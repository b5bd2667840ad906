using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>What must not be overlooked.</summary>
public sealed record WarningText : Component
{
    public Markup? Content { get; init; }

    /// <summary>Read out before the words.</summary>
    public string IconFallbackText { get; init; } = "Warning";

    public override Markup Render() =>
        Of(
            $"""
            <div class="{ClassList("govuk-warning-text", Classes)}"{Attributes}>
              <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
              <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{IconFallbackText}</span>
                {Content}
              </strong>
            </div>
            """
        );
}

/// <summary><c>&lt;govuk-warning-text&gt;…&lt;/govuk-warning-text&gt;</c></summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningTextTagHelper : ComponentTagHelper
{
    public string IconFallbackText { get; set; } = "Warning";

    protected override Component Make(TagHelperContext context, Markup content) =>
        new WarningText { Content = content, IconFallbackText = IconFallbackText };
}
