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

    /// <summary>The same of the responsibilities of some registers alone, so that those of the others are not put in order.</summary>
    public static IQueryable<Position> PositionsIn(this Db db, IQueryable<Register> registers, DateOnly day)
    {
        var rows = db.All<Responsibility>().Where(r => registers.Any(g => g.Id == r.Register)).Select(r => r.Id);
        return db.PositionsBy(day).Where(p => rows.Contains(p.Responsibility));
    }

    /// <summary>
    /// Rows, each with the position of its that counts on a day. That one is found by the row's own few positions, so that a page of one register
    /// reads nothing of the others, and no text is read that is not shown.
    /// </summary>
    public static IQueryable<RowSaid> WithPositions(this IQueryable<Responsibility> rows, Db db, DateOnly day)
    {
        var (positions, counting) = (db.All<Position>(), db.PositionsBy(day));
        return from row in rows
            join p in positions
                on counting
                    .Where(c => c.Responsibility == row.Id)
                    .Select(c => (Id<Position>?)c.Id)
                    .FirstOrDefault() equals (Id<Position>?)p.Id
                into newest
            from position in newest.DefaultIfEmpty()
            select new RowSaid { Row = row, Newest = position };
    }

    /// <summary>
    /// The drafts that are open and speak of a day or an earlier one: they wait for the holder, or were sent back. They do not count.
    /// </summary>
    public static IQueryable<Position> DraftsBy(this Db db, DateOnly day) =>
        db.All<Position>()
            .Where(p => (p.Draft == DraftState.Waiting || p.Draft == DraftState.SentBack) && (p.On == null || p.On <= day))
            .OrderByDescending(p => p.Order)
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

    /// <summary>
    /// From one rating to a later one: above 0 where it is better, below 0 where it is worse. Only met, partly met and not met are compared:
    /// that something is said for the first time makes nothing better or worse.
    /// </summary>
    public static int StepTo(this Fulfilment? before, Fulfilment? now) =>
        IsCompared(before) && IsCompared(now) ? Math.Sign((int)before!.Value - (int)now!.Value) : 0;

    private static bool IsCompared(Fulfilment? fulfilment) =>
        fulfilment is Fulfilment.Met or Fulfilment.PartlyMet or Fulfilment.NotMet;

    /// <summary>The filter of an address; null where it names none.</summary>
    public static Fulfilment? Asked(string? written) =>
        Kebab.All(typeof(Fulfilment)).TryGetValue(written ?? "", out var asked) ? (Fulfilment)asked : null;
}

/// <summary>A row of a register, and what was said of it last.</summary>
internal sealed class RowSaid
{
    public required Responsibility Row { get; init; }

    /// <summary>The position that counts; null for none.</summary>
    public required Position? Newest { get; init; }
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
