using Remit.Kernel;

namespace Remit.Meetings.Clocks;

/// <summary>What an entry of the partnership's own calendar says of its days.</summary>
public enum DaysSort
{
    /// <summary>Schools are open: a term, or half of one.</summary>
    Term,

    /// <summary>A bank holiday beside those that ship with the program.</summary>
    BankHoliday,

    /// <summary>All bank holidays of these days are recorded: years beyond those that ship become known.</summary>
    BankHolidaysComplete,

    /// <summary>Nobody meets: the council is in recess, an election is near. They stay working days, as the law's clocks know nothing of them.</summary>
    NoMeetings,
}

/// <summary>Days of the partnership's calendar, dated: a school term, a bank holiday that was proclaimed, days without meetings.</summary>
public sealed class CalendarDays : DatedRecord<CalendarDays>
{
    internal const string HasBothEnds = "Days of the calendar have a first and a last day";

    /// <summary>What they are called: "Autumn term, first half".</summary>
    public required string Title { get; set; }

    /// <summary>What is so on them.</summary>
    public DaysSort Sort { get; set; }

    /// <summary>Who says so: "Leicestershire County Council, school term dates 2007/08".</summary>
    public string? Source { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (From is null || Until is null)
            yield return new Refusal(
                HasBothEnds,
                $"Say on which day “{Title}” begins and on which it ends; for one day, twice the same.",
                new RecordRef(Shape.Kind, RowId),
                From is null ? "from" : "until"
            );
    }

    internal static Shape<CalendarDays> Shape { get; } =
        new Shape<CalendarDays>(
            "calendar-days",
            "calendar-days",
            "Days of the partnership's calendar: a school term, a bank holiday beside those that ship with the program, days without meetings."
        )
            .Called("entry of the calendar", "entries of the calendar")
            .Titled(d => d.Title)
            .Value("title", d => d.Title, "What they are called.", required: true)
            .Value("sort", d => d.Sort, "What is so on these days.", required: true)
            .Value("source", d => d.Source, "Who says so.")
            .Dated(d => d.Period)
            .InList("calendar-days.csv");
}
