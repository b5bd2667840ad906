using Remit.Data;
using Remit.Kernel;
using Remit.Web.TagHelpers;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// How far a responsibility is met on a date, by its newest position: the rating; or that there is an account and no
/// rating; or that there is no account. A lead-in has none of these.
/// </summary>
internal enum Fulfilment
{
    Met,
    PartlyMet,
    NotMet,
    NotAssessed,
    NotApplicable,
    NotRated,
    NothingRecorded,
}

internal static class Fulfilments
{
    /// <summary>
    /// The positions that count on a day, the current one first: those without a date always count, and a dated one
    /// goes before them; of two of the same day the later recorded. Drafts do not count.
    /// </summary>
    public static IQueryable<Position> PositionsBy(this Db db, DateOnly day) =>
        db.All<Position>()
            .Where(p => p.Draft == null && (p.On == null || p.On <= day))
            .OrderByDescending(p => p.On != null)
            .ThenByDescending(p => p.On)
            .ThenByDescending(p => p.Order)
            .ThenByDescending(p => p.Key);

    /// <summary>All of them, best first.</summary>
    public static IReadOnlyList<Fulfilment> All { get; } = Enum.GetValues<Fulfilment>();

    /// <summary>What the current position says.</summary>
    /// <param name="leadIn">Whether the row only leads in to its parts.</param>
    /// <param name="hasPosition">Whether it has a position that counts.</param>
    /// <param name="rating">The current position's rating.</param>
    /// <returns>Null for a lead-in.</returns>
    public static Fulfilment? Of(bool leadIn, bool hasPosition, Rating? rating) =>
        leadIn ? null
        : !hasPosition ? Fulfilment.NothingRecorded
        : rating is not { } given ? Fulfilment.NotRated
        : given switch
        {
            Rating.Met => Fulfilment.Met,
            Rating.PartlyMet => Fulfilment.PartlyMet,
            Rating.NotMet => Fulfilment.NotMet,
            Rating.NotAssessed => Fulfilment.NotAssessed,
            Rating.NotApplicable => Fulfilment.NotApplicable,
        };

    /// <summary>The filter of an address; null where it names none.</summary>
    public static Fulfilment? Asked(string? written) =>
        Kebab.All(typeof(Fulfilment)).TryGetValue(written ?? "", out var asked) ? (Fulfilment)asked : null;
}

/// <summary>A register in numbers.</summary>
/// <param name="Rows">All rows, lead-ins too.</param>
/// <param name="LeadIns">Those that only lead in to their parts.</param>
/// <param name="Shares">How far the others are met; those that occur, best first.</param>
internal sealed record RegisterNumbers(int Rows, int LeadIns, IReadOnlyList<FulfilmentCount> Shares)
{
    /// <summary>The rows that are to be met.</summary>
    public int Responsibilities => Rows - LeadIns;

    public int NothingRecorded => Count(Fulfilment.NothingRecorded);

    public int Count(Fulfilment fulfilment) => Shares.FirstOrDefault(s => s.Fulfilment == fulfilment)?.Count ?? 0;

    /// <param name="rows">How far each row is met; null for a lead-in.</param>
    public static RegisterNumbers Of(IReadOnlyCollection<Fulfilment?> rows) =>
        new(
            rows.Count,
            rows.Count(r => r is null),
            [.. rows.OfType<Fulfilment>().CountBy(f => f).OrderBy(c => c.Key).Select(c => new FulfilmentCount(c.Key, c.Value))]
        );

    /// <summary>The bar of ratings; each part links to the rows that it counts.</summary>
    public Shares Bar(Func<Fulfilment, string> link) =>
        new()
        {
            Label =
                $"Ratings of {Responsibilities:N0} responsibilities: "
                + string.Join(", ", Shares.Select(s => $"{s.Count:N0} {s.Fulfilment.Counted()}")),
            Items = [.. Shares.Select(s => new Share(s.Fulfilment.Counted(), s.Count, s.Fulfilment.Share(), link(s.Fulfilment)))],
        };
}

/// <summary>How many rows are met so far.</summary>
internal sealed record FulfilmentCount(Fulfilment Fulfilment, int Count);
