using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Places;

/// <summary>Who sits where, and which places are empty?</summary>
[Needs("structure.read")]
internal sealed class MembersPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    private const string InterimOnly = "interim";

    public string? Q { get; private set; }

    /// <summary>A state of a place as an address writes it, or "interim"; null for all.</summary>
    public string? State { get; private set; }

    public Listed<BodySeat> Places { get; private set; } = null!;

    /// <summary>What is to be known about the places that are shown, in words; null where nothing is.</summary>
    public string? Standing { get; private set; }

    public object Twin =>
        new
        {
            Q,
            State,
            Places,
        };

    public Publication Publication =>
        new("Members")
        {
            Kind =
                State is null && Q is null
                    ? "Who sits where"
                    : $"Who sits where: only {string.Join(", with ", new[] { State?.Replace('-', ' '), Q is null ? null : $"“{Q}”" }.OfType<string>())}",
            Parts =
            [
                new Grid(
                    [new("Body", 3), .. SeatCells.Columns],
                    [.. Places.Rows.Select(p => new SheetRow([p.Body.Name, .. SeatCells.Row(p.Seat)]))]
                )
                {
                    Caption = "Members",
                },
            ],
        };

    public async Task OnGet(string? q, string? state, [FromQuery] string? page)
    {
        Q = Kernel.Texts.OrNull(q);
        State = frame.Choice("state", state, [.. Kebab.All(typeof(SeatState)).Keys, InterimOnly]);
        var seats = await Seats.Load(db, looking.AsAt, body: null);
        var deputies = (await StandIns.On(db, looking.AsAt).ToListAsync()).ByPlace();
        var called = (await db.Names(await OtherNames.Containing(db, Q))).Values.Select(n => (n.Kind, n.Path)).ToHashSet();
        var wanted = seats
            .Where(looking.AsAt, s => State is null || (State == InterimOnly ? s.Interim : State == Kebab.Of(s.State)))
            .Select(s => s with { Seat = s.Seat with { Deputies = [.. deputies[(s.Body.Key, s.Seat.Key)]] } })
            .Where(s =>
                Q is null
                || Texts(s).Any(t => t?.Contains(Q, StringComparison.OrdinalIgnoreCase) == true)
                || called.Contains(("body", s.Body.Key))
                || called.Contains(("organisation", s.Seat.FilledBy?.Key ?? ""))
                || called.Contains(("organisation", s.Seat.NominatedBy?.Key ?? ""))
            )
            .ToList();
        Places = Listed<BodySeat>.Of(wanted, page, frame);
        Standing = State is null ? InWords(wanted) : null;
    }

    private static string? InWords(IReadOnlyList<BodySeat> seats)
    {
        var counts = new (int Count, string Words)[]
        {
            (seats.Count(s => s.Seat.State == SeatState.Vacant), "vacant"),
            (seats.Count(s => s.Seat.State == SeatState.NotRecorded), "with no holder recorded"),
            (seats.Count(s => s.Seat.Interim), "held for the time being"),
        };
        var said = counts.Where(c => c.Count > 0).Select(c => $"{c.Count:N0} {c.Words}").ToList();
        return said.Count == 0 ? null : string.Join(", ", said).Capitalised();
    }

    private static IEnumerable<string?> Texts(BodySeat place) =>
        [
            place.Body.Name,
            place.Seat.Title,
            place.Seat.FilledBy?.Name,
            place.Seat.NominatedBy?.Name,
            .. place.Seat.Holders.Select(h => h.Name),
            .. (place.Seat.Deputies ?? []).Select(d => d.Person.Name),
        ];
}
