using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>A button, or with <see cref="Href"/> a link that looks like one.</summary>
public sealed record Button : Component
{
    public Markup? Content { get; init; }
    public string? Href { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string Type { get; init; } = "submit";
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public bool IsStartButton { get; init; }

    /// <summary>Null leaves it unsaid.</summary>
    public bool? PreventDoubleClick { get; init; }

    public override Markup Render()
    {
        var classes = ClassList("govuk-button", Classes, IsStartButton ? "govuk-button--start" : null);
        var common = Of($""" class="{classes}" data-module="govuk-button"{Attributes}{Attr("id", Id)}""");
        var icon = If(
            IsStartButton,
            $"""
            <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>
            """
        );
        // A start button is a flex box, which would swallow the space between its words and their tags.
        var words =
            IsStartButton && Content?.ToString().Contains('<', StringComparison.Ordinal) is true
                ? Of($"<span>{Content}</span>")
                : Content;
        if (!string.IsNullOrEmpty(Href))
            return Of($"""<a href="{Href}" role="button" draggable="false"{common}>{words}{icon}</a>""");
        var disabled = If(Disabled, $""" disabled aria-disabled="true" """);
        var guard = PreventDoubleClick is { } on ? Attr("data-prevent-double-click", on ? "true" : "false") : null;
        return Of(
            $"""<button type="{Type}"{Attr("value", Value)}{Attr("name", Name)}{disabled}{guard}{common}>{words}{icon}</button>"""
        );
    }
}

/// <summary><c>&lt;govuk-button kind="secondary"&gt;Save&lt;/govuk-button&gt;</c>; kinds: secondary, warning, inverse.</summary>
[HtmlTargetElement("govuk-button")]
public sealed class ButtonTagHelper : ComponentTagHelper
{
    public string? Kind { get; set; }
    public string? Href { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string Type { get; set; } = "submit";
    public string? Value { get; set; }
    public bool Disabled { get; set; }
    public bool Start { get; set; }
    public bool? PreventDoubleClick { get; set; }

    protected override string? StyleClasses => Kind is null ? null : "govuk-button--" + Kind;

    protected override Component Make(TagHelperContext context, Markup content) =>
        new Button
        {
            Content = Trimmed(content),
            Href = Href,
            Id = Id,
            Name = Name,
            Type = Type,
            Value = Value,
            Disabled = Disabled,
            IsStartButton = Start,
            PreventDoubleClick = PreventDoubleClick,
        };
}
