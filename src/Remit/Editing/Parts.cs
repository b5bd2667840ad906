using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>What the controls of all questions have alike.</summary>
internal static class Parts
{
    public static Label Label(string asked) => new() { Content = asked, Classes = "govuk-label--s" };

    public static Hint? Hint(string? hint) => hint is null ? null : new Hint { Content = hint };

    public static ErrorMessage? Error(string? error) => error is null ? null : new ErrorMessage { Content = error };

    public static Fieldset Question(string asked) =>
        new()
        {
            Legend = new Legend { Content = asked, Classes = "govuk-fieldset__legend--s" },
        };
}
