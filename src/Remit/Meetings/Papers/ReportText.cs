using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Papers;

/// <summary>
/// What a report says and asks for, as its authors write it here, beside the files that are handed in; and how far it has come: ready to be
/// cleared, submitted to the clerk, recalled. There is one for a report.
/// </summary>
public sealed class ReportText : Record<ReportText>, IGoesOut
{
    internal const string SubmittedOnceReady = "A report is submitted once it is written";
    internal const string RecalledForAReason = "A report is recalled for a reason";
    internal const int MostLetters = 100_000;

    /// <summary>The report.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>What it says in a few sentences, in plain words.</summary>
    public string? Summary { get; set; }

    /// <summary>What the body is recommended to decide: the words of the decision to come.</summary>
    public string? Recommendation { get; set; }

    /// <summary>The whole text as Markdown, where it is written here and not handed in as a file.</summary>
    public string? Words { get; set; }

    /// <summary>Why it is restricted, where it is.</summary>
    public string? RestrictedBecause { get; set; }

    /// <summary>The London day on which its authors said that it is ready to be cleared.</summary>
    public DateOnly? ReadyOn { get; set; }

    /// <summary>How many clearances had been given before that: they were for an earlier text, and count no more.</summary>
    public int? ClearancesBefore { get; set; }

    /// <summary>The London day on which it was submitted to the clerk.</summary>
    public DateOnly? SubmittedOn { get; set; }

    /// <inheritdoc/>
    public int? WentOutWith { get; set; }

    /// <inheritdoc/>
    public Id<Meeting>? WentOutAt { get; set; }

    /// <summary>The London day on which it was recalled; null where it stands.</summary>
    public DateOnly? RecalledOn { get; set; }

    /// <summary>Why it was recalled.</summary>
    public string? RecalledBecause { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (SubmittedOn is not null && ReadyOn is null)
            yield return Of(SubmittedOnceReady, "Say first that it is ready to be cleared.", "ready-on");
        if (RecalledOn is null != string.IsNullOrWhiteSpace(RecalledBecause))
            yield return Of(RecalledForAReason, "Say why it is recalled: whoever had it reads it.", "recalled-because");
        foreach (var refusal in this.Refusals(new RecordRef(Shape.Kind, RowId)))
            yield return refusal;
        foreach (var (field, text) in new[] { ("summary", Summary), ("recommendation", Recommendation), ("words", Words) })
            if (text?.Length > MostLetters)
                yield return Of(
                    "A report can be read",
                    $"These are {text.Length:N0} letters, and may be {MostLetters:N0}. Shorten it, or hand it in as a file.",
                    field
                );
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<ReportText> Shape { get; } =
        new Shape<ReportText>("report-text", "report-texts", "What the report says and asks for, and how far it has come.")
            .Called("text of a report", "texts of reports")
            .In(t => t.Report, "report")
            .BelongsToListedByItsHolder("authors")
            .SpeaksForItsHolder(t => t.Summary, t => t.Recommendation)
            .Value("summary", t => t.Summary, "What it says in a few sentences.")
            .Value("recommendation", t => t.Recommendation, "What the body is recommended to decide.")
            .Value("words", t => t.Words, "The whole text as Markdown, where it is written here.")
            .Value("restricted-because", t => t.RestrictedBecause, "Why it is restricted, where it is.")
            .Value("ready-on", t => t.ReadyOn, "The day on which its authors said that it is ready to be cleared.")
            .Value(
                "clearances-before",
                t => t.ClearancesBefore,
                "How many clearances had been given before that: they were for an earlier text."
            )
            .Value("submitted-on", t => t.SubmittedOn, "The day on which it was submitted to the clerk.")
            .Value(
                "went-out-with",
                t => t.WentOutWith,
                "The supplement to the agenda with which it first went out; 0 with the agenda itself."
            )
            .Value("went-out-at", t => t.WentOutAt, "The meeting with whose agenda it first went out.")
            .Value("recalled-on", t => t.RecalledOn, "The day on which it was recalled.")
            .Value("recalled-because", t => t.RecalledBecause, "Why it was recalled.");
}
