using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Something that happened, or that concerns the whole page.</summary>
public sealed record NotificationBanner : Component
{
    public Markup? Title { get; init; }
    public string TitleId { get; init; } = "govuk-notification-banner-title";
    public int TitleHeadingLevel { get; init; } = 2;
    public Markup? Content { get; init; }

    /// <summary>Green, and read out at once: the user did something and it worked.</summary>
    public bool Succeeded { get; init; }
    public string? Role { get; init; }
    public bool? DisableAutoFocus { get; init; }

    public override Markup Render()
    {
        var classes = ClassList("govuk-notification-banner", Succeeded ? "govuk-notification-banner--success" : null, Classes);
        var role = string.IsNullOrEmpty(Role)
            ? Succeeded
                ? "alert"
                : "region"
            : Role;
        var focus = DisableAutoFocus is { } off ? Attr("data-disable-auto-focus", off ? "true" : "false") : null;
        return Of(
            $"""
            <div class="{classes}" role="{role}" aria-labelledby="{TitleId}" data-module="govuk-notification-banner"{focus}{Attributes}>
              <div class="govuk-notification-banner__header">
                <h{TitleHeadingLevel} class="govuk-notification-banner__title" id="{TitleId}">
                  {Title ?? (Succeeded ? "Success" : "Important")}
                </h{TitleHeadingLevel}>
              </div>
              <div class="govuk-notification-banner__content">
                {Content}
              </div>
            </div>
            """
        );
    }

    /// <summary>A single line, in the banner's own style.</summary>
    public static Markup Line(Markup words) => Of($"""<p class="govuk-notification-banner__heading">{words}</p>""");
}

/// <summary><c>&lt;govuk-notification-banner heading="The group is closed" succeeded="true" /&gt;</c>, or with content.</summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBannerTagHelper : ComponentTagHelper
{
    public string? Title { get; set; }
    public string? Heading { get; set; }
    public bool Succeeded { get; set; }
    public string? Role { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        new NotificationBanner
        {
            Title = Title,
            Succeeded = Succeeded,
            Role = Role,
            Content = Heading is null ? content : Of($"{NotificationBanner.Line(Text(Heading)!)}{content}"),
        };
}
