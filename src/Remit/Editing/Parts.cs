using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>What the controls of all questions have alike.</summary>
public static class Parts
{
    /// <summary>The label of a question.</summary>
    public static Label Label(string asked) => new() { Content = asked, Classes = "govuk-label--s" };

    /// <summary>What helps to answer it; null for nothing.</summary>
    public static Hint? Hint(string? hint) => hint is null ? null : new Hint { Content = hint };

    /// <summary>What is wrong with the answer; null for nothing.</summary>
    public static ErrorMessage? Error(string? error) => error is null ? null : new ErrorMessage { Content = error };

    /// <summary>The legend of a question with several controls.</summary>
    public static Fieldset Question(string asked) =>
        new()
        {
            Legend = new Legend { Content = asked, Classes = "govuk-fieldset__legend--s" },
        };
}
