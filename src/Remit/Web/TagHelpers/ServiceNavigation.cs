using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>The menu. The layout makes it from every <see cref="MenuEntry"/>.</summary>
public sealed record ServiceNavigation : Component
{
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public IReadOnlyList<ServiceNavigationItem> Items { get; init; } = [];
    public string AriaLabel { get; init; } = "Service information";
    public string MenuButtonText { get; init; } = "Menu";
    public string? MenuButtonLabel { get; init; }

    /// <summary>Null: what the button says.</summary>
    public string? NavigationLabel { get; init; }
    public string NavigationId { get; init; } = "navigation";
    public string? NavigationClasses { get; init; }

    /// <summary>Null: when there is more than one entry.</summary>
    public bool? CollapseOnMobile { get; init; }
    public Markup? Start { get; init; }
    public Markup? End { get; init; }
    public bool EndIsInline { get; init; }
    public Markup? NavigationStart { get; init; }
    public Markup? NavigationEnd { get; init; }

    public override Markup Render()
    {
        var named = !string.IsNullOrEmpty(ServiceName);
        var element = named || Start is not null || End is not null ? "section" : "div";
        var label = element == "section" ? Attr("aria-label", AriaLabel) : null;
        var container = ClassList("govuk-width-container", EndIsInline ? "govuk-service-navigation__inlining-container" : null);
        return Of(
            $"""
            <{Raw(element)}{label} class="{ClassList(
                "govuk-service-navigation",
                Classes
            )}" data-module="govuk-service-navigation"{Attributes}>
              <div class="{container}">
                {Start}
                <div class="govuk-service-navigation__container">
                  {(named ? Service() : null)}
                  {(
                Items.Count > 0 || NavigationStart is not null || NavigationEnd is not null
                    ? Navigation()
                    : null
            )}
                </div>
                {End}
              </div>
            </{Raw(element)}>
            """
        );
    }

    private Markup Service() =>
        Of(
            $"""
            <span class="govuk-service-navigation__service-name">
              {(string.IsNullOrEmpty(ServiceUrl)
                ? Of($"""<span class="govuk-service-navigation__text">{ServiceName}</span>""")
                : Of($"<a href=\"{ServiceUrl}\" class=\"govuk-service-navigation__link\">\n{ServiceName}\n</a>"))}
            </span>
            """
        );

    private Markup Navigation()
    {
        var toggleLabel =
            string.IsNullOrEmpty(MenuButtonLabel) || MenuButtonLabel == MenuButtonText
                ? null
                : Attr("aria-label", MenuButtonLabel);
        var toggle = If(
            CollapseOnMobile ?? Items.Count > 1,
            $"""
            <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="{NavigationId}"{toggleLabel} hidden aria-hidden="true">
              {MenuButtonText}
            </button>
            """
        );
        return Of(
            $"""
            <nav aria-label="{NavigationLabel ?? MenuButtonText}" class="{ClassList(
                "govuk-service-navigation__wrapper",
                NavigationClasses
            )}">
              {toggle}
              <ul class="govuk-service-navigation__list" id="{NavigationId}">
                {NavigationStart}
                {Items.Select(Item)}
                {NavigationEnd}
              </ul>
            </nav>
            """
        );
    }

    private static Markup Item(ServiceNavigationItem item)
    {
        var active = item.Active || item.Current;
        var current = active ? Attr("aria-current", item.Current ? "page" : "true") : null;
        var words = active
            ? Of($"""<strong class="govuk-service-navigation__active-fallback">{item.Content}</strong>""")
            : item.Content;
        var inside = !string.IsNullOrEmpty(item.Href)
            ? Of($"<a class=\"govuk-service-navigation__link\" href=\"{item.Href}\"{current}{item.Attributes}>\n{words}\n</a>")
            : If(item.Content is not null, $"<span class=\"govuk-service-navigation__text\"{current}>\n{words}\n</span>");
        var classes = ClassList("govuk-service-navigation__item", active ? "govuk-service-navigation__item--active" : null);
        return Of($"""<li class="{classes}">{inside}</li>""");
    }
}

/// <summary>An entry: current for the page itself, active for a page under it.</summary>
public sealed record ServiceNavigationItem(Markup? Content)
{
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Active { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary><c>&lt;govuk-service-navigation&gt;&lt;govuk-service-navigation-item href="/" current="true"&gt;Home…</c></summary>
[HtmlTargetElement("govuk-service-navigation")]
public sealed class ServiceNavigationTagHelper : ComponentTagHelper
{
    public string? ServiceName { get; set; }
    public string? ServiceUrl { get; set; }
    public string? NavigationLabel { get; set; }
    public string NavigationId { get; set; } = "navigation";

    protected override void Prepare(TagHelperContext context) => Parts<ServiceNavigationItem>.Open(context);

    protected override Component Make(TagHelperContext context, Markup content) =>
        new ServiceNavigation
        {
            ServiceName = ServiceName,
            ServiceUrl = ServiceUrl,
            NavigationLabel = NavigationLabel,
            NavigationId = NavigationId,
            Items = Parts<ServiceNavigationItem>.Of(context),
        };
}

[HtmlTargetElement("govuk-service-navigation-item")]
public sealed class ServiceNavigationItemTagHelper : PartTagHelper<ServiceNavigationItem>
{
    public string? Href { get; set; }
    public bool Current { get; set; }
    public bool Active { get; set; }

    protected override ServiceNavigationItem Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content)
        {
            Href = Href,
            Current = Current,
            Active = Active,
            Attributes = HtmlAttributes.From(output),
        };
}
