using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Comparing;

/// <summary>What changed between two dates, thing by thing.</summary>
/// <param name="Subject">Bodies, lines, places, people or terms; topics only in a timeline.</param>
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
    Topics,
}

/// <summary>
/// The structure on two dates, compared: what is there on the later one and was not on the earlier, and the other way round. What came and
/// went in between is not told.
/// </summary>
internal sealed class Comparison
{
    private readonly List<Difference> differences = [];
    private readonly ComparedSide from;
    private readonly ComparedSide to;

    private Comparison(ComparedSide from, ComparedSide to) => (this.from, this.to) = (from, to);

    /// <summary>All of them: bodies first, then lines, places, people and terms, each by the body's name.</summary>
    public static IReadOnlyList<Difference> Of(ComparedSide from, ComparedSide to)
    {
        var comparison = new Comparison(from, to);
        comparison.CompareBodies();
        comparison.CompareLines();
        comparison.CompareSeats();
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
        foreach (var (before, after) in Pairs())
        {
            var named = (after ?? before)!;
            var (was, becomes) = (before?.State ?? BodyState.NotYet, after?.State ?? BodyState.NotYet);
            Add(ChangeSubject.Bodies, named, ChangeSentences.Became(named.Name, was, becomes));
            if (before is not null && after is not null && before.Name != after.Name && was != BodyState.NotYet)
                Add(ChangeSubject.Bodies, named, ChangeSentences.Renamed(before.Name, after.Name));
        }
    }

    private void CompareLines()
    {
        var were = from.Lines.Where(l => l.Period.Covers(from.Day)).ToDictionary(l => l.Id);
        var are = to.Lines.Where(l => l.Period.Covers(to.Day)).ToDictionary(l => l.Id);
        foreach (var line in were.Values.Where(l => !are.TryGetValue(l.Id, out var now) || !IsSame(l, now)))
            CompareLine(line, isThere: false);
        foreach (var line in are.Values.Where(l => !were.TryGetValue(l.Id, out var then) || !IsSame(then, l)))
            CompareLine(line, isThere: true);
    }

    private static bool IsSame(Line one, Line other) =>
        one.Kind == other.Kind && one.To == other.To && one.Scope == other.Scope && one.Start == other.Start;

    private void CompareLine(Line line, bool isThere)
    {
        if (Find(line.To) is not { } end)
            return;
        var start = line.Start.Kind == "body" ? Find(new Id<Body>(line.Start.Id)) : null;
        var name = start?.Name ?? to.Posts.GetValueOrDefault(line.Start) ?? from.Posts.GetValueOrDefault(line.Start);
        if (name is not null)
            Add(ChangeSubject.Lines, start ?? end, ChangeSentences.Drawn(name, line.Kind, isThere, end.Name, line.Scope));
    }

    private void CompareSeats()
    {
        foreach (var id in from.Bodies.Keys.Union(to.Bodies.Keys))
        {
            var named = Find(id)!;
            // A place that goes on under another organisation is one place.
            var were = from.Seats.Of(id).ToLookup(s => s.Origin!.Value);
            var are = to.Seats.Of(id).ToLookup(s => s.Origin!.Value);
            foreach (var origin in were.Select(s => s.Key).Union(are.Select(s => s.Key)))
                CompareSeat(named, were[origin].FirstOrDefault(), are[origin].FirstOrDefault());
        }
    }

    private void CompareSeat(ComparedBody body, Seat? was, Seat? becomes)
    {
        if (was is null && becomes is not null)
            Add(
                ChangeSubject.Places,
                body,
                ChangeSentences.NewPlace(becomes.Title, body.Name, becomes.Holders, becomes.State == SeatState.Vacant)
            );
        else if (was is not null && becomes is null)
            Add(ChangeSubject.Places, body, ChangeSentences.NoPlace(was.Title, body.Name));
        if (was is null || becomes is null)
            return;
        if (was.FilledBy?.Key != becomes.FilledBy?.Key && becomes.FilledBy is { } filler)
            Add(ChangeSubject.Places, body, ChangeSentences.Filled(becomes.Title, body.Name, filler.Name));
        if (was.Role != becomes.Role)
            Add(ChangeSubject.Places, body, ChangeSentences.Role(becomes.Title, body.Name, was.Role, becomes.Role));
        var change = new SeatChange(
            Except(was, becomes),
            Except(becomes, was),
            was.State == SeatState.Vacant,
            becomes.State == SeatState.Vacant
        );
        Add(ChangeSubject.People, body, ChangeSentences.Passed(becomes.Title, body.Name, change));
    }

    private static List<Named> Except(Seat seat, Seat other) =>
        [.. seat.Holders.Where(h => other.Holders.All(o => o.Key != h.Key))];

    private void CompareTerms()
    {
        foreach (var (before, after) in Pairs())
        {
            var (were, are) = (before?.Agreed ?? [], after?.Agreed ?? []);
            var told = from.Day <= to.Day ? are.Except(were) : were.Except(are);
            foreach (var terms in told)
                Add(
                    ChangeSubject.Terms,
                    (after ?? before)!,
                    ChangeSentences.Agreed(terms.Version, (after ?? before)!.Name, terms.On)
                );
        }
    }

    private IEnumerable<(ComparedBody? Before, ComparedBody? After)> Pairs() =>
        from.Bodies.Keys.Union(to.Bodies.Keys).Select(id => (from.Bodies.GetValueOrDefault(id), to.Bodies.GetValueOrDefault(id)));

    private ComparedBody? Find(Id<Body> body) => to.Bodies.GetValueOrDefault(body) ?? from.Bodies.GetValueOrDefault(body);

    private void Add(ChangeSubject subject, ComparedBody body, string? sentence)
    {
        if (sentence is not null)
            differences.Add(new Difference(subject, new Named(body.Key, body.Name), sentence));
    }
}
