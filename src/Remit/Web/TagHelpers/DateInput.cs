using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>A date that the user knows, as day, month and year.</summary>
public sealed record DateInput : FormField
{
    /// <summary>The question; its role, description and content are filled here.</summary>
    public Fieldset? Fieldset { get; init; }

    /// <summary>Stands before each part's name, with a hyphen.</summary>
    public string? NamePrefix { get; init; }
    public IReadOnlyList<DatePart> Items { get; init; } = [DatePart.Day(), DatePart.Month(), DatePart.Year()];

    public override Markup Render()
    {
        var (guidance, describedBy) = Guidance(Fieldset?.DescribedBy, Id);
        var anyHasError = Items.Any(item => item.IsWrong);
        var inner = Of(
            $"""
            {guidance}
            <div class="{ClassList("govuk-date-input", Classes)}"{Attributes}{Attr("id", Id)}>
              {Group.Before}
              {Items.Select(item => Item(item, anyHasError))}
              {Group.After}
            </div>
            """
        );
        // Upstream sets the role so that JAWS reads the description of a fieldset of text inputs.
        return InGroup(
            Fieldset is null ? inner : (Fieldset with { Role = "group", DescribedBy = describedBy, Content = inner }).Render()
        );
    }

    private Markup Item(DatePart item, bool anyHasError)
    {
        var marked = item.Classes?.Contains("govuk-input--error", StringComparison.Ordinal) is true;
        var sized = item.Classes?.Contains("govuk-input--width-", StringComparison.Ordinal) is true;
        var wrong = item.IsWrong || (item.Error is not false && Error is not null && !anyHasError);
        var input = new Input
        {
            Label = new Label
            {
                Content = string.IsNullOrEmpty(item.Label) ? Capitalised(item.Name) : item.Label,
                Classes = "govuk-date-input__label",
            },
            Id = string.IsNullOrEmpty(item.Id) ? Id + "-" + item.Name : item.Id,
            Name = string.IsNullOrEmpty(NamePrefix) ? item.Name : NamePrefix + "-" + item.Name,
            Classes = ClassList(
                "govuk-date-input__input",
                wrong && !marked ? "govuk-input--error" : null,
                sized ? null
                    : item.Width == 4 ? "govuk-input--width-4"
                    : "govuk-input--width-2",
                item.Classes
            ),
            Value = item.Value,
            Inputmode = string.IsNullOrEmpty(item.Inputmode) ? "numeric" : item.Inputmode,
            Autocomplete = item.Autocomplete,
            Pattern = item.Pattern,
            Attributes = item.Attributes,
        };
        return Of($"""<div class="govuk-date-input__item">{input}</div>""");
    }

    private static string Capitalised(string name) =>
        name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
}

/// <summary>One field of a date.</summary>
public sealed record DatePart(string Name)
{
    /// <summary>Two digits wide, or four.</summary>
    public int Width { get; init; } = 2;
    public string? Label { get; init; }
    public string? Id { get; init; }
    public string? Value { get; init; }
    public string? Classes { get; init; }

    /// <summary>Null: it is wrong when the whole date is and no part says so of itself.</summary>
    public bool? Error { get; init; }
    public string? Inputmode { get; init; }
    public string? Autocomplete { get; init; }
    public string? Pattern { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;

    internal bool IsWrong => Error is true || Classes?.Contains("govuk-input--error", StringComparison.Ordinal) is true;

    public static DatePart Day(string? value = null) => new("day") { Value = value };

    public static DatePart Month(string? value = null) => new("month") { Value = value };

    public static DatePart Year(string? value = null) => new("year") { Value = value, Width = 4 };
}

/// <summary>
/// <c>&lt;govuk-date-input name="On" legend="When was it agreed?" day="" month="" year="" /&gt;</c>: sends
/// <c>On-day</c>, <c>On-month</c> and <c>On-year</c>. <c>wrong="day month"</c> marks the parts at fault.
/// </summary>
[HtmlTargetElement("govuk-date-input")]
public sealed class DateInputTagHelper : FormFieldTagHelper
{
    public string? Legend { get; set; }
    public string? LegendSize { get; set; }
    public bool LegendIsHeading { get; set; }
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }
    public string? Wrong { get; set; }

    protected override Component Make(TagHelperContext context, Markup content)
    {
        // The other fields' id belongs to their control. Here it is the first part's, where the summary's link goes.
        var parts = new[] { DatePart.Day(Day), DatePart.Month(Month), DatePart.Year(Year) };
        var items = parts.Select(
            (part, index) =>
                part with
                {
                    Id = index == 0 ? FieldId : null,
                    Error = Wrong?.Contains(part.Name, StringComparison.Ordinal),
                }
        );
        return new DateInput
        {
            Id = FieldId + "-date",
            NamePrefix = FieldName,
            Fieldset = Legend is null
                ? null
                : new Fieldset { Legend = TagHelpers.Legend.Sized(Legend, LegendSize, LegendIsHeading) },
            Items = [.. items],
            Hint = Hint,
            Error = FieldError,
        };
    }
}
