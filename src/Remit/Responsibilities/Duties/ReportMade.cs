using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// A report that was sent, for which days, when and by whom; of one that was prepared in Remit the very text. It is never written over, as
/// an <see cref="Structure.Arrangements.Edition"/> of the arrangements is not.
/// </summary>
public sealed class ReportMade : Record<ReportMade>
{
    private const int MostMonthsAhead = 12;

    /// <summary>The duty by which it was sent.</summary>
    public required Id<ReportingDuty> Duty { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The first day of which it tells.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The last day of which it tells.</summary>
    public DateOnly? UpTo { get; set; }

    /// <summary>The day on which it was sent.</summary>
    public required DateOnly SentOn { get; set; }

    /// <summary>The due day that it answers, with all before it; null for one beside those that are due.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Who sent it, where that is somebody who is recorded.</summary>
    public Id<Person>? By { get; set; }

    /// <summary>Who sent it in words, where no recorded person is meant.</summary>
    public string? ByWords { get; set; }

    /// <summary>Where it is kept: a minute, a file number.</summary>
    public string? Reference { get; set; }

    /// <summary>The text as it was sent, in Markdown; null where it is only kept elsewhere.</summary>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Period.EndsBeforeItStarts(Since, UpTo))
            yield return new Refusal(
                "A report does not end before it starts",
                $"The last day of which it tells, {LondonDate.Words(UpTo!.Value)}, comes before the first, {LondonDate.Words(Since!.Value)}. Change one of them.",
                Field: "up-to"
            );
        if (Due > (SentOn.MonthsLater(MostMonthsAhead) ?? DateOnly.MaxValue))
            yield return new Refusal(
                "A report answers a day that is near",
                $"A report that was sent on {LondonDate.Words(SentOn)} can’t answer one that is due on {LondonDate.Words(Due.Value)}, more than a year later.",
                Field: "due"
            );
    }

    internal static Shape<ReportMade> Shape { get; } =
        new Shape<ReportMade>("report-made", "reports-made", "A report that was sent, with its text where it was prepared here.")
            .Called("report that was sent", "reports that were sent")
            .BelongsTo(r => r.Duty)
            .ClosedBy(r => r.Duty)
            .Titled(r => r.Title)
            .FoundBy(r => r.Title, r => r.Text)
            .Value("duty", r => r.Duty, "The duty by which it was sent.", required: true)
            .Value("title", r => r.Title, "What it is called.", required: true)
            .Value("since", r => r.Since, "The first day of which it tells.")
            .Value("up-to", r => r.UpTo, "The last day of which it tells.")
            .Value("sent-on", r => r.SentOn, "The day on which it was sent.", required: true)
            .Value(
                "due",
                r => r.Due,
                "The due day that it answers, with all before it; leave it out for one beside those that are due."
            )
            .Value("by", r => r.By, "Who sent it.")
            .Value("by-words", r => r.ByWords, "Who sent it in words, where no recorded person is meant.")
            .Value("reference", r => r.Reference, "Where it is kept: a minute, a file number.")
            .Value("text", r => r.Text, "The text as it was sent, in Markdown.")
            .Personally(r => r.ByWords)
            .InFolder("reports-made");
}
