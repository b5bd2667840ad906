using Remit.Kernel;

namespace Remit.Actions;

/// <summary>Whether an action is still to be done.</summary>
public enum ActionStatus
{
    Open,
    Done,
    Withdrawn,
}

/// <summary>
/// On screen "action": what was promised, by whom, by when, where it came from and where it is reported.
/// The papers' "future action" is one.
/// </summary>
public sealed class ActionItem : DatedRecord<ActionItem>
{
    /// <summary>What is to be done.</summary>
    public required string What { get; set; }

    /// <summary>The number or reference by which people quote it: "06/24-1". Two papers may use the same one.</summary>
    public string? Reference { get; set; }

    /// <summary>Who is to do it in words, where that is more than the recorded owners: "Chair of the Executive", "all partners".</summary>
    public string? OwnerWords { get; set; }

    /// <summary>The recommendation that it carries out, in its words.</summary>
    public string? Recommendation { get; set; }

    /// <summary>The theme or group under which its log or plan has it: "Information sharing".</summary>
    public string? Category { get; set; }

    /// <summary>The day by which it is due.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>When it is due in words, until a date is set: "quarterly?", "when appropriate".</summary>
    public string? DueWords { get; set; }

    /// <summary>Open, done or withdrawn.</summary>
    public ActionStatus Status { get; set; }

    /// <summary>How its log rates it, in the log's own words: "Amber". What a colour means differs from log to log.</summary>
    public string? Rating { get; set; }

    /// <summary>How far it had come as its log or paper says. What people say here is an <see cref="Progress.ActionStatement"/>.</summary>
    public string? Progress { get; set; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>What will show that it was done: "Audit of 20 records".</summary>
    public string? ProofExpected { get; set; }

    /// <summary>What shows that it was done, in words.</summary>
    public string? Proof { get; set; }

    /// <summary>The record that shows that it was done.</summary>
    public RecordRef? ProofRecord { get; set; }

    /// <summary>Why nothing shows that it was done, or why it was withdrawn.</summary>
    public string? Reason { get; set; }

    /// <summary>How often it comes again, counted from when it is due; null for what is done once.</summary>
    public CalendarSpan? Every { get; set; }

    /// <summary>The one before, for what comes again.</summary>
    public Id<ActionItem>? Continues { get; set; }

    /// <summary>The record from which it came: a responsibility, a decision.</summary>
    public RecordRef? Origin { get; set; }

    /// <summary>Where it is reported.</summary>
    public RecordRef? ReportedTo { get; set; }

    /// <summary>Whether it should have been done by that day and was not.</summary>
    public bool IsOverdueOn(DateOnly day) => Status == ActionStatus.Open && Due < day;

    /// <summary>Whether it is done and nothing shows it.</summary>
    public bool IsDoneWithoutProof => Status == ActionStatus.Done && Proof is null && ProofRecord is null;

    internal static Shape<ActionItem> Shape { get; } =
        new Shape<ActionItem>("action", "actions", "What was promised, by whom and by when.")
            .BelongsTo(a => a.ReportedTo)
            .Titled(a => a.What)
            .FoundBy(a => a.What, a => a.Reference, a => a.Recommendation, a => a.Category)
            .FoundOn(a => a.Due, a => a.DoneOn)
            .Value("what", a => a.What, "What is to be done.", required: true)
            .Value("reference", a => a.Reference, "The number or reference by which people quote it.")
            .Links<ActionOwner, RecordRef>(
                "owners",
                "action-owner",
                "action_owners",
                o => o.Action,
                o => o.Owner,
                "Who is to do it: people, posts, bodies or organisations.",
                ["person", "post", "body", "organisation"]
            )
            .Value("owner-words", a => a.OwnerWords, "Who is to do it in words, where that is more than the recorded owners.")
            .Value("recommendation", a => a.Recommendation, "The recommendation that it carries out.")
            .Value("category", a => a.Category, "The theme or group under which its log or plan has it.")
            .Value("due", a => a.Due, "The day by which it is due.")
            .Value("due-words", a => a.DueWords, "When it is due in words, until a date is set.")
            .Value("status", a => a.Status, "Open, done or withdrawn.", required: true)
            .Value("done-on", a => a.DoneOn, "The day on which it was done.")
            .Value("rating", a => a.Rating, "How its log rates it, in the log's own words: a colour.")
            .Value(
                "progress",
                a => a.Progress,
                "How far it had come, as its log or paper says; what people say is kept as statements."
            )
            .Value("proof-expected", a => a.ProofExpected, "What will show that it was done.")
            .Value("proof", a => a.Proof, "What shows that it was done.")
            .Value("proof-record", a => a.ProofRecord, "The record that shows that it was done.")
            .Value("reason", a => a.Reason, "Why nothing shows that it was done, or why it was withdrawn.")
            .Value("every", a => a.Every, "How often it comes again, counted from when it is due.")
            .Value("continues", a => a.Continues, "The one before, for what comes again.")
            .Value("origin", a => a.Origin, "The record from which it came.")
            .Value("reported-to", a => a.ReportedTo, "Where it is reported.", kinds: ["body", "post", "organisation", "person"])
            .Dated(a => a.Period, "From when to when it stands.")
            .Personally(a => a.Key, a => a.What, a => a.OwnerWords, a => a.Progress, a => a.Proof, a => a.Reason)
            .WrittenInPart(
                "action-statement",
                "owners",
                a => a.Continues,
                a => a.Due,
                a => a.DueWords,
                a => a.Status,
                a => a.DoneOn,
                a => a.Proof,
                a => a.ProofRecord,
                a => a.Reason
            )
            .InList("actions.csv");
}

/// <summary>Who is to do an action.</summary>
public sealed class ActionOwner : Link<ActionOwner>
{
    /// <summary>The action.</summary>
    public required Id<ActionItem> Action { get; init; }

    /// <summary>A person, post, body or organisation.</summary>
    public required RecordRef Owner { get; init; }
}
