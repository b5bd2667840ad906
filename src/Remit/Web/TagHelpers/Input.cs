using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>One line of text.</summary>
public sealed record Input : FormField
{
    public string? Type { get; init; }
    public string? Value { get; init; }
    public bool? Spellcheck { get; init; }
    public bool Disabled { get; init; }
    public string? Autocomplete { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Pattern { get; init; }
    public string? Inputmode { get; init; }
    public Affix? Prefix { get; init; }
    public Affix? Suffix { get; init; }

    /// <summary>Of the element around the input and its prefix or suffix.</summary>
    public string? WrapperClasses { get; init; }
    public HtmlAttributes WrapperAttributes { get; init; } = HtmlAttributes.None;

    public override Markup Render()
    {
        var id = EffectiveId;
        var (guidance, describedBy) = Guidance(DescribedBy, id);
        var type = string.IsNullOrEmpty(Type) ? "text" : Type;
        var spellcheck = Spellcheck is { } on ? Attr("spellcheck", on ? "true" : "false") : null;
        var value = Value is null ? null : Of($" value=\"{Value}\"");
        var input = Of(
            $"""
            <input class="{ClassList(
                "govuk-input",
                Classes,
                Error is null ? null : "govuk-input--error"
            )}" id="{id}" name="{Name}" type="{type}"{spellcheck}{value}{If(
                Disabled,
                $" disabled"
            )}{Attr("aria-describedby", describedBy)}{Attr("autocomplete", Autocomplete)}{Attr(
                "autocapitalize",
                Autocapitalize
            )}{Attr("pattern", Pattern)}{Attr("inputmode", Inputmode)}{Attributes}>
            """
        );
        var wrapped =
            Prefix is null && Suffix is null && Group.Before is null && Group.After is null
                ? input
                : Of(
                    $"""
                    <div class="{ClassList(
                        "govuk-input__wrapper",
                        WrapperClasses
                    )}"{WrapperAttributes}>
                      {Group.Before}
                      {Prefix?.Render("prefix")}
                      {input}
                      {Suffix?.Render("suffix")}
                      {Group.After}
                    </div>
                    """
                );
        return InGroup(Of($"{LabelFor(id)}{guidance}{wrapped}"));
    }
}

/// <summary>A sign before or after an input, such as £; hidden from screen readers, so the label says it too.</summary>
public sealed record Affix(Markup Content)
{
    public string? Classes { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;

    internal Markup Render(string side) =>
        Of($"""<div class="{ClassList("govuk-input__" + side, Classes)}" aria-hidden="true"{Attributes}>{Content}</div>""");
}

/// <summary><c>&lt;govuk-input for="Name" label="Full name" width="20" /&gt;</c>; width: 2, 3, 4, 5, 10, 20, 30.</summary>
[HtmlTargetElement("govuk-input")]
public sealed class InputTagHelper : FormFieldTagHelper
{
    public string? Type { get; set; }
    public string? Value { get; set; }
    public int? Width { get; set; }
    public bool? Spellcheck { get; set; }
    public bool Disabled { get; set; }
    public string? Autocomplete { get; set; }
    public string? Autocapitalize { get; set; }
    public string? Pattern { get; set; }
    public string? Inputmode { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }

    protected override string? StyleClasses => Width is { } width ? Of($"govuk-input--width-{width}").ToString() : null;

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(
            new Input
            {
                Type = Type,
                Value = Value ?? FieldValue,
                Spellcheck = Spellcheck,
                Disabled = Disabled,
                Autocomplete = Autocomplete,
                Autocapitalize = Autocapitalize,
                Pattern = Pattern,
                Inputmode = Inputmode,
                Prefix = Prefix is null ? null : new Affix(Text(Prefix)!),
                Suffix = Suffix is null ? null : new Affix(Text(Suffix)!),
            }
        );
}
