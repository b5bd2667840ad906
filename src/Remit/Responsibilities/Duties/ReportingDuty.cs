using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Responsibilities.Duties;

/// <summary>From what the days follow on which a report is due.</summary>
public enum ReportRhythm
{
    /// <summary>Every so long, counted from the first due day: a late report moves nothing.</summary>
    Every,

    /// <summary>So long after the last report was sent.</summary>
    AfterTheLast,

    /// <summary>After each meeting of a body.</summary>
    AfterMeetings,

    /// <summary>Once, by a day.</summary>
    Once,
}

/// <summary>Who reports to whom on what, how often, relative to what. When the next report is due follows from it (<see cref="DueDays"/>).</summary>
public sealed class ReportingDuty : DatedRecord<ReportingDuty>
{
    private const string Rule = "A reporting duty says how often in one way";

    /// <summary>Who reports.</summary>
    public required RecordRef FromHolder { get; set; }

    /// <summary>To whom.</summary>
    public required RecordRef ToHolder { get; set; }

    /// <summary>On what.</summary>
    public required string About { get; set; }

    /// <summary>How often, in words; null where nobody said.</summary>
    public string? HowOften { get; set; }

    /// <summary>Relative to what: "after each meeting of the Board".</summary>
    public string? RelativeTo { get; set; }

    /// <summary>From what the due days follow; null where it is said in words only, or not at all.</summary>
    public ReportRhythm? Rhythm { get; set; }

    /// <summary>How long from one report to the next.</summary>
    public CalendarSpan? Every { get; set; }

    /// <summary>The day by which the first report is due, or the only one.</summary>
    public DateOnly? FirstDue { get; set; }

    /// <summary>The body after whose meetings it is due.</summary>
    public Id<Body>? MeetingsOf { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (FromHolder == ToHolder)
            yield return new Refusal(
                "Nobody reports to themselves",
                "Whoever reports and whoever is reported to are the same. Choose another for one of them.",
                Field: "to-holder"
            );
        var repeats = Rhythm is ReportRhythm.Every or ReportRhythm.AfterTheLast;
        if (repeats && Every is null)
            yield return new Refusal(Rule, "Say how long it is from one report to the next, such as “3 months”.", Field: "every");
        if (!repeats && Every is not null)
            yield return new Refusal(
                Rule,
                $"“{Every}” says how long it is from one report to the next. Choose “every so long” or “so long after the last”, or leave it out.",
                Field: "every"
            );
        if (Rhythm == ReportRhythm.Once && FirstDue is null)
            yield return new Refusal(Rule, "Say by which day the one report is due.", Field: "first-due");
        if (FirstDue is not null && Rhythm is null or ReportRhythm.AfterMeetings)
            yield return new Refusal(
                Rule,
                "A day by which the first report is due belongs to a report that comes every so long, so long after the last, or once. Choose one of these, or leave the day out.",
                Field: "first-due"
            );
        if (Rhythm == ReportRhythm.AfterMeetings && MeetingsOf is null)
            yield return new Refusal(Rule, "Say after whose meetings it is due.", Field: "meetings-of");
        if (Rhythm != ReportRhythm.AfterMeetings && MeetingsOf is not null)
            yield return new Refusal(
                Rule,
                "A body is named after whose meetings it is due. Choose “after each meeting”, or leave the body out.",
                Field: "meetings-of"
            );
        if (FirstDue is { } first && Period.HasEndedBy(first))
            yield return new Refusal(
                Rule,
                $"The duty ends on {LondonDate.Words(Until!.Value)}, before its first report is due on {LondonDate.Words(first)}. Change one of the dates.",
                Field: "first-due"
            );
    }

    internal static Shape<ReportingDuty> Shape { get; } =
        new Shape<ReportingDuty>("reporting-duty", "reporting-duties", "Who reports to whom on what, and how often.")
            .BelongsTo(d => d.FromHolder)
            .BelongsTo(d => d.ToHolder)
            .Titled(d => d.About)
            .FoundBy(d => d.About)
            .Value(
                "from-holder",
                d => d.FromHolder,
                "Who reports.",
                required: true,
                kinds: ["post", "body", "organisation", "person"]
            )
            .Value("to-holder", d => d.ToHolder, "To whom.", required: true, kinds: ["post", "body", "organisation", "person"])
            .Value("about", d => d.About, "On what.", required: true)
            .Value("how-often", d => d.HowOften, "How often, in words.")
            .Value("relative-to", d => d.RelativeTo, "Relative to what, in words.")
            .Value(
                "rhythm",
                d => d.Rhythm,
                "From what the due days follow: every so long from the first, so long after the last report, after each meeting of a body, or once."
            )
            .Value("every", d => d.Every, "How long from one report to the next; a year is 12 months.")
            .Value("first-due", d => d.FirstDue, "The day by which the first report is due, or the only one.")
            .Value("meetings-of", d => d.MeetingsOf, "The body after whose meetings it is due.")
            .Dated(d => d.Period)
            .InList("reporting-duties.csv");
}
