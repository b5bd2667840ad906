using Remit.Kernel;

namespace Remit.Checks.Accepting;

/// <summary>
/// Somebody accepts that a finding is as it is, for a reason and until a day. The finding returns when that day has passed, or when a
/// record on which it rests was changed after it was accepted.
/// </summary>
public sealed class Acceptance : DatedRecord<Acceptance>
{
    /// <summary>The code of the check.</summary>
    public required string Code { get; init; }

    /// <summary>Which of the check's faults, where it can find several in the same records.</summary>
    public string? Fault { get; init; }

    /// <summary>The body that the finding is about; null where it is about none.</summary>
    public RecordRef? Body { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; set; }

    /// <summary>The last day for which it is accepted.</summary>
    public required DateOnly ReviewOn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (ReviewOn < From)
            yield return new Refusal(
                "What is accepted is looked at again later",
                $"It is accepted from {LondonDate.Words(From.Value)}, so it can’t be looked at again on {LondonDate.Words(ReviewOn)}. Choose a later day.",
                Field: "review-on"
            );
    }

    internal static Shape<Acceptance> Shape { get; } =
        new Shape<Acceptance>("acceptance", "acceptances", "That something to put right is accepted as it is, until a day.")
            .BelongsTo(a => a.Body)
            .Value("code", a => a.Code, "The code of the check: “STR-05”.", required: true)
            .Value("fault", a => a.Fault, "Which of the check's faults, where it can find several in the same records.")
            .Value("body", a => a.Body, "The body that it is about, if it is about one.", kinds: ["body"])
            .Links<AcceptedRecord, RecordRef>(
                "records",
                "accepted-record",
                "accepted_records",
                r => r.Acceptance,
                r => r.Record,
                "The records on which the finding rests."
            )
            .Value("reason", a => a.Reason, "Why it is accepted.", required: true)
            .Value("review-on", a => a.ReviewOn, "The last day for which it is accepted.", required: true)
            .Dated(a => a.Period, "From the day on which it was accepted until the day on which that was taken back, if it was.")
            .Personally(a => a.Reason)
            .InList("acceptances.csv");
}

/// <summary>A record on which an accepted finding rests.</summary>
public sealed class AcceptedRecord : Link<AcceptedRecord>
{
    /// <summary>The acceptance.</summary>
    public required Id<Acceptance> Acceptance { get; init; }

    /// <summary>The record.</summary>
    public required RecordRef Record { get; init; }
}
