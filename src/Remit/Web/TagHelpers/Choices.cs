using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>One of a few. No conditional reveals: upstream's fail axe, so ask on the next page instead.</summary>
public sealed record Radios : FormField
{
    /// <summary>The question; its own description and content are filled here.</summary>
    public Fieldset? Fieldset { get; init; }
    public IReadOnlyList<Choice> Items { get; init; } = [];
    public string? Value { get; init; }

    public override Markup Render() =>
        Choices.Render(this, "radio", Items, choice => choice.Checked ?? (!string.IsNullOrEmpty(Value) && choice.Value == Value));
}

/// <summary>Any of a few.</summary>
public sealed record Checkboxes : FormField
{
    /// <inheritdoc cref="Radios.Fieldset"/>
    public Fieldset? Fieldset { get; init; }
    public IReadOnlyList<Choice> Items { get; init; } = [];
    public IReadOnlyList<string> Values { get; init; } = [];

    public override Markup Render() =>
        Choices.Render(
            this,
            "checkbox",
            Items,
            choice => choice.Checked ?? (choice.Value is { } value && Values.Contains(value))
        );
}

/// <summary>A radio or a checkbox, or with <see cref="Divider"/> a word between them ("or").</summary>
public sealed record Choice(Markup? Content = null, string? Value = null)
{
    public string? Id { get; init; }

    /// <summary>A checkbox may have a name of its own.</summary>
    public string? Name { get; init; }
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }
    public Hint? Hint { get; init; }
    public string? LabelClasses { get; init; }
    public HtmlAttributes LabelAttributes { get; init; } = HtmlAttributes.None;
    public string? Divider { get; init; }

    /// <summary>"exclusive" for a checkbox that unticks the others.</summary>
    public string? Behaviour { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

internal static class Choices
{
    public static Markup Render(FormField field, string type, IReadOnlyList<Choice> items, Predicate<Choice> isChecked)
    {
        var isCheckbox = type == "checkbox";
        var block = isCheckbox ? "govuk-checkboxes" : "govuk-radios";
        var fieldset = field switch
        {
            Radios radios => radios.Fieldset,
            Checkboxes checkboxes => checkboxes.Fieldset,
            _ => null,
        };
        var id = field.EffectiveId;
        var own = string.IsNullOrEmpty(fieldset?.DescribedBy)
            ? isCheckbox
                ? field.DescribedBy
                : null
            : fieldset.DescribedBy;
        var (guidance, describedBy) = field.Guidance(own, id);
        var list = items.Select(
            (choice, index) =>
                choice.Divider is { } divider
                    ? Of($"""<div class="{block}__divider">{divider}</div>""")
                    : Item(choice, string.IsNullOrEmpty(choice.Id) ? NthId(id, index) : choice.Id)
        );
        var inner = Of(
            $"""
            {guidance}
            <div class="{ClassList(block, field.Classes)}"{field.Attributes} data-module="{block}">
              {field.Group.Before}
              {list}
              {field.Group.After}
            </div>
            """
        );
        return field.InGroup(fieldset is null ? inner : (fieldset with { DescribedBy = describedBy, Content = inner }).Render());

        Markup Item(Choice choice, string itemId)
        {
            var hintId = choice.Hint is null ? null : itemId + "-item-hint";
            // Without a fieldset to carry them, each checkbox is described by the whole group's hint and error.
            var itemDescribedBy = ClassList(isCheckbox && fieldset is null ? describedBy : null, hintId);
            var name = isCheckbox && !string.IsNullOrEmpty(choice.Name) ? choice.Name : field.Name;
            var label = new Label
            {
                Content = choice.Content,
                Classes = ClassList(block + "__label", choice.LabelClasses),
                Attributes = choice.LabelAttributes,
                For = itemId,
            };
            var hint = choice.Hint is null
                ? null
                : choice.Hint with
                {
                    Id = hintId,
                    Classes = ClassList(block + "__hint", choice.Hint.Classes),
                };
            return Of(
                $"""
                <div class="{block}__item">
                  <input class="{block}__input" id="{itemId}" name="{name}" type="{type}" value="{choice.Value}"{If(
                    isChecked(choice),
                    $" checked"
                )}{If(choice.Disabled, $" disabled")}{Attr(
                    "data-behaviour",
                    choice.Behaviour
                )}{Attr("aria-describedby", itemDescribedBy)}{choice.Attributes}>
                  {label}
                  {hint}
                </div>
                """
            );
        }
    }

    /// <summary>The first has the field's own id, so that the error summary's link finds it.</summary>
    private static string NthId(string? id, int index) => index == 0 ? id ?? "" : Of($"{id}-{index + 1}").ToString();
}

/// <summary><c>&lt;govuk-radios for="Kind" legend="What kind is it?"&gt;&lt;govuk-radio value="a"&gt;A…</c></summary>
[HtmlTargetElement("govuk-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    public string? Value { get; set; }
    public bool Inline { get; set; }
    public bool Small { get; set; }

    protected override string? StyleClasses =>
        ClassList(Inline ? "govuk-radios--inline" : null, Small ? "govuk-radios--small" : null);

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(
            new Radios
            {
                Fieldset = Question,
                Items = Parts<Choice>.Of(context),
                Value = Value ?? FieldValue,
            }
        );
}

/// <summary><c>&lt;govuk-checkboxes name="Ages" legend="Which ages?"&gt;&lt;govuk-checkbox value="0-5"&gt;0 to 5…</c></summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    public IEnumerable<string>? Values { get; set; }
    public bool Small { get; set; }

    protected override string? StyleClasses => Small ? "govuk-checkboxes--small" : null;

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(
            new Checkboxes
            {
                Fieldset = Question,
                Items = Parts<Choice>.Of(context),
                Values = [.. Values ?? (For?.Model as IEnumerable<string>) ?? []],
            }
        );
}

/// <summary>What radios and checkboxes share: a legend in the place of a label, and choices inside.</summary>
public abstract class ChoicesTagHelper : FormFieldTagHelper
{
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? LegendSize { get; set; }
    public bool LegendIsHeading { get; set; }

    private protected Fieldset? Question =>
        Legend is null ? null : new Fieldset { Legend = TagHelpers.Legend.Sized(Legend, LegendSize, LegendIsHeading) };

    protected override void Prepare(TagHelperContext context) => Parts<Choice>.Open(context);
}

/// <summary>One choice; its content is the label.</summary>
[HtmlTargetElement("govuk-radio")]
[HtmlTargetElement("govuk-checkbox")]
public sealed class ChoiceTagHelper : PartTagHelper<Choice>
{
    public string? Value { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Hint { get; set; }
    public bool? Checked { get; set; }
    public bool Disabled { get; set; }

    /// <summary>A checkbox that unticks the others.</summary>
    public bool Exclusive { get; set; }

    protected override Choice Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content, Value)
        {
            Id = Id,
            Name = Name,
            Hint = Hint,
            Checked = Checked,
            Disabled = Disabled,
            Behaviour = Exclusive ? "exclusive" : null,
            Attributes = HtmlAttributes.From(output),
        };
}

/// <summary>A word between choices: <c>&lt;govuk-choice-divider&gt;or&lt;/govuk-choice-divider&gt;</c></summary>
[HtmlTargetElement("govuk-choice-divider")]
public sealed class ChoiceDividerTagHelper : PartTagHelper<Choice>
{
    protected override Choice Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new() { Divider = System.Net.WebUtility.HtmlDecode(content.ToString()) };
}
