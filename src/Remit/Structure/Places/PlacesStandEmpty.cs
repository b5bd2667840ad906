using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Checking;
using Remit.Structure.Organisations;

namespace Remit.Structure.Places;

/// <summary>A place that stands empty, or belongs to an organisation that is no more: STR-10.</summary>
internal sealed class PlacesStandEmpty()
    : StructureCheck("STR-10", "A place that is vacant, or of an organisation that is no more")
{
    /// <summary>A vacancy of this many months is no passing one.</summary>
    private const int Months = 3;

    public override string Why => "A partner who is not there does not know what was decided, and can’t be asked to do it.";

    public override string Source => "Appendix A, responsibilities identified elsewhere: appointment to be made; good practice.";

    public override SetUp SetUp => new(3, "Who holds each place");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours)
        {
            var places = at.Places(body).ToList();
            var isChaired = places.Exists(p => p.Chairs && p.Seat.State is SeatState.Appointed or SeatState.ExOfficio);
            // Of a body that nobody chairs, that is said already.
            var asked = places.Where(p => isChaired || !p.Chairs).ToList();
            foreach (var place in asked.Where(p => p.Seat.State == SeatState.Vacant && p.Place.ExOfficioChairOf is null))
                yield return Vacant(at, body, place);
            if (asked.Where(p => p.Seat.State == SeatState.NotRecorded).ToList() is { Count: > 0 } unknown)
                yield return NotRecorded(
                    Weight(at, body, Severity.Warning),
                    $"It is not recorded who holds {(unknown.Count == 1 ? "a place" : $"{unknown.Count} places")} on {body.Name}: {Texts.Listed(unknown.Select(p => p.Place.Title))}.",
                    "Record who holds it, or that it is vacant.",
                    [Of(body), .. unknown.Select(p => Of(p.Place, body))]
                );
            foreach (var place in places)
                if (OfNobody(at, body, place.Place) is { } finding)
                    yield return finding;
        }
    }

    private Finding Vacant(StructureOn at, Body body, PlaceOn place)
    {
        var since = place.Seat.VacantSince;
        var isShort = since?.AddMonths(Months) > at.Day;
        return Fault(
            isShort ? Severity.Note : Weight(at, body, Severity.Warning),
            $"The place “{place.Place.Title}” on {body.Name} is vacant{(since is { } day ? $" since {LondonDate.Words(day)}{Long(day, at.Day)}" : "")}.",
            "Ask who fills it to name somebody, or end the place.",
            [
                Of(body),
                Of(place.Place, body),
                .. place.Vacancy is { } vacancy ? [Of(vacancy, place.Place, body)] : Array.Empty<FoundRecord>(),
            ]
        ) with
        {
            Fault = "vacant",
        };
    }

    private Finding? OfNobody(StructureOn at, Body body, Place place)
    {
        var gone = new[] { place.FilledBy, place.NominatedBy }
            .OfType<Id<Organisation>>()
            .Select(id => at.Organisations.GetValueOrDefault(id))
            .FirstOrDefault(o => o?.Period.HasEndedBy(at.Day) == true);
        if (gone is null)
            return null;
        var heirs = at
            .OrganisationSuccessions.Where(s => s.Predecessor == gone.Id)
            .Select(s => at.Organisations.GetValueOrDefault(s.Successor))
            .OfType<Organisation>()
            .ToList();
        return Fault(
            Weight(at, body, Severity.Error, Severity.Warning),
            $"The place “{place.Title}” on {body.Name} is one of {gone.Name}, which ended on {LondonDate.Words(gone.Until!.Value)}.",
            heirs.Count == 0
                ? "Record which organisation fills it now, or end the place."
                : $"Record whether {Texts.Listed(heirs.Select(h => h.Name))} fills it now, or end the place.",
            [Of(body), Of(place, body), Of(gone), .. heirs.Select(Of)]
        ) with
        {
            Fault = "organisation",
        };
    }

    private static string Long(DateOnly since, DateOnly day)
    {
        var months = ((day.Year - since.Year) * 12) + day.Month - since.Month - (day.Day < since.Day ? 1 : 0);
        return months switch
        {
            < 2 => "",
            < 24 => $", {months} months",
            _ => $", {months / 12} years",
        };
    }
}
