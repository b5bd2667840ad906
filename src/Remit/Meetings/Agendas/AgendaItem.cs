using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Agendas;

/// <summary>What an item of an agenda is for.</summary>
public enum ItemSort
{
    /// <summary>A report is heard, or something is talked about.</summary>
    Ordinary,

    /// <summary>Who is there, and who sent apologies.</summary>
    Apologies,

    /// <summary>Interests are declared.</summary>
    Declarations,

    /// <summary>The minutes of an earlier meeting are agreed.</summary>
    Minutes,

    /// <summary>What the earlier meeting asked for.</summary>
    MattersArising,

    /// <summary>Whatever else is raised.</summary>
    OtherBusiness,

    /// <summary>When and where the next meeting is.</summary>
    NextMeeting,
}

/// <summary>
/// An item of a meeting's agenda. Until the agenda is published its number follows from its place; what is published keeps its number for good,
/// as papers, the pack and minutes name it: what comes later goes behind, in a numbered supplement, and what is taken out leaves its number empty.
/// </summary>
public sealed class AgendaItem : Record<AgendaItem>
{
    internal const string NumberedOnce = "A number of an agenda is from 1";
    internal const string WithdrawnForAReason = "Only an item that is withdrawn has a reason for it";
    internal const int MostMinutes = 600;

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it is for.</summary>
    public ItemSort Sort { get; set; }

    /// <summary>The report that is heard; null where there is none.</summary>
    public Id<Report>? Report { get; set; }

    /// <summary>How many minutes it is given; null where nobody said.</summary>
    public int? Minutes { get; set; }

    /// <summary>Who leads it in words; where it hears a report, its authors do.</summary>
    public string? LedBy { get; set; }

    /// <summary>Its number from 1, once the agenda is published; null before.</summary>
    public int? Number { get; set; }

    /// <summary>The supplement with which it came, from 1; null for what was on the agenda as it was first published.</summary>
    public int? Supplement { get; set; }

    /// <summary>The day on which it was withdrawn after it had been published; null where it stands.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Minutes is < 1 or > MostMinutes)
            yield return Of(
                "An item takes some minutes",
                $"{Minutes} minutes can’t be. Give a number from 1 to {MostMinutes}.",
                "minutes"
            );
        if (Number < 1 || Supplement < 1)
            yield return Of(NumberedOnce, "Items and supplements are numbered from 1.", "number");
        if (Supplement is not null && Number is null)
            yield return Of(NumberedOnce, "What comes with a supplement has a number.", "supplement");
        if (WithdrawnBecause is not null && WithdrawnOn is null)
            yield return Of(
                WithdrawnForAReason,
                $"“{Title}” is on the agenda. Withdraw it, or leave the reason out.",
                "withdrawn-because"
            );
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<AgendaItem> Shape { get; } =
        new Shape<AgendaItem>("agenda-item", "agenda-items", "An item of the meeting's agenda.")
            .In(i => i.Meeting, "meeting")
            .Titled(i => i.Title)
            .SpeaksForItsHolder(i => i.Title)
            .Value("title", i => i.Title, "What it is called.", required: true)
            .Value("sort", i => i.Sort, "What it is for.", required: true)
            .Value("report", i => i.Report, "The report that is heard.")
            .Value("minutes", i => i.Minutes, "How many minutes it is given.")
            .Value("led-by", i => i.LedBy, "Who leads it in words; where it hears a report, its authors do.")
            .Value("number", i => i.Number, "Its number from 1, once the agenda is published.")
            .Value("supplement", i => i.Supplement, "The supplement with which it came, from 1.")
            .Value("withdrawn-on", i => i.WithdrawnOn, "The day on which it was withdrawn after it had been published.")
            .Value("withdrawn-because", i => i.WithdrawnBecause, "Why it was withdrawn.")
            .Personally(i => i.LedBy);
}
