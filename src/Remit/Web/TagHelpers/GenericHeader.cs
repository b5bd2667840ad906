using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>The header without a crown. The layout has it.</summary>
public sealed record GenericHeader : Component
{
    public string Url { get; init; } = "/";
    public Markup? Logo { get; init; }
    public string ContainerClasses { get; init; } = "govuk-width-container";

    public override Markup Render() =>
        Of(
            $"""
            <div class="{ClassList("govuk-generic-header", Classes)}"{Attributes}>
              <div class="{ClassList("govuk-generic-header__container", ContainerClasses)}">
                <div class="govuk-generic-header__logo">
                  <a href="{Url}" class="govuk-generic-header__homepage-link">
                    {Logo}
                  </a>
                </div>
              </div>
            </div>
            """
        );
}
