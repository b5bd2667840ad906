using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>No position stands behind itself: not its own evidence, not through the evidence of others, and not as the responsibility that it is of.</summary>
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
        if (pieces.TrueForAll(p => p.Record!.Value.Kind is not ("position" or "evidence")))
            return refusals;
        var circles = Circle.Through(await Arrows(db), pieces.Select(p => p.RowId).ToHashSet());
        foreach (var record in circles.Select(c => c.Arrows[0].Record).Distinct())
            refusals.Add(
                Refused(
                    pieces.Find(p => p.RowId == record) ?? pieces.First(p => p.Record!.Value.Kind is "position" or "evidence"),
                    "the very account that it is to support, by way of other evidence"
                )
            );
        return [.. refusals.DistinctBy(r => r.Record)];
    }

    /// <summary>From each position to those that its evidence names, also by a piece of theirs. One query.</summary>
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
        return
        [
            .. from piece in cited
            let named = piece.Record!.Value
            let end = named.Kind == "position" ? named.Id
            : named.Kind == "evidence" ? holders.GetValueOrDefault(named.Id)
            : Guid.Empty
            where end != Guid.Empty
            select new Arrow(piece.Position.Value, end, Period.Unbounded, piece.Id.Value),
        ];
    }

    private static Refusal Refused(Evidence piece, string what) =>
        new(
            Rule,
            $"“{piece.Title}” would stand behind {what}. Name what shows it: a minute, a document, a decision.",
            new RecordRef("evidence", piece.RowId),
            "record"
        );
}
