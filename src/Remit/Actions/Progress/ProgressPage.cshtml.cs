using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>How far is this action, and is it still due on the same day? Whoever is to do it says so, or who looks after where it is reported.</summary>
[Needs("action-progress.write"), OnlyNow]
internal sealed class ProgressPage(Store store, Viewer viewer, LondonClock clock) : ActionStep(store, viewer, clock)
{
    private DateOnly? on;
    private DateOnly? due;

    protected override string InTheLog => "Recorded progress of an action";

    protected override IEnumerable<(string Control, string Asked)> Questions =>
        [
            ("words", "How far is it?"),
            ("on", "For which day?"),
            ("due", "Due on another day"),
            ("why-moved", "Why does the day move?"),
        ];

    protected override bool IsAskedAt(string step, string control) =>
        control is "words" or "on" or "due" or "why-moved"
        || TypedDate.Controls("on").Concat(TypedDate.Controls("due")).Contains(control);

    protected override void Begin() => TypedDate.Show("on", Today, Answers);

    protected override Task Read(Db db)
    {
        on = ReadDay("on", "The day", "Enter the day for which you say so");
        if (TypedDate.Read("due", "The new day", Answers, out due) is { } wrong)
            ModelState.AddModelError("due", wrong);
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Refusal>> Do(
        Progressing progressing,
        ActionItem action,
        Speaker by,
        Id<ActionStatement> id
    ) =>
        progressing.Say(
            action,
            new Said(by, on!.Value, Texts.OrNull(Answers["words"]))
            {
                Id = id,
                Due = due,
                WhyMoved = Texts.OrNull(Answers["why-moved"]),
            }
        );
}
