using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Programmes;

/// <summary>Where a work programme is: it goes through these in order, or is withdrawn.</summary>
public enum ProgrammeState
{
    Draft,
    Proposed,
    Agreed,
    Superseded,

    /// <summary>Given up before it was agreed, or agreed for a time in which its body is not there any more.</summary>
    Withdrawn,
}

/// <summary>
/// What a body means to do in a year, drafted by it and agreed by the body above (Executive paper, 8.1). Another version for the same year
/// is a programme of its own, and supersedes it when it is agreed.
/// </summary>
public sealed class WorkProgramme : DatedRecord<WorkProgramme>
{
    /// <summary>More days than a year has.</summary>
    private const int MoreThanAYear = 367;

    /// <summary>The body whose work it is.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>What it is called: "Work programme 2007–08".</summary>
    public required string Title { get; set; }

    /// <summary>Draft, proposed, agreed, superseded or withdrawn.</summary>
    public ProgrammeState State { get; set; }

    /// <summary>The body that agreed it.</summary>
    public Id<Body>? AgreedBy { get; set; }

    /// <summary>The day on which it was agreed.</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>Where that is minuted: "Executive, 12 April 2007, minute 4".</summary>
    public string? Minute { get; set; }

    /// <summary>The day by which it is to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Whether somebody agreed it, also where another version stands in its place by now.</summary>
    public bool WasAgreed => State is ProgrammeState.Agreed or ProgrammeState.Superseded;

    /// <summary>The first year of a council from a day on: from the next 1 April, or from the one before it if that was no month ago.</summary>
    public static Period CouncilYear(DateOnly day)
    {
        var april = new DateOnly(day.Year, 4, 1);
        var first = day > april.AddMonths(1) ? april.AddYears(1) : april;
        return new Period(first, first.AddYears(1).AddDays(-1));
    }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (From is null || Until is null)
            yield return new Refusal(
                "A work programme is for a year",
                $"Say for which time “{Title}” is: its first and its last day, such as 1 April 2007 to 31 March 2008.",
                Field: From is null ? "from" : "until"
            );
        else if (Until.Value.DayNumber - From.Value.DayNumber >= MoreThanAYear || Until >= From.Value.MonthsLater(12))
            yield return new Refusal(
                "A work programme is for a year",
                $"“{Title}” would be longer than a year. A year from {LondonDate.Words(From.Value)} ends on {LondonDate.Words(From.Value.AddYears(1).AddDays(-1))}; what goes on longer begins again in the next programme.",
                Field: "until"
            );
        if (
            (State is ProgrammeState.Draft or ProgrammeState.Proposed)
            && (AgreedOn is not null || AgreedBy is not null || Minute is not null)
        )
            yield return new Refusal(
                "A programme that is not agreed has no agreement",
                "Say that the programme is agreed, or leave out who agreed it, when, and the minute.",
                Field: AgreedOn is not null ? "agreed-on"
                    : AgreedBy is not null ? "agreed-by"
                    : "minute"
            );
        if (ReviewOn < AgreedOn)
            yield return new Refusal(
                "A programme is reviewed after it is agreed",
                $"The review on {LondonDate.Words(ReviewOn!.Value)} would come before the programme was agreed.",
                Field: "review-on"
            );
    }

    internal static Shape<WorkProgramme> Shape { get; } =
        new Shape<WorkProgramme>("programme", "programmes", "A version of the body's work programme for a year.")
            .Called("work programme", "work programmes")
            .In(p => p.Body, "body")
            .Titled(p => p.Title)
            .Value("title", p => p.Title, "What it is called.", required: true)
            .Value("state", p => p.State, "Draft, proposed, agreed, superseded or withdrawn.", required: true)
            .Value("agreed-by", p => p.AgreedBy, "The body that agreed it.")
            .Value("agreed-on", p => p.AgreedOn, "The day on which it was agreed.")
            .Value("minute", p => p.Minute, "Where that is minuted.")
            .Value("review-on", p => p.ReviewOn, "The day by which it is to be looked at again.")
            .Dated(p => p.Period, "The year that it is for: its first and its last day, a year at most.");
}
