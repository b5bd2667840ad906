using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Places;

/// <summary>Who sits where, and which places are empty?</summary>
[Needs("structure.read")]
internal sealed class MembersPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    private const string InterimOnly = "interim";

    public string? Q { get; private set; }

    /// <summary>A state of a place as an address writes it, or "interim"; null for all.</summary>
    public string? State { get; private set; }

    public Listed<BodySeat> Places { get; private set; } = null!;

    public object Twin =>
        new
        {
            Q,
            State,
            Places,
        };

    public async Task OnGet(string? q, string? state, [FromQuery] int? page)
    {
        Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        State = state is InterimOnly || Kebab.All(typeof(SeatState)).ContainsKey(state ?? "") ? state : null;
        var seats = await Seats.Load(db, looking.AsAt, body: null);
        var wanted = seats
            .Where(looking.AsAt, s => State is null || (State == InterimOnly ? s.Interim : State == Kebab.Of(s.State)))
            .Where(s => Q is null || Texts(s).Any(t => t?.Contains(Q, StringComparison.OrdinalIgnoreCase) == true))
            .ToList();
        Places = Listed<BodySeat>.Of(wanted, page);
    }

    private static IEnumerable<string?> Texts(BodySeat place) =>
        [
            place.Body.Name,
            place.Seat.Title,
            place.Seat.FilledBy?.Name,
            place.Seat.NominatedBy?.Name,
            .. place.Seat.Holders.Select(h => h.Name),
        ];
}
