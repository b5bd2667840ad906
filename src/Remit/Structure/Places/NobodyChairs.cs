using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Checking;

namespace Remit.Structure.Places;

/// <summary>A body that nobody chairs, or an appointment for the time being that has outlived it: STR-09.</summary>
internal sealed class NobodyChairs()
    : StructureCheck("STR-09", "A body that nobody chairs, or an interim appointment that goes on")
{
    public override string Why => "Somebody has to call the meeting and answer for it. What was for the time being is forgotten.";

    public override string Source =>
        "Executive paper, 7.1: temporarily until groups are established and chairs appointed; Appendix A: appointment to be made.";

    public override SetUp SetUp => new(2, "Who chairs each board and group");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours)
        {
            var chairs = at.Places(body).Where(p => p.Chairs).ToList();
            if (
                chairs.TrueForAll(c => c.Seat.State is SeatState.Vacant or SeatState.NotRecorded)
                && !chairs.Exists(Rotates)
                && Unchaired(at, body, chairs) is { } unchaired
            )
                yield return unchaired;
            foreach (var place in at.Places(body))
                if (Outlived(at, body, place) is { } finding)
                    yield return finding;
        }
    }

    private Finding? Unchaired(StructureOn at, Body body, List<PlaceOn> chairs)
    {
        var vacant = chairs.Where(c => c.Seat.State == SeatState.Vacant).ToList();
        // Of one chair that is vacant and another of whom nobody knows, the second may well be there.
        if (vacant.Count == 0 || vacant.Count < chairs.Count)
            return at.IsOnItsWayOut(body)
                ? null
                : NotRecorded(
                    Weight(at, body, Severity.Warning),
                    $"It is not recorded who chairs {body.Name}.",
                    chairs.Count == 0
                        ? "Record the place of its chair, and who holds it."
                        : "Record who holds the place of its chair.",
                    [Of(body), .. chairs.Select(c => Of(c.Place, body))]
                );
        var since = vacant.Select(c => c.Seat.VacantSince).Max();
        return Fault(
            Weight(at, body, Severity.Error, Severity.Warning),
            $"Nobody chairs {body.Name}: the place is vacant{(since is { } day ? $" since {LondonDate.Words(day)}" : "")}.",
            "Appoint a chair, or record who holds the place.",
            [
                Of(body),
                .. vacant.Select(c => Of(c.Place, body)),
                .. vacant.Where(c => c.Vacancy is not null).Select(c => Of(c.Vacancy!, c.Place, body)),
            ]
        ) with
        {
            Fault = "vacant",
        };
    }

    private Finding? Outlived(StructureOn at, Body body, PlaceOn place)
    {
        if (place is not { Appointment: { Interim: true } interim, Person: { } person, Vacancy: null })
            return null;
        var (message, fault) = WhyOver(at, body, interim);
        return message is null
            ? null
            : Fault(
                Severity.Warning,
                $"{person.Name} holds the place “{place.Place.Title}” on {body.Name} for the time being{message}.",
                "Appoint somebody for good, or record until when it goes on.",
                Of(body),
                Of(place.Place, body),
                Of(person),
                Of(interim, person.Name, place.Place, body)
            ) with
            {
                Fault = fault,
            };
    }

    /// <summary>The end of the sentence; null where nothing says that the time is over.</summary>
    private static (string? Words, string? Fault) WhyOver(StructureOn at, Body body, Appointment interim)
    {
        if (interim.InterimUntil is { } until)
        {
            if (until < at.Day)
                return ($", until {LondonDate.Words(until)}, which has passed", "interim-end");
        }
        else if (interim.InterimUntilEvent is { } happening)
        {
            if (TaskWithoutEnd.LastDayIn(happening) is { } day && day < at.Day)
                return ($", until “{happening}”, and {LondonDate.Words(day)} has passed", "interim-end");
            if (happening.Contains("established", StringComparison.OrdinalIgnoreCase) && at.IsEstablished(body))
                return ($", until “{happening}”, and it is established now", "interim-end");
        }
        return interim.From is { } from && from.AddYears(1) < at.Day
            ? ($" since {LondonDate.Words(from)}, which is more than a year", "interim-long")
            : (null, null);
    }

    private static bool Rotates(PlaceOn chair) =>
        new[] { chair.Place.Title, chair.Place.Level, chair.Place.Note }.Any(w =>
            w?.Contains("rotat", StringComparison.OrdinalIgnoreCase) == true
        );
}
