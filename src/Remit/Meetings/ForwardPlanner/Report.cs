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
