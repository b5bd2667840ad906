using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;
using Remit.Meetings.Calendar;

namespace Remit.Minutes;

/// <summary>How far minutes have come.</summary>
public enum MinutesState
{
    /// <summary>They are being written.</summary>
    Draft,

    /// <summary>Those who were there have them, and may ask for corrections.</summary>
    Circulated,

    /// <summary>A later meeting approved them: they are fixed.</summary>
    Approved,
}

/// <summary>
/// The minutes of a meeting. What the records say of who was there and what was decided is not in them until they are approved: then their
/// whole text is kept with its hash, and never changes.
/// </summary>
public sealed class MeetingMinutes : Record<MeetingMinutes>
{
    /// <summary>The key of the minutes of a meeting, which has one set of them.</summary>
    internal const string OnlyKey = "minutes";

    internal const string FixedAsAWhole = "Approved minutes are fixed, with their text and its hash";
    internal const string ApprovedSomewhere = "Minutes are approved at a meeting";

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>How far they have come.</summary>
    public MinutesState State { get; set; }

    /// <summary>The London day on which they were last circulated.</summary>
    public DateOnly? CirculatedOn { get; set; }

    /// <summary>The later meeting that approved them.</summary>
    public Id<Meeting>? ApprovedAt { get; set; }

    /// <summary>The day on which they were approved.</summary>
    public DateOnly? ApprovedOn { get; set; }

    /// <summary>Their whole text as Markdown, once they are approved.</summary>
    public string? Content { get; set; }

    /// <summary>The SHA-256 of that text in UTF-8, in hexadecimal.</summary>
    public string? Hash { get; set; }

    /// <summary>The last change of which the text knows, while it is approved: what changed after it would be missing from it. It is not kept.</summary>
    internal long? TextAsOf { get; set; }

    /// <summary>The SHA-256 of some content.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        var isApproved = State == MinutesState.Approved;
        if (isApproved != (ApprovedAt is not null) || isApproved != (ApprovedOn is not null))
            yield return Of(ApprovedSomewhere, "Say at which meeting they were approved, and on which day.", "approved-at");
        if (ApprovedAt == Meeting)
            yield return Of(ApprovedSomewhere, "A meeting can’t approve its own minutes. Choose a later one.", "approved-at");
        // That the hash is that of the text is asked beside it: an erasure takes names out of the text, and the hash stays.
        if (isApproved ? Content is null || Hash is null : Content is not null || Hash is not null)
            yield return Of(FixedAsAWhole, "The text that was approved and its hash belong together.", "content");
        if (State == MinutesState.Circulated && CirculatedOn is null)
            yield return Of("What was circulated has its day", "Say on which day the minutes were circulated.", "circulated-on");
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<MeetingMinutes> Shape { get; } =
        new Shape<MeetingMinutes>("minutes", "minutes", "The minutes of the meeting.")
            .In(m => m.Meeting, "meeting")
            .Value("state", m => m.State, "How far they have come.", required: true)
            .Value("circulated-on", m => m.CirculatedOn, "The day on which they were last circulated.")
            .Value("approved-at", m => m.ApprovedAt, "The later meeting that approved them.")
            .Value("approved-on", m => m.ApprovedOn, "The day on which they were approved.")
            .Value("content", m => m.Content, "Their whole text as Markdown, once they are approved.")
            .Value("hash", m => m.Hash, "The SHA-256 of that text, in hexadecimal.");
}
