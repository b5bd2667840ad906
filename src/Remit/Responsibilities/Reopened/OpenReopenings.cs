using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Reopened;

/// <summary>What is reopened on a day.</summary>
internal static class OpenReopenings
{
    /// <summary>What was reopened by a day and not settled by then.</summary>
    public static IQueryable<Reopening> OpenReopeningsOn(this Db db, DateOnly day) =>
        db.All<Reopening>().Where(r => r.Since <= day && (r.SettledOn == null || r.SettledOn > day));

    /// <summary>All of it, as lists tell it: by register, in the order of its rows. One query, and those for who holds them.</summary>
    public static async Task<IReadOnlyList<ReopenedLine>> ReopenedLines(this Db db, DateOnly day)
    {
        var found = await (
            from reopening in db.OpenReopeningsOn(day)
            join row in db.All<Responsibility>().On(day) on reopening.Responsibility equals row.Id
            join register in db.All<Register>() on row.Register equals register.Id
            join entry in db.All<MapEntry>() on reopening.Entry equals entry.Id
            join provision in db.All<Provision>() on entry.Provision equals provision.Id
            join source in db.All<Source>() on provision.Source equals source.Id
            orderby register.Title, register.Key, row.Order, row.Key, reopening.Since, reopening.Key
            select new
            {
                Row = row,
                Register = new Named(register.Key, register.Title),
                register.Holder,
                reopening.Since,
                entry.Outcome,
                Provision = provision,
                Source = new Named(source.Key, source.Title),
            }
        ).ToListAsync();
        var names = await Mentions.Load(db, found.Select(f => f.Holder));
        return
        [
            .. found
                .GroupBy(f => f.Row.Id)
                .Select(g =>
                    (
                        First: g.First(),
                        Why: g.Select(f => new ReopenedFor(f.Source, ToldProvision.Of(f.Provision), f.Outcome)).ToList(),
                        Since: g.Min(f => f.Since)
                    )
                )
                .Select(g => new ReopenedLine(
                    g.First.Register,
                    g.First.Row.Key,
                    g.First.Row.Text,
                    names[g.First.Holder],
                    g.Since,
                    g.Why
                )),
        ];
    }
}

/// <summary>A reopened responsibility in a list.</summary>
/// <param name="Register">The register in which it stands.</param>
/// <param name="Key">Its key in it.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Holder">The post or body whose register it is.</param>
/// <param name="Since">Since when it is open.</param>
/// <param name="Why">What became of the provisions on which it rests.</param>
internal sealed record ReopenedLine(
    Named Register,
    string Key,
    string Text,
    Mention? Holder,
    DateOnly Since,
    IReadOnlyList<ReopenedFor> Why
);

/// <summary>What became of a provision on which a responsibility rests.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Old">The provision.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record ReopenedFor(Named Source, ToldProvision Old, Outcome Outcome)
{
    /// <summary>"Guidance of 2005, 4.4 Leadership: changed".</summary>
    public string InWords => $"{Source.Name}, {Old.Called}: {Outcome.OnScreen().ToLowerInvariant()}";
}
