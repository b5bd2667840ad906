using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>
/// A task in steps, one thing on a page, with all answers to be checked at the end. What was answered on the other pages travels in the
/// form; nothing is kept before the last.
/// </summary>
public abstract class GuidedPage : PageModel
{
    /// <summary>The step at which everything is checked.</summary>
    public const string Check = "check";

    /// <summary>The control that says which step was answered.</summary>
    public const string StepControl = "_step";

    /// <summary>The control of a button that goes to another step.</summary>
    public const string GoControl = "_go";

    /// <summary>The control with a mark of what was there when the form was made.</summary>
    public const string MarkControl = "_mark";

    /// <summary>The control that asks why.</summary>
    public const string WhyControl = "_why";

    /// <summary>What was answered on this page and the others.</summary>
    public Answers Answers { get; protected set; } = new();

    /// <summary>The step that is asked now.</summary>
    public string Step { get; protected set; } = "";

    /// <summary>What was answered on the other pages, to be sent with this one.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        from control in Answers.Controls.Order(StringComparer.Ordinal)
        where !IsAskedAt(Step, control) && Steps.Any(step => IsAskedAt(step, control))
        from value in Answers.All(control)
        select (control, value);

    /// <summary>Why, in the words that are kept; null for none.</summary>
    protected string? Why => string.IsNullOrWhiteSpace(Answers[WhyControl]) ? null : Answers[WhyControl].Trim();

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? WrongAt(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>The steps, in their order; the last is the check.</summary>
    protected abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Whether a control is one of a step's questions.</summary>
    protected abstract bool IsAskedAt(string step, string control);

    /// <summary>Reads the day that a step asks for, and says at its control what is wrong with it.</summary>
    protected DateOnly? ReadDay(string control, string words, string missing)
    {
        if (TypedDate.Read(control, words, Answers, out var day) is { } wrong)
            ModelState.AddModelError(control, wrong);
        else if (day is null)
            ModelState.AddModelError(control, missing);
        return day;
    }

    /// <summary>Says what was refused: at its control, where that is asked now, and else above the page.</summary>
    protected void Say(IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
            ModelState.AddModelError(refusal.Field is { } field && IsAskedAt(Step, field) ? field : "", refusal.Message);
    }
}
