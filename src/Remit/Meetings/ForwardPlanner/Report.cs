using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>What a report asks a body to do.</summary>
public enum ReportPurpose
{
    /// <summary>Take note of it.</summary>
    Note,

    /// <summary>Talk about it, and say what it thinks.</summary>
    Discuss,

    /// <summary>Agree to what it proposes.</summary>
    Agree,

    /// <summary>Change something that was agreed before.</summary>
    Amend,

    /// <summary>Recommend it to another body, which decides.</summary>
    Recommend,
}

/// <summary>
/// A line of a forward planner: what a body is to hear, at which meeting, from whom. Until it has a meeting, words say when: "autumn".
/// </summary>
public sealed class Report : Record<Report>
{
    internal const string TakesSomeMinutes = "A report takes some minutes";
    internal const string EarliestBeforeLatest = "A report is heard between its earliest and its latest day";
    internal const string HeldOnAMeeting = "A report is held on a meeting";
    internal const string LeftOffHasNoMeeting = "A report that plans leave off has no meeting";
    private const int MostMinutes = 600;

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The body that is to hear it.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>The meeting on which it is placed; null where it has none yet.</summary>
    public Id<Meeting>? Meeting { get; set; }

    /// <summary>When it is to be heard in words, until it has a meeting: "autumn", "March 2025".</summary>
    public string? MeetingWords { get; set; }

    /// <summary>What the body is asked to do; null where nobody said.</summary>
    public ReportPurpose? Purpose { get; set; }

    /// <summary>Who writes it in words, where no recorded person, post, body or organisation is meant.</summary>
    public string? AuthorWords { get; set; }

    /// <summary>The day by which it is to be handed in.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>When it is to be handed in, in words.</summary>
    public string? DueWords { get; set; }

    /// <summary>Whether the body hears such a report at each meeting.</summary>
    public bool Standing { get; set; }

    /// <summary>How many minutes it needs; null where nobody said.</summary>
    public int? Minutes { get; set; }

    /// <summary>Whether the law requires that it is heard.</summary>
    public bool Statutory { get; set; }

    /// <summary>Whether it is about a measure that is red.</summary>
    public bool RedMeasure { get; set; }

    /// <summary>Whether it is about a risk.</summary>
    public bool Risk { get; set; }

    /// <summary>The body or post that asked for it.</summary>
    public RecordRef? AskedBy { get; set; }

    /// <summary>The first day on which it can be heard.</summary>
    public DateOnly? Earliest { get; set; }

    /// <summary>The last day by which it has to be heard.</summary>
    public DateOnly? Latest { get; set; }

    /// <summary>The day by which it is written and cleared.</summary>
    public DateOnly? Ready { get; set; }

    /// <summary>Whether it is held on its meeting, and no plan moves it.</summary>
    public bool Held { get; set; }

    /// <summary>Whether plans leave it off until somebody takes that back: it waits without a meeting.</summary>
    public bool LeftOff { get; set; }

    /// <summary>Puts it on a meeting, or on none: with one, plans leave it off no longer.</summary>
    internal void GoTo(Id<Meeting>? meeting) => (Meeting, LeftOff) = (meeting, LeftOff && meeting is null);

