using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>What every form field has: a label or legend, a hint, an error, and the group around them.</summary>
public abstract record FormField : Component
{
    /// <summary>Where it is null, the name serves.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }
    public Label? Label { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? Error { get; init; }
    public string? DescribedBy { get; init; }
    public FormGroup Group { get; init; } = new();

    internal string? EffectiveId => string.IsNullOrEmpty(Id) ? Name : Id;

    /// <summary>Hint and error, and the ids by which the control is described.</summary>
    internal (Markup Words, string? DescribedBy) Guidance(string? describedBy, string? id)
    {
        var hintId = Hint is null ? null : id + "-hint";
        var errorId = Error is null ? null : id + "-error";
        var words = Of($"{Hint.WithId(hintId)}{Error.WithId(errorId)}");
        var ids = ClassList(describedBy, hintId, errorId);
        return (words, ids.Length == 0 ? null : ids);
    }

    internal Markup InGroup(Markup content)
    {
        var classes = ClassList("govuk-form-group", Error is null ? null : "govuk-form-group--error", Group.Classes);
        return Of($"""<div class="{classes}"{Group.Attributes}>{content}</div>""");
    }

    private protected Markup LabelFor(string? id) => ((Label ?? new Label()) with { For = id }).Render();
}

/// <summary>The group around a field, and what stands in it before and after the control.</summary>
public sealed record FormGroup
{
    public string? Classes { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
    public Markup? Before { get; init; }
    public Markup? After { get; init; }
}

internal static class Guiding
{
    public static Hint? WithId(this Hint? hint, string? id) => hint is null ? null : hint with { Id = id };

    public static ErrorMessage? WithId(this ErrorMessage? error, string? id) => error is null ? null : error with { Id = id };
}

/// <summary>
/// A form field's tag: <c>for</c> binds it to a property of the page (name, id, what was typed, its error), or
/// <c>name</c> and <c>value</c> say it outright. Other attributes go to the control.
/// </summary>
public abstract class FormFieldTagHelper : ComponentTagHelper
{
    public ModelExpression? For { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Label { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? LabelSize { get; set; }
    public bool LabelIsHeading { get; set; }
    public bool LabelIsHidden { get; set; }
    public string? Hint { get; set; }

    /// <summary>An error beside those of the model state.</summary>
    public string? Error { get; set; }
    public string? DescribedBy { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string? FieldName => Name ?? For?.Name;

    private protected string? FieldId => Id ?? (FieldName is { } name ? IdOf(name) : null);

    private protected string? FieldError =>
        Error
        ?? (
            FieldName is { } name && ViewContext?.ViewData.ModelState.TryGetValue(name, out var state) is true
                ? state.Errors.FirstOrDefault()?.ErrorMessage
                : null
        );

    /// <summary>What was typed, if something was; else the property's value.</summary>
    private protected string? FieldValue =>
        FieldName is { } name
        && ViewContext?.ViewData.ModelState.TryGetValue(name, out var state) is true
        && state.AttemptedValue is { } typed
            ? typed
        : For?.Model is { } model ? Convert.ToString(model, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private protected Label? FieldLabel =>
        Label is null
            ? null
            : new Label
            {
                Content = Label,
                Classes =
                    LabelIsHidden ? "govuk-visually-hidden"
                    : LabelSize is null ? null
                    : "govuk-label--" + LabelSize,
                IsPageHeading = LabelIsHeading,
            };

    private protected T Filled<T>(T field)
        where T : FormField
    {
        if (FieldName is { } name)
            ViewContext?.HttpContext.RequestServices?.GetService<PageFrame>()?.Fields.Add(name);
        return field with
        {
            Id = FieldId,
            Name = FieldName,
            Label = FieldLabel,
            Hint = Hint,
            Error = FieldError,
            DescribedBy = DescribedBy,
        };
    }

    /// <summary>The id of a field's control, which the error summary links to: dots and brackets become hyphens.</summary>
    internal static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "");
}
