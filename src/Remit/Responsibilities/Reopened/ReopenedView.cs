using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Reopened;

/// <summary>A responsibility with what it was reopened for, by a day.</summary>
internal sealed record ReopenedView
{
    public required string Key { get; init; }
    public required string Text { get; init; }
    public required Named Register { get; init; }
    public Mention? Holder { get; init; }

    /// <summary>What is open, the oldest first.</summary>
    public required IReadOnlyList<ReopeningView> Open { get; init; }

    /// <summary>What was settled by the day.</summary>
    public required IReadOnlyList<ReopeningView> Settled { get; init; }

    /// <summary>The newest account of how it is met; null where there is none.</summary>
    public PositionView? Position { get; init; }

    /// <summary>Everything that took the place of what it rests on, each once.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<(Id<Provision> Id, Named Source, ToldProvision Told)> Successors { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<Reopening> Records { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public Responsibility Row { get; init; } = null!;

    /// <summary>The change that touched the responsibility, or what is reopened of it, last.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Version => Records.Select(r => r.Version).Append(Row.Version).Max();

    /// <summary>Whether somebody may write all that settling writes: what is reopened, and the words and the end of the responsibility.</summary>
    public async Task<bool> MaySettle(Db db, Policy policy, Viewer viewer, DateOnly day) =>
        await db.MayChange(policy, viewer, Row)
        && await db.MayChange(policy, viewer, Records.FirstOrDefault(r => r.IsOpenOn(day)) ?? Records[^1]);

    /// <summary>Null where there is no such responsibility that the viewer may see, or it was never reopened by the day. Four queries.</summary>
    public static async Task<ReopenedView?> Load(Db db, string register, string key, DateOnly day)
    {
        var found = await (
            from row in db.All<Responsibility>()
            where row.Key == key
            join held in db.All<Register>() on row.Register equals held.Id
            where held.Key == register
            join reopening in db.All<Reopening>() on row.Id equals reopening.Responsibility
            where reopening.Since <= day
            join entry in db.All<MapEntry>() on reopening.Entry equals entry.Id
            join old in db.All<Provision>() on entry.Provision equals old.Id
            join source in db.All<Source>() on old.Source equals source.Id
            join s in db.All<MapSuccessor>() on entry.Id equals s.Entry into successors
            from successor in successors.DefaultIfEmpty()
            join n in db.All<Provision>() on successor.Provision equals n.Id into named
            from becomes in named.DefaultIfEmpty()
            join l in db.All<Source>() on becomes.Source equals l.Id into laters
            from later in laters.DefaultIfEmpty()
            orderby reopening.Since, reopening.Key, successor.Order
            select new
            {
                Row = row,
                Register = new Named(held.Key, held.Title),
                held.Holder,
                Reopening = reopening,
                Entry = entry,
                Old = old,
                Source = new Named(source.Key, source.Title),
                New = becomes,
                Later = later == null ? null : new Named(later.Key, later.Title),
            }
        ).ToListAsync();
        if (found is not [var first, ..])
            return null;
        var newest = await db.PositionsBy(day).FirstOrDefaultAsync(p => p.Responsibility == first.Row.Id);
        var evidence = newest is null
            ? []
            : await db.All<Evidence>().Where(e => e.Position == newest.Id).OrderBy(e => e.Order).ThenBy(e => e.Key).ToListAsync();
        var names = await Mentions.Load(
            db,
            [first.Holder, newest?.By, .. evidence.Select(e => e.Record), .. found.Select(f => f.Reopening.SettledBy)]
        );
        var views = found
            .GroupBy(f => f.Reopening.Id)
            .Select(g =>
                (
                    g.First().Reopening,
                    View: new ReopeningView(
                        g.First().Source,
                        ToldProvision.Of(g.First().Old),
                        g.First().Entry.Outcome,
                        g.First().Later,
                        [.. g.Select(f => f.New).OfType<Provision>().DistinctBy(p => p.Id).Select(ToldProvision.Of)],
                        g.First().Entry.Unverified,
                        g.First().Reopening.Since,
                        g.First().Reopening.Settled,
                        g.First().Reopening.SettledOn,
                        names[g.First().Reopening.SettledBy],
                        g.First().Reopening.Words
                    )
                )
            )
            .ToList();
        return new ReopenedView
        {
            Key = key,
            Text = first.Row.Text,
            Register = first.Register,
            Holder = names[first.Holder],
            Open = [.. views.Where(v => v.Reopening.IsOpenOn(day)).Select(v => v.View)],
            Settled = [.. views.Where(v => !v.Reopening.IsOpenOn(day)).Select(v => v.View)],
            Position = newest is null ? null : PositionView.Of(newest, evidence, names),
            Successors =
            [
                .. found
                    .Where(f => f.New is not null && f.Reopening.IsOpenOn(day))
                    .DistinctBy(f => f.New!.Id)
                    .Select(f => (f.New!.Id, f.Later!, ToldProvision.Of(f.New!))),
            ],
            Records = [.. views.Select(v => v.Reopening)],
            Row = first.Row,
        };
    }
}

/// <summary>What became of a provision on which a responsibility rests, and how that was settled.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Old">The provision as it was.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Later">The source that came after; null where nothing took its place.</param>
/// <param name="New">What took its place.</param>
/// <param name="Unverified">What could not be verified of that.</param>
/// <param name="Since">Since when it is reopened.</param>
/// <param name="Settled">How it was settled; null where it is open.</param>
/// <param name="SettledOn">On which day.</param>
/// <param name="SettledBy">By whom; null where that was at the machine, or is not shown.</param>
/// <param name="Words">Why it was settled so.</param>
internal sealed record ReopeningView(
    Named Source,
    ToldProvision Old,
    Outcome Outcome,
    Named? Later,
    IReadOnlyList<ToldProvision> New,
    string? Unverified,
    DateOnly Since,
    Settlement? Settled,
    DateOnly? SettledOn,
    Mention? SettledBy,
    string? Words
);
