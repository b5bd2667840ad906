using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>One of a list.</summary>
public sealed record Select : FormField
{
    public IReadOnlyList<SelectOption> Items { get; init; } = [];

    /// <summary>The option with this value (or, where it has none, this text) is chosen.</summary>
    public string? Value { get; init; }
    public bool Disabled { get; init; }

    public override Markup Render()
    {
        var id = EffectiveId;
        var (guidance, describedBy) = Guidance(DescribedBy, id);
        var classes = ClassList("govuk-select", Classes, Error is null ? null : "govuk-select--error");
        return InGroup(
            Of(
                $"""
                {LabelFor(id)}{guidance}{Group.Before}
                <select class="{classes}" id="{id}" name="{Name}"{If(Disabled, $" disabled")}{Attr(
                    "aria-describedby",
                    describedBy
                )}{Attributes}>
                {Items.Select(Option)}
                </select>
                {Group.After}
                """
            )
        );
    }

    private Markup Option(SelectOption item)
    {
        var value = item.Value is null ? null : Of($" value=\"{item.Value}\"");
        var chosen = item.Selected ?? (!string.IsNullOrEmpty(Value) && (item.Value ?? item.Text) == Value);
        return Of(
            $"<option{value}{If(chosen, $" selected")}{If(item.Disabled, $" disabled")}{item.Attributes}>{item.Text}</option>"
        );
    }
}

/// <summary>An option; without a value its text is sent.</summary>
public sealed record SelectOption(string Text, string? Value = null)
{
    /// <summary>Null leaves it to the list's value.</summary>
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary><c>&lt;govuk-select for="Kind" label="Kind" items="Model.Kinds" /&gt;</c></summary>
[HtmlTargetElement("govuk-select")]
public sealed class SelectTagHelper : FormFieldTagHelper
{
    public IEnumerable<SelectOption> Items { get; set; } = [];
    public string? Value { get; set; }
    public bool Disabled { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(
            new Select
            {
                Items = [.. Items],
                Value = Value ?? FieldValue,
                Disabled = Disabled,
            }
        );
}
