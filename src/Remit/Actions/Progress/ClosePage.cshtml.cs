using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Progress;

/// <summary>On which day was this action done, and what shows it? Then all answers are checked, and what comes next is said.</summary>
[Needs("action-progress.write"), OnlyNow]
internal sealed class ClosePage(Store store, Viewer viewer, LondonClock clock) : ActionStep(store, viewer, clock)
{
    /// <summary>Whether there is something that shows it.</summary>
    public const string Shown = "shown";

    private readonly IdSource ids = store.Ids;
    private DateOnly? doneOn;
    private RecordOption? record;

    protected override string InTheLog => "Closed an action as done";

    protected override IReadOnlyList<string> Steps => [Ask, Check];

    /// <summary>The day on which it was done, once that was answered.</summary>
    public DateOnly? DoneOn => doneOn;

    /// <summary>The record that shows it, once that was answered.</summary>
    public string? ProofRecord => record?.Title;

    /// <summary>What shows it in words; null for nothing.</summary>
    public string? Proof => HasProof ? Texts.OrNull(Answers["proof"]) : null;

    /// <summary>Why nothing shows it; null where something does.</summary>
    public string? Reason => HasProof ? null : Texts.OrNull(Answers["reason"]);

    /// <summary>The day on which the next one is due; null where it does not come again.</summary>
    public DateOnly? NextDue { get; private set; }

    private bool HasProof => Answers[Shown] == "yes";

    protected override IEnumerable<(string Control, string Asked)> Questions =>
        [
            ("done-on", "Done on"),
            ("proof", "What shows it"),
            ("proof-record", "The record that shows it"),
            ("reason", "Why nothing shows it"),
        ];

    protected override bool IsAskedAt(string step, string control) =>
        step == Ask
        && (
            control is Shown or "done-on" or "proof" or "proof-record" or "reason"
            || TypedDate.Controls("done-on").Contains(control)
        );

    protected override void Begin() => TypedDate.Show("done-on", Today, Answers);

    protected override async Task Read(Db db)
    {
        doneOn = ReadDay("done-on", "The day", "Enter the day on which it was done");
        if (doneOn > Today)
            ModelState.AddModelError(
                "done-on",
                $"{LondonDate.Words(doneOn.Value)} is still to come. Enter the day on which it was done, at the latest today"
            );
        if (Answers[Shown] is not ("yes" or "no"))
            ModelState.AddModelError(Shown, "Choose whether there is something that shows it");
        else if (!HasProof && Reason is null)
            ModelState.AddModelError("reason", "Say why nothing shows that it was done");
        else if (HasProof)
            await ReadRecord(db);
        ReadWhatContradicts();
        if (!ModelState.IsValid && Step != Ask)
            Step = Ask;
        var every = Action.Every is { } words && CalendarSpan.TryParse(words, out var span) ? span : (CalendarSpan?)null;
        if (every is { } again && doneOn is not null && await db.Action(Key) is { } found)
            NextDue = await new Progressing(db, ids, Today).NextDue(found.Action, again);
    }

    /// <summary>Nothing that was typed is dropped because of the choice above it.</summary>
    private void ReadWhatContradicts()
    {
        if (HasProof && Answers["reason"].Trim().Length > 0)
            ModelState.AddModelError("reason", "You chose that something shows it. Take this reason out, or choose “No”");
        if (Answers[Shown] != "no")
            return;
        foreach (var control in new[] { "proof", "proof-record" }.Where(c => Answers[c].Trim().Length > 0))
            ModelState.AddModelError(control, "You chose that nothing shows it. Take this out, or choose “Yes”");
    }

    private async Task ReadRecord(Db db)
    {
        var typed = Answers["proof-record"].Trim();
        if (typed.Length == 0)
        {
            if (Proof is null)
                ModelState.AddModelError("proof", "Say what shows that it was done, or name the record that does");
            return;
        }
        var (found, wrong) = await ProofRecords.Find(db, typed);
        record = found;
        if (wrong is not null)
            ModelState.AddModelError("proof-record", wrong);
    }

    protected override async Task<IReadOnlyList<Refusal>> Do(
        Progressing progressing,
        ActionItem action,
        Speaker by,
        Id<ActionStatement> id
    ) =>
        (
            await progressing.Close(
                action,
                new Closing(by, doneOn!.Value)
                {
                    Id = id,
                    Proof = Proof,
                    ProofRecord = record is { } shows ? new RecordRef(shows.Kind, shows.Id) : null,
                    Reason = Reason,
                }
            )
        ).Refusals;
}
