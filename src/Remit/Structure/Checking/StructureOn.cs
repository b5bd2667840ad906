using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;

namespace Remit.Structure.Checking;

/// <summary>The structure on a day as its checks look at it, read with a fixed number of queries and nothing hidden.</summary>
internal sealed class StructureOn
{
    private readonly Dictionary<Id<Body>, Body> bodies;
    private readonly ILookup<RecordRef, Line> lines;
    private readonly ILookup<Id<Body>, PlaceOn> places;
    private readonly ILookup<Id<Body>, Id<LocalArea>> covers;
    private readonly ILookup<Id<Body>, TermsVersion> terms;
    private readonly ILookup<Id<Body>, Succession> successors;
    private readonly ILookup<Id<Body>, AreaOfResponsibility> topics;
    private readonly Seats seats;
    private readonly Dictionary<Id<Body>, IReadOnlyList<Seat>> seatsOf;

    private StructureOn(DateOnly day, Read read)
    {
        Day = day;
        bodies = read.Bodies.ToDictionary(b => b.Id);
        Bodies =
        [
            .. read.Bodies.OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase).ThenBy(b => b.Key, StringComparer.Ordinal),
        ];
        lines = read.Lines.OrderBy(l => l.Order).ToLookup(l => l.Start);
        Lines = [.. read.Lines.Where(l => l.Period.Covers(day))];
        covers = read.Covers.ToLookup(c => c.Body, c => c.Area);
        terms = read.Terms.ToLookup(t => t.Terms.Body);
        seats = read.Seats;
        Posts = read.Posts;
        Topics = read.Topics;
        Successions = read.Successions;
        successors = read.Successions.ToLookup(s => s.Predecessor);
        topics = read.Topics.ToLookup(t => t.Body);
        Organisations = read.Organisations.ToDictionary(o => o.Id);
        Partnership = read.Partnership;
        Served = read.Served.ToLookup(s => s.Organisation, s => s.Area);
        Areas = read.Areas.ToDictionary(a => a.Id);
        OrganisationSuccessions = read.OrganisationSuccessions;
        seatsOf = read.Bodies.ToDictionary(b => b.Id, b => seats.Of(b.Id));
        places = PlacesOf(read).ToLookup(p => p.Place.Body);
    }

    public DateOnly Day { get; }

    /// <summary>Every body that was ever recorded, by name.</summary>
    public IReadOnlyList<Body> Bodies { get; }

    /// <summary>The partnership's own bodies that are proposed or established.</summary>
    public IEnumerable<Body> Ours => Bodies.Where(b => !b.Outside && IsThere(b));

    /// <summary>Every line of the day.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The posts of the day.</summary>
    public IReadOnlyList<Post> Posts { get; }

    /// <summary>Every area of responsibility that was ever recorded.</summary>
    public IReadOnlyList<AreaOfResponsibility> Topics { get; }
    public IReadOnlyList<Succession> Successions { get; }

    /// <summary>Every organisation that was ever recorded.</summary>
    public IReadOnlyDictionary<Id<Organisation>, Organisation> Organisations { get; }
    public IReadOnlyList<OrganisationSuccession> OrganisationSuccessions { get; }
    public Partnership? Partnership { get; }

    /// <summary>The areas that organisations serve.</summary>
    public ILookup<Id<Organisation>, Id<LocalArea>> Served { get; }
    public IReadOnlyDictionary<Id<LocalArea>, LocalArea> Areas { get; }

    public Body this[Id<Body> id] => bodies[id];

    public BodyState StateOf(Body body) => body.StateOn(Day);

    /// <summary>Whether it is proposed or established on the day.</summary>
    public bool IsThere(Body body) => StateOf(body) is BodyState.Proposed or BodyState.Established;

    public bool IsEstablished(Body body) => StateOf(body) == BodyState.Established;

    /// <summary>Whether another is to take over from it: then nobody is asked to write down how it works.</summary>
    public bool IsOnItsWayOut(Body body) =>
        Successors(body).Any(s => s.State == SuccessionState.ToBecome && IsThere(bodies[s.Successor]));

    /// <summary>What takes over from a body, or is to.</summary>
    public IEnumerable<Succession> Successors(Body body) => successors[body.Id];

    /// <summary>Every area of responsibility of a body that was ever recorded.</summary>
    public IEnumerable<AreaOfResponsibility> TopicsOf(Body body) => topics[body.Id];

    /// <summary>The lines that go out from a body, ended ones too, in order.</summary>
    public IEnumerable<Line> EveryLineFrom(Body body) => lines[new RecordRef("body", body.RowId)];

    /// <summary>The lines of a kind that go out from a body to bodies that are there.</summary>
    public IEnumerable<Line> From(Body body, LineKind kind) =>
        EveryLineFrom(body).Where(l => l.Kind == kind && l.Period.Covers(Day) && IsThere(bodies[l.To]));

    /// <summary>The bodies to which it answers.</summary>
    public IEnumerable<Body> AnswersTo(Body body) => From(body, LineKind.AccountableTo).Select(l => bodies[l.To]).Distinct();

    /// <summary>The bodies above it, however high, the nearest first.</summary>
    public IReadOnlyList<Body> Above(Body body)
    {
        var above = new List<Body>();
        var next = new Queue<Body>([body]);
        while (next.TryDequeue(out var below))
            foreach (var upper in AnswersTo(below).Where(b => b != body && !above.Contains(b)))
            {
                above.Add(upper);
                next.Enqueue(upper);
            }
        return above;
    }

    /// <summary>The places of a body on the day, with who sits there.</summary>
    public IEnumerable<PlaceOn> Places(Body body) => places[body.Id];

    /// <summary>The same as its terms count them.</summary>
    public IReadOnlyList<Seat> SeatsOf(Body body) => seatsOf[body.Id];

    /// <summary>The version of terms by which it works; null for none.</summary>
    public TermsVersion? TermsOf(Body body)
    {
        var versions = terms[body.Id].OrderByDescending(t => t.Terms.Order).ToList();
        var counting = TermsLine.CountingOn(Day, versions.ConvertAll(v => v.Line));
        return counting is null ? null : versions.Find(v => v.Terms.Key == counting.Key);
    }

    /// <summary>Whether any version of its terms is recorded, drafts too.</summary>
    public bool HasTerms(Body body) => terms[body.Id].Any(t => t.Terms.From is null || t.Terms.From <= Day);

    /// <summary>Whether two bodies can't be busy in the same place: both say what they cover, and share no area.</summary>
    public bool AreApart(Body one, Body other)
    {
        var theirs = covers[other.Id].ToList();
        return covers[one.Id].Any() && theirs.Count > 0 && !covers[one.Id].Any(a => theirs.Any(t => Lies(a, t) || Lies(t, a)));
    }

    /// <summary>Whether an area is another or lies in it.</summary>
    public bool Lies(Id<LocalArea> area, Id<LocalArea> within)
    {
        var seen = new HashSet<Id<LocalArea>>();
        for (Id<LocalArea>? at = area; at is { } here && seen.Add(here); at = Areas.GetValueOrDefault(here)?.PartOf)
            if (here == within)
                return true;
        return false;
    }

    /// <summary>Reads all of it.</summary>
    public static async Task<StructureOn> Load(Db db, DateOnly day) => new(day, await Read.From(db, day));

    private IEnumerable<PlaceOn> PlacesOf(Read read)
    {
        var powers = read.Powers.Select(p => p.Place).ToHashSet();
        foreach (var body in read.Bodies)
        foreach (var (recorded, seat) in seats.RecordedOf(body.Id).Zip(SeatsOf(body)))
            yield return new PlaceOn(
                recorded.Place,
                seat,
                recorded.Appointment,
                read.People.GetValueOrDefault(recorded.Appointment?.Person ?? default),
                recorded.Vacancy,
                powers.Contains(recorded.Place.Id)
            );
    }

    /// <summary>What is read, a query for each.</summary>
    private sealed record Read
    {
        public required List<Body> Bodies { get; init; }
        public required List<Line> Lines { get; init; }
        public required List<CoveredArea> Covers { get; init; }
        public required List<Post> Posts { get; init; }
        public required Seats Seats { get; init; }
        public required Dictionary<Id<Person>, Person> People { get; init; }
        public required List<Power> Powers { get; init; }
        public required List<AreaOfResponsibility> Topics { get; init; }
        public required List<Succession> Successions { get; init; }
        public required IReadOnlyList<TermsVersion> Terms { get; init; }
        public required List<Organisation> Organisations { get; init; }
        public required List<OrganisationSuccession> OrganisationSuccessions { get; init; }
        public required List<ServedArea> Served { get; init; }
        public required List<LocalArea> Areas { get; init; }
        public Partnership? Partnership { get; init; }

        public static async Task<Read> From(Db db, DateOnly day) =>
            new()
            {
                Bodies = await db.All<Body>().ToListAsync(),
                Lines = await db.All<Line>().ToListAsync(),
                Covers = await db.All<CoveredArea>().ToListAsync(),
                Posts = await db.All<Post>().On(day).ToListAsync(),
                Seats = await Seats.Load(db, day, body: null),
                People = await (
                    from person in db.All<Person>()
                    where db.All<Appointment>().On(day).Any(a => a.Person == person.Id)
                    select person
                ).ToDictionaryAsync(p => p.Id),
                Powers = await db.All<Power>().On(day).ToListAsync(),
                Topics = await db.All<AreaOfResponsibility>().ToListAsync(),
                Successions = await db.All<Succession>().ToListAsync(),
                Terms = await TermsVersion.All(db),
                Organisations = await db.All<Organisation>().ToListAsync(),
                OrganisationSuccessions = await db.All<OrganisationSuccession>().ToListAsync(),
                Served = await db.All<ServedArea>().ToListAsync(),
                Areas = await db.All<LocalArea>().On(day).ToListAsync(),
                Partnership = await db.All<Partnership>().FirstOrDefaultAsync(),
            };
    }
}
