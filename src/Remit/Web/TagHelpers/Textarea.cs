using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Several lines of text.</summary>
public sealed record Textarea : FormField
{
    public string? Value { get; init; }
    public int Rows { get; init; } = 5;
    public bool? Spellcheck { get; init; }
    public bool Disabled { get; init; }
    public string? Autocomplete { get; init; }

    public override Markup Render()
    {
        var id = EffectiveId;
        var (guidance, describedBy) = Guidance(DescribedBy, id);
        var classes = ClassList("govuk-textarea", Error is null ? null : "govuk-textarea--error", Classes);
        var spellcheck = Spellcheck is { } on ? Attr("spellcheck", on ? "true" : "false") : null;
        // HTML drops a line break right after the tag, so what was typed may not begin there.
        var value = Value?.StartsWith('\n') is true ? "\n" + Value : Value;
        return InGroup(
            Of(
                $"""
                {LabelFor(id)}{guidance}{Group.Before}
                <textarea class="{classes}" id="{id}" name="{Name}" rows="{Rows}"{spellcheck}{If(
                    Disabled,
                    $" disabled"
                )}{Attr("aria-describedby", describedBy)}{Attr(
                    "autocomplete",
                    Autocomplete
                )}{Attributes}>{value}</textarea>
                {Group.After}
                """
            )
        );
    }
}

/// <summary><c>&lt;govuk-textarea for="Purpose" label="Purpose" rows="8" /&gt;</c></summary>
[HtmlTargetElement("govuk-textarea")]
public sealed class TextareaTagHelper : FormFieldTagHelper
{
    public string? Value { get; set; }
    public int Rows { get; set; } = 5;
    public bool? Spellcheck { get; set; }
    public bool Disabled { get; set; }
    public string? Autocomplete { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(
            new Textarea
            {
                Value = Value ?? FieldValue,
                Rows = Rows,
                Spellcheck = Spellcheck,
                Disabled = Disabled,
                Autocomplete = Autocomplete,
            }
        );
}
