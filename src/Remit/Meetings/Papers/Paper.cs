using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Papers;

/// <summary>
/// A file that was handed in for a report: Word or PDF. Its bytes lie beside it under their hash and are never written over; a newer file is
/// another paper, and a paper that is recalled says why.
/// </summary>
public sealed class Paper : Record<Paper>, INamesADocument, IGoesOut
{
    /// <summary>The report.</summary>
    public required Id<Report> Report { get; init; }

    /// <summary>What it is called: the report itself, or "Appendix A".</summary>
    public required string Title { get; set; }

    /// <summary>The name of the file as it was handed in.</summary>
    public required string File { get; init; }

    /// <summary>Its media type, as it was found in the bytes.</summary>
    public required string MediaType { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required int Bytes { get; init; }

    /// <summary>How many pages it has, where that was found.</summary>
    public int? Pages { get; set; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The London day on which it was handed in.</summary>
    public required DateOnly On { get; init; }

    /// <inheritdoc/>
    public int? WentOutWith { get; set; }

    /// <inheritdoc/>
    public Id<Meeting>? WentOutAt { get; set; }

    /// <summary>The day on which it was recalled; null where it stands.</summary>
    public DateOnly? RecalledOn { get; set; }

    /// <summary>Why it was recalled.</summary>
    public string? RecalledBecause { get; set; }

    /// <inheritdoc/>
    string INamesADocument.Document => Hash;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (RecalledOn is not null && string.IsNullOrWhiteSpace(RecalledBecause))
            yield return new Refusal(
                "A paper is recalled for a reason",
                "Say why it is recalled: whoever had it reads it.",
                new RecordRef(Shape.Kind, RowId),
                "recalled-because"
            );
        foreach (var refusal in this.Refusals(new RecordRef(Shape.Kind, RowId)))
            yield return refusal;
    }

    internal static Shape<Paper> Shape { get; } =
        new Shape<Paper>("paper", "papers", "A file that was handed in for the report.")
            .In(p => p.Report, "report")
            .BelongsToListedByItsHolder("authors")
            .Titled(p => p.Title)
            .Value("title", p => p.Title, "What it is called.", required: true)
            .Value("file", p => p.File, "The name of the file as it was handed in.", required: true)
            .Value("media-type", p => p.MediaType, "Its media type.", required: true)
            .Value("bytes", p => p.Bytes, "How many bytes it has.", required: true)
            .Value("pages", p => p.Pages, "How many pages it has.")
            .Value("hash", p => p.Hash, "The SHA-256 of its bytes, in hexadecimal.", required: true)
            .Value("on", p => p.On, "The day on which it was handed in.", required: true)
            .Value(
                "went-out-with",
                p => p.WentOutWith,
                "The supplement to the agenda with which it first went out; 0 with the agenda itself."
            )
            .Value("went-out-at", p => p.WentOutAt, "The meeting with whose agenda it first went out.")
            .Value("recalled-on", p => p.RecalledOn, "The day on which it was recalled.")
            .Value("recalled-because", p => p.RecalledBecause, "Why it was recalled.");
}
