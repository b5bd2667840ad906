using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.LineOfSight;

internal static partial class SightSteps
{
    private static async Task<IReadOnlyList<SightLink>> ProvisionsOf(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var sources = Ids<Source>(ids);
        var found = (await ProvisionsWithSources(db, day).Where(p => sources.Contains(p.Source.Id)).ToListAsync()).FindAll(p =>
            p.Provision.Period.Covers(day)
        );
        Judge(found);
        return
        [
            .. found
                .OrderBy(p => p.Provision.Number)
                .ThenBy(p => p.Provision.Key, StringComparer.Ordinal)
                .Select(p => new SightLink(new("source", p.Source.RowId), Node(p))),
        ];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> SourcesOver(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var provisions = Ids<Provision>(ids);
        var found = await ProvisionsWithSources(db, day).Where(p => provisions.Contains(p.Provision.Id)).ToListAsync();
        return [.. found.Select(p => (Node(p.Source), new RecordRef("provision", p.Provision.RowId)))];
    }

    private static async Task<IReadOnlyList<(SightNode, RecordRef)>> ProvisionsOver(
        Db db,
        DateOnly day,
        IReadOnlyCollection<Guid> ids
    )
    {
        var rows = Ids<Responsibility>(ids);
        var found = await (
            from c in db.All<Citation>()
            where rows.Contains(c.Responsibility)
            join p in db.All<Provision>() on c.Provision equals p.Id
            join s in db.All<Source>().By(day) on p.Source equals s.Id
            orderby s.Title, c.Order
            select new
            {
                c.Responsibility,
                Found = new FoundProvision
                {
                    Provision = p,
                    Source = s,
                    State =
                        db.All<Stage>()
                            .On(day)
                            .Where(t => t.Provision == p.Id)
                            .Select(t => (ProvisionState?)t.State)
                            .FirstOrDefault()
                        ?? p.State,
                },
            }
        ).ToListAsync();
        return [.. found.Select(f => (Node(f.Found), new RecordRef("responsibility", f.Responsibility.Value)))];
    }

    internal static async Task<IReadOnlyList<SightNode>> ProvisionNodes(Db db, DateOnly day, IReadOnlyCollection<Guid> ids)
    {
        var provisions = Ids<Provision>(ids);
        return
        [
            .. (await ProvisionsWithSources(db, day).Where(p => provisions.Contains(p.Provision.Id)).ToListAsync()).Select(Node),
        ];
    }

    /// <summary>With its whole source: it may be held with what it is a part of, or by a part of it.</summary>
    private static async Task<SightNode?> FindProvision(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        if (keys is not [var source, var key])
            return null;
        var all = await ProvisionsWithSources(db, day).Where(p => p.Source.Key == source).ToListAsync();
        if (all.Find(p => p.Provision.Key == key) is not { } found)
            return null;
        Judge(all.FindAll(p => p == found || p.Provision.Period.Covers(day)));
        return Node(found);
    }

    private static IQueryable<FoundProvision> ProvisionsWithSources(Db db, DateOnly day) =>
        from p in db.All<Provision>()
        join s in db.All<Source>() on p.Source equals s.Id
        select new FoundProvision
        {
            Provision = p,
            Source = s,
            State =
                db.All<Stage>().On(day).Where(t => t.Provision == p.Id).Select(t => (ProvisionState?)t.State).FirstOrDefault()
                ?? p.State,
            IsHeld = db.All<Citation>()
                .Any(c => c.Provision == p.Id && db.All<Responsibility>().On(day).Any(r => r.Id == c.Responsibility)),
        };

    /// <summary>Says of provisions of whole sources which need nobody to hold them.</summary>
    private static void Judge(IReadOnlyCollection<FoundProvision> all)
    {
        var without = HeldProvisions.NotHeld([
            .. all.Select(p => new AskedProvision(
                p.Provision.Id,
                p.Provision.PartOf,
                p.State,
                p.Provision.Text is not null,
                p.IsHeld
            )),
        ]);
        foreach (var provision in all)
            provision.NeedsNobody = !without.Contains(provision.Provision.Id);
    }

    private static SightNode Node(FoundProvision found) =>
        new(
            new("provision", found.Provision.RowId),
            $"{found.Source.Key}/{found.Provision.Key}",
            found.Provision.Called(),
            found.State is { } state and not ProvisionState.InForce ? state.OnScreen() : null
        )
        {
            NeedsNothingBelow = found.NeedsNobody,
        };

    private sealed class FoundProvision
    {
        public required Provision Provision { get; init; }
        public required Source Source { get; init; }

        /// <summary>Where it is in its life on the day.</summary>
        public ProvisionState? State { get; init; }
        public bool IsHeld { get; init; }
        public bool NeedsNobody { get; set; }
    }
}
