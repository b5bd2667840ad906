using Remit.Kernel;
using Remit.Meetings.Calendar;

namespace Remit.Meetings.Clocks;

/// <summary>
/// Notice that was given for a meeting by a rule about time that asks for one of its own: that it is to be held in private, that a key decision is to be
/// made. The days of the call, the papers and the minutes stand on the meeting. Whether it was in time is computed (<see cref="Deadline"/>).
/// </summary>
public sealed class MeetingNotice : Record<MeetingNotice>
{
    internal const string SaysWhyItIsLate = "Where somebody agrees to late notice, it says why it was late";
    internal const string IsReadOnTheWeb = "Where notice can be read is a web address";

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The key of the rule about time by which it was given: one that ships with the program, or the partnership's own.</summary>
    public required string Rule { get; set; }

    /// <summary>The London day on which it was given.</summary>
    public required DateOnly On { get; set; }

    /// <summary>Where it can be read.</summary>
    public string? Address { get; set; }

    /// <summary>What it said, in a few words.</summary>
    public string? Words { get; set; }

    /// <summary>Who agreed that it might come later than the rule says: the chair of the scrutiny committee.</summary>
    public string? AgreedBy { get; set; }

    /// <summary>Why it could not be given in time.</summary>
    public string? Because { get; set; }

    /// <summary>Whether it was taken out again: no such notice was given.</summary>
    public bool Withdrawn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (AgreedBy is not null && string.IsNullOrWhiteSpace(Because))
            yield return new Refusal(
                SaysWhyItIsLate,
                $"Say why notice could not be given in time: {AgreedBy} agreed to it for a reason.",
                new RecordRef(Shape.Kind, RowId),
                "because"
            );
        if (Address is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            yield return new Refusal(
                IsReadOnTheWeb,
                "The address at which notice can be read must begin with https://.",
                new RecordRef(Shape.Kind, RowId),
                "address"
            );
    }

    internal static Shape<MeetingNotice> Shape { get; } =
        new Shape<MeetingNotice>(
            "meeting-notice",
            "meeting-notices",
            "Notice that was given for the meeting by a rule about time: that it is held in private, that a key decision is made."
        )
            .Called("notice of a meeting", "notices of meetings")
            .In(n => n.Meeting, "meeting")
            .Value("rule", n => n.Rule, "The key of the rule about time by which it was given.", required: true)
            .Value("on", n => n.On, "The day on which it was given.", required: true)
            .Value("address", n => n.Address, "Where it can be read.")
            .Value("words", n => n.Words, "What it said.")
            .Value("agreed-by", n => n.AgreedBy, "Who agreed that it might come later than the rule says.")
            .Value("because", n => n.Because, "Why it could not be given in time.")
            .Value("withdrawn", n => n.Withdrawn, "true where it was taken out again: no such notice was given.")
            .Personally(n => n.AgreedBy);
}