    /// <summary>The decision or the reporting duty from which it comes; null where it comes from neither.</summary>
    public RecordRef? ComesFrom { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Minutes is < 1 or > MostMinutes)
            yield return Of(TakesSomeMinutes, $"{Minutes} minutes can’t be. Give a number from 1 to {MostMinutes}.", "minutes");
        if (Latest < Earliest)
            yield return Of(
                EarliestBeforeLatest,
                $"It would have to be heard by {LondonDate.Words(Latest!.Value)}, and not before {LondonDate.Words(Earliest!.Value)}. Change one of the two days.",
                "latest"
            );
        if (Held && Meeting is null)
            yield return Of(HeldOnAMeeting, "There is no meeting on which it could be held. Choose one, or let it go.", "held");
        if (LeftOff && Meeting is not null)
            yield return Of(
                LeftOffHasNoMeeting,
                "Plans leave it off, and it is on a meeting. Take it off the meeting, or let plans have it.",
                "left-off"
            );
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef("report", RowId), field);

    internal static Shape<Report> Shape { get; } =
        new Shape<Report>("report", "reports", "What a body is to hear: a line of its forward planner.")
            .BelongsTo(r => r.Body)
            .ClosedBy(r => r.Body)
            .Titled(r => r.Title)
            .FoundBy(r => r.Title)
            .FoundOn(r => r.Due)
            .Value("title", r => r.Title, "What it is called.", required: true)
            .Value("body", r => r.Body, "The body that is to hear it.", required: true)
            .Value("meeting", r => r.Meeting, "The meeting on which it is placed, one of that body.")
            .Value("meeting-words", r => r.MeetingWords, "When it is to be heard in words, until it has a meeting.")
            .Value("purpose", r => r.Purpose, "What the body is asked to do.")
            .Links<ReportAuthor, RecordRef>(
                "authors",
                "report-author",
                "report_authors",
                a => a.Report,
                a => a.Author,
                "Who writes it: people, posts, bodies or organisations, who leads first.",
                ["person", "post", "body", "organisation"]
            )
            .Value("author-words", r => r.AuthorWords, "Who writes it in words, where nobody recorded is meant.")
            .Value("due", r => r.Due, "The day by which it is to be handed in.")
            .Value("due-words", r => r.DueWords, "When it is to be handed in, in words.")
            .Value("standing", r => r.Standing, "Whether the body hears such a report at each meeting.")
            .Value("minutes", r => r.Minutes, "How many minutes it needs.")
            .Value("statutory", r => r.Statutory, "Whether the law requires that it is heard.")
            .Value("red-measure", r => r.RedMeasure, "Whether it is about a measure that is red.")
            .Value("risk", r => r.Risk, "Whether it is about a risk.")
            .Value("asked-by", r => r.AskedBy, "The body or post that asked for it.", kinds: ["body", "post"])
            .Value("earliest", r => r.Earliest, "The first day on which it can be heard.")
            .Value("latest", r => r.Latest, "The last day by which it has to be heard.")
            .Value("ready", r => r.Ready, "The day by which it is written and cleared.")
            .Links<ReportOrder, Id<Report>>(
                "after",
                "report-order",
                "report_orders",
                o => o.Report,
                o => o.After,
                "The reports that have to be heard before it."
            )
            .Value("held", r => r.Held, "Whether it is held on its meeting, and no plan moves it.")
            .Value("left-off", r => r.LeftOff, "Whether plans leave it off until somebody takes that back; it has no meeting.")
            .Value(
                "comes-from",
                r => r.ComesFrom,
                "The decision or the reporting duty from which it comes.",
                kinds: ["decision", "reporting-duty"]
            )
            .Links<ReportClearer, RecordRef>(
                "clearers",
                "report-clearer",
                "report_clearers",
                c => c.Report,
                c => c.Clearer,
                "Who clears it before it goes to the body: people or posts.",
                ["person", "post"]
            )
            .Personally(r => r.AuthorWords)
            .InList("reports.csv");
}

/// <summary>Who writes a report.</summary>
public sealed class ReportAuthor : Link<ReportAuthor>
{
    /// <summary>The report.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>A person, post, body or organisation.</summary>
    public required RecordRef Author { get; init; }
}

/// <summary>A report that has to be heard before another.</summary>
public sealed class ReportOrder : Link<ReportOrder>
{
    /// <summary>The report that comes after.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>The one that comes before.</summary>
    public required Id<Report> After { get; init; }
}

/// <summary>Who clears a report before it goes to the body.</summary>
public sealed class ReportClearer : Link<ReportClearer>
{
    /// <summary>The report.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>A person or post.</summary>
    public required RecordRef Clearer { get; init; }
}
