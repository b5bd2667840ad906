using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;

namespace Remit.Decisions;

/// <summary>
/// Something in Remit that a decision changes once it stands: terms of reference or a work programme become agreed, a person takes a place or
/// gives it up, a report goes to a meeting. It is carried out in the change by which the decision comes to stand, and says since when it is.
/// </summary>
public sealed class Effect : Record<Effect>
{
    internal const string FitsWhatItChanges = "An effect says what it needs and no more";

    /// <summary>The decision.</summary>
    public required Id<Decision> Decision { get; init; }

    /// <summary>The terms, work programme, place or report.</summary>
    public required RecordRef On { get; init; }

    /// <summary>For a place: who takes it, or gives it up.</summary>
    public Id<Person>? Person { get; set; }

    /// <summary>For a place: whether the person gives it up, and does not take it.</summary>
    public bool GivesUp { get; set; }

    /// <summary>From when it holds; null for the day of the decision.</summary>
    public DateOnly? From { get; set; }

    /// <summary>For a report: the meeting to which it goes.</summary>
    public Id<Meeting>? Meeting { get; set; }

    /// <summary>The day on which it was carried out; null while it waits.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if ((On.Kind == "place") != (Person is not null))
            yield return Of(
                On.Kind == "place"
                    ? "Say who takes the place, or gives it up."
                    : "Only a place is taken or given up by somebody.",
                "person"
            );
        if (GivesUp && On.Kind != "place")
            yield return Of("Only a place is given up.", "gives-up");
        if ((On.Kind == "report") != (Meeting is not null))
            yield return Of(
                On.Kind == "report" ? "Say to which meeting the report goes." : "Only a report goes to a meeting.",
                "meeting"
            );
    }

    private Refusal Of(string message, string field) => new(FitsWhatItChanges, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<Effect> Shape { get; } =
        new Shape<Effect>("decision-effect", "decision-effects", "What the decision changes in Remit once it stands.")
            .In(e => e.Decision, "decision")
            .Value(
                "on",
                e => e.On,
                "The terms, work programme, place or report.",
                required: true,
                kinds: ["terms", "programme", "place", "report"]
            )
            .Value("person", e => e.Person, "For a place: who takes it, or gives it up.")
            .Value("gives-up", e => e.GivesUp, "true where the person gives the place up.")
            .Value("from", e => e.From, "From when it holds.")
            .Value("meeting", e => e.Meeting, "For a report: the meeting to which it goes.")
            .Value("done-on", e => e.DoneOn, "The day on which it was carried out.");
}
