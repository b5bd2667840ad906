using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Comparing;

/// <summary>What changed between two dates, thing by thing.</summary>
/// <param name="Subject">Bodies, lines, places, people or terms.</param>
/// <param name="Body">The body that it is about.</param>
/// <param name="Sentence">What happened, as a sentence that can be read aloud.</param>
internal sealed record Difference(ChangeSubject Subject, Named Body, string Sentence);

/// <summary>What a difference is about.</summary>
internal enum ChangeSubject
{
    Bodies,
    Lines,
    Places,
    People,
    Terms,
}

/// <summary>
/// The structure on two dates, compared: what is there on the later one and was not on the earlier, and the other way round. What came and
/// went in between is not told. Six queries.
/// </summary>
internal sealed class Comparison
{
    private readonly List<Difference> differences = [];
    private readonly Dictionary<Id<Body>, Then> earlier;
    private readonly Dictionary<Id<Body>, Then> later;

    private Comparison(Dictionary<Id<Body>, Then> earlier, Dictionary<Id<Body>, Then> later) =>
        (this.earlier, this.later) = (earlier, later);

    /// <summary>All of them: bodies first, then lines, places, people and terms, each by the body's name.</summary>
    public static async Task<IReadOnlyList<Difference>> Of((Db Db, DateOnly Day) from, (Db Db, DateOnly Day) to)
    {
        var comparison = new Comparison(await Bodies(from.Db, from.Day, from.Day), await Bodies(to.Db, to.Day, from.Day));
        comparison.CompareBodies();
        await comparison.CompareLines(to.Db, from.Day, to.Day);
        comparison.CompareSeats(await Seats.Load(from.Db, from.Day, body: null), await Seats.Load(to.Db, to.Day, body: null));
        comparison.CompareTerms();
        return
        [
            .. comparison
                .differences.OrderBy(d => d.Subject)
                .ThenBy(d => d.Body.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(d => d.Sentence, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private void CompareBodies()
    {
        foreach (var id in earlier.Keys.Union(later.Keys))
        {
            var (before, after) = (earlier.GetValueOrDefault(id), later.GetValueOrDefault(id));
            var named = (after ?? before)!;
            var (was, becomes) = (before?.State ?? BodyState.NotYet, after?.State ?? BodyState.NotYet);
            if (was != becomes && Became(was, becomes) is { } happened)
                Add(ChangeSubject.Bodies, named, $"{named.Name} {happened}.");
            if (before is not null && after is not null && before.Name != after.Name)
                Add(ChangeSubject.Bodies, named, $"{before.Name} is now called {after.Name}.");
        }
    }

    private static string? Became(BodyState was, BodyState becomes) =>
        (was, becomes) switch
        {
            (BodyState.NotYet, BodyState.Proposed) => "was proposed",
            (_, BodyState.Established) => "was established",
            (_, BodyState.Closed) => was == BodyState.NotYet ? null : "was closed",
            (BodyState.Established, BodyState.Proposed) => "was established, and is only proposed",
            (BodyState.Closed, BodyState.Proposed) => "was closed, and is proposed again",
            _ => null,
        };

    private async Task CompareLines(Db db, DateOnly from, DateOnly to)
    {
        var changed = (await db.All<Line>().ToListAsync())
            .Where(l => l.Period.Covers(from) != l.Period.Covers(to) && Find(l.To) is not null)
            .ToList();
        var posts = await db.Names(changed.Select(l => l.Start).Where(s => s.Kind == "post"));
        foreach (var line in changed)
        {
            var end = Find(line.To)!;
            var start = line.Start.Kind == "body" ? Find(new Id<Body>(line.Start.Id)) : null;
            if ((start?.Name ?? posts.GetValueOrDefault(line.Start)?.Title) is { } name)
                Add(
                    ChangeSubject.Lines,
                    start ?? end,
                    $"{name} {Verb(line.Kind, line.Period.Covers(to))} {end.Name}{Line.AfterName(line.Kind, line.Scope)}."
                );
        }
    }

    private static string Verb(LineKind kind, bool now) =>
        kind switch
        {
            LineKind.AccountableTo => now ? "now answers to" : "no longer answers to",
            LineKind.Scrutinises => now ? "now scrutinises" : "no longer scrutinises",
            LineKind.WorksWith => now ? "now works with" : "no longer works with",
        };

    private void CompareSeats(Seats before, Seats after)
    {
        foreach (var id in earlier.Keys.Union(later.Keys))
        {
            var named = (later.GetValueOrDefault(id) ?? earlier.GetValueOrDefault(id))!;
            // A place that goes on under another organisation is one place.
            var were = before.Of(id).ToLookup(s => s.Origin!.Value);
            var are = after.Of(id).ToLookup(s => s.Origin!.Value);
            foreach (var origin in were.Select(s => s.Key).Union(are.Select(s => s.Key)))
                CompareSeat(named, were[origin].FirstOrDefault(), are[origin].FirstOrDefault());
        }
    }

    private void CompareSeat(Then body, Seat? was, Seat? becomes)
    {
        if (was is null || becomes is null)
        {
            var (seat, words) = was is null ? (becomes!, "There is a new place") : (was, "There is no longer the place");
            Add(ChangeSubject.Places, body, $"{words} “{seat.Title}” on {body.Name}{Held(was is null ? seat : null)}.");
            return;
        }
        if (was.FilledBy?.Key != becomes.FilledBy?.Key && becomes.FilledBy is { } filler)
            Add(ChangeSubject.Places, body, $"“{becomes.Title}” on {body.Name} is now filled by {filler.Name}.");
        if (was.Role != becomes.Role)
            Add(
                ChangeSubject.Places,
                body,
                $"“{becomes.Title}” on {body.Name} is now {becomes.Role.OnScreen().ToLowerInvariant()}, and was {was.Role.OnScreen().ToLowerInvariant()}."
            );
        var (left, joined) = (Except(was, becomes), Except(becomes, was));
        var place = $"“{becomes.Title}” on {body.Name}";
        if (left.Count > 0 && joined.Count > 0)
            Add(ChangeSubject.People, body, $"{place} passed from {left.InARow()} to {joined.InARow()}.");
        else if (joined.Count > 0)
            Add(
                ChangeSubject.People,
                body,
                $"{joined.InARow()} took {place}{(was.State == SeatState.Vacant ? ", which was vacant" : "")}."
            );
        else if (left.Count > 0)
            Add(
                ChangeSubject.People,
                body,
                $"{left.InARow()} left {place}{(becomes.State == SeatState.Vacant ? ", which is vacant" : "")}."
            );
        else if (was.State != becomes.State && becomes.State == SeatState.Vacant)
            Add(ChangeSubject.People, body, $"{place} is vacant.");
    }

    private static string Held(Seat? seat) =>
        seat is null ? ""
        : seat.Holders.Count > 0 ? $", held by {seat.Holders.InARow()}"
        : seat.State == SeatState.Vacant ? ", which is vacant"
        : "";

    private static List<Named> Except(Seat seat, Seat other) =>
        [.. seat.Holders.Where(h => other.Holders.All(o => o.Key != h.Key))];

    private void CompareTerms()
    {
        foreach (var body in later.Values)
        foreach (var terms in body.Agreed)
            Add(
                ChangeSubject.Terms,
                body,
                $"Version {terms.Version} of the terms of reference of {body.Name} was agreed on {LondonDate.Words(terms.On)}."
            );
    }

    private Then? Find(Id<Body> body) => later.GetValueOrDefault(body) ?? earlier.GetValueOrDefault(body);

    private void Add(ChangeSubject subject, Then body, string sentence) =>
        differences.Add(new Difference(subject, new Named(body.Key, body.Name), sentence));

    /// <summary>The bodies as they are called and stand on a day, with the versions of terms that were agreed since another.</summary>
    private static async Task<Dictionary<Id<Body>, Then>> Bodies(Db db, DateOnly day, DateOnly since)
    {
        var (first, last) = since <= day ? (since, day) : (day, since);
        var rows = await (
            from body in db.All<Body>()
            select new
            {
                Body = body,
                Agreed = db.All<TermsOfReference>()
                    .Where(t => t.Body == body.Id && t.AgreedOn > first && t.AgreedOn <= last)
                    .OrderBy(t => t.AgreedOn)
                    .Select(t => new AgreedTerms(t.Key, t.AgreedOn!.Value))
                    .ToList(),
            }
        ).ToListAsync();
        return rows.ToDictionary(r => r.Body.Id, r => new Then(r.Body.Key, r.Body.Name, r.Body.StateOn(day), r.Agreed));
    }

    private sealed record Then(string Key, string Name, BodyState State, IReadOnlyList<AgreedTerms> Agreed);

    private sealed record AgreedTerms(string Version, DateOnly On);
}
