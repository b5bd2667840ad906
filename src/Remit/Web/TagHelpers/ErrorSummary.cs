using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>What must be mended before the form is taken, each line a link to its field. The layout shows it.</summary>
public sealed record ErrorSummary : Component
{
    public Markup? Title { get; init; }
    public Markup? Description { get; init; }
    public IReadOnlyList<ErrorLine> Errors { get; init; } = [];

    /// <summary>Null leaves it unsaid: focus moves to the summary when the page loads.</summary>
    public bool? DisableAutoFocus { get; init; }

    /// <summary>The model state's errors, in the order in which the page shows their fields; those of no field first.</summary>
    /// <param name="state">What is wrong, in whatever order.</param>
    /// <param name="fields">The names of the page's fields, from the first to the last.</param>
    public static ErrorSummary From(ModelStateDictionary state, IReadOnlyList<string> fields) =>
        new()
        {
            Title = "There is a problem",
            Errors =
            [
                .. from entry in state
                where entry.Value is not null
                orderby fields
                    .Index()
                    .FirstOrDefault(f => f.Item.Equals(entry.Key, StringComparison.OrdinalIgnoreCase), (Index: -1, Item: ""))
                    .Index
                from error in entry.Value.Errors
                select new ErrorLine(error.ErrorMessage, entry.Key.Length == 0 ? null : "#" + FormFieldTagHelper.IdOf(entry.Key)),
            ],
        };

    public override Markup Render()
    {
        var focus = DisableAutoFocus is { } off ? Attr("data-disable-auto-focus", off ? "true" : "false") : null;
        return Of(
            $"""
            <div class="{ClassList(
                "govuk-error-summary",
                Classes
            )}"{focus}{Attributes} data-module="govuk-error-summary">
              <div role="alert">
                <h2 class="govuk-error-summary__title">
                  {Title}
                </h2>
                <div class="govuk-error-summary__body">
                  {If(Description is { IsEmpty: false }, $"<p>\n{Description}\n</p>")}
                  {If(
                Errors.Count > 0,
                $"<ul class=\"govuk-list govuk-error-summary__list\">{Errors.Select(Line)}</ul>"
            )}
                </div>
              </div>
            </div>
            """
        );
    }

    private static Markup Line(ErrorLine line) =>
        string.IsNullOrEmpty(line.Href)
            ? Of($"<li>\n{line.Content}\n</li>")
            : Of($"""<li><a href="{line.Href}"{line.Attributes}>{line.Content}</a></li>""");
}

/// <summary>One error, and the field it is about.</summary>
public sealed record ErrorLine(Markup? Content, string? Href = null)
{
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary>
/// For a page that shows errors other than the model state's (the layout shows those):
/// <c>&lt;govuk-error-summary&gt;&lt;govuk-error-line href="#x"&gt;…</c>
/// </summary>
[HtmlTargetElement("govuk-error-summary")]
public sealed class ErrorSummaryTagHelper : ComponentTagHelper
{
    public string Title { get; set; } = "There is a problem";
    public string? Description { get; set; }
    public bool? DisableAutoFocus { get; set; }

    protected override void Prepare(TagHelperContext context) => Parts<ErrorLine>.Open(context);

    protected override Component Make(TagHelperContext context, Markup content) =>
        new ErrorSummary
        {
            Title = Title,
            Description = Description,
            Errors = Parts<ErrorLine>.Of(context),
            DisableAutoFocus = DisableAutoFocus,
        };
}

[HtmlTargetElement("govuk-error-line")]
public sealed class ErrorLineTagHelper : PartTagHelper<ErrorLine>
{
    public string? Href { get; set; }

    protected override ErrorLine Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content, Href) { Attributes = HtmlAttributes.From(output) };
}
