using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>The label of a form control; nothing at all when it has no words.</summary>
public sealed record Label : Component
{
    public Markup? Content { get; init; }
    public string? For { get; init; }
    public bool IsPageHeading { get; init; }

    public override Markup Render()
    {
        if (Content is null or { IsEmpty: true })
            return Empty;
        var label = Of(
            $"""
            <label class="{ClassList("govuk-label", Classes)}"{Attributes}{Attr("for", For)}>
              {Content}
            </label>
            """
        );
        return IsPageHeading ? Of($"""<h1 class="govuk-label-wrapper">{label}</h1>""") : label;
    }

    public static implicit operator Label?(string? text) => text is null ? null : new Label { Content = text };
}

/// <summary>A hint above a form control.</summary>
public sealed record Hint : Component
{
    public Markup? Content { get; init; }
    public string? Id { get; init; }

    public override Markup Render() =>
        Of(
            $"""
            <div{Attr("id", Id)} class="{ClassList("govuk-hint", Classes)}"{Attributes}>
              {Content}
            </div>
            """
        );

    public static implicit operator Hint?(string? text) => text is null ? null : new Hint { Content = text };
}

/// <summary>What is wrong with what was typed, at the field.</summary>
public sealed record ErrorMessage : Component
{
    public Markup? Content { get; init; }
    public string? Id { get; init; }

    /// <summary>Read out before the message; empty for none.</summary>
    public string VisuallyHiddenText { get; init; } = "Error";

    public override Markup Render()
    {
        var hidden = If(VisuallyHiddenText.Length > 0, $"""<span class="govuk-visually-hidden">{VisuallyHiddenText}:</span> """);
        return Of(
            $"""
            <p{Attr("id", Id)} class="{ClassList("govuk-error-message", Classes)}"{Attributes}>
              {hidden}{Content}
            </p>
            """
        );
    }

    public static implicit operator ErrorMessage?(string? text) =>
        string.IsNullOrEmpty(text) ? null : new ErrorMessage { Content = text };
}
