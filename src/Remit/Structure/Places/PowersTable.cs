using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Structure.Places;

/// <summary>What the holders of places may agree for their organisations, and what goes back.</summary>
/// <param name="Heading">Above it.</param>
/// <param name="Rows">The powers, each with its place.</param>
/// <param name="NotRecorded">The places that bind and have none.</param>
internal sealed record PowersTable(string Heading, IReadOnlyList<PowerRow> Rows, IReadOnlyList<string> NotRecorded)
{
    public const string OfMembers = "What its members may agree, and what goes back";

    /// <summary>Its id on the page.</summary>
    public string Id { get; init; } = "powers";

    /// <summary>Whether each row names its body.</summary>
    public bool WithBody { get; init; }

    /// <summary>Whether each row names the organisation.</summary>
    public bool WithOrganisation { get; init; }

    /// <summary>How long until all have signed off; null where that is not asked.</summary>
    public SigningOff? SigningOff { get; init; }

    /// <summary>For which places nobody recorded it.</summary>
    public string MissingInWords =>
        Rows.Count == 0
            ? $"It is not recorded yet for {(NotRecorded.Count == 1 ? "the place that binds" : $"any of the {NotRecorded.Count} places that bind")}."
            : $"Not recorded for {string.Join("; ", NotRecorded.Take(MostNamed))}{(NotRecorded.Count > MostNamed ? $"; and {NotRecorded.Count - MostNamed} more" : "")}.";

    private const int MostNamed = 8;

    /// <summary>Whether there is anything to say.</summary>
    public bool IsEmpty => Rows.Count + NotRecorded.Count == 0;

    /// <summary>Of the places of several bodies.</summary>
    public static PowersTable Of(string heading, IReadOnlyList<BodySeat> places, bool withOrganisation) =>
        new(
            heading,
            [.. places.SelectMany(p => p.Seat.Powers.Select(power => new PowerRow(p.Body, p.Seat, power)))],
            [
                .. places
                    .Where(p => p.Seat is { Capacity: Capacity.Binds, Powers.Count: 0 })
                    .Select(p => $"{p.Seat.Title} on {p.Body.Name}"),
            ]
        )
        {
            WithBody = true,
            WithOrganisation = withOrganisation,
        };

    /// <summary>What a post sees through its organisation's own bodies.</summary>
    public static PowersTable OfALead(IReadOnlyList<BodySeat> places, string post) =>
        new(
            "What it leads on in its organisation",
            [
                .. from place in places
                from power in place.Seat.Powers
                where power.LedBy?.Key == post
                select new PowerRow(place.Body, place.Seat, power),
            ],
            []
        )
        {
            WithBody = true,
            WithOrganisation = true,
            Id = "leads",
        };

    /// <summary>Of the places of one body that makes decisions.</summary>
    public static PowersTable Of(Named body, IReadOnlyList<Seat> seats, DateOnly day) =>
        new(
            OfMembers,
            [.. seats.SelectMany(s => s.Powers.Select(power => new PowerRow(body, s, power)))],
            [.. seats.Where(s => s is { Capacity: Capacity.Binds, Powers.Count: 0 }).Select(s => s.Title)]
        )
        {
            WithOrganisation = true,
            SigningOff = SigningOff.Of(seats, day),
        };

    /// <summary>The same on paper; nothing where nothing is recorded.</summary>
    public IEnumerable<Part> OnPaper()
    {
        if (Rows.Count == 0)
            yield break;
        yield return new Heading(1, Heading);
        if (SigningOff?.InWords() is { } words)
            yield return new Prose(words);
        yield return new Grid(
            [
                new("Place", 2.5),
                new("May agree", 3),
                new("Always goes back", 3),
                new("Signed off by", 2.5),
                new("Usual time", 1.5),
            ],
            [
                .. Rows.Select(r => new SheetRow(
                    r.Seat.Title,
                    r.Power.What + (r.Power.UpTo is null ? "" : $" (up to {r.Power.UpTo})"),
                    r.Power.GoesBack ?? "Not recorded",
                    (r.Power.SignedOffBy?.Name ?? r.Power.SignedOffByWords ?? "Not recorded")
                        + (r.Power.LedBy is { } post ? $", led by {post.Name}" : ""),
                    string.Join(": ", new[] { r.Power.UsualTime, r.Power.UsualTimeWords }.OfType<string>())
                        is { Length: > 0 } time
                        ? time
                        : "Not recorded"
                )),
            ]
        )
        {
            Caption = "Powers",
        };
    }
}

/// <summary>A power with its place.</summary>
internal sealed record PowerRow(Named Body, Seat Seat, HeldPower Power);
