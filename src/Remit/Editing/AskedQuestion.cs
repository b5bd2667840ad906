using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Editing;

/// <summary>A question on a page: its control, the mark of what was saved when it was asked, and what somebody else saved since.</summary>
internal sealed record AskedQuestion(Question Question, Markup Control, string? Mark, Clash? Clash)
{
    /// <summary>The choice between what is saved and what was typed.</summary>
    public Markup Choice(string? chosen, string? error) =>
        new Radios
        {
            Id = Changing.KeepOf(Question),
            Name = Changing.KeepOf(Question),
            Fieldset = Parts.Question("Which one do you want?"),
            Error = Parts.Error(error),
            Value = chosen,
            Items =
            [
                new Choice("Keep what is saved", Changing.Saved),
                new Choice("Use what stands below, which I can still change", Changing.Typed),
            ],
        }.Render();
}
