using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Groups controls under one question.</summary>
public sealed record Fieldset : Component
{
    public Legend? Legend { get; init; }
    public string? DescribedBy { get; init; }
    public string? Role { get; init; }
    public Markup? Content { get; init; }

    public override Markup Render() =>
        Of(
            $"""
            <fieldset class="{ClassList("govuk-fieldset", Classes)}"{Attr("role", Role)}{Attr(
                "aria-describedby",
                DescribedBy
            )}{Attributes}>
              {Legend?.Render()}
              {Content}
            </fieldset>
            """
        );
}

/// <summary>The question of a fieldset; nothing when it has no words.</summary>
public sealed record Legend
{
    public Markup? Content { get; init; }
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }

    internal Markup Render()
    {
        if (Content is null or { IsEmpty: true })
            return Empty;
        var words = IsPageHeading
            ? Of(
                $"""
                <h1 class="govuk-fieldset__heading">
                  {Content}
                </h1>
                """
            )
            : Content;
        return Of(
            $"""
            <legend class="{ClassList("govuk-fieldset__legend", Classes)}">
              {words}
            </legend>
            """
        );
    }

    public static implicit operator Legend?(string? text) => text is null ? null : new Legend { Content = text };

    /// <summary>A legend of a size (s, m, l, xl).</summary>
    internal static Legend? Sized(string? text, string? size, bool heading) =>
        text is null
            ? null
            : new Legend
            {
                Content = text,
                Classes = size is null ? null : "govuk-fieldset__legend--" + size,
                IsPageHeading = heading,
            };
}

/// <summary><c>&lt;govuk-fieldset legend="Where is it?" legend-size="m"&gt;…&lt;/govuk-fieldset&gt;</c></summary>
[HtmlTargetElement("govuk-fieldset")]
public sealed class FieldsetTagHelper : ComponentTagHelper
{
    public string? Legend { get; set; }
    public string? LegendSize { get; set; }
    public bool LegendIsHeading { get; set; }
    public string? DescribedBy { get; set; }
    public string? Role { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        new Fieldset
        {
            Legend = TagHelpers.Legend.Sized(Legend, LegendSize, LegendIsHeading),
            DescribedBy = DescribedBy,
            Role = Role,
            Content = content,
        };
}
