using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.WhoDeals;

/// <summary>What an answer needs to know of the bodies in it, on a day.</summary>
internal sealed class BodyFacts
{
    private readonly Dictionary<Guid, OneBody> bodies;
    private readonly Seats seats;
    private readonly AreaMap areas;

    private BodyFacts(IEnumerable<OneBody> bodies, Seats seats, AreaMap areas, DateOnly day)
    {
        this.bodies = bodies
            .Where(b => b.Body.StateOn(day) is BodyState.Proposed or BodyState.Established)
            .ToDictionary(b => b.Body.Id.Value);
        this.seats = seats;
        this.areas = areas;
        Day = day;
    }

    public DateOnly Day { get; }

    /// <summary>The bodies that stand at the top: boards and executives of the partnership itself.</summary>
    public IEnumerable<OneBody> AtTheTop =>
        bodies
            .Values.Where(b => !b.Body.Outside && b.Body.Kind is BodyKind.Board or BodyKind.Executive)
            .OrderBy(b => b.Body.Kind)
            .ThenByDescending(b => b.Areas.Count + b.Covers.Count)
            .ThenBy(b => b.Body.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A body that is proposed or established; null for another.</summary>
    public OneBody? this[Guid id] => bodies.GetValueOrDefault(id);

    /// <summary>Whether a body is proposed or established on the day, and what is said of it holds then.</summary>
    public bool Holds(RecordRef body, RecordRef part) =>
        this[body.Id] is { } known
        && part.Kind switch
        {
            "area" => known.Area(part.Id) is not null,
            "terms" => known.Terms.Exists(t => t.Value == part.Id),
            _ => true,
        };

    /// <summary>Some bodies, and those at the top. Two queries.</summary>
    public static async Task<BodyFacts> Load(Db db, DateOnly day, IReadOnlyCollection<Id<Body>> found, AreaMap areas)
    {
        var bodies = await (
            from body in db.All<Body>()
            where found.Contains(body.Id) || body.Kind == BodyKind.Board || body.Kind == BodyKind.Executive
            select new OneBody
            {
                Body = body,
                Areas = db.All<AreaOfResponsibility>().On(day).Where(a => a.Body == body.Id).ToList(),
                Covers = db.All<CoveredArea>().Where(c => c.Body == body.Id).OrderBy(c => c.Order).Select(c => c.Area).ToList(),
                Joint = db.All<JointArea>().Where(j => j.Body == body.Id).Select(j => j.Area).ToList(),
                Terms = db.All<TermsOfReference>()
                    .On(day)
                    .Where(t => t.Body == body.Id && (t.State == TermsState.Agreed || t.State == TermsState.Proposed))
                    .Select(t => t.Id)
                    .ToList(),
            }
        ).ToListAsync();
        return new BodyFacts(bodies, await Seats.Chairs(db, day), areas, day);
    }

    public IReadOnlyList<Seat> ChairsOf(OneBody body) => seats.ChairsOf(body.Body.Id);

    /// <summary>The areas that a body covers, as far as they are there on the day.</summary>
    public IReadOnlyList<Named> CoversOf(OneBody body) =>
        [.. body.Covers.Select(a => areas[a]).OfType<LocalArea>().Select(AreaMap.Named)];

    /// <summary>
    /// Whether a body works in a place: it covers the place, a wider one or one inside it, or owns itself jointly with one; a body that names
    /// no area covers the whole partnership.
    /// </summary>
    public bool IsIn(OneBody body, LocalArea place)
    {
        if (body.Covers.Count == 0)
            return true;
        var near = areas.UpFrom(place).Concat(areas.Within(place)).Select(a => a.Id).ToHashSet();
        return body.Covers.Concat(body.Joint).Any(near.Contains);
    }

    /// <summary>Whether two bodies work in a place that is the same.</summary>
    public bool Meet(OneBody one, OneBody other) =>
        one.Covers.Count == 0
        || other.Covers.Count == 0
        || one.Covers.Select(a => areas[a]).OfType<LocalArea>().Any(a => IsIn(other, a));

    /// <summary>A body with what it covers.</summary>
    internal sealed class OneBody
    {
        public required Body Body { get; init; }
        public required List<AreaOfResponsibility> Areas { get; init; }
        public required List<Id<LocalArea>> Covers { get; init; }
        public required List<Id<LocalArea>> Joint { get; init; }
        public required List<Id<TermsOfReference>> Terms { get; init; }

        /// <summary>One of its topics; null for none that holds.</summary>
        public AreaOfResponsibility? Area(Guid id) => Areas.Find(a => a.Id.Value == id);

        /// <summary>The ages of a topic of its: the topic's own, or else the body's.</summary>
        public AskedAges AgesOf(AreaOfResponsibility? area) => AskedAges.Of(area?.Ages ?? Body.Ages);
    }
}
