using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>A record's facts, each under its name; in a card where there are several records.</summary>
public sealed record SummaryList : Component
{
    public IReadOnlyList<SummaryRow> Rows { get; init; } = [];
    public SummaryCard? Card { get; init; }

    public override Markup Render()
    {
        var anyActions = Rows.Any(row => row.Actions.Count > 0);
        var list = Of(
            $"""
            <dl class="{ClassList("govuk-summary-list", Classes)}"{Attributes}>{Rows.Select(row =>
                Row(row, anyActions)
            )}</dl>
            """
        );
        return Card is null ? list : Card.Render(list);
    }

    private Markup Row(SummaryRow row, bool anyActions)
    {
        var classes = ClassList(
            "govuk-summary-list__row",
            anyActions && row.Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null,
            row.Classes
        );
        return Of(
            $"""
            <div class="{classes}">
              <dt class="{ClassList("govuk-summary-list__key", row.KeyClasses)}">
                {row.Key}
              </dt>
              <dd class="{ClassList("govuk-summary-list__value", row.ValueClasses)}">
                {row.Value}
              </dd>
              {Actions(row)}
            </div>
            """
        );
    }

    private Markup? Actions(SummaryRow row)
    {
        if (row.Actions.Count == 0)
            return null;
        var links = row.Actions.Select(action => action.Render(Card?.Title)).ToList();
        var content =
            links.Count == 1
                ? links[0]
                : Of(
                    $"""
                    <ul class="govuk-summary-list__actions-list">{links.Select(link =>
                        Of($"""<li class="govuk-summary-list__actions-list-item">{link}</li>""")
                    )}</ul>
                    """
                );
        return Of($"""<dd class="{ClassList("govuk-summary-list__actions", row.ActionsClasses)}">{content}</dd>""");
    }
}

/// <summary>One fact.</summary>
public sealed record SummaryRow(Markup? Key, Markup? Value)
{
    public string? Classes { get; init; }
    public string? KeyClasses { get; init; }
    public string? ValueClasses { get; init; }
    public string? ActionsClasses { get; init; }
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];
}

/// <summary>A link beside a fact. The hidden text names the fact: "Change" + "the chair".</summary>
public sealed record SummaryAction(Markup? Content, string Href, string? VisuallyHiddenText = null)
{
    public string? Classes { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;

    internal Markup Render(Markup? cardTitle)
    {
        var about = string.IsNullOrEmpty(VisuallyHiddenText) ? null : " " + VisuallyHiddenText;
        var hidden = If(
            about is not null || cardTitle is not null,
            $"""<span class="govuk-visually-hidden">{about}{If(cardTitle is not null, $" ({cardTitle})")}</span>"""
        );
        return Of($"""<a class="{ClassList("govuk-link", Classes)}" href="{Href}"{Attributes}>{Content}{hidden}</a>""");
    }
}

/// <summary>The card around a list.</summary>
public sealed record SummaryCard(Markup? Title)
{
    public int HeadingLevel { get; init; } = 2;
    public string? Classes { get; init; }
    public string? TitleClasses { get; init; }
    public string? ActionsClasses { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];

    internal Markup Render(Markup list)
    {
        var title = If(
            Title is not null,
            $"""
            <h{HeadingLevel} class="{ClassList("govuk-summary-card__title", TitleClasses)}">
              {Title}
            </h{HeadingLevel}>
            """
        );
        var classes = ClassList("govuk-summary-card__actions", ActionsClasses);
        var links = Actions.Select(action => action.Render(Title)).ToList();
        var actions = links.Count switch
        {
            0 => null,
            1 => Of($"""<div class="{classes}">{links[0]}</div>"""),
            _ => Of(
                $"""
                <ul class="{classes}">{links.Select(link =>
                    Of($"""<li class="govuk-summary-card__action">{link}</li>""")
                )}</ul>
                """
            ),
        };
        return Of(
            $"""
            <div class="{ClassList("govuk-summary-card", Classes)}"{Attributes}>
              <div class="govuk-summary-card__title-wrapper">
                {title}
                {actions}
              </div>
              <div class="govuk-summary-card__content">{list}</div>
            </div>
            """
        );
    }
}

/// <summary>
/// <c>&lt;govuk-summary-list&gt;&lt;govuk-summary-row key="Chair"&gt;Mrs … &lt;govuk-summary-action href="…"
/// about="the chair"&gt;Change…</c>; with <c>card-title</c> in a card.
/// </summary>
[HtmlTargetElement("govuk-summary-list")]
public sealed class SummaryListTagHelper : ComponentTagHelper
{
    public string? CardTitle { get; set; }
    public int CardHeadingLevel { get; set; } = 2;
    public bool Dense { get; set; }

    protected override string? StyleClasses => Dense ? "govuk-summary-list--dense" : null;

    protected override void Prepare(TagHelperContext context) => Parts<SummaryRow>.Open(context);

    protected override Component Make(TagHelperContext context, Markup content) =>
        new SummaryList
        {
            Rows = Parts<SummaryRow>.Of(context),
            Card = CardTitle is null ? null : new SummaryCard(CardTitle) { HeadingLevel = CardHeadingLevel },
        };
}

[HtmlTargetElement("govuk-summary-row")]
public sealed class SummaryRowTagHelper : PartTagHelper<SummaryRow>
{
    public string Key { get; set; } = "";

    protected override void Prepare(TagHelperContext context) => Parts<SummaryAction>.Open(context);

    protected override SummaryRow Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(Key, content) { Classes = HtmlAttributes.ClassesOf(output), Actions = Parts<SummaryAction>.Of(context) };
}

[HtmlTargetElement("govuk-summary-action")]
public sealed class SummaryActionTagHelper : PartTagHelper<SummaryAction>
{
    public string Href { get; set; } = "";
    public string? About { get; set; }

    protected override SummaryAction Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content, Href, About) { Attributes = HtmlAttributes.From(output) };
}
