using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Structure.Places;

/// <summary>Places as rows of a paper.</summary>
internal static class SeatCells
{
    /// <summary>The columns of <see cref="Row"/>.</summary>
    public static IReadOnlyList<GridColumn> Columns =>
        [
            new("Place", 3),
            new("Held by", 3),
            new("Organisation", 3),
            new("Role", 1.5),
            new("For its organisation", 1.5),
            new("Deputies") { IsOnlyInSheets = true },
            new("Kind of member") { IsOnlyInSheets = true },
            new("Since") { IsOnlyInSheets = true },
            new("Note") { IsOnlyInSheets = true },
        ];

    public static IReadOnlyList<GridCell> Row(Seat seat) =>
        [
            seat.Title,
            WithDeputies(seat),
            Organisation(seat),
            seat.Role.OnScreen() + (seat.Vote == Vote.Advisory ? ", advisory" : ""),
            seat.Capacity?.OnScreen() ?? "Not recorded",
            DeputiesOf(seat),
            seat.Kind?.OnScreen(),
            seat.Since ?? seat.VacantSince,
            seat.Note,
        ];

    /// <summary>Who sits there, or that nobody does, or that it is not recorded: "Lesley Hagger, interim until 1 April 2008".</summary>
    public static string HeldBy(Seat seat)
    {
        var who = seat.State switch
        {
            SeatState.Vacant => "Vacant" + (seat.VacantSince is { } since ? $" since {since.InWords()}" : ""),
            SeatState.NotRecorded => "Holder not recorded",
            SeatState.Appointed or SeatState.ExOfficio => string.Join(", ", seat.Holders.Select(h => h.Name)),
        };
        return who
            + (seat.Interim ? ", interim" + (seat.InterimUntil is null ? "" : $" until {seat.InterimUntil}") : "")
            + (seat.ByPost is { } post ? $" (ex officio, as {post.Name})" : "")
            + (seat.ByChairOf is { } chaired ? $" (ex officio, as chair of the {chaired.Name})" : "");
    }

    /// <summary>On paper the deputies stand under whom they stand in for; a spreadsheet has a column of them.</summary>
    private static GridCell WithDeputies(Seat seat) =>
        GridCell.Of(
            HeldBy(seat),
            [new(HeldBy(seat)), .. (seat.Deputies ?? []).Select(d => new GridLine($"Deputy: {d.InWords()}"))]
        );

    /// <summary>Those who may stand in: "Ann Hart; Ben Lee, for the meeting on 12 September 2007"; null for none.</summary>
    public static string? DeputiesOf(Seat seat) =>
        seat.Deputies is { Count: > 0 } deputies ? string.Join("; ", deputies.Select(d => d.InWords())) : null;

    /// <summary>Who fills the place, and who nominates for it.</summary>
    public static string Organisation(Seat seat) =>
        (seat.FilledBy, seat.NominatedBy) switch
        {
            ({ } filled, { } nominated) when nominated != filled => $"{filled.Name}, nominated by {nominated.Name}",
            ({ } filled, _) => filled.Name,
            (null, { } nominated) => $"Nominated by {nominated.Name}",
            (null, null) => seat.ByChairOf is null && seat.ByPost is null ? "Not recorded" : "By office",
        };
}
