using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// No position stands behind itself: not its own evidence, not through the evidence of others, and not as the responsibility that it is of. Who
/// names a responsibility names the account of it that counts.
/// </summary>
internal sealed class EvidenceGoesNotInCircles : IInvariant
{
    public const string Rule = "Evidence doesn’t go in circles";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var pieces = touched.Of<Evidence>().Where(e => e.Record is not null).ToList();
        if (pieces.Count == 0)
            return [];
        var ids = pieces.Select(p => p.Position).Distinct().ToList();
        var owners = await db.All<Position>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Responsibility);
        var refusals = pieces
            .Where(p => p.Record is { Kind: "responsibility" } own && owners[p.Position].Value == own.Id)
            .Select(p => Refused(p, "the responsibility that it is to show to be met"))
            .Concat(
                pieces
                    .Where(p => p.Record is { Kind: "position" } own && p.Position.Value == own.Id)
                    .Select(p => Refused(p, "the very account of which it is evidence"))
            )
            .ToList();
        if (pieces.TrueForAll(p => p.Record!.Value.Kind is not ("position" or "evidence" or "responsibility")))
            return refusals;
        var circles = Circle.Through(await Arrows(db), pieces.Select(p => p.RowId).ToHashSet());
        foreach (var record in circles.Select(c => c.Arrows[0].Record).Distinct())
            refusals.Add(
                Refused(
                    pieces.Find(p => p.RowId == record)
                        ?? pieces.First(p => p.Record!.Value.Kind is "position" or "evidence" or "responsibility"),
                    "the very account that it is to support, by way of other evidence"
                )
            );
        return [.. refusals.DistinctBy(r => r.Record)];
    }

    /// <summary>From each position to those that its evidence names, also by a piece of theirs or by their responsibility. Three queries.</summary>
    private static async Task<List<Arrow>> Arrows(Db db)
    {
        var cited = await db.All<Evidence>()
            .Where(e => e.Record != null)
            .Select(e => new
            {
                e.Id,
                e.Position,
                e.Record,
            })
            .ToListAsync();
        var holders = cited.ToDictionary(e => e.Id.Value, e => e.Position.Value);
        var rows = cited
            .Where(e => e.Record!.Value.Kind == "responsibility")
            .Select(e => new Id<Responsibility>(e.Record!.Value.Id))
            .Distinct()
            .ToList();
        var accounts = await Accounts(db, rows);
        return
        [
            .. from piece in cited
            let named = piece.Record!.Value
            from end in named.Kind switch
            {
                "position" => [named.Id],
                "evidence" => [holders.GetValueOrDefault(named.Id)],
                "responsibility" => accounts[named.Id],
                _ => Enumerable.Empty<Guid>(),
            }
            where end != Guid.Empty
            select new Arrow(piece.Position.Value, end, Period.Unbounded, piece.Id.Value),
        ];
    }

    /// <summary>Of each responsibility the account that counts, and the draft that may come to count.</summary>
    private static async Task<ILookup<Guid, Guid>> Accounts(Db db, List<Id<Responsibility>> rows)
    {
        if (rows.Count == 0)
            return Array.Empty<Guid>().ToLookup(id => id);
        var counting = await db.PositionsBy(DateOnly.MaxValue)
            .Where(p => rows.Contains(p.Responsibility))
            .Select(p => new { p.Id, p.Responsibility })
            .ToListAsync();
        var drafts = await db.All<Position>()
            .Where(p => rows.Contains(p.Responsibility) && (p.Draft == DraftState.Waiting || p.Draft == DraftState.SentBack))
            .Select(p => new { p.Id, p.Responsibility })
            .ToListAsync();
        return counting.DistinctBy(p => p.Responsibility).Concat(drafts).ToLookup(p => p.Responsibility.Value, p => p.Id.Value);
    }

    private static Refusal Refused(Evidence piece, string what) =>
        new(
            Rule,
            $"“{piece.Title}” would stand behind {what}. Name what shows it: a minute, a document, a decision.",
            new RecordRef("evidence", piece.RowId),
            "record"
        );
}
