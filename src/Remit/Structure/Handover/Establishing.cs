using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Handover;

/// <summary>Something of a proposed body that can start on the day on which it is established.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Title">What people know it by: "the place “Chair”, which starts on 1 May 2008".</param>
/// <param name="IsUsual">Whether it starts then unless somebody says otherwise: it was to start only later.</param>
/// <param name="Start">Lets it start.</param>
internal sealed record Starter(RecordRef Record, string Title, bool IsUsual, Action<DateOnly> Start)
{
    /// <summary>As a form names it.</summary>
    public string Value => Record.ToString();
}

/// <summary>A proposed body, and what can start with it when it is established.</summary>
internal sealed class Establishing
{
    private const string FromProposed = "A body is established once, when it is proposed";

    public required Body Body { get; init; }

    /// <summary>The first day of it as an established body.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What can start with it: its places, lines and topics whose start is not recorded, or later.</summary>
    public required IReadOnlyList<Starter> Starters { get; init; }

    /// <summary>Loads a body to be established; null where there is none that the writer may see.</summary>
    public static async Task<Establishing?> Load(Db db, Id<Body> id, DateOnly on)
    {
        if (await db.Set<Body>().SingleOrDefaultAsync(b => b.Id == id) is not { } body)
            return null;
        var self = new RecordRef("body", body.RowId);
        var places = await Open(db.Set<Place>().Where(p => p.Body == id), on);
        var topics = await Open(db.Set<AreaOfResponsibility>().Where(a => a.Body == id), on);
        var lines = await Open(db.Set<Line>().Where(l => l.Start == self), on);
        var names = await db.Names(lines.Select(l => new RecordRef("body", l.To.Value)));
        return new Establishing
        {
            Body = body,
            On = on,
            Starters =
            [
                .. places.Select(p => Of("place", p, $"The place “{p.Title}”", on)),
                .. lines.Select(l =>
                    Of(
                        "line",
                        l,
                        $"{l.Kind.Outward()} {(names.TryGetValue(new RecordRef("body", l.To.Value), out var to) ? $"“{to.Title}”" : "a body that is not shown to you")}{Line.AfterName(l.Kind, l.Scope)}",
                        on
                    )
                ),
                .. topics.Select(a => Of("area", a, $"The area of responsibility “{a.Title}”", on)),
            ],
        };
    }

    /// <summary>Establishes it, and lets start what was chosen; nothing is kept until the context is committed.</summary>
    /// <returns>How many start with it.</returns>
    public Result<int> Do(IReadOnlyCollection<string> chosen)
    {
        if (Refusals().ToList() is { Count: > 0 } refusals)
            return Result<int>.Refused(refusals);
        Body.Established = new Period(On, Body.Until);
        var starting = Starters.Where(s => chosen.Contains(s.Value)).ToList();
        foreach (var starter in starting)
            starter.Start(On);
        return Result<int>.Done(starting.Count);
    }

    private IEnumerable<Refusal> Refusals()
    {
        var itself = new RecordRef("body", Body.RowId);
        if (Body.IsEstablished)
            yield return new(
                FromProposed,
                $"“{Body.Name}” is established already{(Body.EstablishedFrom is { } since ? $", from {LondonDate.Words(since)}" : "")}. To mend the day, change its dates.",
                itself,
                "on"
            );
        else if (Body.Period.HasEndedBy(On))
            yield return new(
                FromProposed,
                $"“{Body.Name}” was given up after {LondonDate.Words(Body.Until!.Value)}, so it can’t be established on {LondonDate.Words(On)}.",
                itself,
                "on"
            );
        else if (Body.Period.StartsAfter(On))
            yield return new(
                FromProposed,
                $"“{Body.Name}” is thought of only from {LondonDate.Words(Body.From!.Value)}. Choose that day or a later one.",
                itself,
                "on"
            );
    }

    private static async Task<List<T>> Open<T>(IQueryable<T> records, DateOnly on)
        where T : DatedRecord<T> =>
        await records
            .Where(r => (r.From == null || r.From > on) && (r.Until == null || r.Until >= on))
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();

    private static Starter Of<T>(string kind, T record, string title, DateOnly on)
        where T : DatedRecord<T> =>
        new(
            new RecordRef(kind, record.RowId),
            title + (record.From is { } from ? $", which starts on {LondonDate.Words(from)} otherwise" : ""),
            record.From > on,
            day => record.Period = new Period(day, record.Until)
        );
}
