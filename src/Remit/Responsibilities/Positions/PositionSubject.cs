using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>The responsibility of which somebody records or drafts how it is met, with what was said before.</summary>
internal sealed record PositionSubject
{
    public required Register Register { get; init; }
    public required Responsibility Row { get; init; }

    /// <summary>Who can be said to say so: the holder first, then the posts that discharge it, then whoever writes.</summary>
    public required IReadOnlyList<SaidBy> Sayers { get; init; }

    /// <summary>What counts now; null for nothing.</summary>
    public WrittenBefore? Last { get; init; }

    /// <summary>The draft that is open; null for none.</summary>
    public WrittenBefore? Draft { get; init; }

    /// <summary>Whether whoever looks records, takes drafts over and sends them back.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>Whether they may keep evidence that is restricted.</summary>
    public required bool MayKeepRestricted { get; init; }

    /// <summary>As whom they draft; empty for whoever may not.</summary>
    public required IReadOnlyList<RecordRef> DraftsAs { get; init; }

    /// <summary>The number of the change that wrote the positions last; 0 for none.</summary>
    public required long LastVersion { get; init; }

    /// <summary>The keys of its positions.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Whether the open draft is theirs to change.</summary>
    public bool IsOwnDraft => Draft?.Position.DraftedBy is { } by && DraftsAs.Contains(by);

    /// <summary>Whether the open draft is another's, and waits for the holder: until that is done nothing else is drafted.</summary>
    public bool WaitsForAnothersDraft => Draft?.Position.Draft == DraftState.Waiting && !MayDecide && !IsOwnDraft;

    /// <summary>Whether they may write anything.</summary>
    public bool MayWrite => MayDecide || DraftsAs.Count > 0;

    /// <summary>
    /// Where the holder says how it is met, what was sent back before is replaced by that: it waits for nobody any more.
    /// </summary>
    /// <param name="db">The database, to write.</param>
    /// <param name="said">What the holder says.</param>
    public async Task Supersede(Db db, Id<Position> said)
    {
        var row = Row.Id;
        foreach (
            var back in await db.Set<Position>()
                .Where(p => p.Responsibility == row && p.Id != said && p.Draft == DraftState.SentBack)
                .ToListAsync()
        )
            back.Draft = DraftState.Replaced;
    }

    /// <summary>Null where there is no such responsibility that the viewer may see.</summary>
    public static async Task<PositionSubject?> Load(Db db, Viewer viewer, string register, string key, DateOnly today)
    {
        var found = await (
            from r in db.All<Responsibility>()
            join g in db.All<Register>() on r.Register equals g.Id
            where g.Key == register && r.Key == key
            select new { Register = g, Row = r }
        ).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var row = found.Row;
        var positions = await db.All<Position>().Where(p => p.Responsibility == row.Id).ToListAsync();
        var rights = await PositionRights.Load(db, today, [row.Id]);
        var last = await db.PositionsBy(today).FirstOrDefaultAsync(p => p.Responsibility == row.Id);
        var draftsAs = rights.Drafters(viewer, row.Id);
        // What waits for the holder goes before what waits for whoever wrote it, and of that their own before others'.
        var draft = positions
            .Where(p => p.IsOpenDraft)
            .OrderBy(p => p.Draft)
            .ThenByDescending(p => p.DraftedBy is { } by && draftsAs.Contains(by))
            .ThenByDescending(p => p.Order)
            .FirstOrDefault();
        var shown = new[] { last, draft }.OfType<Position>().Select(p => p.Id).ToList();
        var evidence = await db.All<Evidence>()
            .Where(e => shown.Contains(e.Position))
            .OrderBy(e => e.Order)
            .ThenBy(e => e.Key)
            .ToListAsync();
        var dischargers = await db.All<Delegation>()
            .On(today)
            .Where(d => d.Responsibility == row.Id)
            .Select(d => d.To)
            .ToListAsync();
        var sayers = new[] { found.Register.Holder }
            .Concat(dischargers.Select(d => (RecordRef?)new RecordRef("post", d.Value)))
            .Append(viewer.Person is { } person ? new RecordRef("person", person) : null)
            .OfType<RecordRef>()
            .Distinct()
            .ToList();
        var names = await Mentions.Load(
            db,
            [
                .. sayers.Select(s => (RecordRef?)s),
                .. evidence.Select(e => e.Record),
                .. new[] { last?.By, draft?.By, draft?.DraftedBy },
            ]
        );
        return new PositionSubject
        {
            Register = found.Register,
            Row = row,
            Sayers = [.. sayers.Where(s => names[s] is not null).Select(s => new SaidBy(s, names[s]!.Title))],
            Last = Before(last),
            Draft = Before(draft),
            MayDecide = rights.MayDecide(viewer, row.Id, row.Sensitivity),
            MayKeepRestricted = rights.MayKeepRestricted(viewer, row.Id),
            DraftsAs = draftsAs,
            LastVersion = positions.Select(p => p.Version).DefaultIfEmpty().Max(),
            Keys = await db.KeysBeside(Position.Shape, new RecordRef("responsibility", row.RowId)) is { } keys ? [.. keys] : [],
        };

        WrittenBefore? Before(Position? position) =>
            position is null
                ? null
                : new WrittenBefore(
                    position,
                    [.. evidence.Where(e => e.Position == position.Id)],
                    PositionView.Of(position, [.. evidence.Where(e => e.Position == position.Id)], names)
                )
                {
                    DraftedBy = names[position.DraftedBy],
                };
    }
}

/// <summary>Somebody who can be said to say so.</summary>
internal sealed record SaidBy(RecordRef Ref, string Name);

/// <summary>A position that was written before, with its evidence.</summary>
internal sealed record WrittenBefore(Position Position, IReadOnlyList<Evidence> Evidence, PositionView View)
{
    /// <summary>Who drafted it; null for nobody, or who is not shown.</summary>
    public Mention? DraftedBy { get; init; }
}
